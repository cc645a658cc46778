"""A shared screen forgets: when told to, when nobody is there, and when it is somebody else. Nothing planted may be found again."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.demo_shop import DemoShop
from tests.story.kiosk_screen import KioskScreen, new_context
from tests.waiting import until

pytestmark = pytest.mark.browser

ANNA = "2900001044127"
STATION = "kiosk-3"
CANARY = {
    "name": "Канарейка",
    "phone": "+7 900 555-44-33",
    "street": "Тайная",
    "house": "77щ",
    "flat": "98щ",
    "comment": "код 4321",
}
PLANTED = [*CANARY.values(), "9005554433", ANNA, "Анна", "Кузнецова", "Озёрная"]
IDENTIFIED_S, ANONYMOUS_S, WARNING_S = 60, 90, 20

TRACES = """async () => {
  const databases = await indexedDB.databases();
  const caches_ = 'caches' in window ? await caches.keys() : [];
  const workers = 'serviceWorker' in navigator ? (await navigator.serviceWorker.getRegistrations()).length : 0;
  return {
    html: document.documentElement.outerHTML,
    inputs: [...document.querySelectorAll('input, textarea')].map((e) => e.value),
    address: location.href, history: JSON.stringify(history.state), title: document.title, name: window.name,
    stored: JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage}) + document.cookie,
    databases: databases.map((d) => d.name), caches: caches_, workers,
  };
}"""


@pytest.fixture
def clocked(chromium: Browser, shop: DemoShop) -> Iterator[KioskScreen]:
    """A screen whose clock the test moves."""
    shop.station(STATION).end()
    context = new_context(chromium)
    kiosk = KioskScreen(context, shop.address, STATION)
    kiosk.page.clock.install()
    kiosk.open()
    yield kiosk
    kiosk.check_quiet()
    context.close()
    shop.station(STATION).end()


def wait(kiosk: KioskScreen, seconds: float) -> None:
    kiosk.page.clock.fast_forward(int(seconds * 1000))
    kiosk.wait_listening()  # a line that was silent for so long is opened anew


def nothing_left(kiosk: KioskScreen) -> None:
    """No trace of what was planted, anywhere a page can keep something."""
    kiosk.shows("attract")
    traces = kiosk.page.evaluate(TRACES)
    assert (traces["databases"], traces["caches"], traces["workers"], traces["stored"]) == ([], [], 0, "{}{}")
    everything = str(traces) + "\n".join(kiosk.said)
    assert [secret for secret in PLANTED if secret in everything] == []


def plant(kiosk: KioskScreen, shop: DemoShop) -> None:
    """A known person types another address."""
    shop.scan(STATION, ANNA)
    expect(kiosk.at("person")).to_contain_text("Анна К.")
    kiosk.open_category("footwear")
    kiosk.open_product("kurum")
    kiosk.choose("kurum-slate-41")
    kiosk.choose("kurum-slate-39")
    kiosk.to_ways()
    kiosk.tap("other-address")
    kiosk.shows("contact")
    kiosk.fill_contact(CANARY)


def test_walking_away_warns_and_then_forgets_everything(clocked: KioskScreen, shop: DemoShop) -> None:
    plant(clocked, shop)
    assert CANARY["street"] in [i.input_value() for i in clocked.page.locator("input").all()]
    wait(clocked, IDENTIFIED_S - 5)
    expect(clocked.at("idle-warning")).to_have_count(0)
    wait(clocked, 6)
    assert "Вы ещё здесь?" in clocked.text("idle-warning")
    wait(clocked, WARNING_S - 4)
    clocked.sees("idle-warning")
    wait(clocked, 5)
    nothing_left(clocked)
    until(lambda: shop.station(STATION).get("/api/station")["visit"] is None, "the server ended the visit")
    clocked.page.go_back()
    nothing_left(clocked)
    clocked.page.reload()
    nothing_left(clocked)


def test_done_forgets_everything(clocked: KioskScreen, shop: DemoShop) -> None:
    plant(clocked, shop)
    clocked.tap("order")
    clocked.order_number()
    assert not any(secret in clocked.everything() for secret in CANARY.values())
    clocked.finish()
    nothing_left(clocked)
    clocked.page.go_back()
    nothing_left(clocked)


def test_the_finished_screen_clears_by_itself(clocked: KioskScreen, shop: DemoShop) -> None:
    plant(clocked, shop)
    clocked.tap("order")
    clocked.order_number()
    clocked.slip_is("printed")
    clocked.tap("minute-more")
    wait(clocked, 40)
    clocked.shows("done")
    wait(clocked, 25)
    nothing_left(clocked)


def test_not_me_forgets_everything(clocked: KioskScreen, shop: DemoShop) -> None:
    plant(clocked, shop)
    clocked.tap("not-me")
    nothing_left(clocked)


def test_the_next_person_finds_nothing_filled_in(clocked: KioskScreen, shop: DemoShop) -> None:
    """Not even where only the next visit would show it: the search, the form, the larger view."""
    plant(clocked, shop)
    clocked.tap("contrast")
    clocked.tap("not-me")
    clocked.shows("attract")
    clocked.begin()
    assert clocked.at("search").input_value() == ""
    expect(clocked.page.locator("html")).not_to_have_class(re.compile("contrast"))
    clocked.open_category("footwear")
    clocked.open_product("kurum")
    clocked.choose("kurum-slate-39")
    clocked.to_ways()
    clocked.option("delivery").tap()
    clocked.tap("order")
    clocked.shows("contact")
    assert {field.input_value() for field in clocked.page.locator("input").all()} == {""}
    assert not any(secret in clocked.markup() for secret in PLANTED)


def test_a_touch_a_key_and_a_scan_each_keep_the_visit(clocked: KioskScreen, shop: DemoShop) -> None:
    shop.scan(STATION, ANNA)
    expect(clocked.at("person")).to_contain_text("Анна К.")

    def warned() -> None:
        wait(clocked, IDENTIFIED_S + 1)
        clocked.sees("idle-warning")

    def stayed() -> None:
        expect(clocked.at("idle-warning")).to_have_count(0)
        expect(clocked.at("person")).to_contain_text("Анна К.")

    warned()
    clocked.tap("idle-stay")
    stayed()
    warned()
    clocked.page.keyboard.press("a")
    stayed()
    warned()
    shop.scan(STATION, ANNA)
    stayed()
    warned()
    clocked.page.touchscreen.tap(500, 120)
    stayed()


def test_the_warning_can_be_put_off_ten_times(clocked: KioskScreen) -> None:
    clocked.begin()
    for _ in range(10):
        wait(clocked, ANONYMOUS_S + 1)
        clocked.sees("idle-warning")
        clocked.page.keyboard.press("Shift")
        expect(clocked.at("idle-warning")).to_have_count(0)
    clocked.shows("browse")


def test_finish_on_the_warning_ends_at_once(clocked: KioskScreen) -> None:
    clocked.begin()
    wait(clocked, ANONYMOUS_S - 5)
    expect(clocked.at("idle-warning")).to_have_count(0)
    wait(clocked, 6)
    clocked.tap("idle-finish")
    clocked.shows("attract")


def test_those_who_need_the_larger_view_get_three_times_as_long(clocked: KioskScreen) -> None:
    clocked.begin()
    clocked.tap("large")
    wait(clocked, 2 * ANONYMOUS_S)
    expect(clocked.at("idle-warning")).to_have_count(0)
    wait(clocked, ANONYMOUS_S + 1)
    clocked.sees("idle-warning")
