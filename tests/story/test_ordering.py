"""The missing size ordered, the slip printed, read by another decoder, and scanned back."""

import pytest
from playwright.sync_api import expect

from tests.demo_shop import DemoShop
from tests.story.conftest import OpenScreen
from tests.story.kiosk_screen import KioskScreen, plain
from tests.story.paper import codes_on
from tests.waiting import until

pytestmark = pytest.mark.browser

ANNA = "2900001044127"
GUEST = {"name": "Вера", "phone": "+7 900 000-99-11", "street": "Тихая ул.", "house": "4"}


def to_ways(kiosk: KioskScreen, category: str, sku: str) -> None:
    """From the list of categories to the ways to receive that very piece."""
    kiosk.open_category(category)
    kiosk.open_product(sku.split("-")[0])
    kiosk.choose(sku)
    kiosk.to_ways()


def slip_of(shop: DemoShop, printer: str, number: str) -> str:
    """The text of the slip once it is whole."""
    until(lambda: f"OR{number.replace('-', '')}" in shop.paper_text(printer), f"the slip of {number} is out")
    return plain(shop.paper_text(printer))


def test_the_missing_size_is_collected_elsewhere_and_its_slip_scans_back(kiosk: KioskScreen, shop: DemoShop) -> None:
    station = shop.station("kiosk-1")
    before = station.available("gryada-rowan-L")
    assert "lesnaya" not in before or before["lesnaya"] == 0
    kiosk.begin()
    to_ways(kiosk, "jackets", "gryada-rowan-L")
    kiosk.option("pickup").tap()
    promise = kiosk.text("promise")
    assert "держим до" in promise
    kiosk.tap("order")
    number = kiosk.order_number()
    kiosk.slip_is("printed")
    order = station.get(f"/api/orders/{number}")["order"]
    slip = slip_of(shop, "kiosk-1/printer", number)
    assert plain(order["total"]["text"]) in kiosk.everything()
    assert "К оплате 19 900 руб." in slip and order["total"]["minor"] == 1990000
    assert number in slip and "Самовывоз" in slip and "L, рябина" in slip
    assert sum(station.available("gryada-rowan-L").values()) == sum(before.values()) - 1
    code = codes_on(shop.paper_picture("kiosk-1/printer"))
    assert code == [order["code"]]
    kiosk.finish()
    shop.scan("kiosk-1", code[0])
    kiosk.shows("status")
    expect(kiosk.at("order-number")).to_have_text(number)
    assert "Отложено за вами" in kiosk.text("order-state")
    assert "Анна" not in kiosk.everything()


def test_the_slip_of_the_narrow_printer_scans_back_too(at_station: OpenScreen, shop: DemoShop) -> None:
    kiosk = at_station("kiosk-2")
    kiosk.begin()
    to_ways(kiosk, "camp", "opora-slate-one")
    kiosk.tap("order")
    number = kiosk.order_number()
    slip_of(shop, "kiosk-2/printer", number)
    assert f"OR{number.replace('-', '')}" in codes_on(shop.paper_picture("kiosk-2/printer"))


def test_a_guest_types_the_address_and_is_told_what_is_missing(kiosk: KioskScreen, shop: DemoShop) -> None:
    kiosk.begin()
    to_ways(kiosk, "footwear", "rodnik-spruce-40")
    kiosk.option("delivery").tap()
    cost = plain(kiosk.option("delivery").locator(".option-cost").inner_text())
    kiosk.tap("order")
    kiosk.shows("contact")
    kiosk.tap("order")
    assert kiosk.text("field-name-error") == "Как обращаться к вам?"
    assert "курьер позвонит" in kiosk.text("field-phone-error")
    kiosk.at("field-name").tap()
    kiosk.press_keys(["{shift}", *"Вера", "{enter}"])
    expect(kiosk.at("field-name")).to_have_value("Вера")
    expect(kiosk.at("field-name-error")).to_have_count(0)
    expect(kiosk.at("field-phone")).to_be_focused()
    kiosk.press_keys("+7900")
    kiosk.tap("order")
    assert "все цифры" in kiosk.text("field-phone-error")
    kiosk.at("field-phone").tap()
    kiosk.press_keys("0009911")
    kiosk.press_keys(["{enter}"])
    kiosk.press_keys(["{shift}", *"Тихая", "{enter}", "4", "{enter}"])
    expect(kiosk.at("field-street")).to_have_value("Тихая")
    kiosk.tap("order")
    number = kiosk.order_number()
    slip = slip_of(shop, "kiosk-1/printer", number)
    order = shop.station("kiosk-1").get(f"/api/orders/{number}")["order"]
    total = plain(order["total"]["text"])
    assert total in kiosk.everything()
    assert f"К оплате {total.replace('₽', 'руб.')}" in slip
    assert f"Доставка {cost.replace('₽', 'руб.')}" in slip
    for secret in ("0009911", "Тихая", "Вера"):
        assert secret not in slip and secret not in kiosk.everything()


def test_a_known_customer_has_it_brought_home_without_the_address_being_shown(kiosk: KioskScreen, shop: DemoShop) -> None:
    shop.scan("kiosk-1", ANNA)
    expect(kiosk.at("person")).to_contain_text("Анна К.")
    to_ways(kiosk, "footwear", "rodnik-spruce-41")
    kiosk.option("delivery").tap()
    assert "Озёрная ул." in kiosk.text("other-address")
    assert "18" not in kiosk.text("other-address") and "40" not in kiosk.text("other-address")
    kiosk.tap("order")
    number = kiosk.order_number()
    order = shop.station("kiosk-1").get(f"/api/orders/{number}")["order"]
    slip = slip_of(shop, "kiosk-1/printer", number)
    assert "Доставка на дом" in slip and "Озёрная" not in slip and "900 000" not in slip
    assert f"К оплате {plain(order['total']['text']).replace('₽', 'руб.')}" in slip
    assert plain(order["total"]["text"]) in kiosk.everything()
    assert "Ваша выгода" in slip


def test_the_slip_speaks_the_language_of_the_screen(kiosk: KioskScreen, shop: DemoShop) -> None:
    kiosk.tap("language")
    kiosk.begin()
    expect(kiosk.page.locator("h1")).to_have_text("What shall we try on?")
    to_ways(kiosk, "packs", "osyp-spruce-60l")
    kiosk.tap("order")
    number = kiosk.order_number()
    slip = slip_of(shop, "kiosk-1/printer", number)
    assert "To pay" in slip and "Osyp pack" in slip and "Pereval" in slip
    assert not any("а" <= letter <= "я" for letter in slip.lower())
    expect(kiosk.at("slip")).to_contain_text("Your slip is ready")


def test_a_slip_that_nobody_ordered_is_not_known(kiosk: KioskScreen, shop: DemoShop) -> None:
    shop.scan("kiosk-1", "ORA9994")
    kiosk.page.locator(".sheet").wait_for()
    kiosk.tap("go-on")
    kiosk.shows("browse")
