"""What every shop behind the generic contract must do, asked of the demo shop over real HTTP."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import httpx
import msgspec
import pytest

from kiosk.channels import wire
from kiosk.channels.generic import GenericConnector
from kiosk.channels.signing import Signer, request_payload
from kiosk.demo.webshop import sales
from kiosk.demo.webshop.app import WebShop
from kiosk.demo.webshop.database import Database
from kiosk.domain.channels import Adjustment, ChannelLine
from kiosk.use_cases.ports import AdjustOutcome
from tests.channels.conftest import Connect, Ear, product
from tests.channels.shops import OTHER_SECRET, SECRET

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def change(key: str, delta: int, sku: str = "rowan-M") -> Adjustment:
    return Adjustment(key, "online", sku, delta, NOW)


def ask(connector: GenericConnector, *changes: Adjustment, timeout_s: float = 5.0) -> list[AdjustOutcome]:
    outcomes = connector.adjust(changes, timeout_s)
    return [outcomes[c.key] for c in changes]


def level(connector: GenericConnector, sku: str = "rowan-M") -> int:
    levels = connector.levels()
    assert levels is not None, connector.fault
    return levels[sku]


def fail(shop: WebShop, mode: str, times: int | None = None) -> None:
    body = {"mode": mode} | ({"times": times} if times else {})
    assert httpx.post(f"{shop.address}/faults", json=body).status_code == 200


def database(shop: WebShop) -> Database:
    found: Database = shop.app.extensions["webshop.database"]
    return found


def buy(shop: WebShop, request_id: str, pieces: int = 1, sku: str = "rowan-M") -> int | None:
    try:
        with database(shop).write() as db:
            return sales.buy(db, request_id, "somebody", sku, pieces)
    except sales.SoldOut:
        return None


def test_each_change_is_applied_once_per_key(connector: GenericConnector) -> None:
    assert ask(connector, change("k1", 5), change("k2", -2)) == [AdjustOutcome.DONE, AdjustOutcome.DONE]
    assert ask(connector, change("k1", 5), change("k2", -2)) == [AdjustOutcome.DONE, AdjustOutcome.DONE]
    assert level(connector) == 3


def test_below_the_floor_is_refused_and_stays_refused(connector: GenericConnector) -> None:
    ask(connector, change("k1", 2))
    assert ask(connector, change("k2", -3)) == [AdjustOutcome.REFUSED]
    ask(connector, change("k3", 9))
    assert ask(connector, change("k2", -3)) == [AdjustOutcome.REFUSED], "a late repeat must not apply what was refused"
    assert level(connector) == 11


def test_an_unknown_sku_is_gone_and_stays_gone_for_that_key(connector: GenericConnector) -> None:
    assert ask(connector, change("k1", 4, "moss-S")) == [AdjustOutcome.GONE]
    assert connector.push_products([product("moss-S")])
    assert ask(connector, change("k1", 4, "moss-S")) == [AdjustOutcome.GONE]
    assert ask(connector, change("k2", 4, "moss-S")) == [AdjustOutcome.DONE]
    assert level(connector, "moss-S") == 4


def test_a_key_used_for_another_change_is_never_booked(connector: GenericConnector) -> None:
    ask(connector, change("k1", 5))
    assert ask(connector, change("k1", 6)) == [AdjustOutcome.UNKNOWN]
    assert level(connector) == 5


def test_a_dropped_answer_is_asked_for_again(shop: WebShop, connector: GenericConnector) -> None:
    fail(shop, "drop_answer", times=1)
    assert ask(connector, change("k1", 5)) == [AdjustOutcome.UNKNOWN]
    assert connector.fault == wire.SILENT
    assert level(connector) == 5, "it was applied, only the answer was lost"
    assert ask(connector, change("k1", 5)) == [AdjustOutcome.DONE]
    assert level(connector) == 5


def test_forty_at_once_for_five(shop: WebShop, connect: Connect, connector: GenericConnector) -> None:
    """Buyers and claims of the store at the same moment: five pieces, five winners."""
    ask(connector, change("stock", 5))
    others = [connect() for _ in range(8)]
    together = threading.Barrier(40)

    def one(n: int) -> bool:
        together.wait()
        if n % 2:
            return buy(shop, f"request-{n}") is not None
        return ask(others[n % 8], change(f"claim-{n}", -1)) == [AdjustOutcome.DONE]

    with ThreadPoolExecutor(40) as pool:
        won = sum(pool.map(one, range(40)))
    assert won == 5
    assert level(connector) == 0


def test_the_feed_gives_lines_as_they_are_and_goes_on_from_its_cursor(shop: WebShop, connector: GenericConnector) -> None:
    ask(connector, change("k1", 5))
    first, second = buy(shop, "request-one", 2), buy(shop, "request-two")
    page = connector.orders("")
    assert page is not None and not page.more
    assert page.lines == (ChannelLine("W-1001", "1", "rowan-M", 2), ChannelLine("W-1002", "1", "rowan-M", 1))
    again = connector.orders(page.cursor)
    assert again is not None and (again.lines, again.cursor) == ((), page.cursor)
    assert first is not None and second is not None
    with database(shop).write() as db:
        assert sales.cancel(db, first, "somebody")
        assert not sales.cancel(db, first, "somebody"), "once"
    changed = connector.orders(page.cursor)
    assert changed is not None and changed.lines == (ChannelLine("W-1001", "1", "rowan-M", 0),)
    assert level(connector) == 4, "a cancelled piece is on offer again at once"


def test_a_long_feed_and_many_levels_come_in_pages(shop: WebShop, connector: GenericConnector) -> None:
    ask(connector, change("k1", 250))
    with database(shop).write() as db:
        for n in range(230):
            sales.buy(db, f"request-{n:04}", "somebody", "rowan-M", 1)
    connector.push_products([product(f"sku{n:04}-M", n) for n in range(700)])
    seen: list[str] = []
    cursor, more, pages = "", True, 0
    while more:
        page = connector.orders(cursor)
        assert page is not None
        seen += [line.order_id for line in page.lines]
        cursor, more, pages = page.cursor, page.more, pages + 1
    assert len(seen) == len(set(seen)) == 230
    assert pages == 3
    levels = connector.levels()
    assert levels is not None and len(levels) == 702


def test_products_sent_again_leave_quantities_alone(connector: GenericConnector) -> None:
    ask(connector, change("k1", 5))
    assert connector.push_products([product("rowan-M")])
    assert level(connector) == 5


@pytest.mark.parametrize(("mode", "fault"), [("down", wire.SILENT), ("http_500", "status:500"), ("slow", wire.SLOW)])
def test_a_shop_in_trouble_never_raises(shop: WebShop, connector: GenericConnector, mode: str, fault: str) -> None:
    fail(shop, mode)
    assert ask(connector, change("k1", 5), timeout_s=0.3) == [AdjustOutcome.UNKNOWN]
    assert connector.fault == fault
    fail(shop, "none")
    time.sleep(0.9 if mode == "slow" else 0)
    assert ask(connector, change("k1", 5)) == [AdjustOutcome.DONE]
    assert level(connector) == 5
    assert connector.fault == ""


def test_a_shop_that_is_not_there(connect: Connect, shop: WebShop) -> None:
    connector = connect()
    fail(shop, "down")
    assert connector.orders("") is None
    assert connector.levels() is None
    assert not connector.push_products([product("rowan-M")])
    assert connector.fault == wire.SILENT


def test_nonsense_in_every_shape_is_no_answer(shop: WebShop, connector: GenericConnector) -> None:
    ask(connector, change("k1", 5))
    fail(shop, "nonsense")
    for n in range(6):
        assert ask(connector, change(f"n{n}", 1)) == [AdjustOutcome.UNKNOWN]
        assert connector.fault == wire.NONSENSE
        assert connector.orders("") is None
        assert connector.levels() is None
        assert not connector.push_products([product("rowan-M")])
    fail(shop, "none")
    assert level(connector) == 5


def test_another_secret_opens_nothing(shop: WebShop, connect: Connect, connector: GenericConnector) -> None:
    stranger = connect(secret=OTHER_SECRET)
    assert ask(stranger, change("k1", 5)) == [AdjustOutcome.UNKNOWN]
    assert stranger.orders("") is None
    assert stranger.fault == wire.UNAUTHORIZED
    assert level(connector) == 0


@pytest.mark.parametrize("minutes", [-6, 6])
def test_a_request_of_another_time_is_refused(connect: Connect, connector: GenericConnector, minutes: int) -> None:
    late = connect(clock=lambda: datetime.now(UTC) + timedelta(minutes=minutes))
    assert ask(late, change("k1", 5)) == [AdjustOutcome.UNKNOWN]
    assert late.fault == wire.UNAUTHORIZED


def test_a_signature_is_good_once_at_one_place_for_one_deed(shop: WebShop, connector: GenericConnector) -> None:
    path = "/channel/v1/adjustments"
    body = msgspec.json.encode({"adjustments": [{"op": "delta", "key": "k", "sku": "rowan-M", "delta": 5, "floor": 0}]})
    signer = Signer([SECRET])
    headers = signer.headers("m1", datetime.now(UTC), request_payload("POST", path, body))
    assert httpx.post(shop.address + path, content=body + b" ", headers=headers).status_code == 401, "another body"
    assert httpx.put(shop.address + "/channel/v1/products", content=body, headers=headers).status_code == 401
    assert httpx.get(shop.address + "/channel/v1/orders", headers=headers).status_code == 401
    assert httpx.post(shop.address + path, content=body, headers=headers).status_code == 200
    assert httpx.post(shop.address + path, content=body, headers=headers).status_code == 401, "the same again"
    orders = signer.headers("m2", datetime.now(UTC), request_payload("GET", "/channel/v1/orders", b""))
    assert httpx.get(f"{shop.address}/channel/v1/orders?cursor=1", headers=orders).status_code == 401, "another cursor"
    assert level(connector) == 5


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"adjustments": 3}',
        b'{"adjustments": [{"op": "delta", "key": "", "sku": "rowan-M", "delta": 1}]}',
        b'{"adjustments": [{"op": "delta", "key": "k", "sku": "rowan-M", "delta": 1.5}]}',
        b'{"adjustments": [{"op": "delta", "key": "k", "sku": "rowan-M", "delta": 1, "floor": -1}]}',
        b'{"adjustments": [{"op": "steal", "key": "k", "sku": "rowan-M"}]}',
        b'{"adjustments": [{"op": "delta", "key": "k", "sku": "rowan-M", "delta": 99999999999999999999}]}',
    ],
)
def test_a_malformed_change_changes_nothing(shop: WebShop, connector: GenericConnector, body: bytes) -> None:
    path = "/channel/v1/adjustments"
    headers = Signer([SECRET]).headers("m", datetime.now(UTC), request_payload("POST", path, body))
    assert httpx.post(shop.address + path, content=body, headers=headers).status_code == 400
    assert level(connector) == 0


def test_a_cursor_that_the_shop_never_gave_is_refused(connector: GenericConnector) -> None:
    for cursor in ("x", "-1", "1" * 40, "1 OR 1=1"):
        assert connector.orders(cursor) is None
        assert connector.fault == "status:400"


def test_set_and_set_if(shop: WebShop, connector: GenericConnector) -> None:
    path = "/channel/v1/adjustments"
    signer = Signer([SECRET])

    def send(key: str, **row: object) -> str:
        body = msgspec.json.encode({"adjustments": [{"key": key, "sku": "rowan-M", **row}]})
        headers = signer.headers(f"m-{time.monotonic_ns()}", datetime.now(UTC), request_payload("POST", path, body))
        answer = httpx.post(shop.address + path, content=body, headers=headers)
        return str(answer.json()["results"][0]["outcome"])

    assert send("s1", op="set", quantity=7) == "done"
    assert send("s2", op="set_if", quantity=9, expected=6) == "refused"
    assert send("s3", op="set_if", quantity=9, expected=7) == "done"
    assert send("s1", op="set", quantity=7) == "done", "known under its key"
    assert level(connector) == 9


def test_the_fault_switch_is_for_this_machine_only(shop: WebShop) -> None:
    url = f"{shop.address}/faults"
    assert httpx.post(url, json={"mode": "sulky"}).status_code == 400
    assert httpx.post(url, content=b'{"mode": "down"}').status_code == 401, "a plain form may come from any page"
    assert httpx.post(url, json={"mode": "down"}, headers={"host": "evil.example"}).status_code == 401


def test_an_order_is_followed_by_a_hint_that_the_store_accepts(shop: WebShop, ear: Ear, connector: GenericConnector) -> None:
    ask(connector, change("k1", 2))
    place_order(shop)
    assert ear.wait_for(1)
    headers, body = ear.heard[0]
    assert connector.verify_hint(headers, body).kind == "orders.changed"


def test_a_hint_is_tried_again_and_nobody_waits_for_it(shop: WebShop, ear: Ear, connector: GenericConnector) -> None:
    ask(connector, change("k1", 2))
    ear.answers[:] = [503]
    started = time.monotonic()
    place_order(shop)
    assert time.monotonic() - started < 1
    assert ear.wait_for(2)
    assert ear.heard[0][0]["Webhook-Id"] == ear.heard[1][0]["Webhook-Id"], "the same message, sent again"


def test_duplicated_hints_are_one(shop: WebShop, ear: Ear, connector: GenericConnector) -> None:
    ask(connector, change("k1", 2))
    fail(shop, "duplicate_hints")
    place_order(shop)
    assert ear.wait_for(3)
    ids = [headers["Webhook-Id"] for headers, _ in ear.heard]
    assert ids[0] == ids[1] != ids[2]
    connector.verify_hint(*ear.heard[0])
    with pytest.raises(PermissionError):
        connector.verify_hint(*ear.heard[1])


def place_order(shop: WebShop) -> None:
    """As a buyer does, in a browser."""
    page = httpx.get(f"{shop.address}/items/ridge").text
    request_id = page.partition('name="request_id" value="')[2].partition('"')[0]
    answer = httpx.post(f"{shop.address}/items/ridge/buy", data={"sku": "rowan-M", "request_id": request_id})
    assert answer.status_code == 303
