"""Everything that collects something has an end, and one fault stays one."""

import logging
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from pos_bridge.bridge.byte_log import ByteLog
from pos_bridge.bridge.event_queue import EventQueue
from pos_bridge.bridge.events import Scanned
from pos_bridge.errors import CannotOpen
from pos_bridge.identity import Node
from pos_bridge.line import Line
from pos_bridge.link import Address, Link, LinkLoop, LinkState, Opening
from pos_bridge.profiles import Profiles, SerialLine
from pos_bridge.simulator import VirtualPrinter, VirtualScanner
from tests.pos_bridge.counter import until


class Listening:
    """A device that remembers, and fails on one byte."""

    def __init__(self) -> None:
        self.data = b""
        self.states: list[LinkState] = []

    def received(self, data: bytes, now: float) -> None:
        if b"!" in data:
            raise ValueError("cannot take this")
        self.data += data

    def linked(self, state: LinkState, detail: str, now: float) -> None:
        self.states.append(state)

    def deadline(self) -> float | None:
        return None

    def idle(self, now: float) -> None:
        return

    def wrote(self, data: bytes, now: float) -> None:
        return


def test_a_full_queue_forgets_the_oldest_event() -> None:
    queue = EventQueue(lambda: 0.0, size=3)
    for number in range(5):
        queue.put(Scanned("s", str(number), None, 0.0))
    events = iter(queue)
    assert [getattr(next(events), "text", "") for _ in range(3)] == ["2", "3", "4"]
    assert queue.overflowed == 2


def test_a_closed_queue_ends_a_waiting_taker() -> None:
    queue = EventQueue(lambda: 0.0)
    taken: list[object] = []
    taker = threading.Thread(target=lambda: taken.extend(queue))
    taker.start()
    queue.close()
    taker.join(5)
    assert not taker.is_alive()
    assert taken == []


def test_the_byte_log_is_bounded_both_ways() -> None:
    log = ByteLog(limit=100, records=10)
    for number in range(1000):
        log.add(number, "in", b"x" * (number % 40))
    assert sum(len(record.data) for record in log.records()) <= 100
    assert len(log.records()) <= 10
    log.add(0, "out", b"y" * 1000)
    assert sum(len(record.data) for record in log.records()) <= 100


def test_a_device_that_is_not_there_is_tried_with_growing_waits() -> None:
    tries: list[float] = []

    class Nobody(Opening):
        def open(self, address: Address) -> tuple[Line, Node | None]:
            tries.append(time.monotonic())
            raise CannotOpen("nobody there", "absent")

    device = Listening()
    loop = LinkLoop(time.monotonic, Nobody(), jitter=lambda: 0.5)
    loop.carry([Link("s", Address("/nowhere", SerialLine()), device, time.monotonic)])
    loop.start()
    until(lambda: len(tries) == 4, "four attempts")
    loop.close()
    gaps = [later - earlier for earlier, later in pairwise(tries)]
    assert [round(gap * 4) / 4 for gap in gaps] == [0.25, 0.5, 1.0]
    assert device.states == [LinkState.OPENING, LinkState.ABSENT]


def test_one_device_that_fails_inside_does_not_stop_the_others(
    profiles: Profiles, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    scanners = [VirtualScanner(profiles.scanner("generic-serial"), tmp_path, name) for name in ("a", "b")]
    devices = [Listening(), Listening()]
    loop = LinkLoop(time.monotonic)
    links = [
        Link(scanner.url, Address(scanner.url, SerialLine()), device, time.monotonic)
        for scanner, device in zip(scanners, devices, strict=True)
    ]
    loop.carry(links)
    loop.start()
    try:
        until(lambda: all(LinkState.READY in device.states for device in devices), "both ready")
        with caplog.at_level(logging.CRITICAL, "pos_bridge.link"):
            scanners[0].send_raw(b"!")
            until(lambda: devices[0].states.count(LinkState.READY) == 2, "the first one again")
        scanners[0].send_raw(b"one")
        scanners[1].send_raw(b"two")
        until(lambda: (devices[0].data, devices[1].data) == (b"one", b"two"), "both read")
    finally:
        loop.close()
        for scanner in scanners:
            scanner.close()


def test_a_silent_device_costs_nothing_and_a_closed_bridge_leaves_no_thread(
    profiles: Profiles, printer: Callable[..., VirtualPrinter]
) -> None:
    before = threading.active_count()
    loop = LinkLoop(time.monotonic)
    one = printer("epson-tm-t20iii")
    loop.carry([Link("p", Address(one.url, SerialLine()), Listening(), time.monotonic)])
    loop.start()
    loop.close()
    until(lambda: threading.active_count() <= before + 1, "no thread left but the printer's")
