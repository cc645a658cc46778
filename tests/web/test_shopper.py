"""A shopper's way through the API, and what it never tells."""

import json
import re
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kiosk.domain.pricing import ListPrice
from tests.fakes.shop import (
    ANNA_CARD,
    BORIS_CARD,
    CANARIES,
    JACKET_L,
    JACKET_M,
    JACKET_PRICE,
    MUG,
    TYPED,
    ZONE,
)
from tests.web.conftest import Web

# The street may be shown to the person at the screen («дом, Тайная ул.»); house, flat and the rest may not.
SECRETS = [*(c for c in CANARIES if c != "Тайная"), "код 77", "Щеглов"]


def order_body(web: Web, where: str = "sadovaya", total: int = JACKET_PRICE, **changes: Any) -> dict[str, Any]:
    return {
        "request_id": "0190-request-1",
        "lines": [{"sku": JACKET_L, "quantity": 1}],
        "option_id": web.shop.option([(JACKET_L, 1)], where),
        "seen_total": total,
        "use_saved_address": False,
        "contact": None,
        "language": "ru",
        **changes,
    }


def error(answer: TestResponse) -> dict[str, Any]:
    found: dict[str, Any] = answer.get_json()["error"]
    return found


def test_from_the_first_touch_to_the_slip(web: Web) -> None:
    assert web.get("/api/station").get_json()["visit"] is None
    visit = web.post("/api/visit").get_json()["visit"]
    assert visit["customer"] is None and web.post("/api/visit").get_json()["visit"]["id"] == visit["id"]
    catalogue = web.get("/api/catalogue").get_json()
    assert [c["id"] for c in catalogue["categories"]] == ["jackets", "mugs"]
    assert [card["id"] for card in catalogue["featured"]] == ["gryada"]
    found = web.get("/api/products?q=rehnrf").get_json()
    assert (found["total"], found["items"][0]["id"], found["near"]) == (1, "gryada", [])
    product = web.get(f"/api/products/gryada?sku={JACKET_L}").get_json()
    large = next(v for v in product["variants"] if v["sku"] == JACKET_L)
    assert product["chosen_sku"] == JACKET_L and large["coming"]["date"] == "2026-12-04"
    assert [(s["kind"], s["available"]) for s in large["sources"]] == [("store", 1), ("warehouse", 3)]
    ways = web.get(f"/api/receive?sku={JACKET_L}").get_json()
    pickup = ways["pickup"]["options"][0]
    assert (
        pickup["possible"] and pickup["location_id"] == "sadovaya" and ways["pickup"]["note"] == "Размера L здесь нет, есть рядом"
    )
    body = order_body(web, option_id=pickup["id"], seen_total=ways["item"]["total"]["minor"], visit_id=visit["id"])
    placed = web.post("/api/orders", body)
    assert placed.status_code == 201
    order = placed.get_json()["order"]
    assert (order["total"]["minor"], order["print"]["state"], len(order["dates"])) == (JACKET_PRICE, "queued", 3)
    again = web.post("/api/orders", body)
    assert again.status_code == 200 and again.get_json()["order"]["number"] == order["number"]
    assert web.get(f"/api/orders/{order['number']}").get_json()["order"]["state_text"] == "Отложено за вами"
    qr = web.get(order["qr"], None)
    assert qr.status_code == 200 and qr.mimetype == "image/svg+xml"
    assert web.post("/api/visit/end", {"reason": "done"}).status_code == 200
    assert web.get("/api/station").get_json()["visit"] is None


def test_what_cannot_be_is_shown_with_its_reason(web: Web) -> None:
    options = web.get(f"/api/receive?sku={JACKET_L}&lang=ru").get_json()["delivery"]["options"]
    late = next(o for o in options if not o["possible"])
    assert "13:00" in late["why_not"] and options[-1] == late
    assert next(o for o in options if o["possible"])["cost"]["minor"] == 39_000


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_answer_tells_more_of_a_person_than_a_greeting(web: Web, language: str) -> None:
    web.shop.visit(card=ANNA_CARD)
    paths = [
        "station",
        "catalogue",
        "products?category=jackets",
        "products?q=гряда",
        "products/gryada",
        f"receive?sku={JACKET_L}",
    ]
    answers = [web.get(f"/api/{path}{'&' if '?' in path else '?'}lang={language}") for path in paths]
    saved = order_body(web, "morning", 1_890_500 + 39_000, use_saved_address=True, language=language)
    answers.append(web.post(f"/api/orders?lang={language}", saved))
    assert answers[-1].status_code == 201
    number = answers[-1].get_json()["order"]["number"]
    typed = {f: getattr(TYPED, f) for f in TYPED.__dataclass_fields__}
    body = order_body(web, "morning", 1_890_500 + 39_000, request_id="0190-request-2", contact=typed)
    answers.append(web.post("/api/orders", body))
    assert answers[-1].status_code == 201
    answers.append(web.post("/api/orders", {**body, "request_id": "0190-request-3", "contact": {**typed, "phone": "1"}}))
    assert answers[-1].status_code == 422
    answers += [
        web.get(f"/api/orders/{number}"),
        web.get(f"/api/orders/{number}", "kiosk-3"),
        web.get("/api/lab"),
        web.post("/api/help"),
    ]
    answers += [web.get("/api/station", "kiosk-2"), web.get("/api/till/help", "till-1")]
    for answer in answers:
        raw = json.dumps(answer.get_json(), ensure_ascii=False)
        assert not [secret for secret in SECRETS if secret in raw], answer.request.path
    greeting = answers[0].get_json()["visit"]["customer"]
    assert (greeting["name"], greeting["card_tail"], greeting["percent"]) == ("Анна З.", "18", 5)
    elsewhere = json.dumps([a.get_json() for a in answers[-6:] if "station" not in a.request.path], ensure_ascii=False)
    assert "Тайная" not in elsewhere and "Анна" not in elsewhere


def test_after_the_visit_nothing_of_it_is_told(web: Web) -> None:
    web.shop.visit(card=ANNA_CARD)
    web.post("/api/visit/end", {"reason": "not_me"})
    web.shop.visit()
    for path in ("station", "catalogue", "products/gryada", f"receive?sku={JACKET_L}"):
        raw = json.dumps(web.get(f"/api/{path}").get_json(), ensure_ascii=False)
        assert not [word for word in (*CANARIES, "Анна", "1890500", "дом, ") if word in raw], path


def test_just_taken_offers_what_is_left(web: Web) -> None:
    web.shop.visit("kiosk-1")
    web.shop.visit("kiosk-2")
    body = order_body(web)
    assert web.post("/api/orders", body).status_code == 201
    refused = web.post("/api/orders", {**body, "request_id": "0190-request-2"}, "kiosk-2")
    assert refused.status_code == 409
    found = error(refused)
    assert (found["code"], found["product_id"]) == ("just_taken", "gryada")
    offers = [o for o in found["offers"] if o["possible"]]
    assert offers and "sadovaya" not in {o["location_id"] for o in offers}
    taken = web.post("/api/orders", {**body, "request_id": "0190-request-3", "option_id": offers[0]["id"]}, "kiosk-2")
    assert taken.status_code == 201, "the next best offer can be ordered as it is"


def test_a_price_that_moved_is_told_and_can_be_accepted(web: Web) -> None:
    web.shop.visit()
    body = order_body(web)
    web.shop.store.write(lambda uow: uow.prices.set_price(ListPrice(JACKET_L, ZONE, 2_100_000)))
    refused = web.post("/api/orders", body)
    assert refused.status_code == 409 and error(refused)["code"] == "price_changed"
    assert "21\u202f000" in error(refused)["message"]
    assert web.post("/api/orders", {**body, "seen_total": error(refused)["total"]["minor"]}).status_code == 201


def test_a_promise_that_moved_offers_the_new_ones(web: Web) -> None:
    web.shop.visit()
    body = order_body(web)
    web.shop.clock.forward(hours=1)
    refused = web.post("/api/orders", body)
    assert refused.status_code == 409 and error(refused)["code"] == "promise_changed"
    new = error(refused)["options"]["pickup"]["options"][0]["id"]
    assert new != body["option_id"] and web.post("/api/orders", {**body, "option_id": new}).status_code == 201


def test_a_silent_online_shop_is_503_with_other_offers(web: Web) -> None:
    web.shop.visit()
    web.shop.allot("warehouse", JACKET_L, 3)
    web.shop.online.gives = False
    refused = web.post("/api/orders", order_body(web, "mira"))
    assert refused.status_code == 503 and error(refused)["code"] == "channel_silent"
    assert {o["id"].split(":")[2] for o in error(refused)["offers"]} == {"sadovaya"}


def test_nothing_left_anywhere_says_so(web: Web) -> None:
    web.shop.visit()
    option = web.shop.option([(JACKET_M, 2)], "lesnaya")
    body = order_body(web, total=2 * JACKET_PRICE, lines=[{"sku": JACKET_M, "quantity": 2}], option_id=option)
    assert web.post("/api/orders", body).status_code == 201
    refused = web.post("/api/orders", {**body, "request_id": "0190-request-2"})
    assert error(refused)["offers"] == [] and error(refused)["next"] == "Больше нигде нет. Посмотрите другой цвет или размер"


def test_a_stale_screen_starts_anew(web: Web) -> None:
    old = web.shop.visit()
    body = order_body(web, visit_id=old)
    web.post("/api/visit/end", {"reason": "idle"})
    assert error(web.post("/api/orders", body))["code"] == "visit_over"
    web.shop.visit()
    assert error(web.post("/api/orders", body))["code"] == "visit_over"


def test_undoing(web: Web) -> None:
    web.shop.visit()
    number = web.post("/api/orders", order_body(web)).get_json()["order"]["number"]
    assert web.post(f"/api/orders/{number}/cancel", station="kiosk-2").status_code == 409
    undone = web.post(f"/api/orders/{number}/cancel").get_json()["order"]
    assert (undone["state"], undone["state_text"]) == ("cancelled", "Отменён")
    assert web.post(f"/api/orders/{number}/cancel").status_code == 409


def test_a_second_card_by_the_screen(web: Web) -> None:
    web.screens.opened("sid", "kiosk-1")
    web.reception.scanned("kiosk-1", ANNA_CARD)
    web.reception.scanned("kiosk-1", BORIS_CARD)
    assert web.get("/api/station").get_json()["visit"]["customer"]["name"] == "Анна З."
    web.post("/api/visit/end", {"reason": "second_card"})
    assert web.post("/api/visit/recall").get_json()["visit"]["customer"]["name"] == "Борис Щ."


def test_a_visit_ends_for_a_known_reason(web: Web) -> None:
    web.shop.visit()
    assert web.post("/api/visit/end", {"reason": "because"}).status_code == 400
    assert web.get("/api/station").get_json()["visit"] is not None


def test_help_is_one_call_and_the_till_answers(web: Web) -> None:
    first, second = (web.post("/api/help", {"topic": "product"}).get_json() for _ in range(2))
    assert first == second and first["state"] == "waiting"
    calls = web.get("/api/till/help", "till-1").get_json()["calls"]
    assert [(c["id"], c["station"], c["topic"]) for c in calls] == [(first["id"], "киоск 1", "product")]
    assert web.post(f"/api/till/help/{first['id']}", {"state": "coming"}, "till-1").get_json()["state"] == "coming"
    web.post(f"/api/till/help/{first['id']}", {"state": "done"}, "till-1")
    assert web.get("/api/till/help", "till-1").get_json() == {"calls": []}


def test_languages_change_every_sentence(web: Web) -> None:
    web.shop.visit(card=ANNA_CARD)
    for path in ("catalogue?", "products/gryada?", f"receive?sku={JACKET_L}&", f"receive?sku={MUG}&", "station?"):
        raw = json.dumps(web.get(f"/api/{path}lang=en").get_json(), ensure_ascii=False)
        # The person's own words stay as they are.
        raw = raw.replace("Анна З.", "").replace("дом, Тайная ул.", "")
        assert not re.findall('[А-Яа-яЁё][^"]*', raw), path
