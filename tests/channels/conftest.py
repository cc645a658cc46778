"""The demo shop on a real port, and a store's end of the line to it."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from flask import Flask, request
from werkzeug.serving import WSGIRequestHandler, make_server

from kiosk.channels.generic import GenericConnector
from kiosk.channels.reach import Reach
from kiosk.demo.webshop.app import WebShop
from kiosk.use_cases.publishing import ChannelProduct
from tests.channels.shops import SECRET


class Quiet(WSGIRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


def product(sku: str, n: int = 0) -> ChannelProduct:
    colour, _, size = sku.partition("-")
    return ChannelProduct(
        sku, "ridge", n, {"ru": "Куртка «Гряда»", "en": "Ridge jacket"}, {"ru": "Мембрана", "en": "Membrane"}, colour,
        {"ru": "Рябина", "en": "Rowan"}, size, 1_890_500, "RUB", f"http://127.0.0.1:8080/pictures/ridge/{colour}.svg",
    )  # fmt: skip


class Ear:
    """Takes hints on a port of this machine. `answers`: status codes to give, then 204 for ever."""

    def __init__(self) -> None:
        self.heard: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[int] = []
        self.arrived = threading.Condition()
        app = Flask("ear")

        @app.post("/hooks/online")
        def hint() -> tuple[str, int]:
            with self.arrived:
                self.heard.append((dict(request.headers), request.get_data()))
                self.arrived.notify_all()
                return "", self.answers.pop(0) if self.answers else 204

        self._server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hooks/online"
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def wait_for(self, count: int, seconds: float = 5) -> bool:
        with self.arrived:
            return self.arrived.wait_for(lambda: len(self.heard) >= count, seconds)

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def ear() -> Iterator[Ear]:
    ear = Ear()
    yield ear
    ear.close()


@pytest.fixture
def shop(tmp_path: Path, ear: Ear) -> Iterator[WebShop]:
    shop = WebShop("127.0.0.1", 0, tmp_path / "webshop.db", SECRET, ear.url, slow_s=0.8)
    shop.start()
    yield shop
    shop.close()


Connect = Callable[..., GenericConnector]


@pytest.fixture
def connect(shop: WebShop) -> Iterator[Connect]:
    made: list[GenericConnector] = []

    def one(secret: str = SECRET, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> GenericConnector:
        made.append(GenericConnector(shop.address, [secret], clock, lambda: uuid4().hex, reach=Reach(loopback=True)))
        return made[-1]

    yield one
    for connector in made:
        connector.close()


@pytest.fixture
def connector(connect: Connect) -> GenericConnector:
    connector = connect()
    assert connector.push_products([product("rowan-M"), product("rowan-L", 1)])
    return connector
