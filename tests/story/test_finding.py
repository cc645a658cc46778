"""From the first screen to the size on the matrix: by scan, by category, by search."""

import pytest
from playwright.sync_api import expect

from tests.demo_shop import DemoShop
from tests.story.kiosk_screen import KioskScreen, plain

pytestmark = pytest.mark.browser

GRYADA_ROWAN_S = "4607112044029"


def found(kiosk: KioskScreen) -> list[str]:
    """Product ids on the shelf, in order."""
    kiosk.sees("found")
    return [str(item.get_attribute("data-product")) for item in kiosk.at("goods").all()]


def test_a_tag_opens_its_product_with_that_size_and_colour_chosen(kiosk: KioskScreen, shop: DemoShop) -> None:
    shop.scan("kiosk-1", GRYADA_ROWAN_S)
    kiosk.shows("product")
    assert kiosk.text("product-name") == "Куртка «Гряда»"
    expect(kiosk.cell("gryada-rowan-S")).to_have_attribute("aria-pressed", "true")
    assert kiosk.text("sentence").startswith("S, рябина — здесь")
    assert "Зал 2, стойка 14" in kiosk.text("sentence")


def test_a_tag_scanned_on_any_screen_shows_its_product(kiosk: KioskScreen, shop: DemoShop) -> None:
    kiosk.begin()
    kiosk.open_category("camp")
    kiosk.open_product("prival")
    shop.scan("kiosk-1", GRYADA_ROWAN_S)
    expect(kiosk.at("product-name")).to_have_text("Куртка «Гряда»")


def test_the_matrix_says_where_every_size_is(kiosk: KioskScreen, shop: DemoShop) -> None:
    kiosk.begin()
    kiosk.open_category("jackets")
    kiosk.open_product("karniz")
    told = {v["sku"]: v for v in shop.station("kiosk-1").product("karniz")["variants"]}
    cells = kiosk.at("cell").all()
    assert len(cells) == len(told) == 15
    for cell in cells:
        variant = told[str(cell.get_attribute("data-sku"))]
        sources = [s for s in variant["sources"] if s["available"] > 0]
        kind = "here" if any(s["kind"] == "here" for s in sources) else cell.get_attribute("data-kind")
        assert cell.get_attribute("data-kind") == kind
        if kind == "here":
            here = next(s["available"] for s in sources if s["kind"] == "here")
            assert plain(cell.inner_text()) == f"здесь · {here}"
        elif not sources and not variant["coming"]:
            assert kind == "none" and cell.evaluate("e => e.tagName") == "DIV"
    legend = kiosk.text("legend")
    assert all(word in legend for word in ("здесь", "другой магазин", "склад")) and "только что" in legend


def test_search_typed_on_the_keyboard_of_the_screen(kiosk: KioskScreen) -> None:
    kiosk.begin()
    kiosk.tap("search")
    kiosk.sees("keyboard")
    kiosk.press_keys("гряда")
    expect(kiosk.at("search")).to_have_value("гряда")
    expect(kiosk.page.locator("[data-testid=found] [data-product=gryada]")).to_be_visible()
    kiosk.press_keys(["{enter}"])
    expect(kiosk.at("keyboard")).to_have_count(0)
    kiosk.open_product("gryada")


@pytest.mark.parametrize("typed", ["rehnrf uhzlf", "куртка", "gryada", "ПАЛАТКА", "грда"], ids=str)
def test_search_forgives_layout_case_and_slips(kiosk: KioskScreen, typed: str) -> None:
    wanted = {"rehnrf uhzlf": "gryada", "куртка": "gryada", "gryada": "gryada", "ПАЛАТКА": "sedlo", "грда": "gryada"}[typed]
    kiosk.begin()
    kiosk.tap("search")
    kiosk.at("search").fill(typed)
    expect(kiosk.page.locator(f"[data-testid=goods][data-product={wanted}]").first).to_be_attached()


def test_a_search_that_finds_nothing_shows_the_nearest(kiosk: KioskScreen) -> None:
    kiosk.begin()
    kiosk.tap("search")
    kiosk.at("search").fill("скафандр")
    assert "Такого нет" in kiosk.text("nothing-found")
    assert kiosk.at("goods").count() > 0 or "позовите консультанта" in kiosk.text("nothing-found")


def test_a_category_holds_what_the_catalogue_says(kiosk: KioskScreen, shop: DemoShop) -> None:
    kiosk.begin()
    told = shop.station("kiosk-1").get("/api/products", category="packs")["items"]
    kiosk.open_category("packs")
    assert found(kiosk) == [card["id"] for card in told]


def test_back_leads_to_where_one_was(kiosk: KioskScreen) -> None:
    kiosk.begin()
    kiosk.open_category("packs")
    kiosk.open_product("osyp")
    kiosk.page.go_back()
    expect(kiosk.page.locator("[data-product=osyp]").first).to_be_visible()
    kiosk.tap("back")
    expect(kiosk.at("category").first).to_be_visible()


def test_price_with_its_reason_and_the_next_advantage(kiosk: KioskScreen, shop: DemoShop) -> None:
    shop.scan("kiosk-1", "2900001044127")
    expect(kiosk.at("person")).to_contain_text("Анна К.")
    shop.scan("kiosk-1", GRYADA_ROWAN_S)
    kiosk.shows("product")
    assert kiosk.text("price") == "Прежняя цена 19 900 ₽ 18 905 ₽ −5 % постоянному покупателю"
    advantage = kiosk.text("next-advantage")
    assert advantage == "После этой покупки до −7 % останется 1 095 ₽"


def test_a_fixed_price_says_why_it_takes_no_discount(kiosk: KioskScreen, shop: DemoShop) -> None:
    shop.scan("kiosk-1", "2900001044127")
    expect(kiosk.at("person")).to_contain_text("Анна К.")
    kiosk.open_category("base")
    kiosk.open_product("tropa")
    assert "1 990 ₽" in kiosk.text("price")
    assert kiosk.text("price-reason").startswith("Без скидки:")


def test_a_markdown_shows_the_price_before(kiosk: KioskScreen) -> None:
    kiosk.begin()
    kiosk.open_category("jackets")
    kiosk.open_product("nast")
    assert kiosk.text("price").startswith("Прежняя цена 19 900 ₽ 16 900 ₽")
    assert "цена снижена" in kiosk.text("price-reason")
