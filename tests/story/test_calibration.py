"""A clone with another maker's letters: the wrong table prints garbage, and the wizard finds the right one by the paper alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, expect

from tests.demo_shop import DemoShop
from tests.story.it_console import ConsolePage
from tests.waiting import until

pytestmark = pytest.mark.browser

PRINTER, PROFILE = "kiosk-2/printer", "zjiang-pos-5890"
SAMPLE = "Съешь ещё этих мягких булок"


@pytest.fixture
def console(console: ConsolePage, shop: DemoShop) -> Iterator[ConsolePage]:
    yield console
    shop.fault(PRINTER, "own_letters")


def readable(shop: DemoShop) -> list[int]:
    """Numbers of the lines of the sheet that a person can read."""
    lines = [line.strip() for line in shop.paper_text(PRINTER).splitlines() if SAMPLE in line]
    return [int(line.split()[0]) for line in lines]


def test_the_line_that_reads_right_is_touched_and_kept(console: ConsolePage, shop: DemoShop) -> None:
    shop.fault(PRINTER, "other_letters")
    before = shop.papers(PRINTER)
    console.open(f"profiles/{PROFILE}")
    console.at("calibrate").click()
    console.open(f"profiles/calibrate/{PRINTER}")
    console.at("begin-code-page").click()
    console.at("print-sheet").click()
    expect(console.at("sheet-line").first).to_be_visible(timeout=60_000)
    until(lambda: shop.papers(PRINTER) > before and readable(shop), "the sheet is on the paper", 60)
    shipped = console.page.locator("[data-page='cp866'][data-slot='59']")
    number = readable(shop)[0]
    assert int(shipped.inner_text().split()[0]) != number, "the shipped table must be the wrong one here"
    right = console.at("sheet-line").nth(number - 1)
    page, slot = right.get_attribute("data-page"), right.get_attribute("data-slot")
    unprinted = {"seconds": 300, "printed": {"done": False, "detail": "absent", "data": {}}}
    console.page.route("**/propose?*", lambda route: route.fulfill(json=unprinted), times=1)
    right.click()
    expect(console.at("proof-trouble")).to_contain_text("Устройство не на связи")
    expect(console.at("proof-yes")).to_have_count(0)
    console.at("proof-again").click()
    expect(console.at("proof")).to_be_visible(timeout=60_000)
    until(lambda: SAMPLE in shop.paper_text(PRINTER) and "Пробный талон" in shop.paper_text(PRINTER), "a readable test slip", 60)
    console.at("proof-no").click()  # a person may change their mind: nothing is kept
    expect(console.at("print-sheet")).to_be_visible()
    console.open(f"profiles/{PROFILE}")
    expect(console.at("lead").get_by_test_id("origin")).to_have_attribute("data-state", "shipped")
    console.open(f"profiles/calibrate/{PRINTER}")
    console.at("begin-code-page").click()
    console.at("print-sheet").click()
    console.page.locator(f"[data-page='{page}'][data-slot='{slot}']").click(timeout=60_000)
    console.at("proof-yes").click(timeout=60_000)
    expect(console.at("calibrated")).to_be_visible()
    console.at("to-profile").click()
    expect(console.at("lead").get_by_test_id("origin")).to_have_attribute("data-state", "changed")
    slot_row = console.page.locator(f"[data-testid='value'][data-place='codepages.{page}']")
    expect(slot_row).to_contain_text(str(slot))
    expect(slot_row.get_by_test_id("trust")).to_have_attribute("data-state", "field")
    console.at("revert").click()
    console.at("revert-go").click()
    expect(console.at("lead").get_by_test_id("origin")).to_have_attribute("data-state", "shipped")


def test_a_drawer_is_pushed_longer_and_longer_until_it_opens(console: ConsolePage, shop: DemoShop) -> None:
    console.open("profiles/calibrate/till-1/printer")
    console.at("begin-drawer").click()

    def open_now() -> bool:
        return next(bool(one["drawer"]) for one in shop.lab()["devices"] if one["id"] == "till-1/printer")

    sent = console.page.locator("[data-testid='pulse'][data-sent='true']")
    for number in range(1, 9):
        console.at("kick").click()
        expect(sent).to_have_count(number)
        if open_now():
            break
    assert open_now() and number > 1, "a short pulse does not open this drawer"
    console.at("opened").click()
    console.at("proof-no").click()
    shop.fault("till-1/printer", "close_drawer")
    console.at("calibrate-cancel").click()
    expect(console.at("begin-drawer")).to_be_visible()


def test_a_scanner_is_learned_from_two_codes_on_the_screen(console: ConsolePage, shop: DemoShop) -> None:
    console.open("profiles/calibrate/kiosk-1/scanner")
    codes = console.at("test-code")
    expect(codes).to_have_count(2)
    told = len(shop.outcomes("kiosk-1"))
    for code in (codes.nth(0), codes.nth(1)):
        until(lambda code=code: read(console, shop, code), "the code is heard")  # type: ignore[misc]
    expect(console.at("learned-nothing")).to_be_visible()  # the demo's profile fits its scanner
    assert len(shop.outcomes("kiosk-1")) == told, "what is scanned here reaches no station"
    console.open("shop")

    def hears() -> bool:
        shop.scan("kiosk-1", "4607112044029")
        console.page.wait_for_timeout(500)
        return len(shop.outcomes("kiosk-1")) > told

    until(hears, "the station hears its scanner again")


def read(console: ConsolePage, shop: DemoShop, code: Locator) -> bool:
    shop.scan("kiosk-1", code.get_attribute("data-code") or "")
    console.page.wait_for_timeout(1200)
    return code.get_attribute("data-heard") == "true"
