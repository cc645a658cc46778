"""A scanner that sends rubbish, half of a code, or vanishes: nobody is greeted by it, and the next scan works."""

import time
from collections.abc import Iterator

import pytest

from tests.faults.served_shop import STATIONS, ServedShop, settled
from tests.screen_client import Ear
from tests.waiting import until

ANNA, IGOR = "2900001044127", "2900002013580"
SENSIBLE = {"customer", "product", "order", "second_card", "card_blocked"}


@pytest.fixture
def ear(served: ServedShop, request: pytest.FixtureRequest) -> Iterator[Ear]:
    """An open screen with nobody at it. `kiosk-1` unless the test asks for each station."""
    station = getattr(request, "param", "kiosk-1")
    client = served.client(station)
    client.end()
    ear = served.ear(station)
    yield ear
    ear.close()
    client.end()


def outcomes(ear: Ear) -> list[str]:
    settled(lambda: len(ear.of("scanned")))
    return ear.outcomes()


def greeted(ear: Ear, served: ServedShop, station: str, card: str, name: str) -> None:
    """One clean scan is enough."""
    before = len(ear.of("scanned"))
    served.scanners[station].scan(card)
    until(lambda: len(ear.of("scanned")) > before, "the scan is heard")
    assert ear.outcomes()[-1] == "customer"
    until(lambda: (ear.of("state") or [{}])[-1].get("visit"), "the visit is told")
    assert ear.of("state")[-1]["visit"]["customer"]["name"] == name


@pytest.mark.parametrize(("ear", "station"), [(s, s) for s in STATIONS], indirect=["ear"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_four_kilobytes_of_noise_greet_nobody(ear: Ear, served: ServedShop, station: str, seed: int) -> None:
    served.scanners[station].noise(4096, seed)
    until(lambda: ear.of("scanned"), "something was heard")
    assert not SENSIBLE.intersection(outcomes(ear))
    greeted(ear, served, station, ANNA, "Анна К.")


@pytest.mark.parametrize(("ear", "station"), [(s, s) for s in STATIONS], indirect=["ear"])
def test_half_a_scan_is_no_card(ear: Ear, served: ServedShop, station: str) -> None:
    served.scanners[station].half_scan(IGOR)
    assert not SENSIBLE.intersection(outcomes(ear))
    greeted(ear, served, station, ANNA, "Анна К.")


@pytest.mark.parametrize(
    "rubbish",
    [
        b"\x1bp\x00\x19\xfa\x1d\x56\x00\r\n",
        b"http://evil.example/\r\n",
        b"javascript:alert(1)\r\n",
        b"2900001044128\r\n",
        b"OR" + b"9" * 3000 + b"\r\n",
        b"\xff\xfe\x00\x01\r\n\r\n\r\n",
        b"'; DROP TABLE orders; --\r\n",
    ],
    ids=["escapes", "address", "script", "bad check digit", "endless number", "binary", "sql"],
)
def test_rubbish_that_looks_like_a_scan(ear: Ear, served: ServedShop, rubbish: bytes) -> None:
    served.scanners["kiosk-1"].send_raw(rubbish)
    assert not SENSIBLE.intersection(outcomes(ear))
    greeted(ear, served, "kiosk-1", ANNA, "Анна К.")


@pytest.mark.parametrize(("ear", "station"), [(s, s) for s in STATIONS], indirect=["ear"])
def test_unplugged_in_mid_scan_and_plugged_in_again(ear: Ear, served: ServedShop, station: str) -> None:
    scanner = served.scanners[station]
    scanner.half_scan(IGOR)
    scanner.unplug()
    settled(lambda: len(ear.of("scanned")))
    scanner.replug()
    plugged = time.monotonic()

    def heard_again() -> bool:
        scanner.scan(ANNA)  # the person tries again
        return "customer" in ear.outcomes()

    until(heard_again, "the scanner works again", every_s=0.25)
    assert time.monotonic() - plugged < 5, "back within five seconds"
    state = until(lambda: ear.of("state"), "the visit is told")[-1]
    assert state["visit"]["customer"]["name"] == "Анна К."


def test_noise_at_one_station_is_not_heard_at_another(ear: Ear, served: ServedShop) -> None:
    served.scanners["kiosk-2"].noise(4096, 7)
    greeted(ear, served, "kiosk-1", ANNA, "Анна К.")
    assert outcomes(ear) == ["customer"]
