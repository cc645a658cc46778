"""Two people want the last piece; one taps twice; an answer is lost. One order each time, and nobody left without a way on."""

import json
import re

import pytest
from playwright.sync_api import Route, expect

from tests.demo_shop import DemoShop
from tests.story.conftest import OpenScreen
from tests.story.kiosk_screen import KioskScreen, lose_answers
from tests.waiting import until

pytestmark = pytest.mark.browser

TAP_SOON = "(later) => setTimeout(() => document.querySelector('[data-testid=order]').click(), later)"

# Twice at the same place, whatever is there the second time.
DOUBLE_TAP = """([name, later]) => {
  window.tapped = false;
  const box = document.querySelector(`[data-testid=${name}]`).getBoundingClientRect();
  const place = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2, bubbles: true, cancelable: true };
  const tap = () => {
    const under = document.elementFromPoint(place.clientX, place.clientY);
    under.dispatchEvent(new PointerEvent('pointerdown', { ...place, pointerType: 'touch' }));
    under.dispatchEvent(new PointerEvent('click', { ...place, pointerType: 'touch' }));
  };
  tap();
  setTimeout(() => { tap(); window.tapped = true; }, later);
}"""


def to_ways(kiosk: KioskScreen, category: str, sku: str) -> None:
    kiosk.begin()
    kiosk.open_category(category)
    kiosk.open_product(sku.split("-")[0])
    kiosk.choose(sku)
    kiosk.to_ways()


def test_two_kiosks_race_for_the_last_piece_here(at_station: OpenScreen, shop: DemoShop) -> None:
    """Exactly one order; the other is told kindly, and takes the next best offer."""
    sku, racers = "gryada-rowan-XS", [at_station("kiosk-1"), at_station("kiosk-2")]
    before = shop.station("kiosk-1").available(sku)
    assert before == {"lesnaya": 1, "warehouse": 2}
    for kiosk in racers:
        to_ways(kiosk, "jackets", sku)
        expect(kiosk.option("pickup")).to_have_attribute("data-option", re.compile(":lesnaya:lesnaya:"))
        kiosk.option("pickup").tap()
    for kiosk in racers:
        kiosk.page.evaluate(TAP_SOON, 150)
    for kiosk in racers:
        kiosk.page.locator("[data-screen=done], [data-testid=just-taken]").first.wait_for()
    won = [kiosk for kiosk in racers if kiosk.page.locator("[data-screen=done]").count()]
    lost = [kiosk for kiosk in racers if kiosk.at("just-taken").count()]
    assert (len(won), len(lost)) == (1, 1)
    assert shop.station("kiosk-1").available(sku).get("lesnaya", 0) == 0
    assert "Её взяли минуту назад" in lost[0].text("just-taken")
    lost[0].sees("offer")
    lost[0].tap("take-offer")
    assert lost[0].order_number() != won[0].order_number()
    assert shop.station("kiosk-1").available(sku)["warehouse"] == 1


def test_the_very_last_piece_anywhere_leaves_a_person_to_call(at_station: OpenScreen, shop: DemoShop) -> None:
    sku, kiosk = "kostyor-spruce-one", at_station("kiosk-1")
    to_ways(kiosk, "camp", sku)
    other = shop.station("kiosk-2")
    other.begin()
    other.order(sku)
    kiosk.tap("order")
    assert "Больше нигде нет" in kiosk.text("just-taken")
    kiosk.sees("sheet-consultant")
    other.end()


@pytest.mark.parametrize("later", [40, 250], ids=["while it is being made", "when it is made"])
def test_a_double_tap_makes_one_order_and_shows_its_number(kiosk: KioskScreen, shop: DemoShop, later: int) -> None:
    """The second tap may fall on what has come up under the finger: the finished screen must not vanish by it."""
    sku = "kuluar-graphite-S"
    before = sum(shop.station("kiosk-1").available(sku).values())
    to_ways(kiosk, "trousers", sku)
    kiosk.page.evaluate(DOUBLE_TAP, ["order", later])
    until(lambda: kiosk.page.evaluate("window.tapped"), "both taps are done")
    kiosk.order_number()
    assert sum(shop.station("kiosk-1").available(sku).values()) == before - 1


def test_a_double_tap_on_the_way_orders_nothing(kiosk: KioskScreen, shop: DemoShop) -> None:
    sku = "kuluar-spruce-M"
    before = sum(shop.station("kiosk-1").available(sku).values())
    kiosk.begin()
    kiosk.open_category("trousers")
    kiosk.open_product("kuluar")
    kiosk.choose(sku)
    kiosk.page.evaluate(DOUBLE_TAP, ["how-to-receive", 250])
    until(lambda: kiosk.page.evaluate("window.tapped"), "both taps are done")
    kiosk.shows("receive")
    kiosk.sees("order")
    assert sum(shop.station("kiosk-1").available(sku).values()) == before


def test_a_lost_answer_is_asked_for_again_and_makes_one_order(kiosk: KioskScreen, shop: DemoShop) -> None:
    sku = "kuluar-graphite-M"
    before = sum(shop.station("kiosk-1").available(sku).values())
    to_ways(kiosk, "trousers", sku)
    kiosk.offline_expected = True
    sent = lose_answers(kiosk.page, "/api/orders", 1)
    kiosk.tap("order")
    number = kiosk.order_number()
    requests = [json.loads(body)["request_id"] for body in sent]
    assert len(requests) == 2 and len(set(requests)) == 1
    assert sum(shop.station("kiosk-1").available(sku).values()) == before - 1
    assert shop.station("kiosk-1").get(f"/api/orders/{number}")["order"]["number"] == number
    kiosk.page.unroute_all()


def test_when_no_answer_comes_at_all_the_shopper_asks_again_by_hand(kiosk: KioskScreen, shop: DemoShop) -> None:
    sku = "kuluar-graphite-L"
    before = sum(shop.station("kiosk-1").available(sku).values())
    to_ways(kiosk, "trousers", sku)
    kiosk.offline_expected = True
    sent = lose_answers(kiosk.page, "/api/orders", 3)
    kiosk.tap("order")
    assert "второй заказ не появится" in kiosk.text("no-answer")
    kiosk.tap("ask-again")
    kiosk.order_number()
    assert len({json.loads(body)["request_id"] for body in sent}) == 1
    assert sum(shop.station("kiosk-1").available(sku).values()) == before - 1
    kiosk.page.unroute_all()


def test_a_price_that_changed_is_said_before_anything_is_made(kiosk: KioskScreen, shop: DemoShop) -> None:
    """A card scanned while the ways are on the screen lowers the price: the screen asks with the new total."""
    sku = "kuluar-graphite-XL"
    to_ways(kiosk, "trousers", sku)

    def older(route: Route) -> None:
        route.abort("failed")

    kiosk.offline_expected = True
    kiosk.page.route("**/api/receive?*", older)
    shop.scan("kiosk-1", "2900001044127")
    expect(kiosk.at("person")).to_contain_text("Анна К.")
    kiosk.tap("order")
    assert "Цена изменилась: теперь 9 405 ₽" in kiosk.text("price-changed")
    assert "9 405 ₽" in kiosk.text("price-yes")
    kiosk.tap("price-yes")
    kiosk.order_number()
    assert "9 405 ₽" in kiosk.everything()
    kiosk.page.unroute_all()
