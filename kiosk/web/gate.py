"""The outermost door, before Flask and before Engine.IO: only our own names, only our own pages.

A page of another origin, or a name that was re-bound to this address, is refused for every path, sockets included (Engine.IO's own
origin check lets through requests without Origin and with a forged X-Forwarded-Host).
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SOCKET_PATH = "/socket.io"


class Gate:
    """WSGI middleware. `hosts`: the `host:port` names under which the server may be called."""

    def __init__(self, app: "WSGIApplication", hosts: frozenset[str]) -> None:
        self._app = app
        self._hosts = hosts
        self._origins = frozenset(f"{scheme}://{host}" for scheme in ("http", "https") for host in hosts)

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if environ.get("HTTP_HOST", "").lower() not in self._hosts:
            return _refuse(start_response, "421 Misdirected Request")
        path = environ.get("PATH_INFO", "")
        if path.startswith(SOCKET_PATH) and "websocket" not in environ.get("HTTP_UPGRADE", "").lower():
            return _refuse(start_response, "400 Bad Request")
        writes = environ.get("REQUEST_METHOD") not in ("GET", "HEAD")
        origin = environ.get("HTTP_ORIGIN")
        if (writes or path.startswith(SOCKET_PATH)) and origin is not None and origin.lower() not in self._origins:
            return _refuse(start_response, "403 Forbidden")
        # Browsers tell it of every request, and no page can change it (Fetch Metadata).
        if writes and environ.get("HTTP_SEC_FETCH_SITE", "same-origin") not in ("same-origin", "none"):
            return _refuse(start_response, "403 Forbidden")
        # Compressing small frames costs 120 kB a client and buys nothing: the offer is declined.
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return self._app(environ, start_response)


def _refuse(start_response: "StartResponse", status: str) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", "0")])
    return [b""]
