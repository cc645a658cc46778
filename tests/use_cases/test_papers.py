"""The slip: everything a shopper needs, nothing about who they are."""

import json
from typing import Any

import pytest

from kiosk.domain.codes import order_number_of
from kiosk.use_cases.papers import marked_copy
from pos_bridge.document import from_json
from tests.fakes.shop import ANNA_CARD, CANARIES, JACKET_L, JACKET_PRICE, MUG, MUG_PRICE, TYPED, Shop


def slip(shop: Shop, number: str) -> dict[str, Any]:
    return dict(shop.store.read(lambda uow: uow.prints.of_reference(number))[0].document)


def words(document: dict[str, Any]) -> list[str]:
    return [str(block[key]) for block in document["blocks"] for key in ("text", "left", "right") if key in block]


def plain(document: dict[str, Any]) -> str:
    return "\n".join(words(document)).replace("\u00a0", " ").replace("\u202f", " ").replace("\u2060", "")


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("saved", [True, False])
def test_a_slip_of_a_delivery_says_nothing_about_the_person(shop: Shop, language: str, saved: bool) -> None:
    shop.visit(card=ANNA_CARD)
    total = 1_890_500 + 39_000
    request = shop.request(((JACKET_L, 1),), "morning", total, contact=None if saved else TYPED, saved=saved, language=language)
    document = slip(shop, shop.ordering.order(request).order.number)
    text = json.dumps(document, ensure_ascii=False)
    assert not [canary for canary in (*CANARIES, "Анна", "код 77", "27") if canary in text]


def test_a_pickup_in_russian(shop: Shop) -> None:
    shop.visit(card=ANNA_CARD)
    order = shop.ordering.order(shop.request(total=1_890_500)).order
    document = slip(shop, order.number)
    assert plain(document).splitlines() == [
        "Перевал",
        "Лесная, дом",
        "18 нояб., 14:00 · киоск 1",
        "Заказ",
        order.number,
        "Куртка «Гряда», L, рябина",
        "1 × 18 905 ₽",
        "18 905 ₽",
        "Ваша выгода",
        "995 ₽",
        "К оплате",
        "18 905 ₽",
        "Самовывоз: Садовая, дом",
        "Готово сегодня с 15:30",
        "Держим за вами до пятницы, 22:00",
        "Оплата на кассе, после примерки.",
        "Покажите этот код на кассе.",
        "Спасибо, что вы с нами.",
    ]


def test_a_delivery_in_english(shop: Shop) -> None:
    shop.visit()
    lines = ((JACKET_L, 1), (MUG, 2))
    total = JACKET_PRICE + 2 * MUG_PRICE + 39_000
    order = shop.ordering.order(shop.request(lines, "morning", total, contact=TYPED, language="en")).order
    text = plain(slip(shop, order.number))
    for part in ("Pereval", "Gryada jacket, L, rowan", "Hedgehog mug, rowan", "2 × 890 ₽", "Delivery", "390 ₽", "Home delivery"):
        assert part in text
    assert "Coming tomorrow, Thu 19, 10:00–14:00" in text
    assert "22 070 ₽" in text
    assert not any("а" <= c.lower() <= "я" for c in text)


def test_the_code_on_it_leads_back_to_the_order(shop: Shop) -> None:
    shop.visit()
    order = shop.ordering.order(shop.request()).order
    codes = [block["data"] for block in slip(shop, order.number)["blocks"] if block["type"] == "barcode"]
    assert [order_number_of(code) for code in codes] == [order.number]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("where", ["sadovaya", "mira", "morning"])
def test_every_slip_is_a_document_that_printers_understand(shop: Shop, language: str, where: str) -> None:
    shop.visit()
    total = JACKET_PRICE + (39_000 if where == "morning" else 0)
    order = shop.ordering.order(shop.request(where=where, total=total, contact=TYPED, language=language)).order
    document = slip(shop, order.number)
    assert (document["kind"], document["language"], document["blocks"][-1]) == ("order_slip", language, {"type": "cut"})
    assert from_json(document).language == language
    assert not [word for word in words(document) if "{" in word or not word.strip()]


@pytest.mark.parametrize(("language", "banner"), [("ru", "КОПИЯ 2"), ("en", "COPY 2")])
def test_a_copy_says_first_of_all_that_it_is_one(shop: Shop, language: str, banner: str) -> None:
    shop.visit()
    order = shop.ordering.order(shop.request(language=language)).order
    first = slip(shop, order.number)
    copy = marked_copy(first, 2, shop.texts)
    assert words(copy)[0] == banner
    assert copy["blocks"][3:] == first["blocks"]
    assert words(first)[0] != banner
    assert from_json(copy).language == language
