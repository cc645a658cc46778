"""A running bridge and a machine where things are plugged in and out."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest

from pos_bridge.bridge import Bridge, DeviceConfig, Event, LinkChanged, PortsChanged, Scanned, ScanRefused
from pos_bridge.errors import BadAddress
from pos_bridge.identity import PortWatch
from pos_bridge.line import open_evdev
from pos_bridge.line.evdev import EV_KEY, EVENT
from pos_bridge.link import LinkState
from pos_bridge.link.opening import OPENERS
from pos_bridge.printer import PrintState
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import VirtualPrinter
from tests.pos_bridge.counter import until
from tests.pos_bridge.machine import Machine, Pty
from tests.pos_bridge.slips import slip

LEFT, RIGHT = "usb://1a86:7523/path/1-1:1.0", "usb://1a86:7523/path/1-2:1.0"


class Counter:
    """Scanners at a machine, and what was told of them."""

    def __init__(self, machine: Machine, profiles: Profiles, every: float = 0.03) -> None:
        self.machine = machine
        self._profiles = profiles
        self.told: list[Event] = []
        self.bridge = Bridge([], profiles, watch=lambda changed: PortWatch(changed, machine.root, lambda: None, every=every))
        self._thread = Thread(target=self._take, daemon=True)
        self._ptys: list[Pty] = []

    def start(self) -> None:
        self.bridge.start()
        self._thread.start()

    def carry(self, profile: str = "generic-serial", **addresses: str) -> None:
        self.bridge.configure([DeviceConfig(i, "scanner", profile, a) for i, a in addresses.items()], self._profiles)

    def pty(self) -> Pty:
        self._ptys.append(Pty.made())
        return self._ptys[-1]

    def plug(self, kind: str, name: str, at: str = "1-1", ids: str = "1a86:7523", serial: str | None = None, to: str = "") -> None:
        self.machine.plug(kind, name, at, ids, serial, to=to)
        until(lambda: any(port.node.endswith(name) for port in self.bridge.seen()), f"{name} is seen")

    def states(self, device: str) -> list[LinkState]:
        return [e.state for e in list(self.told) if isinstance(e, LinkChanged) and e.device == device]

    def ready(self, device: str, times: int = 1) -> None:
        until(lambda: self.states(device).count(LinkState.READY) == times, f"{device} ready {times}")

    def absences(self) -> list[str]:
        return [e.reason for e in list(self.told) if isinstance(e, LinkChanged) and e.state is LinkState.ABSENT]

    def texts(self) -> list[tuple[str, str]]:
        return [(e.device, e.text) for e in list(self.told) if isinstance(e, Scanned)]

    def close(self) -> None:
        self.bridge.close()
        self._thread.join(5)
        for pty in self._ptys:
            if pty.device >= 0:
                pty.close()

    def _take(self) -> None:
        for event in self.bridge.events():
            self.told.append(event)


@pytest.fixture
def counter(profiles: Profiles, tmp_path: Path) -> Iterator[Counter]:
    one = Counter(Machine(tmp_path / "machine"), profiles)
    one.start()
    yield one
    one.close()


def test_a_scanner_plugged_in_again_under_another_name_is_found(counter: Counter) -> None:
    old, new = counter.pty(), counter.pty()
    counter.plug("acm", "ttyACM0", ids="05e0:1701", serial="21001B", to=old.path)
    counter.carry(s="usb://05e0:1701/serial/21001B")
    counter.ready("s")
    old.send(b"460711200")
    until(lambda: counter.bridge.bytes_log("s"), "half a scan")
    counter.machine.unplug("ttyACM0")
    old.close()
    old.device = -1
    until(lambda: LinkState.LOST in counter.states("s"), "the loss")
    counter.plug("acm", "ttyACM7", at="2-4.1", ids="05e0:1701", serial="21001B", to=new.path)
    counter.ready("s", times=2)
    new.send(b"ORA1007\r")
    until(lambda: counter.texts() == [("s", "ORA1007")], "the scan")
    assert [e.reason for e in counter.told if isinstance(e, ScanRefused)] == ["incomplete"]
    assert next(e.reason for e in counter.told if isinstance(e, LinkChanged) and e.state is LinkState.LOST) == "unplugged"


def test_two_that_change_places_at_once_are_never_taken_for_one_another(profiles: Profiles, tmp_path: Path) -> None:
    """Nobody has looked since, and each node that the last look knew is there again: it leads to the other one."""
    machine = Machine(tmp_path / "machine")
    counter = Counter(machine, profiles, every=3600)
    old, new = [counter.pty(), counter.pty()], [counter.pty(), counter.pty()]
    machine.plug("usb-serial", "ttyUSB0", at="1-1", to=old[0].path)
    machine.plug("usb-serial", "ttyUSB1", at="1-2", to=old[1].path)
    counter.start()
    counter.carry(left=LEFT, right=RIGHT)
    counter.ready("left")
    counter.ready("right")
    for name in ("ttyUSB0", "ttyUSB1"):
        machine.unplug(name)
    machine.plug("usb-serial", "ttyUSB0", at="1-2", to=new[1].path)
    machine.plug("usb-serial", "ttyUSB1", at="1-1", to=new[0].path)
    for pty in old:
        pty.close()
        pty.device = -1
    counter.ready("left", times=2)
    counter.ready("right", times=2)
    new[0].send(b"ORA1\r")
    until(lambda: counter.texts() == [("left", "ORA1")], "the left one is the left one")
    counter.close()


def test_a_line_that_leads_to_another_device_by_now_is_left(counter: Counter) -> None:
    """As when a name changes hands between the last look and the opening: the line is open, and nothing on it says so."""
    ptys = {"left": counter.pty(), "right": counter.pty()}
    counter.plug("usb-serial", "ttyUSB0", at="1-1", to=ptys["left"].path)
    counter.carry(left=LEFT)
    counter.ready("left")
    counter.machine.unplug("ttyUSB0")
    counter.machine.plug("usb-serial", "ttyUSB1", at="1-1", to=ptys["right"].path)
    counter.machine.plug("usb-serial", "ttyUSB0", at="1-2", to=ptys["left"].path)
    counter.ready("left", times=2)
    ptys["right"].send(b"ORA1\r")
    until(lambda: counter.texts() == [("left", "ORA1")], "its scans")


def test_two_equal_adapters_stay_where_they_are_after_their_nodes_have_changed_places(counter: Counter) -> None:
    first = [counter.pty(), counter.pty()]
    counter.plug("usb-serial", "ttyUSB0", at="1-1", to=first[0].path)
    counter.plug("usb-serial", "ttyUSB1", at="1-2", to=first[1].path)
    counter.carry(left=LEFT, right=RIGHT)
    counter.ready("left")
    counter.ready("right")
    for name, pty in zip(("ttyUSB0", "ttyUSB1"), first, strict=True):
        counter.machine.unplug(name)
        pty.close()
        pty.device = -1
    until(lambda: not counter.bridge.seen(), "both gone")
    again = {"left": counter.pty(), "right": counter.pty()}
    counter.plug("usb-serial", "ttyUSB0", at="1-2", to=again["right"].path)
    counter.plug("usb-serial", "ttyUSB1", at="1-1", to=again["left"].path)
    counter.ready("left", times=2)
    counter.ready("right", times=2)
    again["left"].send(b"ORA1\r")
    until(lambda: len(counter.texts()) == 1, "the left one")
    again["right"].send(b"ORA2\r")
    until(lambda: len(counter.texts()) == 2, "the right one")
    assert counter.texts() == [("left", "ORA1"), ("right", "ORA2")]


def test_what_nobody_asked_for_is_seen_but_never_opened_or_written_to(counter: Counter) -> None:
    known, unknown = counter.pty(), counter.pty()
    counter.plug("usb-serial", "ttyUSB0", at="1-1", to=known.path)
    counter.carry(s=LEFT)
    counter.ready("s")
    counter.plug("usb-serial", "ttyUSB1", at="1-2", to=unknown.path)
    until(lambda: len(counter.bridge.seen()) == 2, "the new port")
    assert any(isinstance(event, PortsChanged) for event in counter.told)
    assert {port.node: port.used_by for port in counter.bridge.seen()} == {"/dev/ttyUSB0": "s", "/dev/ttyUSB1": None}
    # Longer than any attempt would wait. What it says is neither read nor answered, and no one else has it open.
    unknown.send(b"4607112000018\r")
    known.send(b"ORA1007\r")
    until(lambda: counter.texts() == [("s", "ORA1007")], "the scan of the known one")
    assert unknown.received() == b""
    assert openers(unknown.path) == 1
    assert openers(known.path) == 2
    counter.carry(s=LEFT, t=RIGHT)
    counter.ready("t")
    assert openers(unknown.path) == 2


def openers(path: str) -> int:
    """How many descriptors of this process lead there; the test itself holds one."""
    found = 0
    for entry in Path("/proc/self/fd").iterdir():
        try:
            found += str(entry.readlink()) == path
        except OSError:
            continue
    return found


def test_a_port_in_use_is_not_opened_twice_whatever_it_is_called(counter: Counter) -> None:
    pty = counter.pty()
    counter.plug("usb-serial", "ttyUSB0", at="1-1", to=pty.path)
    counter.carry(s=LEFT)
    counter.ready("s")
    counter.carry(s=LEFT, again="/dev/ttyUSB0")
    until(lambda: LinkState.ABSENT in counter.states("again"), "the refusal")
    status = counter.bridge.status("again")
    assert (status.link, status.reason) == (LinkState.ABSENT, "busy")
    assert counter.states("s") == [LinkState.OPENING, LinkState.READY]
    pty.send(b"ORA1007\r")
    until(lambda: counter.texts() == [("s", "ORA1007")], "the scan, once")


def test_another_reason_for_the_same_absence_is_news(counter: Counter) -> None:
    for n in (0, 1):
        counter.plug("acm", f"ttyACM{n}", at=f"1-{n + 1}", ids="0416:5011", serial="0001", to=counter.pty().path)
    counter.carry(s="usb://0416:5011/serial/0001")
    until(lambda: counter.bridge.status("s").reason == "ambiguous", "ambiguity")
    counter.machine.unplug("ttyACM0")
    counter.ready("s")
    counter.machine.unplug("ttyACM1")
    counter.carry()
    counter.carry(s="usb://0416:5011/serial/0001")
    until(lambda: counter.bridge.status("s").reason == "absent", "absence")
    counter.plug("acm", "ttyACM0", ids="0416:5011", serial="0001", to="/nowhere")
    counter.machine.plug("acm", "ttyACM1", "1-2", "0416:5011", "0001")
    until(lambda: counter.bridge.status("s").reason == "ambiguous", "ambiguity again")
    until(lambda: counter.absences() == ["ambiguous", "absent", "ambiguous"], "each reason told once")


def test_a_wrong_address_is_refused_before_anything_changes(counter: Counter) -> None:
    pty = counter.pty()
    counter.plug("usb-serial", "ttyUSB0", at="1-1", to=pty.path)
    counter.carry(s=LEFT)
    counter.ready("s")
    with pytest.raises(BadAddress):
        counter.carry(s=LEFT, t="/dev/usb/lp0")
    assert counter.states("s") == [LinkState.OPENING, LinkState.READY]


def test_what_is_plugged_in_is_known_before_the_start(profiles: Profiles, tmp_path: Path) -> None:
    machine = Machine(tmp_path / "machine")
    machine.plug("usb-serial", "ttyUSB0")
    bridge = Bridge([], profiles, watch=lambda changed: PortWatch(changed, machine.root, lambda: None))
    assert [port.node for port in bridge.seen()] == ["/dev/ttyUSB0"]
    bridge.close()


def report(text: str) -> bytes:
    """As an LSR118 sends it: 64 bytes, number 2, length, AIM identifier, data."""
    return bytes([2, len(text)]) + b"]E0" + text.encode().ljust(59, b"\0")


def test_a_scan_in_hid_reports_is_an_event_and_its_node_may_change(counter: Counter, tmp_path: Path) -> None:
    node = tmp_path / "hid"
    os.mkfifo(node)
    scanner = os.open(node, os.O_RDWR)
    try:
        counter.plug("hidraw", "hidraw3", ids="0db5:0139", serial="7", to=str(node))
        counter.carry("access-is-hid-pos", s="usb://0db5:0139/serial/7?as=hidraw")
        counter.ready("s")
        os.write(scanner, report("4607112000018"))
        until(lambda: counter.texts() == [("s", "4607112000018")], "the scan")
        assert counter.bridge.seen()[0].used_by == "s"
    finally:
        os.close(scanner)


def test_a_keyboard_wedge_is_a_scanner_like_any_other(counter: Counter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    node = tmp_path / "keys"
    os.mkfifo(node)
    monkeypatch.setitem(OPENERS, "evdev", lambda path: open_evdev(path, lambda fd: None))  # a pipe cannot be grabbed
    keys = os.open(node, os.O_RDWR)
    try:
        counter.plug("evdev", "event5", ids="05f9:2206", serial="S1", to=str(node))
        counter.carry("keyboard-wedge-us", s="usb://05f9:2206/serial/S1?as=evdev")
        counter.ready("s")
        for code in (5, 7, 11, 8, 2, 2, 3, 11, 11, 11, 11, 2, 9, 28):
            os.write(keys, EVENT.pack(0, 0, EV_KEY, code, 1) + EVENT.pack(0, 0, EV_KEY, code, 0))
        until(lambda: counter.texts() == [("s", "4607112000018")], "the scan")
    finally:
        os.close(keys)


def test_a_printer_at_the_kernel_s_own_driver_prints(
    printer: Callable[..., VirtualPrinter], profiles: Profiles, fonts: list[Path], tmp_path: Path
) -> None:
    machine = Machine(tmp_path / "machine")
    paper = printer("epson-tm-t20iii")
    machine.plug("usblp", "lp0", ids="04b8:0e15", serial="J1", to=paper.url)
    devices = [DeviceConfig("p", "printer", "epson-tm-t20iii", "usb://04b8:0e15/serial/J1?as=usblp")]
    bridge = Bridge(devices, profiles, fonts=fonts, watch=lambda changed: PortWatch(changed, machine.root, lambda: None))
    bridge.start()
    try:
        until(lambda: bridge.status("p").link is LinkState.READY, "ready")
        outcome = bridge.print("p", "job", slip(number="A-1007"))
        assert (outcome.state, outcome.proof) == (PrintState.PRINTED, "process_id")
        assert any("A-1007" in piece.text for piece in paper.papers)
    finally:
        bridge.close()
