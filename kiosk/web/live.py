"""News over the socket. A screen joins the room of its own station and no other; commands go over HTTP."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping
from threading import Lock
from typing import Any

from flask import Flask, request
from flask_socketio import ConnectionRefusedError, SocketIO, join_room

from kiosk.domain.keys import Key
from kiosk.domain.staff import Role
from kiosk.domain.stations import Station
from kiosk.use_cases import visiting
from kiosk.web.access import (
    Who,
    allow,
    caller_address,
    from_this_machine,
    holder_of,
    rule_of,
    session_of,
    staff_token,
    was_revoked,
)
from kiosk.web.doorkeeper import Pass
from kiosk.web.services import services

log = logging.getLogger(__name__)

_EVERYONE = "screens"
_LAB = "lab"
_IT = "it"
_LARGEST_MESSAGE = 16 * 1024


class LiveScreens:
    """Tells screens. Also knows which stations have one open."""

    def __init__(self, socketio: SocketIO) -> None:
        self._socketio = socketio
        self._lock = Lock()
        self._open: Counter[str] = Counter()
        self._station_of: dict[str, str] = {}

    def tell(self, station_id: str, event: str, body: Mapping[str, Any]) -> None:
        self._socketio.emit(event, dict(body), to=f"station:{station_id}")

    def tell_all(self, event: str, body: Mapping[str, Any]) -> None:
        self._socketio.emit(event, dict(body), to=_EVERYONE)

    def tell_lab(self, event: str, body: Mapping[str, Any]) -> None:
        self._socketio.emit(event, dict(body), to=_LAB)

    def tell_it(self, event: str, body: Mapping[str, Any]) -> None:
        """The consoles of store IT. News there only say what to ask again."""
        self._socketio.emit(event, dict(body), to=_IT)

    def tell_open(self, station_id: str) -> None:
        """Whether a screen of that station is open now: to those who look after it."""
        self.tell_lab("screen", {"station": station_id, "open": self.is_open(station_id)})
        self.tell_it("it", {"changed": ["stations"]})

    def dismiss(self, sid: str, why: str) -> None:
        """End a socket, having told it why: key_revoked or signed_out."""
        self._socketio.emit("dismissed", {"why": why}, to=sid)
        self._socketio.server.disconnect(sid, namespace="/")

    def is_open(self, station_id: str) -> bool:
        with self._lock:
            return self._open[station_id] > 0

    def opened(self, sid: str, station_id: str) -> None:
        with self._lock:
            self._station_of[sid] = station_id
            self._open[station_id] += 1

    def closed(self, sid: str) -> None:
        with self._lock:
            station_id = self._station_of.pop(sid, None)
            if station_id is not None:
                self._open[station_id] -= 1

    def station_of(self, sid: str) -> str | None:
        with self._lock:
            return self._station_of.get(sid)


def attach(socketio: SocketIO, app: Flask, hosts: frozenset[str]) -> None:
    """Serve sockets beside the application. Real threads, chosen explicitly: left out, the mode depends on what is installed."""
    socketio.init_app(
        app,
        async_mode="threading",
        cors_allowed_origins=[f"{scheme}://{host}" for scheme in ("http", "https") for host in sorted(hosts)],
        transports=["websocket"],
        max_http_buffer_size=_LARGEST_MESSAGE,
        ping_interval=10,
        ping_timeout=10,
    )


def install(socketio: SocketIO, screens: LiveScreens) -> dict[str, Callable[..., Any]]:
    """Register every socket event; returns them by name so that their rules can be walked."""

    @allow(Who.STATION)
    def connect(auth: Any = None) -> None:
        if services().doorkeeper.knows(_sid()):
            return  # who is in already says "connect" as if it were news: nobody is let in twice, a screen is counted once
        if isinstance(auth, dict) and auth.get("lab") is True and services().demo and from_this_machine():
            join_room(_LAB)
            return
        if isinstance(auth, dict) and auth.get("it") is True:
            _join_it()
            return
        key, station = _holder_of(auth)
        _join(station)
        services().doorkeeper.opened(_sid(), Pass(key_id=key.id))
        services().doorkeeper.seen(key, caller_address())
        screens.opened(_sid(), station.id)
        screens.tell_open(station.id)

    @allow(Who.STATION)
    def disconnect(reason: Any = None) -> None:
        station_id = screens.station_of(_sid())
        screens.closed(_sid())
        services().doorkeeper.closed(_sid())
        if station_id is not None:
            screens.tell_open(station_id)

    @allow(Who.STATION)
    def activity(*_: Any) -> None:
        station_id = screens.station_of(_sid())
        if station_id is not None:
            now = services().clock()
            services().store.write(lambda uow: visiting.touch(uow, station_id, now))

    handlers: dict[str, Callable[..., Any]] = {"connect": connect, "disconnect": disconnect, "activity": activity}
    for name, handler in handlers.items():
        if rule_of(handler) is None:
            raise RuntimeError(f"no rule says who may send the socket event {name}")
        socketio.on_event(name, handler)

    socketio.on_error_default(lambda error: log.error("socket event failed", exc_info=error))
    return handlers


def _holder_of(auth: Any) -> tuple[Key, Station]:
    """The station that shows its token. Whatever else fails refuses too: by default a handler that failed lets the caller in."""
    token = auth.get("token") if isinstance(auth, dict) else None
    try:
        found = holder_of(token) if isinstance(token, str) else None
        if found is not None:
            return found
        why = "key_revoked" if isinstance(token, str) and was_revoked(token) else "forbidden"
    except Exception:
        log.exception("a socket could not be checked")
        why = "broken"
    raise ConnectionRefusedError(why)


def _join_it() -> None:
    """A console: by the cookie of a person of store IT (a page of another origin gets none: SameSite=Strict, and the gate)."""
    try:
        found = session_of(staff_token())
    except Exception:
        log.exception("a socket could not be checked")
        raise ConnectionRefusedError("broken") from None
    if found is None:
        raise ConnectionRefusedError("signed_out")
    if not found[1].role.may(Role.IT):
        raise ConnectionRefusedError("not_allowed")
    join_room(_IT)
    services().doorkeeper.opened(_sid(), Pass(session_id=found[0].id))


def _join(station: Station) -> None:
    join_room(f"station:{station.id}")
    join_room(_EVERYONE)


def _sid() -> str:
    sid: str = request.sid  # type: ignore[attr-defined]
    return sid
