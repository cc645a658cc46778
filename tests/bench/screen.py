"""A screen without a browser: a raw WebSocket that speaks as much Engine.IO 4 and Socket.IO 5 as a kiosk needs."""

import base64
import json
import os
import socket
import time
from collections.abc import Sequence
from select import select

_PING, _PONG, _CONNECT, _EVENT = b"2", b"3", b"40", b"42"


class Screen:
    """`wait` is the hot path: nothing is decoded that need not be."""

    def __init__(self, wire: socket.socket) -> None:
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._wire = wire
        self._held = b""

    @classmethod
    def on_relay(cls, port: int) -> "Screen":
        """A client of the bare relay: frames from the first byte on."""
        return cls(socket.create_connection(("127.0.0.1", port), timeout=10))

    @classmethod
    def on_server(cls, port: int, token: str) -> "Screen":
        """A paired screen of the store server. Raises `ConnectionError` if it is not let in."""
        wire = socket.create_connection(("127.0.0.1", port), timeout=10)
        key = base64.b64encode(os.urandom(16)).decode()
        asks = (
            f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
            f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        wire.sendall(asks.encode())
        answer = b""
        while b"\r\n\r\n" not in answer:
            part = wire.recv(4096)
            if not part:
                raise ConnectionError(f"no websocket: {answer[:80]!r}")
            answer += part
        head, _, rest = answer.partition(b"\r\n\r\n")
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise ConnectionError(f"no websocket: {head[:80]!r}")
        screen = cls(wire)
        screen._held = rest
        screen._send(_CONNECT + json.dumps({"token": token}).encode())
        screen._until(_CONNECT)
        return screen

    def wait(self, event: str, seconds: float = 10.0) -> bytes:
        """The next event of that name, as it came. Raises `TimeoutError`."""
        self._wire.settimeout(seconds)
        return self._until(b'42["' + event.encode() + b'"')

    def take(self, start: bytes = b"\0") -> bool:
        """Take all that has come (there must be something), answer pings; whether a text with that start was among it."""
        self._held += self._wire.recv(65536)
        found = False
        while (text := self._cut()) is not None:
            found = found or text.startswith(start)
            if text == _PING:
                self._send(_PONG)
        return found

    def drain(self) -> None:
        """Forget what has come."""
        while select([self._wire], [], [], 0)[0]:
            self.take()

    def fileno(self) -> int:
        return self._wire.fileno()

    def close(self) -> None:
        self._wire.close()

    def _until(self, start: bytes) -> bytes:
        while True:
            text = self._next()
            if text.startswith(start):
                return text
            if text.startswith(b"44"):
                raise ConnectionError(f"refused: {text!r}")

    def _next(self) -> bytes:
        """The next frame's text; pings are answered on the way."""
        while (found := self._cut()) is None:
            part = self._wire.recv(65536)
            if not part:
                raise ConnectionError("the server closed the socket")
            self._held += part
        if found == _PING:
            self._send(_PONG)
        return found

    def _cut(self) -> bytes | None:
        held = self._held
        if len(held) < 2:
            return None
        size, start = held[1] & 0x7F, 2
        if size == 126:
            size, start = int.from_bytes(held[2:4], "big"), 4
        elif size == 127:
            size, start = int.from_bytes(held[2:10], "big"), 10
        if len(held) < start + size:
            return None
        self._held = held[start + size :]
        return held[start : start + size]

    def _send(self, text: bytes) -> None:
        """Masked with zeros: a client must mask (RFC 6455, 5.3), and nobody listens here."""
        size = bytes([0x80 | len(text)]) if len(text) < 126 else bytes([0x80 | 126]) + len(text).to_bytes(2, "big")
        self._wire.sendall(b"\x81" + size + bytes(4) + text)


def arrivals(screens: Sequence[Screen], event: str, seconds: float = 10.0) -> list[float]:
    """When each of them got the next event of that name (perf_counter), in the order of arrival."""
    start, waiting, times = b'42["' + event.encode() + b'"', list(screens), list[float]()
    deadline = time.perf_counter() + seconds
    while waiting:
        ready = select(waiting, [], [], max(0.0, deadline - time.perf_counter()))[0]
        now = time.perf_counter()
        if not ready:
            raise TimeoutError(f"{len(waiting)} of {len(screens)} screens heard nothing")
        for screen in ready:
            if screen.take(start):
                times.append(now)
                waiting.remove(screen)
    return times
