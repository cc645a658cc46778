"""Bytes on a scanner's wire to its event, beside the least that can read a port; and scans cut at random places, none lost."""

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from queue import SimpleQueue
from threading import Event as Flag
from threading import Thread

from pos_bridge.bridge import Bridge, DeviceConfig, Event, Scanned
from pos_bridge.bridge.device import Surroundings
from pos_bridge.bridge.scanner_device import ScannerDevice
from pos_bridge.link import LinkLoop, LinkState
from pos_bridge.printer import Typeface
from pos_bridge.profiles import Profiles, load_profiles
from tests.bench.figure import Beside, Figure, Goal
from tests.bench.samples import Sides
from tests.bench.server import ROOT, Pty

ROUNDS, SCANS = 5, 120
SCANNERS, ALL_SCANS = 16, 20_000
_PROFILE = "generic-serial"

Took = Callable[[bytes], None]


def measure(directory: Path) -> list[Figure]:
    profiles = load_profiles(ROOT / "firmware_profiles")
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)  # as the server has it
    try:
        told = _beside_bare(profiles, handed_over=False)
        taken = _beside_bare(profiles, handed_over=True)
        with _busy_thread():
            busy = _beside_bare(profiles, handed_over=True)
        lost, seconds = _lost(profiles)
    finally:
        sys.setswitchinterval(before)
    return _figures(told, taken, busy, lost, seconds)


def _figures(told: Sides, taken: Sides, busy: Sides, lost: int, seconds: float) -> list[Figure]:
    bare, handed = "bare poll and read", "bare poll and read, handed to another thread"
    ours, other, ratio = told.p50()
    ours_taken, other_taken, ratio_taken = taken.p50()
    tail, other_tail, tail_ratio = taken.p99()
    noisy, other_noisy, noisy_ratio = busy.p99()
    all_scans = Beside("limit", ALL_SCANS, f"of {SCANNERS} scanners on one thread, cut at random")
    return [
        Figure("wire to event, p50", ours, "ms", Beside("limit", other, bare), ratio, Goal("ratio", 1.5)),
        Figure(
            "wire to who takes it, p50", ours_taken, "ms", Beside("limit", other_taken, handed), ratio_taken, Goal("ratio", 1.5)
        ),
        Figure("wire to who takes it, p99", tail, "ms", Beside("limit", other_tail, handed), tail_ratio),
        Figure(
            "wire to who takes it beside a busy thread, p99",
            noisy,
            "ms",
            Beside("limit", other_noisy, handed),
            noisy_ratio,
            Goal("value", 50),
        ),
        Figure("scans lost", lost, "", all_scans, goal=Goal("value", 0)),
        Figure("scans a second meanwhile", ALL_SCANS / seconds, "1/s"),
    ]


def _beside_bare(profiles: Profiles, *, handed_over: bool) -> Sides:
    """Both sides of one kind: in the reading thread, or handed over to one that waits."""
    sides = Sides()
    with ExitStack() as stack:
        ours, bare = (_pty(stack) for _ in range(2))
        mine, theirs = list[float](), list[float]()
        stack.enter_context(_bare_reader(bare, _to(stack, theirs) if handed_over else _into(theirs)))
        stack.enter_context((_taken if handed_over else _told)(profiles, ours, _into(mine)))
        for _ in range(ROUNDS):
            _hands("stamped", SCANS, [ours, bare])
            _wait(lambda: len(theirs) == SCANS)
            _wait(lambda: len(mine) == SCANS)
            sides.ours.append(mine.copy())
            sides.others.append(theirs.copy())
            mine.clear()
            theirs.clear()
    return sides


def _into(samples: list[float]) -> Took:
    """Milliseconds since the moment that the scan says."""
    return lambda text: samples.append((time.monotonic_ns() - int(text)) / 1e6)


def _to(stack: ExitStack, samples: list[float]) -> Took:
    queue: SimpleQueue[bytes] = SimpleQueue()
    stack.callback(queue.put, b"")
    took = _into(samples)

    def take() -> None:
        while text := queue.get():
            took(text)

    Thread(target=take, daemon=True).start()
    return queue.put


@contextmanager
def _bare_reader(pty: Pty, took: Took) -> Iterator[None]:
    line = os.open(pty.path, os.O_RDWR | os.O_NOCTTY | os.O_NONBLOCK)
    ended, end = os.pipe()

    def read() -> None:
        poll = select.poll()
        poll.register(line, select.POLLIN)
        poll.register(ended, select.POLLIN)
        rest = b""
        while True:
            if any(fd == ended for fd, _ in poll.poll()):
                return
            *whole, rest = (rest + os.read(line, 4096)).split(b"\r")
            for text in whole:
                took(text)

    thread = Thread(target=read)
    thread.start()
    yield
    os.write(end, b".")
    thread.join()
    for fd in (line, ended, end):
        os.close(fd)


@contextmanager
def _told(profiles: Profiles, pty: Pty, took: Took) -> Iterator[None]:
    """The event as the reading thread tells it."""

    def tell(event: Event) -> None:
        if isinstance(event, Scanned):
            took(event.raw)

    around = Surroundings(time.monotonic, tell, lambda: None, Typeface([]))
    device = ScannerDevice.made(DeviceConfig("s", "scanner", _PROFILE, pty.path), profiles, around)
    loop = LinkLoop(time.monotonic)
    loop.carry([device.link])
    loop.start()
    _wait(lambda: device.link.state is LinkState.READY)
    yield
    loop.close()


@contextmanager
def _taken(profiles: Profiles, pty: Pty, took: Took) -> Iterator[None]:
    """The event as whoever takes it from the bridge has it."""
    with _bridge(profiles, [pty], lambda event: took(event.raw)):
        yield


@contextmanager
def _bridge(profiles: Profiles, ptys: list[Pty], scanned: Callable[[Scanned], None]) -> Iterator[None]:
    devices = [DeviceConfig(str(n), "scanner", _PROFILE, pty.path) for n, pty in enumerate(ptys)]
    bridge = Bridge(devices, profiles)

    def take() -> None:
        for event in bridge.events():
            if isinstance(event, Scanned):
                scanned(event)

    thread = Thread(target=take)
    thread.start()
    bridge.start()
    _wait(lambda: all(status.link is LinkState.READY for status in bridge.statuses()))
    yield
    bridge.close()
    thread.join()


def _lost(profiles: Profiles) -> tuple[int, float]:
    """(scans that did not arrive whole and in order, seconds)."""
    each = ALL_SCANS // SCANNERS
    arrived: dict[str, list[str]] = {str(n): [] for n in range(SCANNERS)}
    with ExitStack() as stack:
        ptys = [_pty(stack) for _ in range(SCANNERS)]
        stack.enter_context(_bridge(profiles, ptys, lambda event: arrived[event.device].append(event.text)))
        begun = time.perf_counter()
        _hands("cut", each, ptys)
        seconds = time.perf_counter() - begun
        time.sleep(0.5)
    expected = {str(s): [f"{s:04}{n:09}" for n in range(each)] for s in range(SCANNERS)}
    lost = sum(each - len(set(arrived[s]) & set(expected[s])) for s in expected)
    disordered = any(arrived[s] != expected[s] for s in expected)
    return (lost or ALL_SCANS) if disordered else 0, seconds


def _hands(how: str, scans: int, ptys: list[Pty]) -> None:
    fds = [pty.device for pty in ptys]
    command = [sys.executable, str(Path(__file__).with_name("hands.py")), how, str(scans), *map(str, fds)]
    subprocess.run(command, pass_fds=fds, check=True)


@contextmanager
def _busy_thread() -> Iterator[None]:
    over = Flag()

    def count() -> None:
        number = 0
        while not over.is_set():
            number += 1

    thread = Thread(target=count)
    thread.start()
    yield
    over.set()
    thread.join()


def _wait(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("a scan did not arrive")
        time.sleep(0.005)


def _pty(stack: ExitStack) -> Pty:
    pty = Pty()
    stack.callback(pty.close)
    return pty
