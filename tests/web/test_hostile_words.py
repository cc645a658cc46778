"""What a person or a program typed reaches neither the log nor the record as it pleases; and a slip read on a later day."""

import logging
from datetime import timedelta

import pytest

from tests.fakes.shop import JACKET_L, JACKET_PRICE
from tests.web.conftest import Web


def test_a_line_end_in_an_address_writes_no_line_of_its_own(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="kiosk"):
        assert web.get("/api/orders/A-1007%0d%0aforged:%20line").status_code == 404
    told = [record.getMessage() for record in caplog.records]
    assert told and not any("\n" in line or "\r" in line for line in told)


def test_a_typed_contact_is_one_plain_line(web: Web) -> None:
    web.shop.visit()
    option = web.shop.option(((JACKET_L, 1),), "morning")
    body = {
        "request_id": "typed-by-somebody",
        "lines": [{"sku": JACKET_L, "quantity": 1}],
        "option_id": option,
        "seen_total": JACKET_PRICE + 39_000,
        "language": "ru",
        "contact": {
            "name": "Ли\x1bp\r\nза\u202e",
            "phone": "+7 900 000-00-00",
            "street": "Лес\tная",
            "house": "5",
            "flat": "",
            "comment": "",
        },
    }
    made = web.post("/api/orders", body)
    assert made.status_code == 201, made.get_json()
    order = web.shop.store.read(lambda uow: uow.orders.by_number(made.get_json()["order"]["number"]))
    assert order is not None and order.contact is not None
    typed = order.contact.name + order.contact.street
    assert typed.isprintable() and "\u202e" not in typed


def test_a_slip_scanned_on_a_later_day_speaks_of_that_day(web: Web) -> None:
    web.shop.visit()
    option = web.shop.option(((JACKET_L, 1),), "sadovaya")
    body = {
        "request_id": "made-yesterday",
        "lines": [{"sku": JACKET_L, "quantity": 1}],
        "option_id": option,
        "seen_total": JACKET_PRICE,
        "language": "ru",
    }
    made = web.post("/api/orders", body).get_json()["order"]
    assert made["dates"][0]["title"] == "Сегодня"
    web.shop.clock.now += timedelta(hours=30)
    read = web.get(f"/api/orders/{made['number']}").get_json()["order"]
    assert read["dates"][0]["title"] != "Сегодня" and "с этой минуты" not in read["dates"][0]["text"]
