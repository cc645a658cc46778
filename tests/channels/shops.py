"""The real demo shop, in the test's process and without sockets, with a line to it that can be cut and watched."""

import base64
from collections.abc import Callable
from pathlib import Path

import httpx
from flask import Flask

from kiosk.channels.generic import GenericConnector
from kiosk.channels.reach import Reach
from kiosk.demo.webshop import sales
from kiosk.demo.webshop.app import create_app
from kiosk.demo.webshop.catalogue import quantities
from kiosk.demo.webshop.database import Database
from kiosk.use_cases.ports import Clock, NewId

SECRET = "whsec_" + base64.b64encode(b"a secret of the demo, 32 bytes..").decode()
OTHER_SECRET = "whsec_" + base64.b64encode(b"somebody else's 32 byte secret..").decode()
ADDRESS = "http://127.0.0.1"


class Line(httpx.BaseTransport):
    """Carries requests to the application. `before` and `after` see each exchange and may raise to cut it there."""

    def __init__(self, app: Flask) -> None:
        self._inner = httpx.WSGITransport(app)
        self.before: Callable[[httpx.Request], None] = lambda request: None
        self.after: Callable[[httpx.Request], None] = lambda request: None
        self.asked: list[str] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(f"{request.method} {request.url.path}")
        self.before(request)
        response = self._inner.handle_request(request)
        response.read()
        self.after(request)
        return httpx.Response(response.status_code, headers=response.headers, stream=httpx.ByteStream(response.content))


def cut(request: httpx.Request) -> None:
    raise httpx.ReadError("the line was cut", request=request)


class NearbyShop:
    """The shop with its connector: `line` is what lies between them."""

    def __init__(self, folder: Path, clock: Clock, new_id: NewId) -> None:
        self.app = create_app(folder / "webshop.db", SECRET, "")
        self.database: Database = self.app.extensions["webshop.database"]
        self.line = Line(self.app)
        self.connector = GenericConnector(ADDRESS, [SECRET], clock, new_id, reach=Reach(loopback=True), transport=self.line)

    def quantity(self, sku: str) -> int:
        with self.database.read() as db:
            return quantities(db).get(sku, 0)

    def buy(self, sku: str, request_id: str, pieces: int = 1) -> int | None:
        """An order's serial, or None when sold out."""
        try:
            with self.database.write() as db:
                return sales.buy(db, request_id, "buyer", sku, pieces)
        except sales.SoldOut:
            return None

    def cancel(self, serial: int) -> bool:
        with self.database.write() as db:
            return sales.cancel(db, serial, "buyer")

    def sold(self, sku: str) -> int:
        """Pieces in orders that stand."""
        with self.database.read() as db:
            row = db.execute("SELECT coalesce(sum(quantity), 0) AS n FROM lines WHERE sku = ?", (sku,)).fetchone()
            return int(row["n"])

    def set_level(self, sku: str, quantity: int) -> None:
        """Somebody edits stock in the shop's own admin."""
        with self.database.write() as db:
            db.execute("UPDATE products SET quantity = ? WHERE sku = ?", (quantity, sku))
