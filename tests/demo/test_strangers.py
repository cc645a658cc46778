"""Unknown devices in the lab: seen, not used, tried, accepted, and there again after a restart."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.devices.lab_ports import LabPorts
from kiosk.devices.strangers import MODELS, Strangers
from kiosk.domain.devices import SERVER, Device, DeviceKind, Origin
from kiosk.domain.errors import BadRequest, NotFound
from pos_bridge.identity import seen_ports
from pos_bridge.profiles import load_profiles

PROFILES = load_profiles(Path(__file__).parents[2] / "firmware_profiles")


def test_what_is_plugged_in_is_seen_with_what_its_plug_says(tmp_path: Path) -> None:
    ports = LabPorts(tmp_path)
    strangers = Strangers(PROFILES, ports, ())
    for what in MODELS:
        strangers.plug(what)

    def seen() -> list[tuple[str, str, str | None]]:
        return [(port.node, port.address, port.product) for port in seen_ports(ports.machine(SERVER))]

    printer = ("/dev/ttyUSB2", "usb://04b8:0e15/serial/LAB1", "TM-T20III")
    nameless = ("/dev/ttyUSB1", "usb://1a86:7523/path/3-1:1.0", "USB Serial")
    assert seen() == [printer, ("/dev/ttyUSB0", "usb://05e0:1701/serial/LAB1", "DS2208"), nameless]
    strangers.do("stranger-scanner-1", "unplug")
    assert seen() == [printer, nameless]
    strangers.do("stranger-scanner-1", "replug")
    strangers.do("stranger-printer-1", "take_away")
    assert [one["id"] for one in strangers.describe()] == ["stranger-scanner-1", "stranger-adapter-1"]
    strangers.close()


def test_what_cannot_be_is_refused(tmp_path: Path) -> None:
    strangers = Strangers(PROFILES, LabPorts(tmp_path), ())
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
    device = Device("kiosk-1/scanner-2", "kiosk-1", DeviceKind.SCANNER, "zebra-aim", MODELS["adapter"].plug(2).address)
    elsewhere = replace(device, address=MODELS["adapter"].plug(3).address, host="agent-sadovaya", origin=Origin.CONSOLE)
    strangers = Strangers(PROFILES, LabPorts(tmp_path), ())
    strangers.restore([device, elsewhere])
    assert [one["id"] for one in strangers.describe()] == ["stranger-adapter-2"]
    strangers.close()
