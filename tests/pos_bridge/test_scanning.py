"""Scanners on real ptys: bytes on the wire to events, through cables that come out."""

import time
from pathlib import Path

import pytest
import serial

from pos_bridge.bridge import Bridge, DeviceConfig, Scanned, ScanRefused
from pos_bridge.errors import UnknownDevice, UnknownProfile
from pos_bridge.link import LinkState
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import VirtualScanner
from tests.pos_bridge.counter import Counter, until


def texts(counter: Counter) -> list[str]:
    return [event.text for event in counter.of(Scanned)]


def reasons(counter: Counter) -> list[str]:
    return [event.reason for event in counter.of(ScanRefused)]


def test_a_scan_becomes_an_event(counter: Counter) -> None:
    counter.scanner.scan("4607112000018")
    until(lambda: texts(counter) == ["4607112000018"], "the scan")
    assert counter.of(Scanned)[0].device == "s"
    assert time.monotonic() - counter.of(Scanned)[0].at < 5


def test_two_quick_scans_do_not_join(counter: Counter) -> None:
    counter.scanner.scan("4607112000018")
    counter.scanner.scan("ORA1007")
    until(lambda: len(texts(counter)) == 2, "both scans")
    assert texts(counter) == ["4607112000018", "ORA1007"]


def test_a_scan_in_single_bytes_is_one_scan(counter: Counter) -> None:
    for byte in b"4607112000018\r\n":
        counter.scanner.send_raw(bytes([byte]))
        time.sleep(0.002)
    until(lambda: texts(counter) == ["4607112000018"], "the scan")
    assert reasons(counter) == []


def test_half_a_scan_is_refused_and_the_next_is_read(counter: Counter) -> None:
    counter.scanner.half_scan("4607112000018")
    until(lambda: reasons(counter) == ["incomplete"], "the refusal")
    counter.scanner.scan("ORA1007")
    until(lambda: texts(counter) == ["ORA1007"], "the next scan")


def test_noise_is_one_refusal_and_the_next_scan_is_read(counter: Counter) -> None:
    counter.scanner.noise(4096, seed=7)
    until(lambda: len(reasons(counter)) == 1, "the refusal")
    time.sleep(0.3)
    counter.scanner.scan("ORA1007")
    until(lambda: "ORA1007" in texts(counter), "the next scan")
    assert len(reasons(counter)) == 1
    assert texts(counter) == ["ORA1007"]


def test_unplugged_in_mid_scan_and_back_without_a_restart(counter: Counter) -> None:
    counter.scanner.half_scan("4607112000018")
    until(lambda: counter.bridge.bytes_log("s"), "the first half")
    counter.scanner.unplug()
    until(lambda: LinkState.LOST in counter.states("s"), "the loss")
    assert reasons(counter) == ["incomplete"]
    counter.scanner.replug()
    counter.ready("s", times=2)
    counter.scanner.scan("4607112000018")
    until(lambda: texts(counter) == ["4607112000018"], "the scan")


def test_each_change_of_a_link_is_told_once(counter: Counter) -> None:
    counter.scanner.unplug()
    until(lambda: counter.states("s")[-1] is LinkState.ABSENT, "absence")
    time.sleep(1.2)
    counter.scanner.replug()
    counter.ready("s", times=2)
    assert counter.states("s")[:3] == [LinkState.OPENING, LinkState.READY, LinkState.LOST]
    assert counter.states("s")[-1] is LinkState.READY
    # However often it was tried in between.
    assert counter.states("s").count(LinkState.ABSENT) == 1


def test_a_port_is_not_shared_with_another_program(counter: Counter) -> None:
    with pytest.raises(serial.SerialException):
        serial.Serial(counter.scanner.url, exclusive=True)


def test_bytes_that_waited_before_the_start_are_not_a_scan(profiles: Profiles, tmp_path: Path) -> None:
    scanner = VirtualScanner(profiles.scanner("generic-serial"), tmp_path)
    scanner.scan("2900000000018")
    bridge = Bridge([DeviceConfig("s", "scanner", "generic-serial", scanner.url)], profiles)
    try:
        bridge.start()
        until(lambda: bridge.status("s").link is LinkState.READY, "ready")
        scanner.scan("ORA1007")
        events = bridge.events()
        scan = next(event for event in events if isinstance(event, Scanned))
        assert scan.text == "ORA1007"
    finally:
        bridge.close()
        scanner.close()


def test_a_scan_that_nobody_took_for_five_seconds_is_dropped(profiles: Profiles, tmp_path: Path) -> None:
    now = [1000.0]
    scanner = VirtualScanner(profiles.scanner("zebra-aim"), tmp_path)
    bridge = Bridge([DeviceConfig("s", "scanner", "zebra-aim", scanner.url)], profiles, clock=lambda: now[0])
    try:
        bridge.start()
        until(lambda: bridge.status("s").link is LinkState.READY, "ready")
        scanner.scan("2900000000018")
        until(lambda: bridge.status("s").scans == 1, "the first scan")
        now[0] += 5.1
        scanner.scan("ORA1007")
        until(lambda: bridge.status("s").scans == 2, "the second scan")
        scans = (event for event in bridge.events() if isinstance(event, Scanned))
        fresh = next(scans)
        assert (fresh.text, fresh.symbology) == ("ORA1007", "code128")
        assert bridge.stale_scans == 1
    finally:
        bridge.close()
        scanner.close()


def test_status_and_bytes_of_a_device(counter: Counter) -> None:
    counter.scanner.scan("ORA1007")
    counter.scanner.send_raw(b"\x1b\r")
    until(lambda: counter.bridge.status("s").refused == 1, "both")
    status = counter.bridge.status("s")
    assert (status.kind, status.link, status.scans, status.refused) == ("scanner", LinkState.READY, 1, 1)
    assert b"".join(record.data for record in counter.bridge.bytes_log("s")) == b"ORA1007\r\n\x1b\r"


def test_what_does_not_exist_is_said_at_once(profiles: Profiles, counter: Counter) -> None:
    with pytest.raises(UnknownDevice):
        counter.bridge.status("nobody")
    with pytest.raises(UnknownDevice):
        counter.bridge.print("s", "job", {})
    with pytest.raises(UnknownProfile):
        Bridge([DeviceConfig("s", "scanner", "nothing", "/dev/null")], profiles)


def test_close_ends_the_events_and_frees_the_port(counter: Counter) -> None:
    counter.bridge.close()
    assert list(counter.bridge.events()) == []
    serial.Serial(counter.scanner.url, exclusive=True).close()


def test_the_words_of_a_fault_are_those_of_the_last_attempt(profiles: Profiles, tmp_path: Path) -> None:
    """A regular file is put where a folder was: both are unsuitable, which is told once, and the words change."""
    node = tmp_path / "node"
    node.mkdir()
    bridge = Bridge([DeviceConfig("s", "scanner", "generic-serial", str(node))], profiles)
    bridge.start()
    try:
        until(lambda: "directory" in bridge.status("s").detail, "a folder")
        node.rmdir()
        node.touch()
        until(lambda: "ioctl" in bridge.status("s").detail, "a file")
        assert bridge.status("s").reason == "unsuitable"
    finally:
        bridge.close()
