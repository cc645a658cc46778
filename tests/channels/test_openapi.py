"""The contract document says what the demo shop and the connector really do."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from kiosk.channels.signing import Signer, request_payload
from kiosk.demo.webshop import sales
from kiosk.domain.channels import Adjustment
from tests.channels.conftest import product
from tests.channels.schema import faults
from tests.channels.shops import SECRET, NearbyShop
from tests.channels.stocked import RealTime, counter

DOCUMENT: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parents[2] / "kiosk" / "channels" / "generic.openapi.yaml").read_text("utf-8")
)


class Witness:
    """Checks every request and answer on the line against the document."""

    def __init__(self) -> None:
        self.seen: set[tuple[str, str, int]] = set()
        self.faults: list[str] = []

    def check(self, method: str, path: str, sent: bytes, status: int, body: bytes) -> None:
        self.seen.add((method.lower(), path, status))
        operation = DOCUMENT["paths"].get(path, {}).get(method.lower())
        if operation is None or str(status) not in operation["responses"]:
            self.faults.append(f"{method} {path} {status}: not in the document")
            return
        if sent and status == httpx.codes.OK:
            self._fits(operation["requestBody"], sent, f"{method} {path} request")
        answer = operation["responses"][str(status)]
        if "$ref" in answer:
            answer = DOCUMENT["components"]["responses"][answer["$ref"].rpartition("/")[2]]
        self._fits(answer, body, f"{method} {path} {status}")

    def _fits(self, part: dict[str, Any], body: bytes, where: str) -> None:
        schema = part["content"]["application/json"]["schema"]
        self.faults += [f"{where} {fault}" for fault in faults(DOCUMENT, schema, json.loads(body))]


def every(path: str, method: str) -> set[tuple[str, str, int]]:
    return {(method, path, int(status)) for status in DOCUMENT["paths"][path][method]["responses"]}


@pytest.fixture
def shop(tmp_path: Path) -> NearbyShop:
    return NearbyShop(tmp_path, RealTime(), counter("message"))


def test_every_answer_of_the_shop_is_in_the_document_and_every_answer_of_the_document_is_given(shop: NearbyShop) -> None:
    witness = Witness()
    client = shop.app.test_client()
    signer = Signer([SECRET])
    numbers = counter("m")

    def call(method: str, target: str, body: object = None, *, signed: bool = True) -> Any:
        sent = b"" if body is None else json.dumps(body).encode()
        headers = signer.headers(numbers(), datetime.now(UTC), request_payload(method, target, sent)) if signed else {}
        answer = client.open(target, method=method, data=sent, headers=headers, content_type="application/json")
        witness.check(method, target.partition("?")[0], sent, answer.status_code, answer.data)
        return answer.json

    rows = [{f: getattr(product("rowan-M"), f) for f in DOCUMENT["components"]["schemas"]["Product"]["required"]}]
    call("PUT", "/channel/v1/products", {"products": rows})
    call("PUT", "/channel/v1/products", {"products": [{}]})
    changes = [
        {"op": "delta", "key": "a", "sku": "rowan-M", "delta": 3, "floor": 0},
        {"op": "delta", "key": "a", "sku": "rowan-M", "delta": 4, "floor": 0},
        {"op": "delta", "key": "b", "sku": "rowan-M", "delta": -9},
        {"op": "set", "key": "c", "sku": "alien", "quantity": 1},
        {"op": "set_if", "key": "d", "sku": "rowan-M", "quantity": 5, "expected": 3},
    ]
    results = call("POST", "/channel/v1/adjustments", {"adjustments": changes})["results"]
    assert [r["outcome"] for r in results] == ["done", "conflict", "refused", "gone", "done"]
    call("POST", "/channel/v1/adjustments", {"adjustments": [{"op": "borrow"}]})
    with shop.database.write() as db:
        sales.buy(db, "request", "somebody", "rowan-M", 2)
    call("GET", "/channel/v1/orders")
    call("GET", "/channel/v1/orders?cursor=1")
    call("GET", "/channel/v1/orders?cursor=one")
    call("GET", "/channel/v1/levels")
    call("GET", "/channel/v1/levels?after=a")
    for path, methods in DOCUMENT["paths"].items():
        for method in methods:
            call(method.upper(), path, signed=False)
    assert witness.faults == []
    promised = set().union(*(every(path, method) for path, methods in DOCUMENT["paths"].items() for method in methods))
    assert promised == witness.seen


def test_what_the_connector_sends_is_in_the_document(shop: NearbyShop) -> None:
    sent: list[tuple[str, str, bytes]] = []
    shop.line.before = lambda request: sent.append((request.method, request.url.path, request.content))
    shop.connector.push_products([product("rowan-M")])
    shop.connector.adjust([Adjustment("k", "online", "rowan-M", -2, datetime.now(UTC))], 1.0)
    assert len(sent) == 2
    for method, path, body in sent:
        schema = DOCUMENT["paths"][path][method.lower()]["requestBody"]["content"]["application/json"]["schema"]
        assert faults(DOCUMENT, schema, json.loads(body)) == []


def test_the_checker_finds_faults() -> None:
    adjustment = DOCUMENT["components"]["schemas"]["Adjustment"]
    row = {"op": "set", "key": "k", "sku": "s", "quantity": 1}
    assert not faults(DOCUMENT, adjustment, row)
    for value in ({}, {"op": "delta"}, row | {"quantity": -1}, row | {"quantity": True}, row | {"more": 1}):
        assert faults(DOCUMENT, adjustment, value)
    assert faults(DOCUMENT, DOCUMENT["components"]["schemas"]["Hint"], {"type": "stock.changed"})
