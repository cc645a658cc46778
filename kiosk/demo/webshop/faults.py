"""Ways to fail, switched on by hand or by a test: what a real shop and a real line do on a bad day."""

import socket
import threading
import time
from collections.abc import Mapping
from typing import Any

from flask import Response

MODES = ("none", "down", "slow", "nonsense", "drop_answer", "duplicate_hints", "http_500")
_NONSENSE = (
    (b"<html><body>It works!</body></html>", "text/html"),
    (b'{"results": [{"key": 1, "outcome": "perhaps"}], "lines": null, "cursor": 7, "levels": {}}', "application/json"),
    (b'{"lines": [{"order_id": "W-1", "line_id": "1", "sku": "A", "quantity": -3}], "cursor": "9"}', "application/json"),
    (b"", "application/json"),
    (b"\xff\xfe\x00garbage", "application/octet-stream"),
    (b"[" * 5000, "application/json"),
)


class Faults:
    """One mode at a time. `times`: for so many contract requests only, then none again."""

    def __init__(self, slow_s: float) -> None:
        self._slow_s = slow_s
        self._lock = threading.Lock()
        self._mode = "none"
        self._left: int | None = None
        self._turn = 0

    @property
    def mode(self) -> str:
        with self._lock:
            return self._mode

    def switch(self, mode: str, times: int | None = None) -> None:
        if mode not in MODES:
            raise ValueError(mode)
        with self._lock:
            self._mode, self._left = mode, times

    def next(self) -> str:
        """The mode for one contract request."""
        with self._lock:
            mode = self._mode
            if self._left is not None:
                self._left -= 1
                if self._left <= 0:
                    self._mode, self._left = "none", None
            return mode

    def before(self, mode: str, environ: Mapping[str, Any]) -> Response | None:
        """What happens instead of the answer, if anything."""
        match mode:
            case "down":
                return cut(environ)
            case "slow":
                time.sleep(self._slow_s)
            case "http_500":
                return Response("Internal Server Error", 500)
            case "nonsense":
                self._turn += 1
                body, kind = _NONSENSE[self._turn % len(_NONSENSE)]
                return Response(body, 200, mimetype=kind)
        return None


def cut(environ: Mapping[str, Any]) -> Response:
    """Close the connection under the answer: the other side never learns what became of its request."""
    connection = environ.get("werkzeug.socket")
    if isinstance(connection, socket.socket):
        connection.shutdown(socket.SHUT_RDWR)
    return Response("", 502)
