"""The web shop put together, and served."""

import logging
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path

from flask import Flask, Response
from werkzeug.serving import WSGIRequestHandler, make_server

from kiosk.demo.webshop import contract, front
from kiosk.demo.webshop.catalogue import picture_origins
from kiosk.demo.webshop.database import Database
from kiosk.demo.webshop.faults import Faults
from kiosk.demo.webshop.hints import Hints
from kiosk.premises import stop_with_parent

log = logging.getLogger(__name__)

BRAND: Mapping[str, str] = {"ru": "Перевал", "en": "Pereval"}
_FACES = Path(__file__).resolve().parents[3] / "static" / "vendor"
_NOTHING = "default-src 'none'; frame-ancestors 'none'"
_MOST_BYTES = 2_000_000


def create_app(
    database_path: Path, secret: str, hint_url: str, brand: Mapping[str, str] = BRAND, *, slow_s: float = 8.0, faces: Path = _FACES
) -> Flask:
    """The shop as a Flask application.

    `secret`: shared with the store, base64 with or without `whsec_`. `hint_url`: where the store takes hints; empty for none.
    `slow_s`: how long the fault `slow` waits. `app.extensions` has `webshop.hints` and `webshop.database`, which a host
    closes at the end, and `webshop.faults`.
    """
    database = Database(database_path)
    faults = Faults(slow_s)
    hints = Hints(hint_url, secret, faults)
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _MOST_BYTES
    app.register_blueprint(contract.blueprint(database, contract.Gate(secret), faults))
    app.register_blueprint(front.blueprint(database, hints, brand, str(faces)))
    app.extensions["webshop.hints"] = hints
    app.extensions["webshop.faults"] = faults
    app.extensions["webshop.database"] = database

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = _policy(database) if response.mimetype == "text/html" else _NOTHING
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return app


def _policy(database: Database) -> str:
    """Own files only, and pictures from where the products say."""
    with database.read() as db:
        pictures = " ".join(["'self'", *picture_origins(db)])
    return (
        f"default-src 'none'; img-src {pictures}; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )


class _Quiet(WSGIRequestHandler):
    """Requests are not worth a line each; a time-out frees the thread of a client that went silent."""

    timeout = 30

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        log.debug("%s %s", self.command, code)


def close(app: Flask) -> None:
    """Stop what the application started."""
    hints: Hints = app.extensions["webshop.hints"]
    hints.close()
    database: Database = app.extensions["webshop.database"]
    database.close()


class WebShop:
    """The shop on a port of this machine, in threads of this process. `port` 0 takes a free one; `address` says which."""

    def __init__(
        self,
        host: str,
        port: int,
        database_path: Path,
        secret: str,
        hint_url: str,
        brand: Mapping[str, str] = BRAND,
        *,
        slow_s: float = 8.0,
    ) -> None:
        self.app = create_app(database_path, secret, hint_url, brand, slow_s=slow_s)
        self._server = make_server(host, port, self.app, threaded=True, request_handler=_Quiet)
        self.address = f"http://{host}:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, name="webshop")

    def start(self) -> None:
        self._thread.start()

    def wait(self) -> None:
        """Until closed, or interrupted."""
        self._thread.join()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
        close(self.app)


def run(directory: Path, port: int, store_port: int) -> None:
    """Serve the demo's shop in that folder, until the store that started it ends."""
    if not sys.stdin.isatty():
        threading.Thread(target=stop_with_parent, daemon=True).start()
    secret = (directory / "webshop.secret").read_text(encoding="ascii").strip()
    hints = f"http://127.0.0.1:{store_port}/hooks/channels/webshop"
    serve("127.0.0.1", port, directory / "webshop.db", secret, hints)


def serve(
    host: str,
    port: int,
    database_path: Path,
    secret: str,
    hint_url: str,
    brand: Mapping[str, str] = BRAND,
    *,
    ready: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve until interrupted (KeyboardInterrupt or SystemExit). `ready` is told the address once it listens."""
    shop = WebShop(host, port, database_path, secret, hint_url, brand)
    shop.start()
    try:
        ready(shop.address)
        shop.wait()
    finally:
        shop.close()
