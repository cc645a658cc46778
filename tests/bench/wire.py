"""Figure 1, wire to screen: bytes on a scanner's port to the `scanned` event in the socket of that station's screen."""

import itertools
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bench.figure import Beside, Figure, Goal
from tests.bench.samples import Sides
from tests.bench.screen import Screen
from tests.bench.server import ROOT, Pty, Server, Wired, bare_relay, free_port, settings_file
from tests.bench.shop import Shop, make_shop

ROUNDS, BURSTS, SCANS = 5, 8, 12
"Scans of one burst, then a rest: a profile takes more than 16 scans without a pause for noise (`max_burst`)."
_REST_S = 0.2
_BITS_PER_BYTE = 10  # 8N1: a start bit, eight data bits, a stop bit
_FRAME_MS = 1000 / 60
_NOISE = "while orders, slips and searches run"


def measure(directory: Path) -> list[Figure]:
    with ExitStack() as stack:
        scanner, relayed, printer = (_pty(stack) for _ in range(3))
        shop = make_shop(directory / "wire")
        port = free_port()
        wired = [
            Wired("kiosk-1", "scanner", "generic-serial", scanner.path),
            Wired("kiosk-2", "printer", "zjiang-pos-5890", printer.path),
        ]
        settings = settings_file(shop.directory, port, wired)
        server = stack.enter_context(Server(shop.directory, port, "serve", "--settings", str(settings)))
        screen = Screen.on_server(port, shop.tokens["kiosk-1"])
        codes = itertools.cycle([f"{code}\r".encode() for code in shop.barcodes])
        length = _first(scanner, screen, codes)
        relay = Screen.on_relay(stack.enter_context(bare_relay(relayed, 1, length)))
        idle = _rounds(scanner, screen, relayed, relay, codes)
        with _shopper(server, shop, printer) as made:
            busy = _rounds(scanner, screen, relayed, relay, codes)
        return _figures(idle, busy, made[0])


def _figures(idle: Sides, busy: Sides, orders_per_s: float) -> list[Figure]:
    relay = "bare relay"
    ours, bare, ratio = idle.p50()
    tail, bare_tail, tail_ratio = idle.p99()
    noisy, noisy_bare, noisy_ratio = busy.p50()
    noisy_tail, noisy_bare_tail, noisy_tail_ratio = busy.p99()
    slow, fast = _wire_ms(9600), _wire_ms(115200)
    return [
        Figure("wire to screen, p50", ours, "ms", Beside("limit", bare, relay), ratio, Goal("ratio", 2)),
        Figure("wire to screen, p99", tail, "ms", Beside("limit", bare_tail, relay), tail_ratio, Goal("ratio", 1.2)),
        Figure(
            "wire to screen, p50, of the slow wire",
            ours,
            "ms",
            Beside("limit", slow, "13 digits and CR at 9600 8N1"),
            goal=Goal("ratio", 0.05),
        ),
        Figure("wire to screen, p50, of the fast wire", ours, "ms", Beside("limit", fast, "13 digits and CR at 115200 8N1")),
        Figure(f"wire to screen {_NOISE}, p50", noisy, "ms", Beside("limit", noisy_bare, relay), noisy_ratio),
        Figure(f"wire to screen {_NOISE}, p99", noisy_tail, "ms", Beside("limit", noisy_bare_tail, relay), noisy_tail_ratio),
        Figure(
            f"wire to screen {_NOISE}, p99, of a frame",
            noisy_tail,
            "ms",
            Beside("limit", _FRAME_MS, "a frame of the screen, 60 Hz"),
            goal=Goal("ratio", 1),
        ),
        Figure(
            f"wire to screen {_NOISE}, p99, of idle", noisy_tail, "ms", Beside("peer", tail, "its idle p99"), goal=Goal("ratio", 2)
        ),
        Figure("orders made meanwhile by one shopper", orders_per_s, "1/s"),
    ]


def _wire_ms(baud: int) -> float:
    return 14 * _BITS_PER_BYTE / baud * 1000


def _rounds(scanner: Pty, screen: Screen, relayed: Pty, relay: Screen, codes: Iterator[bytes]) -> Sides:
    """Scans of both sides in turn, each after a pause as between two hands: nothing on the way is still warm."""
    pauses, sides = random.Random(1), Sides()
    for _ in range(ROUNDS):
        sides.begin_round()
        for n in range(BURSTS * SCANS):
            code = next(codes)
            if n % SCANS == 0:
                time.sleep(_REST_S)
            time.sleep(pauses.uniform(0.004, 0.010))
            ours = _one(scanner, screen, code)
            time.sleep(pauses.uniform(0.004, 0.010))
            sides.add(ours, _one(relayed, relay, code))
    return sides


def _one(port: Pty, screen: Screen, code: bytes) -> float:
    """Milliseconds from the write to the event."""
    begun = time.perf_counter()
    os.write(port.device, code)
    screen.wait("scanned")
    return (time.perf_counter() - begun) * 1000


def _first(scanner: Pty, screen: Screen, codes: Iterator[bytes]) -> int:
    """Scan until the server has opened the port; the length of the news, for the relay to send as much."""
    for _ in range(100):
        os.write(scanner.device, next(codes))
        try:
            length = len(screen.wait("scanned", 0.3))
            time.sleep(_REST_S)
            return length
        except TimeoutError:
            continue
    raise TimeoutError("no scan arrived")


def _pty(stack: ExitStack) -> Pty:
    pty = Pty()
    stack.callback(pty.close)
    return pty


@contextmanager
def _shopper(server: Server, shop: Shop, printer: Pty) -> Iterator[list[float]]:
    """Noise, from its third order on. The list holds the orders per second once it is over."""
    asked = {"port": server.port, "token": shop.tokens["kiosk-2"], "skus": shop.stocked, "printer": printer.device}
    command = [sys.executable, "-m", "tests.bench.shopper", json.dumps(asked)]
    process = subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[printer.device], text=True
    )
    assert process.stdout is not None
    if process.stdout.readline() != "going\n":
        raise RuntimeError("the shopper could not order")
    begun, made = time.perf_counter(), list[float]()
    try:
        yield made
    finally:
        seconds = time.perf_counter() - begun
        try:
            told, _ = process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    result = json.loads(told)
    if not result["printed_bytes"]:
        raise RuntimeError("no slip came out: the figure would lack its noise")
    made.append(result["orders"] / seconds)
