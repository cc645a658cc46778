"""What a person leaves behind at a kiosk: neither a price nor, when the line was down, a way back into the visit."""

from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, expect

from tests.demo_shop import DemoShop, demo_shop
from tests.story.kiosk_screen import KioskScreen, new_context
from tests.waiting import until

pytestmark = pytest.mark.browser

STATION = "kiosk-3"
MARINA = "2900002044713"  # 7 % off


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoShop]:
    with demo_shop(tmp_path_factory.mktemp("leaving")) as running:
        yield running


@pytest.fixture(scope="module")
def kiosk(chromium: Browser, shop: DemoShop) -> Iterator[KioskScreen]:
    context = new_context(chromium)
    yield KioskScreen(context, shop.address, STATION).open()
    context.close()


def recognised(kiosk: KioskScreen, shop: DemoShop) -> None:
    kiosk.shows("attract")
    shop.scan(STATION, MARINA)
    expect(kiosk.at("person")).to_contain_text("Марина Л.")


def list_prices(shop: DemoShop) -> set[str]:
    """Of the featured products, for nobody in particular."""
    featured = shop.station("kiosk-2").get("/api/catalogue")["featured"]
    assert all(card["old_price"] is None for card in featured)
    return {" ".join(card["price"]["text"].split()) for card in featured}


def shows_a_list_price(kiosk: KioskScreen, shop: DemoShop) -> None:
    kiosk.shows("attract")
    expect(kiosk.page.locator("[data-screen=attract]")).to_contain_text("₽")
    assert any(price in kiosk.everything() for price in list_prices(shop)), kiosk.everything()


def test_prices_of_a_known_person_come_and_go_with_the_person(kiosk: KioskScreen, shop: DemoShop) -> None:
    recognised(kiosk, shop)
    expect(kiosk.page.locator("[data-screen=browse]")).to_contain_text("18 507 ₽")
    kiosk.tap("not-me")
    shows_a_list_price(kiosk, shop)


def test_who_left_while_the_line_was_down_is_not_met_when_it_is_back(kiosk: KioskScreen, shop: DemoShop) -> None:
    recognised(kiosk, shop)
    kiosk.page.context.set_offline(True)
    kiosk.tap("not-me")
    kiosk.shows("attract")
    expect(kiosk.page.get_by_test_id("line-bar")).to_be_visible()
    assert shop.station(STATION).get("/api/station")["visit"] is not None
    kiosk.page.context.set_offline(False)
    until(lambda: shop.station(STATION).get("/api/station")["visit"] is None, "the server is told")
    expect(kiosk.page.get_by_test_id("line-bar")).to_have_count(0)
    shows_a_list_price(kiosk, shop)
    assert "Марина" not in kiosk.markup()


def test_a_tag_scanned_on_the_finished_screen_goes_on_shopping(kiosk: KioskScreen, shop: DemoShop) -> None:
    recognised(kiosk, shop)
    kiosk.open_category("footwear")
    kiosk.open_product("kurum")
    kiosk.choose("kurum-slate-39")
    kiosk.to_ways()
    kiosk.page.clock.install()
    kiosk.tap("order")
    kiosk.order_number()
    shelf = httpx.get(f"{shop.address}/api/lab/shelf", params={"category": "jackets"}).json()["products"]
    shop.scan(STATION, next(v["barcode"] for product in shelf for v in product["variants"] if v["sku"] == "gryada-rowan-M"))
    kiosk.shows("product")
    kiosk.page.clock.run_for(30_000)
    kiosk.shows("product")
    kiosk.tap("not-me")
