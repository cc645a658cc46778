"""What is wrong, from how everything is: causes before consequences, unknown is no fault."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.domain.devices import Device, DeviceKind, DeviceNow, HostNow
from kiosk.domain.faults import FaultKind, Picture, diagnose

AT = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)
PRINTER = Device("p", "kiosk-1", DeviceKind.PRINTER, "epson", "/dev/p")
SCANNER = Device("s", "kiosk-1", DeviceKind.SCANNER, "zebra", "/dev/s")
READY = DeviceNow(link="ready")
PROFILE = ("profile_refused", "epson")
WELL = Picture((PRINTER, SCANNER), {"p": READY, "s": READY}, {})


def kinds(picture: Picture) -> list[tuple[str, str]]:
    return [(finding.kind.value, finding.subject) for finding in diagnose(picture, AT)]


def test_nothing_known_against_it_is_no_fault() -> None:
    assert kinds(WELL) == []
    assert kinds(replace(WELL, now={"p": DeviceNow(link="opening"), "s": DeviceNow(link="away")})) == []


@pytest.mark.parametrize(
    ("now", "kind"),
    [
        (DeviceNow(), FaultKind.ABSENT),
        (DeviceNow(link="lost"), FaultKind.LOST),
        (DeviceNow(link="absent", trouble="busy"), FaultKind.BUSY),
        (DeviceNow(link="absent", trouble="denied"), FaultKind.DENIED),
        (DeviceNow(link="lost", trouble="unreachable"), FaultKind.UNREACHABLE),
        (replace(READY, hindrance="paper_out", paper="out"), FaultKind.PAPER_OUT),
        (replace(READY, hindrance="cover_open"), FaultKind.COVER_OPEN),
        (replace(READY, hindrance="fault"), FaultKind.MECHANISM),
        (replace(READY, hindrance="offline"), FaultKind.OFFLINE),
        (replace(READY, paper="near_end"), FaultKind.PAPER_LOW),
    ],
)
def test_each_state_of_a_printer_is_one_fault(now: DeviceNow, kind: FaultKind) -> None:
    assert kinds(replace(WELL, now={"p": now, "s": READY})) == [(kind.value, "p")]


def test_a_noisy_scanner_and_a_missing_profile() -> None:
    assert kinds(replace(WELL, now={"p": READY, "s": replace(READY, noisy=True)})) == [("noise", "s")]
    # Without its profile it is not opened at all: that it does not answer is no fault of its own.
    assert kinds(replace(WELL, now={"p": READY, "s": DeviceNow()}, known_profile={"s": False})) == [("no_profile", "s")]


def test_a_text_of_the_shop_that_loads_no_longer_is_one_fault_however_many_devices_use_it() -> None:
    refused = {"epson": "epson:12 unknown_key"}
    [finding] = diagnose(replace(WELL, refused=refused), AT)
    assert (finding.kind, finding.subject, finding.station_id, finding.detail) == (*PROFILE, "kiosk-1", "epson:12 unknown_key")
    two = (PRINTER, replace(PRINTER, id="p2", station_id="kiosk-2"))
    [finding] = diagnose(Picture(two, {"p": READY, "p2": READY}, {}, refused=refused), AT)
    assert finding.station_id == "", "of no station where several have it"
    # A model of the shop's own is then gone altogether: that the device has no profile follows from it.
    assert kinds(replace(WELL, refused=refused, known_profile={"p": False})) == [PROFILE]


def test_a_host_that_is_away_is_one_fault_however_many_devices_hang_there() -> None:
    away = HostNow("agent-1", "Касса", "agent", False)
    there = tuple(replace(device, host="agent-1") for device in (PRINTER, SCANNER))
    assert kinds(Picture(there, {}, {}, hosts=[away])) == [("host_away", "agent-1")]


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [("no_key", "host_no_key"), ("protocol", "host_outdated"), ("two_agents", "host_twice"), ("settings", "host_settings")],
)
@pytest.mark.parametrize("available", [True, False])
def test_what_is_wrong_with_a_host_is_said_instead_of_that_it_is_away(trouble: str, kind: str, available: bool) -> None:
    host = HostNow("agent-1", "Касса", "agent", available, trouble=trouble)
    assert kinds(replace(WELL, hosts=[host])) == [(kind, "agent-1")]


def test_a_disabled_device_has_no_faults() -> None:
    assert kinds(Picture((replace(PRINTER, enabled=False),), {}, {})) == []


def test_slips_that_wait_for_a_printer_which_is_well() -> None:
    since = {"p": AT - timedelta(minutes=3)}
    assert kinds(replace(WELL, waiting={"p": 2}, waiting_since=since)) == [("stuck", "p")]
    assert kinds(replace(WELL, waiting={"p": 2}, waiting_since={"p": AT - timedelta(seconds=30)})) == []
    assert kinds(replace(WELL, waiting={"p": 2}, waiting_since=since, held=frozenset({"p"}))) == [("held", "p")]
    out = {"p": replace(READY, hindrance="paper_out"), "s": READY}
    assert kinds(replace(WELL, now=out, waiting={"p": 2}, waiting_since=since)) == [("paper_out", "p")]
    assert kinds(replace(WELL, uncertain={"p": 1})) == [("uncertain", "p")]


def test_what_is_no_device() -> None:
    assert kinds(replace(WELL, channels=[("webshop", "silent"), ("other", "")])) == [("channel", "webshop")]
    assert kinds(replace(WELL, disk_free=4)) == [("disk", "server")]
    assert kinds(replace(WELL, disk_free=5)) == []
