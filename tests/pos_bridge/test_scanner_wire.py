"""Every family of scanner over a real pty: answers, sending again, commands, and faults on the way."""

import select
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from pos_bridge.bridge import Bridge, CommandResult, DeviceConfig, Scanned, ScanRefused, scanner_device
from pos_bridge.bridge.device import Surroundings
from pos_bridge.bridge.events import Event
from pos_bridge.bridge.scanner_device import ScannerDevice
from pos_bridge.errors import UnknownCommand
from pos_bridge.link import LinkLoop, LinkState
from pos_bridge.printer import Typeface
from pos_bridge.profiles import Profiles
from pos_bridge.profiles.scanner_schema import Command
from pos_bridge.scanner import Scan, ScanDecoder
from pos_bridge.simulator import VirtualScanner
from pos_bridge.simulator.ports import PtyPort
from pos_bridge.simulator.scanner import Fault
from pos_bridge.simulator.scanner_voice import guessed, spoken
from tests.pos_bridge.conftest import ROOT
from tests.pos_bridge.counter import until

NAMES = sorted(path.stem for path in (ROOT / "firmware_profiles" / "scanners").glob("*.toml"))
GS1 = "0104607112000018215Fy(p3\x1d91EE10\x1d92" + "dGVzdA" * 12


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("text", ["4607112000018", "96385074", "ORA1007", GS1])
def test_every_profile_reads_what_its_family_says(shipped: Profiles, name: str, text: str) -> None:
    profile = shipped.scanner(name)
    decoder = ScanDecoder(profile)
    events = [event for packet in spoken(profile, text, guessed(text)) for event in decoder.feed(packet, 0.0)]
    scans = [event for event in [*events, *decoder.idle(9.0)] if isinstance(event, Scan)]
    assert [scan.text for scan in scans] == [text]


class Bench:
    """A virtual scanner of one profile, a bridge, and what the bridge told."""

    def __init__(self, profiles: Profiles, folder: Path, profile: str) -> None:
        self.scanner = VirtualScanner(profiles.scanner(profile), folder, patience=0.4)
        self.bridge = Bridge([DeviceConfig("s", "scanner", profile, self.scanner.url)], profiles)
        self.events: list[Event] = []
        self._pump = Thread(target=self._take, daemon=True)

    def open(self) -> None:
        self.bridge.start()
        self._pump.start()
        until(lambda: self.bridge.status("s").link is LinkState.READY, "ready")

    def close(self) -> None:
        self.bridge.close()
        self._pump.join(5)
        self.scanner.close()

    def texts(self) -> list[str]:
        return [event.text for event in list(self.events) if isinstance(event, Scanned)]

    def reasons(self) -> list[str]:
        return [event.reason for event in list(self.events) if isinstance(event, ScanRefused)]

    def _take(self) -> None:
        for event in self.bridge.events():
            self.events.append(event)


@pytest.fixture
def bench(shipped: Profiles, tmp_path: Path) -> Iterator[Callable[[str], Bench]]:
    made: list[Bench] = []

    def make(profile: str) -> Bench:
        made.append(Bench(shipped, tmp_path, profile))
        made[-1].open()
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_packets_are_acknowledged_and_everything_a_code_says_is_told(bench: Callable[[str], Bench]) -> None:
    one = bench("zebra-ssi")
    one.scanner.scan("4607112000018")
    one.scanner.scan("01046071120000181727033110LOT7", "gs1-128")
    until(lambda: len(one.texts()) == 2, "both scans")
    assert (one.scanner.sent_again, one.scanner.given_up) == (0, 0)
    told = [event for event in one.events if isinstance(event, Scanned)][1]
    assert (told.symbology, told.gs1) == ("gs1-128", {"gtin": "04607112000018", "expiry": "2027-03-31", "batch": "LOT7"})


def test_a_scan_is_handed_over_before_it_is_acknowledged(shipped: Profiles) -> None:
    """What is acknowledged and then lost is lost for good."""
    port = PtyPort()
    port.plug()
    waiting: list[bool] = []

    def tell(event: Event) -> None:
        if isinstance(event, Scanned):
            waiting.append(bool(select.select(port.fds(), [], [], 0)[0]))

    config = DeviceConfig("s", "scanner", "zebra-ssi", port.url)
    device = ScannerDevice.made(config, shipped, Surroundings(time.monotonic, tell, lambda: None, Typeface()))
    loop = LinkLoop(time.monotonic)
    loop.carry([device.link])
    loop.start()
    try:
        until(lambda: device.link.state is LinkState.READY, "ready")
        port.send(spoken(shipped.scanner("zebra-ssi"), "ORA1007", "code128")[0])
        until(lambda: port.receive(100) == bytes.fromhex("04 d0 04 00 ff 28"), "the acknowledgement")
        assert waiting == [False]
        until(lambda: len(device.log.records()) == 2, "both ways in the log")
        assert [record.direction for record in device.log.records()] == ["in", "out"]
    finally:
        loop.close()
        port.unplug()


@pytest.mark.parametrize("profile", ["zebra-ssi", "access-is-hid-pos", "grow-gm65", "zebra-aim"])
@pytest.mark.parametrize("fault", ["garbage", "doubled", "slow"])
def test_a_scan_survives(bench: Callable[[str], Bench], profile: str, fault: Fault) -> None:
    one = bench(profile)
    one.scanner.scan("4607112000018", fault=fault)
    one.scanner.scan("ORA1007")
    until(lambda: "ORA1007" in one.texts(), "the last scan")
    assert one.texts() == ["4607112000018", "ORA1007"]


def test_a_damaged_packet_is_sent_again_and_delivered_once(bench: Callable[[str], Bench]) -> None:
    one = bench("zebra-ssi")
    one.scanner.scan("4607112000018", fault="wrong_checksum")
    until(lambda: one.texts() == ["4607112000018"], "the scan")
    assert (one.reasons(), one.scanner.sent_again, one.scanner.given_up) == (["bad_checksum"], 1, 0)


def test_a_cut_packet_is_asked_for_again(bench: Callable[[str], Bench]) -> None:
    one = bench("zebra-ssi")
    one.scanner.half_scan("4607112000018")
    until(lambda: one.reasons() == ["incomplete"], "the refusal")
    one.scanner.scan("4607112000018")
    until(lambda: one.texts() == ["4607112000018"], "the scan")


def test_unplugged_in_mid_scan_it_is_read_when_it_is_back(bench: Callable[[str], Bench]) -> None:
    one = bench("zebra-ssi")
    one.scanner.scan("4607112000018", fault="unplug")
    until(lambda: one.bridge.status("s").link is not LinkState.READY, "the loss")
    one.scanner.replug()
    until(lambda: one.bridge.status("s").link is LinkState.READY, "ready again")
    one.scanner.scan("4607112000018")
    until(lambda: one.texts() == ["4607112000018"], "the scan")


def test_a_scanner_obeys_and_says_so(bench: Callable[[str], Bench]) -> None:
    one = bench("zebra-ssi")
    assert one.bridge.command("s", "disable", {}).done
    assert one.scanner.scan("4607112000018") == b""
    assert one.bridge.command("s", "enable", {}).done
    assert one.bridge.command("s", "beep_bad", {}).done
    asked = one.bridge.command("s", "query", {})
    assert (asked.done, bytes.fromhex(asked.data["reply"])) == (True, b"VIRTUAL-1")
    assert one.scanner.heard == ["disable", "enable", "beep_bad", "query"]
    assert one.texts() == []


@pytest.mark.parametrize(("profile", "reply"), [("grow-gm65", b"\x64"), ("newland-hr", b"VIRTUAL-1\x06;\x03")])
def test_each_family_replies_in_its_own_way(bench: Callable[[str], Bench], profile: str, reply: bytes) -> None:
    asked = bench(profile).bridge.command("s", "query", {})
    assert (asked.done, asked.data) == (True, {"reply": reply.hex(" ")})


def test_a_silent_scanner_does_not_block_for_long_and_its_scans_still_come(bench: Callable[[str], Bench]) -> None:
    one = bench("newland-hr")
    one.scanner.mute = True
    assert one.bridge.command("s", "query", {}).detail == "no_reply"
    one.scanner.mute = False
    one.scanner.scan("ORA1007")
    until(lambda: one.texts() == ["ORA1007"], "the scan")


def test_nobody_waits_for_the_answer_of_a_scanner_that_was_unplugged(
    bench: Callable[[str], Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanner_device, "PATIENCE", 60.0)
    one = bench("newland-hr")
    one.scanner.mute = True
    told: list[CommandResult] = []
    asking = Thread(target=lambda: told.append(one.bridge.command("s", "query", {})), daemon=True)
    asking.start()
    until(lambda: any(record.direction == "out" for record in one.bridge.bytes_log("s")), "the question is out")
    one.scanner.unplug()
    asking.join(10)
    assert [result.detail for result in told] == ["not_connected"]


def test_nothing_is_sent_that_the_profile_has_no_bytes_for(bench: Callable[[str], Bench]) -> None:
    one = bench("mindeo-md7919")
    with pytest.raises(UnknownCommand):
        one.bridge.command("s", "beep_good", {})
    one.scanner.scan("ORA1007")
    until(lambda: one.texts() == ["ORA1007"], "the scan")
    assert all(record.direction == "in" for record in one.bridge.bytes_log("s"))


def test_what_survives_a_power_off_is_sent_only_when_asked_for(shipped: Profiles, tmp_path: Path) -> None:
    keeps = msgspec.structs.replace(shipped.scanner("generic-serial"), commands={"enable": Command(tx="45", persists=True)})
    scanner = VirtualScanner(keeps, tmp_path)
    bridge = Bridge([DeviceConfig("s", "scanner", "keeps", scanner.url)], replace(shipped, scanners={"keeps": keeps}))
    try:
        bridge.start()
        until(lambda: bridge.status("s").link is LinkState.READY, "ready")
        assert bridge.command("s", "enable", {}).detail == "needs_persist"
        assert bridge.command("s", "enable", {"persist": "yes"}).detail == "needs_persist"
        assert bridge.command("s", "enable", {"persist": True}).done
        until(lambda: scanner.heard == ["enable"], "the command")
    finally:
        bridge.close()
        scanner.close()
