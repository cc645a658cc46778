"""A wire with scissors: a TCP proxy that breaks connections after so many bytes, holds them silently, or lets nobody through."""

import contextlib
import socket
import struct
import threading
from collections.abc import Callable

_RESET = struct.pack("ii", 1, 0)


class CuttingProxy:
    """`budget()` says after how many bytes, of both directions together, the next connection breaks; None: it does not."""

    def __init__(self, port: int, target: int, budget: Callable[[], int | None] = lambda: None) -> None:
        self.port = port
        self.cuts = 0
        self.connections = 0
        self._target = target
        self._budget = budget
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._through = threading.Event()
        self._through.set()
        self._up = True
        self._closed = False
        self._listener = socket.create_server(("127.0.0.1", port))
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Break everything that is open now."""
        with self._lock:
            ends, self._open = self._open, set()
        for end in ends:
            _reset(end)

    def down(self) -> None:
        self._up = False
        self.cut()

    def up(self) -> None:
        self._up = True
        self._through.set()

    def hold(self) -> None:
        """From now on nothing moves, and nobody is told: as behind a switch that lost its power."""
        self._through.clear()

    def close(self) -> None:
        self._closed = True
        self._through.set()
        self._listener.close()
        self.cut()

    def _accept(self) -> None:
        while not self._closed:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if not self._up:
                _reset(near)
                continue
            try:
                far = socket.create_connection(("127.0.0.1", self._target), timeout=5)
            except OSError:
                _reset(near)
                continue
            self.connections += 1
            for end in (near, far):
                end.settimeout(None)
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._open |= {near, far}
            left = _Left(self._budget())
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self._pump, args=(source, sink, left), daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket, left: "_Left") -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(512):
                self._through.wait()
                passing = data[: left.take(len(data))]
                sink.sendall(passing)
                if len(passing) < len(data):
                    self.cuts += 1
                    break
        with self._lock:
            self._open -= {source, sink}
        _reset(source)
        _reset(sink)


class _Left:
    """What a connection may still carry."""

    def __init__(self, budget: int | None) -> None:
        self._left = budget
        self._lock = threading.Lock()

    def take(self, wanted: int) -> int:
        with self._lock:
            if self._left is None:
                return wanted
            given = min(wanted, self._left)
            self._left -= given
            return given


def _reset(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    with contextlib.suppress(OSError):
        end.close()
