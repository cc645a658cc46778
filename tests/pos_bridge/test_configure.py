"""Devices come, change and go while the bridge runs; the others notice nothing."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Thread

import msgspec
import pytest
import serial

from pos_bridge.bridge import Bridge, CommandResult, DeviceConfig, Event, JobProgress, LinkChanged, Scanned
from pos_bridge.bridge.device import Deed
from pos_bridge.bridge.kinds import KINDS
from pos_bridge.bridge.scanner_device import ScannerDevice
from pos_bridge.errors import UnknownCommand, UnknownDevice, UnknownProfile
from pos_bridge.link import LinkState
from pos_bridge.printer import PrintState
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import VirtualPrinter, VirtualScanner
from tests.pos_bridge.counter import Printing, until
from tests.pos_bridge.slips import slip


class Running:
    """A bridge that runs, and what it told."""

    def __init__(self, profiles: Profiles) -> None:
        self.bridge = Bridge([], profiles)
        self.told: list[Event] = []
        self.bridge.start()
        self._taker = Thread(target=self._take, daemon=True)
        self._taker.start()

    def close(self) -> None:
        self.bridge.close()
        self._taker.join(5)

    def ready(self, device: str, times: int = 1) -> None:
        until(lambda: self.states(device).count(LinkState.READY) >= times, f"{device} ready {times}")

    def states(self, device: str) -> list[LinkState]:
        return [e.state for e in list(self.told) if isinstance(e, LinkChanged) and e.device == device]

    def texts(self, device: str) -> list[str]:
        return [e.text for e in list(self.told) if isinstance(e, Scanned) and e.device == device]

    def _take(self) -> None:
        for event in self.bridge.events():
            self.told.append(event)


@pytest.fixture
def running(profiles: Profiles) -> Iterator[Running]:
    one = Running(profiles)
    yield one
    one.close()


@pytest.fixture
def scanners(profiles: Profiles, tmp_path: Path) -> Iterator[Callable[[str], VirtualScanner]]:
    made: list[VirtualScanner] = []

    def make(name: str) -> VirtualScanner:
        made.append(VirtualScanner(profiles.scanner("generic-serial"), tmp_path, name))
        return made[-1]

    yield make
    for one in made:
        one.close()


def scanner(device_id: str, one: VirtualScanner, profile: str = "generic-serial") -> DeviceConfig:
    return DeviceConfig(device_id, "scanner", profile, one.url)


def test_a_device_is_added_and_the_first_one_is_not_disturbed(
    running: Running, scanners: Callable[[str], VirtualScanner], profiles: Profiles
) -> None:
    a, b = scanners("a"), scanners("b")
    running.bridge.configure([scanner("a", a)], profiles)
    running.ready("a")
    a.scan("ORA1007")
    until(lambda: running.texts("a") == ["ORA1007"])
    running.bridge.configure([scanner("a", a), scanner("b", b)], profiles)
    running.ready("b")
    b.scan("ORA1008")
    a.scan("ORA1009")
    until(lambda: (running.texts("a"), running.texts("b")) == (["ORA1007", "ORA1009"], ["ORA1008"]))
    assert running.states("a") == [LinkState.OPENING, LinkState.READY]
    assert running.bridge.status("a").scans == 2


def test_a_removed_device_leaves_its_port_at_once(
    running: Running, scanners: Callable[[str], VirtualScanner], profiles: Profiles
) -> None:
    a, b = scanners("a"), scanners("b")
    running.bridge.configure([scanner("a", a), scanner("b", b)], profiles)
    running.ready("a")
    running.ready("b")
    running.bridge.configure([scanner("b", b)], profiles)
    serial.Serial(a.url, exclusive=True).close()
    with pytest.raises(UnknownDevice):
        running.bridge.status("a")
    b.scan("ORA1007")
    until(lambda: running.texts("b") == ["ORA1007"])


def test_a_port_goes_to_another_device_of_the_same_shop(
    running: Running, scanners: Callable[[str], VirtualScanner], profiles: Profiles
) -> None:
    a = scanners("a")
    running.bridge.configure([scanner("old", a)], profiles)
    running.ready("old")
    running.bridge.configure([scanner("new", a)], profiles)
    running.ready("new")
    a.scan("ORA1007")
    until(lambda: running.texts("new") == ["ORA1007"])
    assert running.states("new") == [LinkState.OPENING, LinkState.READY]


def test_a_profile_that_changed_is_used_and_one_that_did_not_disturbs_nobody(
    running: Running, scanners: Callable[[str], VirtualScanner], profiles: Profiles
) -> None:
    a, b = scanners("a"), scanners("b")
    devices = [scanner("a", a), scanner("b", b, "zebra-aim")]
    running.bridge.configure(devices, profiles)
    running.ready("a")
    running.ready("b")
    generic = profiles.scanner("generic-serial")
    strict = msgspec.structs.replace(generic, framing=msgspec.structs.replace(generic.framing, max_bytes=16))
    running.bridge.configure(devices, Profiles({**profiles.scanners, "generic-serial": strict}, profiles.printers))
    running.ready("a", times=2)
    a.scan("12345678901234567")
    until(lambda: running.bridge.status("a").refused == 1)
    assert running.states("b") == [LinkState.OPENING, LinkState.READY]


@pytest.mark.parametrize(
    ("device", "error"),
    [
        (DeviceConfig("b", "scanner", "no-such-profile", "/nowhere"), UnknownProfile),
        (DeviceConfig("a", "scanner", "generic-serial", "/nowhere"), ValueError),
        (DeviceConfig("b", "toaster", "generic-serial", "/nowhere"), ValueError),  # type: ignore[arg-type]
    ],
)
def test_a_wrong_configuration_changes_nothing(
    running: Running, scanners: Callable[[str], VirtualScanner], profiles: Profiles, device: DeviceConfig, error: type[Exception]
) -> None:
    a = scanners("a")
    running.bridge.configure([scanner("a", a)], profiles)
    running.ready("a")
    with pytest.raises(error):
        running.bridge.configure([scanner("a", a), device], profiles)
    a.scan("ORA1007")
    until(lambda: running.texts("a") == ["ORA1007"])
    assert running.states("a") == [LinkState.OPENING, LinkState.READY]


def test_a_print_ends_when_its_printer_is_taken_out(
    running: Running, printer: Callable[..., VirtualPrinter], profiles: Profiles
) -> None:
    one = printer("epson-tm-t20iii")
    running.bridge.configure([DeviceConfig("p", "printer", "epson-tm-t20iii", one.url)], profiles)
    running.ready("p")
    one.paper_out_after(3)
    printing = Printing(lambda: running.bridge.print("p", "job", slip(lines=40)))
    until(lambda: waits_for_paper(running), "the wait for paper")
    running.bridge.configure([], profiles)
    assert printing.outcome().state is PrintState.UNCERTAIN


def waits_for_paper(running: Running) -> bool:
    return any(isinstance(event, JobProgress) and event.state == "waiting_paper" for event in list(running.told))


class Beeping(ScannerDevice):
    def deeds(self) -> Mapping[str, Deed]:
        return {"beep_good": lambda arguments: CommandResult(True, "beeped", {"times": arguments.get("times", 1)})}


def test_a_command_reaches_the_device_and_an_unknown_one_says_what_there_is(
    running: Running, scanners: Callable[[str], VirtualScanner], profiles: Profiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KINDS, "scanner", Beeping)
    running.bridge.configure([scanner("a", scanners("a"))], profiles)
    assert running.bridge.commands("a") == ("beep_good",)
    assert running.bridge.command("a", "beep_good", {"times": 2}) == CommandResult(True, "beeped", {"times": 2})
    with pytest.raises(UnknownCommand, match="beep_good"):
        running.bridge.command("a", "dance", {})
    with pytest.raises(UnknownDevice):
        running.bridge.command("nobody", "beep_good", {})
