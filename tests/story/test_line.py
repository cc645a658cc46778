"""When the server is away, or knows better than the screen: it is said, nothing is made, and the screen mends itself."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, WebSocketRoute, expect

from tests.demo_shop import DemoShop
from tests.story.kiosk_screen import KioskScreen, new_context

pytestmark = pytest.mark.browser

STATION = "kiosk-3"


class DeafScreen:
    """A screen whose socket can be made to swallow all news."""

    def __init__(self, browser: Browser, shop: DemoShop) -> None:
        self.deaf = False
        self.context = new_context(browser)
        self.kiosk = KioskScreen(self.context, shop.address, STATION)
        self.kiosk.page.route_web_socket("**/socket.io/**", self._between)
        self.kiosk.open()

    def _between(self, screen: WebSocketRoute) -> None:
        server = screen.connect_to_server()
        screen.on_message(lambda message: server.send(message))
        # Engine.IO packets "2" and "3" are the heartbeat: the line itself stays up.
        server.on_message(lambda message: None if self.deaf and str(message)[:1] == "4" else screen.send(message))


@pytest.fixture
def screen(chromium: Browser, shop: DemoShop) -> Iterator[DeafScreen]:
    shop.station(STATION).end()
    made = DeafScreen(chromium, shop)
    yield made
    made.kiosk.check_quiet()
    made.context.close()
    shop.station(STATION).end()


def to_ways(kiosk: KioskScreen, sku: str) -> None:
    kiosk.begin()
    kiosk.open_category("warm")
    kiosk.open_product(sku.split("-")[0])
    kiosk.choose(sku)
    kiosk.to_ways()


@pytest.mark.parametrize("another_visit", [False, True], ids=["ended", "somebody else's"])
def test_an_order_from_a_screen_that_missed_the_end_of_its_visit(screen: DeafScreen, shop: DemoShop, another_visit: bool) -> None:
    sku, station, kiosk = "iney-lake-L", shop.station(STATION), screen.kiosk
    before = station.available(sku)
    to_ways(kiosk, sku)
    screen.deaf = True
    station.end()
    if another_visit:
        station.begin()
    kiosk.tap("order")
    assert "Посещение закончилось" in kiosk.text("visit-over")
    assert "Заказ не оформлен" in kiosk.text("visit-over")
    assert station.available(sku) == before
    kiosk.tap("start-again")
    kiosk.shows("attract")


def test_a_screen_whose_visit_was_ended_by_the_server_goes_back_to_the_start(screen: DeafScreen, shop: DemoShop) -> None:
    to_ways(screen.kiosk, "iney-lake-M")
    shop.station(STATION).end()
    screen.kiosk.shows("attract")


def test_the_server_away_is_said_and_mends_itself(screen: DeafScreen, shop: DemoShop) -> None:
    """Killed like by a power cut; the visit and the place in it are still there when it is back."""
    kiosk = screen.kiosk
    kiosk.offline_expected = True
    kiosk.begin()
    kiosk.open_category("warm")
    kiosk.open_product("iney")
    shop.process.kill()
    assert "Нет связи с сервером" in kiosk.text("line-bar")
    assert "Куртка" in kiosk.everything() or "Жилет" in kiosk.everything()
    shop.start()
    expect(kiosk.at("line-bar")).to_have_count(0)
    kiosk.shows("product")
    kiosk.choose("iney-snow-S")
    kiosk.to_ways()
    kiosk.tap("order")
    kiosk.order_number()
    kiosk.slip_is("printed")


def test_a_screen_opened_before_its_server_wakes_by_itself(chromium: Browser, shop: DemoShop) -> None:
    context = new_context(chromium)
    kiosk = KioskScreen(context, shop.address, STATION)
    kiosk.page.route("**/api/demo/pair?*", lambda route: route.abort("connectionrefused"), times=2)
    kiosk.offline_expected = True
    kiosk.page.goto(kiosk.url)
    expect(kiosk.at("waking")).to_contain_text("Связываемся с сервером магазина")
    kiosk.shows("attract")
    kiosk.check_quiet()
    context.close()
