"""The rules that a real machine gets: every maker that a profile names is kept from those who would write to its ports."""

import re

import pytest

from tests.pos_bridge.conftest import ROOT

RULES = (ROOT / "deploy/70-pos-devices.rules").read_text(encoding="utf-8")
ADAPTERS = {"0403", "067b", "10c4", "1a86"}
"""FTDI, Prolific, Silicon Labs, WCH."""


def makers(family: str) -> set[str]:
    files = (ROOT / "firmware_profiles" / family).glob("*.toml")
    return {vid for file in files for vid in re.findall(r"^vid = 0x([0-9a-f]{4})", file.read_text(encoding="utf-8"), re.MULTILINE)}


def covered(subsystem: str, deed: str) -> set[str]:
    lines = [line for line in RULES.splitlines() if line.startswith(f'SUBSYSTEM=="{subsystem}"') and deed in line]
    return {vid for line in lines for ids in re.findall(r'idVendor}=="([^"]+)"', line) for vid in ids.split("|")}


@pytest.mark.parametrize("family", ["scanners", "printers"])
def test_no_modem_manager_writes_to_a_known_device(family: str) -> None:
    assert makers(family)
    assert makers(family) | ADAPTERS <= covered("tty", 'ENV{ID_MM_DEVICE_IGNORE}="1"')
    assert makers(family) | ADAPTERS <= covered("usb", 'ATTR{power/control}="on"') | {"6666", "7777"}


def test_scanners_are_open_to_the_server_and_type_into_no_window() -> None:
    assert makers("scanners") <= covered("hidraw", 'GROUP="dialout"')
    assert makers("scanners") <= covered("input", 'ENV{LIBINPUT_IGNORE_DEVICE}="1"')
    # A printer is no keyboard, and other keyboards are nobody's business.
    assert not (makers("printers") | ADAPTERS) & covered("input", "")


def test_every_rule_is_whole() -> None:
    rules = [line for line in RULES.splitlines() if line and not line.startswith("#")]
    assert rules[0] == 'ACTION!="add|change", GOTO="pos_end"'
    assert rules[-1] == 'LABEL="pos_end"'
    part = r"[A-Z_]+(\{[\w/]+\})?(==|!=|=|\+=)\"[^\"]*\""
    assert all(re.fullmatch(f"{part}(, {part})*", line) for line in rules)
