"""Figure 6, second half: an order at one kiosk changes the stock on the screens of twenty."""

import http.client
import os
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.bench.figure import Beside, Figure, Goal
from tests.bench.samples import Sides
from tests.bench.screen import Screen, arrivals
from tests.bench.server import Pty, Server, bare_relay, free_port, http_call, settings_file
from tests.bench.shop import make_shop
from tests.bench.shopper import order_for

ROUNDS, ORDERS, KIOSKS = 5, 8, 20
_NEWS_BYTES = 170
_SECOND_MS = 1000.0


def measure(directory: Path) -> list[Figure]:
    with ExitStack() as stack:
        shop = make_shop(directory / "broadcast")
        port = free_port()
        settings = settings_file(shop.directory, port, [])
        server = stack.enter_context(Server(shop.directory, port, "serve", "--settings", str(settings)))
        token = shop.tokens["kiosk-1"]
        screens = [Screen.on_server(port, token) for _ in range(KIOSKS)]
        line = Pty()
        stack.callback(line.close)
        relay = stack.enter_context(bare_relay(line, KIOSKS, _NEWS_BYTES))
        relayed = [Screen.on_relay(relay) for _ in range(KIOSKS)]
        server.call("POST", "/api/visit", token, {})
        wire = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        spread, told = Sides(), Sides()
        for _ in range(ROUNDS):
            spread.begin_round()
            told.begin_round()
            for n in range(ORDERS):
                time.sleep(0.03)
                last, ours, answered = _order(screens, wire, token, shop.stocked[n])
                spread.add(ours, _relay_one(relayed, line))
                told.add(last, answered)
    return _figures(spread, told)


def _figures(spread: Sides, told: Sides) -> list[Figure]:
    ours, bare, ratio = spread.p50()
    tail, bare_tail, tail_ratio = spread.p99()
    last, answered, last_ratio = told.p50()
    latest, _, _ = told.p99()
    relay, answer = "bare relay, from the write", "order to its own answer"
    spreads, lasts = f"first to last of {KIOSKS} kiosks told", f"order to the last of {KIOSKS} kiosks"
    return [
        Figure(f"{spreads}, p50", ours, "ms", Beside("limit", bare, relay), ratio),
        Figure(f"{spreads}, p99", tail, "ms", Beside("limit", bare_tail, relay), tail_ratio),
        Figure(f"{lasts}, p50", last, "ms", Beside("peer", answered, answer), last_ratio),
        Figure(f"{lasts}, p99", latest, "ms", Beside("limit", _SECOND_MS, "a second"), goal=Goal("ratio", 1)),
    ]


def _order(screens: Sequence[Screen], wire: http.client.HTTPConnection, token: str, sku: str) -> tuple[float, float, float]:
    """Milliseconds: from the order to the last screen, from the first screen to the last, from the order to its answer.

    When the order is committed cannot be seen from here; the first screen is the nearest thing to it.
    """
    body, answered = order_for(wire, token, sku), list[float]()

    def post() -> None:
        http_call(wire, "POST", "/api/orders", token, body)
        answered.append(time.perf_counter())

    for screen in screens:
        screen.drain()
    poster = threading.Thread(target=post)
    begun = time.perf_counter()
    poster.start()
    times = arrivals(screens, "stock")
    poster.join()
    return (times[-1] - begun) * 1000, (times[-1] - times[0]) * 1000, (answered[0] - begun) * 1000


def _relay_one(screens: Sequence[Screen], line: Pty) -> float:
    """Milliseconds from the write to the last screen."""
    begun = time.perf_counter()
    os.write(line.device, b".")
    return (arrivals(screens, "scanned")[-1] - begun) * 1000
