"""The connection out to the server: Socket.IO over one websocket, messages in order, and back-off between attempts."""

import logging
import random
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from queue import Empty, Queue
from threading import Lock
from typing import Any, Protocol
from urllib.parse import urlsplit

import socketio

from pos_bridge.agent.folder import CannotStart
from pos_bridge.agent.messages import BadMessage, FromAgent, ToAgent, encode, to_agent
from pos_bridge.agent.parts import Cutter, Joiner
from pos_bridge.errors import BridgeError, Lost

log = logging.getLogger(__name__)

NAMESPACE = "/bridge"
FIRST_WAIT_S, LONGEST_WAIT_S = 0.5, 5.0
REFUSED_WAIT_S = 30.0
"A key that was refused will be again, until a person has done something."
STEADY_S = 10.0
"A connection that lasted this long begins the waits anew."
OPENING_S = 10.0


class Refused(BridgeError):
    """The server does not know this agent's key (any more)."""


@dataclass(frozen=True)
class Server:
    """Where the server is. `ca`: a file with the certificates to trust instead of the system's."""

    url: str
    ca: Path | None = None

    def trust(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.ca) if self.ca else None)


def checked_server(url: str, ca: str, without_tls: bool) -> Server:
    """The server of the command line. Raises `CannotStart`: a key does not travel in clear text unless somebody insists."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CannotStart(f"--server {url}: an address is https://name or https://name:port")
    if parts.scheme == "http" and not (without_tls or _is_loopback(parts.hostname)):
        raise CannotStart(f"--server {url}: the agent's key would travel in clear text. Use https://, or add --without-tls")
    if ca and not Path(ca).is_file():
        raise CannotStart(f"--ca {ca}: there is no such file")
    return Server(f"{parts.scheme}://{parts.netloc}", Path(ca) if ca else None)


def _is_loopback(name: str) -> bool:
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


class Connection(Protocol):
    """One connection from its opening to its end."""

    def send(self, message: FromAgent) -> None:
        """Raises `Lost` when it is over, `BadMessage` when the message cannot be sent at all."""

    def next(self, seconds: float) -> ToAgent | None:
        """The next message; None when none came. Raises `Lost`, or `BadMessage` for one that cannot be understood."""

    def close(self) -> None: ...


class Uplink:
    """A `Connection` over the network. Raises `Refused` or `Lost` when it cannot be opened."""

    def __init__(self, server: Server, key: str) -> None:
        self._inbox: Queue[ToAgent | BadMessage | None] = Queue()
        self._cutter = Cutter()
        self._joiner = Joiner()
        self._sending = Lock()
        self._joining = Lock()
        self._over = False
        self._why = ""
        options = {"sslopt": {"context": server.trust()}} if server.ca else None
        self._client = socketio.Client(
            reconnection=False, handle_sigint=False, request_timeout=OPENING_S, websocket_extra_options=options
        )
        self._client.on("part", self._part, namespace=NAMESPACE)
        self._client.on("disconnect", self._ended, namespace=NAMESPACE)
        self._client.on("connect_error", self._failed, namespace=NAMESPACE)
        try:
            self._client.connect(
                server.url, auth={"key": key}, transports=["websocket"], namespaces=[NAMESPACE], wait_timeout=OPENING_S
            )
        except (socketio.exceptions.ConnectionError, ValueError) as error:
            self._over = True
            if self._why == "forbidden":
                raise Refused("the server does not know this agent's key") from error
            raise Lost(self._why or str(error)) from error

    def send(self, message: FromAgent) -> None:
        text = encode(message)
        with self._sending:
            for part in self._cutter.cut(text):
                if self._over:
                    raise Lost("the connection is over")
                try:
                    self._client.emit("part", part, namespace=NAMESPACE)
                except socketio.exceptions.SocketIOError as error:
                    raise Lost(str(error)) from error

    def next(self, seconds: float) -> ToAgent | None:
        try:
            found = self._inbox.get(timeout=seconds)
        except Empty:
            found = None
            if not self._over:
                return None
        if isinstance(found, BadMessage):
            raise found
        if found is None:
            raise Lost("the connection ended")
        return found

    def close(self) -> None:
        self._over = True
        # Not waiting for the other side's goodbye: it may be silent for good.
        self._client.eio.disconnect(abort=True)

    def _part(self, part: Any = None) -> None:
        # The library gives each frame a thread of its own.
        with self._joining:
            try:
                for text in self._joiner.feed(part):
                    try:
                        self._inbox.put(to_agent(text))
                    except BadMessage as error:
                        self._inbox.put(error)
            except BadMessage as error:
                log.error("the server's words cannot be put together: %s", error)
                self._ended()

    def _ended(self, *_: Any) -> None:
        self._over = True
        self._inbox.put(None)

    def _failed(self, reason: Any = None) -> None:
        self._why = str(reason.get("message", "")) if isinstance(reason, dict) else str(reason or "")


class BackOff:
    """How long to wait before the next attempt: longer each time, never the same for two agents."""

    def __init__(self, jitter: Callable[[], float] = random.random) -> None:
        self._jitter = jitter
        self._wait = FIRST_WAIT_S

    def next(self) -> float:
        wait, self._wait = self._wait, min(self._wait * 2, LONGEST_WAIT_S)
        return wait * (0.5 + self._jitter())

    def lasted(self, seconds: float) -> None:
        if seconds >= STEADY_S:
            self._wait = FIRST_WAIT_S
