"""The kiosk's main action always leads somewhere, the sum is said before the order, the clock is the shop's."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.demo_shop import DemoShop, demo_shop

pytestmark = pytest.mark.browser

STATION = "kiosk-1"
COMING = "4607112044050"  # the rowan jacket, XL: on its way
CLOCK = "async (iso) => (await import('/static/shared/ages.js')).clock(iso)"


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoShop]:
    with demo_shop(tmp_path_factory.mktemp("ways_on")) as running:
        yield running


@pytest.fixture(scope="module")
def page(chromium: Browser, shop: DemoShop) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1080, "height": 1920}, timezone_id="America/New_York")
    page = context.new_page()
    page.goto(f"{shop.address}/kiosk?station={STATION}")
    expect(page.get_by_test_id("attract-tag")).to_be_visible()
    yield page
    context.close()


def test_the_clock_is_the_shops_own(page: Page) -> None:
    assert page.evaluate(CLOCK, "2026-11-22T05:53:00Z") == "08:53"


def test_what_is_nowhere_gives_way_to_the_nearest_and_a_paid_delivery_says_its_sum(page: Page, shop: DemoShop) -> None:
    shop.scan(STATION, COMING)
    expect(page.get_by_test_id("show-nearest")).to_be_visible()
    expect(page.get_by_test_id("how-to-receive")).to_have_count(0)
    page.get_by_test_id("show-nearest").click()
    expect(page.get_by_test_id("sentence")).to_contain_text("L, рябина")
    page.get_by_test_id("how-to-receive").click()
    expect(page.get_by_test_id("promise")).to_be_visible()
    expect(page.get_by_test_id("due")).to_have_count(0)
    # Which deliveries are still possible, and so what the first of them costs, depends on the hour.
    way = page.locator("[data-testid=option][data-kind=delivery]").first
    cost = re.findall(r"(\d{3})\s₽", way.inner_text())[-1]
    way.click()
    total = f"20 {int(cost) - 100} ₽"
    expect(page.get_by_test_id("due")).to_contain_text(f"К оплате {total}: вещь 19 900 ₽, доставка {cost} ₽")
