"""The shop's side of the generic signed channel contract."""

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Annotated, TypeVar

import msgspec
from flask import Blueprint, Response, request
from standardwebhooks import Webhook

from kiosk.demo.webshop import offers, sales
from kiosk.demo.webshop.database import Database
from kiosk.demo.webshop.faults import MODES, Faults, cut

T = TypeVar("T")
_REMEMBER_S = 24 * 3600
_MOST_IDS = 100_000
_LOOPBACK = ("127.0.0.1", "::1")
_LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
_MOST_CURSOR = 18  # digits: what SQLite counts with


class _Adjustments(msgspec.Struct, frozen=True):
    adjustments: Annotated[list[offers.Adjustment], msgspec.Meta(max_length=200)]


class _Products(msgspec.Struct, frozen=True):
    products: Annotated[list[offers.Offered], msgspec.Meta(max_length=200)]


class _Fault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    mode: str
    times: Annotated[int, msgspec.Meta(ge=1)] | None = None


class Gate:
    """Who may speak to the shop's contract: the store that holds the secret, each message once."""

    def __init__(self, secret: str) -> None:
        self._key = Webhook(secret)
        self._lock = Lock()
        self._seen: OrderedDict[str, float] = OrderedDict()

    def admits(self) -> bool:
        """Whether this request is signed with the secret, signed now, and new."""
        query = request.query_string.decode("latin-1")
        target = request.script_root + request.path + (f"?{query}" if query else "")
        payload = f"{request.method} {target}\n".encode() + request.get_data()
        try:
            self._key.verify(payload, dict(request.headers), json_parse=False)
        except Exception:  # the library raises its own error for most forgeries, and others for odd ones
            return False
        return self._is_new(request.headers["webhook-id"])

    def _is_new(self, message_id: str) -> bool:
        now = time.monotonic()
        with self._lock:
            while self._seen and (len(self._seen) >= _MOST_IDS or now - next(iter(self._seen.values())) > _REMEMBER_S):
                self._seen.popitem(last=False)
            if message_id in self._seen:
                return False
            self._seen[message_id] = now
            return True


def blueprint(database: Database, gate: Gate, faults: Faults) -> Blueprint:
    """Routes under /channel/v1, and the switch for faults."""
    routes = Blueprint("contract", __name__)

    def guarded(work: Callable[[], object]) -> Response:
        mode = faults.next()
        spoiled = faults.before(mode, request.environ)
        if spoiled is not None:
            return spoiled
        if not gate.admits():
            return _json({"error": "unauthorized"}, 401)
        try:
            answer = work()
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            return _json({"error": "malformed", "detail": str(error)}, 400)
        return cut(request.environ) if mode == "drop_answer" else _json(answer)

    @routes.get("/channel/v1/levels")
    def levels() -> Response:
        def work() -> object:
            with database.read() as db:
                rows, more = offers.levels(db, request.args.get("after", ""))
            return {"levels": rows, "more": more}

        return guarded(work)

    @routes.post("/channel/v1/adjustments")
    def adjustments() -> Response:
        def work() -> object:
            rows = _body(_Adjustments).adjustments
            with database.write() as db:
                results = [{"key": row.key, "outcome": offers.adjust(db, row)} for row in rows]
            return {"results": results}

        return guarded(work)

    @routes.get("/channel/v1/orders")
    def orders() -> Response:
        def work() -> object:
            cursor = request.args.get("cursor", "0")
            if not (cursor.isascii() and cursor.isdecimal() and len(cursor) <= _MOST_CURSOR):
                raise msgspec.ValidationError("cursor: one that this shop gave")
            with database.read() as db:
                page = sales.feed(db, int(cursor))
            return {"lines": page.lines, "cursor": page.cursor, "more": page.more}

        return guarded(work)

    @routes.put("/channel/v1/products")
    def products() -> Response:
        def work() -> object:
            rows = _body(_Products).products
            with database.write() as db:
                offers.put_products(db, rows)
            return {"accepted": len(rows)}

        return guarded(work)

    @routes.post("/faults")
    def switch() -> Response:
        """Demonstrations only: from this very machine, or signed."""
        if not (_is_local() or gate.admits()):
            return _json({"error": "unauthorized"}, 401)
        try:
            wanted = _body(_Fault)
            faults.switch(wanted.mode, wanted.times)
        except (ValueError, msgspec.DecodeError):
            return _json({"error": "malformed", "detail": f"mode: one of {', '.join(MODES)}"}, 400)
        return _json({"mode": faults.mode})

    return routes


def _is_local() -> bool:
    """JSON makes a browser ask before another site's page may send it, and the Host check stops names that were bent to us."""
    name = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    return request.remote_addr in _LOOPBACK and name in _LOCAL_NAMES and request.is_json


def _body(kind: type[T]) -> T:
    return msgspec.json.decode(request.get_data(), type=kind)


def _json(body: object, status: int = 200) -> Response:
    return Response(msgspec.json.encode(body), status, mimetype="application/json")
