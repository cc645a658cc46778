"""Whatever is sent, nobody sees a fault of the server."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.domain.staff import Role
from kiosk.web.access import Who
from tests.fakes.shop import JACKET_L, TYPED
from tests.web.conftest import Web, is_problem
from tests.web.test_access import walk

BODIES = [
    b"",
    b"null",
    b"[]",
    b'"x"',
    b"1",
    b"true",
    b"{",
    b"{}}",
    b"NaN",
    b"Infinity",
    b'{"lines": NaN, "seen_total": -Infinity}',
    b"[" * 60_000,
    b'{"a":' * 12_000,
    b"9" * 60_000,
    b'{"state": ' + b"9" * 5_000 + b"}",
    b"\xff\xfe",
    b'{"x": "\xff"}',
    b"\x00",
    b'{"station": ["kiosk-1"], "reason": {"a": 1}, "topic": [1], "state": {}, "text": [], "how": {}, "fault": [], "value": "x"}',
    b'{"station": "\\ud800", "reason": "\\ud800", "topic": "\\ud800", "state": "\\udfff", "text": "\\ud800", "fault": "\\ud800"}',
    b'{"station": "\\u0000", "reason": "\\u0000", "topic": "\\u0000", "state": "\\u0000", "text": "\\u0000"}',
    b'{"station": null, "reason": null, "topic": null, "state": null}',
    b'{"station": 1, "reason": 1.5, "topic": false, "state": 1e308}',
    b'{"__proto__": {"x": 1}, "constructor": 1}',
]


@pytest.mark.parametrize("body", BODIES, ids=[str(b[:24]) for b in BODIES])
def test_no_body_breaks_any_route(lasting_web: Web, body: bytes) -> None:
    lasting_web.shop.visit()
    for method, path in walk(lasting_web, Who.STATION, Who.TILL, Who.DEMO, Who.CHANNEL):
        if method == "GET":
            continue
        for headers in ({}, {"Content-Type": "text/plain"}):
            answer = lasting_web.call(method, path, "till-1", data=body, headers=headers)
            assert answer.status_code < 500, (path, answer.status, answer.text)
            assert answer.status_code < 400 or is_problem(answer), path


@pytest.mark.parametrize("body", BODIES, ids=[str(b[:24]) for b in BODIES])
def test_no_body_breaks_any_route_of_people(lasting_web: Web, body: bytes) -> None:
    for method, path in walk(lasting_web, Who.STAFF, Who.MANAGER, Who.IT, Who.ANYONE):
        if method == "GET" or path == "/api/staff/sign-out":
            continue
        answer = lasting_web.call(method, path, None, data=body, staff=Role.IT)
        assert answer.status_code < 500, (path, answer.status, answer.text)
        assert answer.status_code < 400 or is_problem(answer), path


@pytest.mark.parametrize(
    "query",
    [
        "sku=%00&q=%00&category=%00",
        "sku=%ff%fe&q=%ff&category=%ff&lang=%ff",
        "sku=%ED%A0%80&q=%ED%A0%80",
        "sku=" + "x" * 8000 + "&q=" + "x" * 8000,
        "quantity=x",
        "quantity=",
        "quantity=-1",
        "quantity=0",
        "quantity=1e400",
        "quantity=" + "9" * 5000,
        "quantity=NaN",
        f"sku={JACKET_L}&quantity=21",
        f"sku={JACKET_L}&quantity=1.5",
        "lang[]=ru&lang=en&lang=xx",
        "q=%25%25%25&category='",
        "q=%F0%9F%98%80%E2%80%AE",
        "&&&===",
    ],
)
def test_no_question_breaks_any_route(lasting_web: Web, query: str) -> None:
    for method, path in walk(lasting_web, *Who):
        if method == "GET":
            answer = lasting_web.get(f"{path}?{query}", "till-1", staff=Role.IT if path.startswith("/api/it") else None)
            assert answer.status_code < 500, (path, answer.status)
            assert answer.status_code < 400 or is_problem(answer), path


@pytest.mark.parametrize("name", ["%00", "%ff", "%ED%A0%80", "'", "..", "%2e%2e%2f", "x" * 4000, "A-1" + "0" * 3900 + "8", "😀"])
def test_no_name_in_a_path_breaks_any_route(lasting_web: Web, name: str) -> None:
    for path in (
        f"/api/products/{name}",
        f"/api/orders/{name}",
        f"/api/orders/{name}/qr.svg",
        f"/pictures/{name}/{name}.svg",
        f"/locales/{name}/{name}.ftl",
        f"/static/{name}",
        f"/api/lab/paper/{name}.png",
        f"/api/lab/bytes/{name}.json",
    ):
        answer = lasting_web.get(path)
        assert answer.status_code < 500, (path, answer.text)
        assert answer.status_code < 400 or is_problem(answer), path
    for path in (f"/api/orders/{name}/cancel", f"/hooks/channels/{name}"):
        assert lasting_web.post(path).status_code < 500, path
    assert lasting_web.post(f"/api/till/help/{name}", {"state": "coming"}, "till-1").status_code < 500


@pytest.mark.parametrize("check", range(10))
def test_a_number_without_end_is_not_drawn(lasting_web: Web, check: int) -> None:
    assert lasting_web.get("/api/orders/A-1" + "0" * 3900 + f"{check}/qr.svg").status_code == 404


def order() -> dict[str, Any]:
    return {
        "request_id": "request-1",
        "lines": [{"sku": JACKET_L, "quantity": 1}],
        "option_id": "delivery:morning:warehouse:20261119T1000",
        "seen_total": 2_029_000,
        "use_saved_address": False,
        "contact": {f: getattr(TYPED, f) for f in ("name", "phone", "street", "house", "flat", "comment")},
        "language": "ru",
    }


WRONG: list[tuple[str, Any]] = [
    ("lines", None),
    ("lines", {}),
    ("lines", []),
    ("lines", "x"),
    ("lines", 1),
    ("lines", [1]),
    ("lines", [[]]),
    ("lines", [{}]),
    ("lines", [{"sku": JACKET_L, "quantity": "1"}]),
    ("lines", [{"sku": JACKET_L, "quantity": 1.0}]),
    ("lines", [{"sku": JACKET_L, "quantity": True}]),
    ("lines", [{"sku": JACKET_L, "quantity": None}]),
    ("lines", [{"sku": JACKET_L, "quantity": -1}]),
    ("lines", [{"sku": JACKET_L, "quantity": 10**100}]),
    ("lines", [{"sku": [], "quantity": 1}]),
    ("lines", [{"sku": "\ud800", "quantity": 1}]),
    ("lines", [{"sku": "\x00", "quantity": 1}]),
    ("lines", [{"sku": JACKET_L, "quantity": 1}] * 2),
    ("lines", [{"sku": f"s{n}", "quantity": 1} for n in range(1000)]),
    ("request_id", None),
    ("request_id", 12345678),
    ("request_id", ""),
    ("request_id", "\ud800" * 10),
    ("request_id", "\x00" * 10),
    ("request_id", ["request-1"]),
    ("option_id", None),
    ("option_id", 1),
    ("option_id", {}),
    ("option_id", "\ud800:\ud800:\ud800"),
    ("option_id", ":::"),
    ("seen_total", None),
    ("seen_total", "2029000"),
    ("seen_total", 2029000.0),
    ("seen_total", True),
    ("seen_total", 10**400),
    ("contact", "x"),
    ("contact", []),
    ("contact", [1]),
    ("contact", 1),
    ("contact", {"name": {"a": 1}}),
    ("contact", {"name": "\ud800", "phone": "79215550127", "street": "x", "house": "1"}),
    ("contact", {"name": "x" * 50_000}),
    ("visit_id", "stale"),
    ("visit_id", {}),
    ("visit_id", "\ud800"),
]


@pytest.mark.parametrize(("field", "value"), WRONG, ids=[f"{f}-{n}" for n, (f, _) in enumerate(WRONG)])
def test_no_wrong_field_makes_an_order_or_a_fault(lasting_web: Web, field: str, value: Any) -> None:
    lasting_web.shop.visit()
    answer = lasting_web.post("/api/orders", {**order(), field: value})
    assert 400 <= answer.status_code < 500 and is_problem(answer), answer.text
    assert lasting_web.shop.store.read(lambda uow: uow.orders.count()) == 0


@pytest.mark.parametrize("field", ["lines", "request_id", "option_id", "seen_total"])
def test_no_field_may_be_left_out(lasting_web: Web, field: str) -> None:
    lasting_web.shop.visit()
    whole = order()
    del whole[field]
    answer = lasting_web.post("/api/orders", whole)
    assert answer.status_code == 400 and is_problem(answer)


def test_the_order_that_is_spoilt_here_is_a_good_one(web: Web) -> None:
    web.shop.visit()
    assert web.post("/api/orders", order()).status_code == 201


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
fields = st.sampled_from(["lines", "request_id", "option_id", "seen_total", "contact", "visit_id", "language", "use_saved_address"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(fields, json_values, min_size=1, max_size=3))
def test_orders_spoilt_at_random(web: Web, spoilt: dict[str, Any]) -> None:
    web.shop.visit()
    answer = web.post("/api/orders", {**order(), **spoilt})
    assert answer.status_code < 500, answer.text
    assert answer.status_code < 400 or is_problem(answer)
