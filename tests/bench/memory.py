"""Figure 5, memory of the idle demo, without kiosks and with many. Linux: /proc/<pid>/smaps_rollup."""

import re
import time
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figure import Beside, Figure, Goal
from tests.bench.screen import Screen
from tests.bench.server import Server, free_port

KIOSKS, MANY = 20, 200
_SETTLE_S = 1.0


def measure(directory: Path) -> list[Figure]:
    with Server(directory / "memory", free_port(), "demo") as server:
        token = server.call("POST", "/api/demo/pair", body={"station": "kiosk-1"})["token"]
        Screen.on_server(server.port, token).close()  # what the first screen ever costs is the server's, not the kiosk's
        time.sleep(_SETTLE_S)
        idle, whole = _worker(server), _whole(server)
        screens = _connected(server, token, KIOSKS)
        with_some = _worker(server)
        screens += _connected(server, token, MANY - KIOSKS)
        with_many = _worker(server)
        alive = _alive(screens)
        for screen in screens:
            screen.close()
    return [
        Figure("memory, idle demo: server process, RSS", idle / 1000, "MB", goal=Goal("value", 80)),
        Figure("memory, idle demo: all three processes, PSS", whole / 1000, "MB"),
        Figure(
            f"memory, server process with {KIOSKS} kiosks, RSS", with_some / 1000, "MB", Beside("peer", idle / 1000, "with none")
        ),
        Figure(f"memory per kiosk, {KIOSKS} connected", (with_some - idle) / KIOSKS, "KB", goal=Goal("value", 40)),
        Figure(f"memory per kiosk, {MANY} connected", (with_many - idle) / MANY, "KB", goal=Goal("value", 40)),
        Figure(f"memory, server process with {MANY} kiosks, RSS", with_many / 1000, "MB", goal=Goal("value", 120)),
        Figure(f"kiosks alive of {MANY}", alive, "", goal=Goal("value", MANY, least=True)),
    ]


def _connected(server: Server, token: str, kiosks: int) -> list[Screen]:
    screens = [Screen.on_server(server.port, token) for _ in range(kiosks)]
    time.sleep(_SETTLE_S)
    return screens


def _alive(screens: Sequence[Screen]) -> int:
    """Those whom the next pulse reaches."""
    heard = 0
    for screen in screens:
        try:
            screen.wait("pulse", 15)
        except (TimeoutError, ConnectionError):
            continue
        heard += 1
    return heard


def _worker(server: Server) -> int:
    """RSS in kB of the process that serves: the one with the most threads."""
    return max((_threads(pid), _kb(pid, "Rss")) for pid in server.processes())[1]


def _whole(server: Server) -> int:
    return sum(_kb(pid, "Pss") for pid in server.processes())


def _threads(pid: int) -> int:
    return sum(1 for _ in Path(f"/proc/{pid}/task").iterdir())


def _kb(pid: int, field: str) -> int:
    found = re.search(rf"^{field}:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii"), re.MULTILINE)
    return int(found[1]) if found else 0
