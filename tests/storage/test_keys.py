from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.keys import POLL_EVERY, Key, KeyKind, PairRequest, PairState
from kiosk.domain.stations import StationKind
from kiosk.use_cases.ports import Store
from tests.storage.samples import KIOSK, LATER, NOW, station_key

AGENT = Key("k-agent", KeyKind.AGENT, "agent-bcdf", "Склад", LATER, "s-pavel", None, "192.0.2.7")


@pytest.fixture
def shop(store: Store) -> Store:
    store.write(lambda uow: uow.places.add_station(KIOSK))
    store.write(lambda uow: uow.keys.add(station_key("k1"), "secret-1"))
    store.write(lambda uow: uow.keys.add(station_key("k2", "gone"), "secret-2"))
    store.write(lambda uow: uow.keys.add(AGENT, "secret-3"))
    return store


def test_a_token_acts_as_its_owner_only(shop: Store) -> None:
    assert shop.read(lambda uow: uow.keys.station_of("secret-1")) == (station_key("k1"), KIOSK)
    for wrong in ("secret-2", "secret-3", "Secret-1", "k1", ""):
        assert shop.read(lambda uow, t=wrong: uow.keys.station_of(t)) is None  # type: ignore[misc]
    assert shop.read(lambda uow: uow.keys.of_token("secret-3")) == AGENT
    assert shop.read(lambda uow: uow.keys.of_token("secret-1")) == station_key("k1")
    assert shop.read(lambda uow: uow.keys.of_token("secret-4")) is None
    assert [key.id for key in shop.read(lambda uow: uow.keys.all())] == ["k1", "k2", "k-agent"]


def test_a_revoked_key_is_nobodys(shop: Store) -> None:
    assert shop.write(lambda uow: uow.keys.revoke("k1", LATER))
    assert not shop.write(lambda uow: uow.keys.revoke("k1", LATER))
    assert not shop.write(lambda uow: uow.keys.revoke("nothing", LATER))
    assert shop.read(lambda uow: (uow.keys.station_of("secret-1"), uow.keys.of_token("secret-1"))) == (None, None)
    assert shop.read(lambda uow: [uow.keys.was_revoked(t) for t in ("secret-1", "secret-3", "secret-4")]) == [True, False, False]
    assert shop.read(lambda uow: uow.keys.get("k1")) == replace(station_key("k1"), revoked_at=LATER)
    assert [key.id for key in shop.read(lambda uow: uow.keys.all())] == ["k2", "k-agent"]


def test_an_agent_is_called_otherwise_from_now_on(shop: Store) -> None:
    shop.write(lambda uow: uow.keys.rename(KeyKind.AGENT, AGENT.owner, "Склад"))
    assert shop.read(lambda uow: uow.keys.of_token("secret-3")) == replace(AGENT, name="Склад")
    assert shop.read(lambda uow: uow.keys.get("k1")) == station_key("k1")


def test_when_and_from_where_a_key_was_used(shop: Store) -> None:
    shop.write(lambda uow: uow.keys.seen("k1", LATER, "192.0.2.9"))
    assert shop.read(lambda uow: uow.keys.get("k1")) == replace(station_key("k1"), seen_at=LATER, address="192.0.2.9")


def request(name: str, minutes: int = 0) -> PairRequest:
    made = NOW + timedelta(minutes=minutes)
    return PairRequest(name, KeyKind.STATION, f"CODE{name}", "Киоск", "192.0.2.7", made, None, POLL_EVERY, screen=StationKind.TILL)


def test_a_request_is_found_by_its_device_code_only(store: Store) -> None:
    store.write(lambda uow: uow.pairing.add(request("r1"), "device-code-1"))
    assert store.read(lambda uow: uow.pairing.of_device_code("device-code-1")) == request("r1")
    for wrong in ("device-code-2", "CODEr1", "r1", ""):
        assert store.read(lambda uow, c=wrong: uow.pairing.of_device_code(c)) is None  # type: ignore[misc]
    assert store.read(lambda uow: uow.pairing.get("r1")) == request("r1")


def test_a_request_is_decided_and_goes(store: Store) -> None:
    for n in (3, 1, 2):
        store.write(lambda uow, n=n: uow.pairing.add(request(f"r{n}", n), f"code-{n}"))  # type: ignore[misc]
    decided = replace(
        request("r2", 2),
        state=PairState.ACCEPTED,
        owner="kiosk-1",
        owner_name="Киоск 1",
        decided_by="s-pavel",
        polled_at=LATER,
        interval=POLL_EVERY * 2,
    )
    store.write(lambda uow: uow.pairing.change(decided))
    assert store.read(lambda uow: uow.pairing.get("r2")) == decided
    assert [r.id for r in store.read(lambda uow: uow.pairing.waiting())] == ["r1", "r3"]
    assert store.write(lambda uow: uow.pairing.remove("r2"))
    assert not store.write(lambda uow: uow.pairing.remove("r2"))
    assert store.write(lambda uow: uow.pairing.remove_made_before(NOW + timedelta(minutes=2))) == 1
    assert [r.id for r in store.read(lambda uow: uow.pairing.waiting())] == ["r3"]
