"""A card at the glass: who is greeted, where, and what every other card is told."""

import pytest
from playwright.sync_api import expect

from tests.demo_shop import DemoShop
from tests.story.conftest import OpenScreen
from tests.story.kiosk_screen import KioskScreen
from tests.waiting import until

pytestmark = pytest.mark.browser

ANNA, IGOR, LOST, UNKNOWN = "2900001044127", "2900002013580", "2900001877206", "2900009999993"
NOT_ANNA = ("Кузнецова", "Озёрная", "900 000", ANNA)


def test_a_card_greets_by_first_name_and_initial_at_its_own_station_only(at_station: OpenScreen, shop: DemoShop) -> None:
    first, second = at_station("kiosk-1"), at_station("kiosk-2")
    shop.scan("kiosk-1", ANNA)
    first.shows("browse")
    expect(first.at("person")).to_contain_text("Анна К.")
    assert "Анна К., рады видеть" in first.everything()
    assert not any(secret in first.markup() for secret in NOT_ANNA[2:])
    assert "Кузнецова" not in first.markup()
    # The other screen hears everything it will ever hear of it by the time it has heard its own next scan.
    shop.scan("kiosk-2", UNKNOWN)
    second.sees("scan-card_unknown")
    assert "Анна" not in second.markup()


def test_the_second_printing_station_reads_cards_too(at_station: OpenScreen, shop: DemoShop) -> None:
    """Its scanner puts a symbology identifier before the digits."""
    screen = at_station("kiosk-2")
    shop.scan("kiosk-2", IGOR)
    expect(screen.at("person")).to_contain_text("Игорь С.")


@pytest.mark.parametrize(
    ("text", "how", "sheet", "says"),
    [
        (UNKNOWN, "clean", "scan-card_unknown", "Карта не узнана"),
        (LOST, "clean", "scan-card_blocked", "Эта карта закрыта"),
        (ANNA[:-1] + "0", "clean", "scan-malformed", "Код не прочитался"),
        ("4600000000008", "clean", "scan-unknown_code", "Такого кода мы не знаем"),
    ],
    ids=["unknown", "blocked", "malformed", "no such code"],
)
def test_each_card_that_does_not_work_is_told_so_and_shown_a_way_on(
    kiosk: KioskScreen, shop: DemoShop, text: str, how: str, sheet: str, says: str
) -> None:
    shop.scan("kiosk-1", text, how)
    assert says in kiosk.text(sheet)
    assert text not in kiosk.markup()
    kiosk.tap("go-on")
    kiosk.shows("browse")
    expect(kiosk.at("person")).not_to_contain_text("Николай")


def test_a_scan_where_no_screen_is_open_begins_nothing(shop: DemoShop) -> None:
    before = len(shop.outcomes("kiosk-3"))
    shop.scan("kiosk-3", ANNA)
    until(lambda: len(shop.outcomes("kiosk-3")) > before, "the lab hears of the scan")
    assert shop.outcomes("kiosk-3")[0] == "no_screen"
    assert shop.station("kiosk-3").get("/api/station")["visit"] is None


def test_a_second_card_asks_and_no_keeps_the_first_person(kiosk: KioskScreen, shop: DemoShop) -> None:
    shop.scan("kiosk-1", ANNA)
    expect(kiosk.at("person")).to_contain_text("Анна К.")
    shop.scan("kiosk-1", IGOR)
    assert "Это другой человек?" in kiosk.text("second-card")
    assert "Игорь" not in kiosk.markup()
    kiosk.tap("second-no")
    expect(kiosk.at("second-card")).to_have_count(0)
    expect(kiosk.at("person")).to_contain_text("Анна К.")


def test_a_second_card_answered_yes_forgets_the_first_person(kiosk: KioskScreen, shop: DemoShop) -> None:
    shop.scan("kiosk-1", ANNA)
    expect(kiosk.at("person")).to_contain_text("Анна К.")
    kiosk.open_category("jackets")
    kiosk.open_product("gryada")
    shop.scan("kiosk-1", IGOR)
    kiosk.tap("second-yes")
    expect(kiosk.at("person")).to_contain_text("Игорь С.")
    kiosk.shows("browse")
    assert "Анна" not in kiosk.markup()
    kiosk.page.go_back()
    kiosk.shows("browse")
    assert "Анна" not in kiosk.markup() and "Гряда" not in kiosk.text("person")


def test_not_me_forgets_at_once(kiosk: KioskScreen, shop: DemoShop) -> None:
    shop.scan("kiosk-1", ANNA)
    expect(kiosk.at("person")).to_contain_text("Анна К.")
    kiosk.tap("not-me")
    kiosk.shows("attract")
    assert "Анна" not in kiosk.markup()
    until(lambda: shop.station("kiosk-1").get("/api/station")["visit"] is None, "the server ended the visit")


def test_a_card_in_an_open_visit_keeps_the_place_and_changes_the_price(kiosk: KioskScreen, shop: DemoShop) -> None:
    kiosk.begin()
    kiosk.open_category("jackets")
    kiosk.open_product("gryada")
    assert "19 900 ₽" in kiosk.text("price")
    shop.scan("kiosk-1", ANNA)
    expect(kiosk.at("price")).to_contain_text("постоянному покупателю")
    assert "18 905 ₽" in kiosk.text("price")
    kiosk.shows("product")
