"""Unknown devices in the lab: seen, not used, tried, accepted, and there again after a restart."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.devices.strangers import MODELS, Strangers
from kiosk.domain.devices import Device, DeviceKind, Origin
from kiosk.domain.errors import BadRequest, NotFound
from pos_bridge.profiles import load_profiles

PROFILES = load_profiles(Path(__file__).parents[2] / "firmware_profiles")


def test_what_is_plugged_in_is_seen_with_what_its_plug_says(tmp_path: Path) -> None:
    strangers = Strangers(PROFILES, tmp_path, ())
    for what in MODELS:
        strangers.plug(what)
    ports = strangers.ports()
    assert [(port.vid, port.pid) for port in ports] == [("05e0", "1701"), ("1a86", "7523"), ("04b8", "0e15")]
    assert all(Path(port.address).exists() and port.used_by is None for port in ports)
    strangers.do("stranger-scanner-1", "unplug")
    assert len(strangers.ports()) == 2 and not Path(ports[0].address).exists()
    strangers.do("stranger-scanner-1", "replug")
    strangers.do("stranger-printer-1", "take_away")
    assert [one["id"] for one in strangers.describe()] == ["stranger-scanner-1", "stranger-adapter-1"]
    strangers.close()


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    strangers = Strangers(PROFILES, tmp_path, ())
    with pytest.raises(BadRequest):
        strangers.plug("toaster")
    with pytest.raises(NotFound):
        strangers.do("stranger-scanner-1", "scan")
    for _ in range(6):
        strangers.plug("adapter")
    with pytest.raises(BadRequest, match="pull one out"):
        strangers.plug("adapter")
    with pytest.raises(BadRequest):
        strangers.do("stranger-adapter-1", "sing")
    strangers.close()


def test_an_accepted_one_is_there_again_after_a_restart(tmp_path: Path) -> None:
    device = Device("kiosk-1/scanner-2", "kiosk-1", DeviceKind.SCANNER, "zebra-aim", str(tmp_path / "stranger-adapter-2"))
    elsewhere = replace(device, address="/dev/stranger-adapter-3", origin=Origin.CONSOLE)
    strangers = Strangers(PROFILES, tmp_path, ())
    strangers.restore([device, elsewhere])
    assert [one["id"] for one in strangers.describe()] == ["stranger-adapter-2"]
    strangers.close()
