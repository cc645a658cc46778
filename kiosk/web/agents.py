"""The sockets of agents: they connect out to us with their key, and messages in parts go both ways.

What the parts mean is the business of kiosk.devices; here it is decided who may send them, and how many.
"""

import logging
import time
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

from flask import request
from flask_socketio import ConnectionRefusedError, SocketIO

from kiosk.web.access import Who, allow, caller_address, rule_of
from kiosk.web.services import Agents, services

log = logging.getLogger(__name__)

NAMESPACE = "/bridge"
PARTS_PER_S, BURST = 200.0, 2000.0
"An agent that sends more is broken or is none: its connection ends. A part is about a kilobyte."


class _Wire:
    """Sends to one socket and ends it."""

    def __init__(self, socketio: SocketIO, sid: str) -> None:
        self._socketio = socketio
        self._sid = sid

    def send(self, part: Mapping[str, Any]) -> None:
        self._socketio.emit("part", dict(part), namespace=NAMESPACE, to=self._sid)

    def end(self) -> None:
        self._socketio.server.disconnect(self._sid, namespace=NAMESPACE)


class _Allowance:
    """So many parts at once, and so many a second after that."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left = BURST
        self._at = clock()

    def take(self) -> bool:
        now = self._clock()
        self._left = min(BURST, self._left + (now - self._at) * PARTS_PER_S) - 1
        self._at = now
        return self._left >= 0


class AgentSockets:
    """Which socket is whose. Sockets that ended are forgotten."""

    def __init__(self, socketio: SocketIO, agents: Agents, clock: Callable[[], float] = time.monotonic) -> None:
        self._socketio = socketio
        self._agents = agents
        self._clock = clock
        self._lock = Lock()
        self._open: dict[str, tuple[Any, _Allowance]] = {}

    def joined(self, sid: str, auth: Any) -> None:
        key = auth.get("key") if isinstance(auth, dict) else None
        if not isinstance(key, str) or not (16 <= len(key) <= 200 and key.isascii()):
            raise ConnectionRefusedError("forbidden")
        try:
            connected = self._agents.joined(key, _Wire(self._socketio, sid))
        except Exception:
            # By default a handler that failed lets the caller in.
            log.exception("an agent could not be checked")
            raise ConnectionRefusedError("broken") from None
        if connected is None:
            raise ConnectionRefusedError("forbidden")
        with self._lock:
            self._open[sid] = (connected, _Allowance(self._clock))

    def part(self, sid: str, part: Any) -> None:
        with self._lock:
            connected, allowance = self._open.get(sid, (None, None))
            if connected is None or allowance is None:
                return
            within = allowance.take()
        if within:
            self._agents.part(connected, part)
        else:
            log.warning("an agent sends too much: its connection ends")
            _Wire(self._socketio, sid).end()

    def left(self, sid: str) -> None:
        with self._lock:
            connected, _ = self._open.pop(sid, (None, None))
        if connected is not None:
            self._agents.left(connected)


def install(socketio: SocketIO, agents: Agents) -> dict[str, Callable[..., Any]]:
    """Register every event an agent may send; returns them by name so that their rules can be walked."""
    sockets = AgentSockets(socketio, agents)

    @allow(Who.AGENT)
    def connect(auth: Any = None) -> None:
        sockets.joined(_sid(), auth)
        _note_seen(auth["key"])

    @allow(Who.AGENT)
    def disconnect(reason: Any = None) -> None:
        sockets.left(_sid())

    @allow(Who.AGENT)
    def part(body: Any = None, *_: Any) -> None:
        sockets.part(_sid(), body)

    handlers: dict[str, Callable[..., Any]] = {"connect": connect, "disconnect": disconnect, "part": part}
    for name, handler in handlers.items():
        if rule_of(handler) is None:
            raise RuntimeError(f"no rule says who may send the socket event {name}")
        socketio.on_event(name, handler, namespace=NAMESPACE)
    return handlers


def _note_seen(token: str) -> None:
    """So that store IT sees when each key was used last, and from where."""
    shop = services()
    key = shop.store.read(lambda uow: uow.keys.of_token(token))
    if key is not None:
        shop.doorkeeper.seen(key, caller_address())


def _sid() -> str:
    sid: str = request.sid  # type: ignore[attr-defined]
    return sid
