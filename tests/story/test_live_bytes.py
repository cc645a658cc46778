"""Store IT watches the wires: words for bytes, cards covered, uncovered for a reason and for a minute."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, expect

from tests.demo_shop import DemoShop
from tests.story.it_console import ConsolePage

pytestmark = pytest.mark.browser

CARD, TAG = "2900001044127", "4607112044029"


def test_bytes_are_watched_paused_narrowed_and_uncovered_for_a_reason(console: ConsolePage, shop: DemoShop) -> None:
    console.open("bytes")
    expect(console.at("byte-lines")).to_be_visible()
    shop.scan("kiosk-1", TAG)
    rows = console.page.locator("[data-testid='byte-row'][data-device='kiosk-1/scanner'][data-direction='in']")
    expect(rows.last).to_contain_text(TAG)
    shop.scan("kiosk-1", CARD)
    expect(rows.last).to_contain_text("закрыто, 1")
    assert CARD not in console.page.content() and CARD[-6:] not in console.page.content()
    console.page.keyboard.press("Space")
    expect(console.at("bytes")).to_have_attribute("data-paused", "true")
    shown = rows.count()
    shop.scan("kiosk-1", TAG)
    console.page.wait_for_timeout(700)
    assert rows.count() == shown
    console.page.keyboard.press("Space")
    expect(rows).to_have_count(shown + 1)
    console.page.keyboard.press("f")
    console.page.keyboard.type("kiosk nothing")
    expect(rows).to_have_count(0)
    console.page.keyboard.press("Escape")
    console.page.keyboard.press("r")
    console.at("reveal-device").select_option("kiosk-1/scanner")
    console.at("reveal-go").click()
    expect(console.at("reveal-trouble")).to_contain_text("без причины")
    console.at("reveal-reason").fill("карта не читается")
    console.at("reveal-go").click()
    expect(console.at("revealed")).to_have_attribute("data-device", "kiosk-1/scanner")
    expect(console.at("byte-lines")).to_contain_text(CARD)
    console.at("cover").click()
    expect(console.at("revealed")).to_have_count(0)
    expect(console.at("byte-lines")).not_to_contain_text(CARD)


def test_bytes_are_timed_by_the_shops_clock(chromium: Browser, shop: DemoShop) -> None:
    with closing(ConsolePage(chromium, shop, "America/New_York")) as console:
        console.open("bytes")
        expect(console.at("byte-lines")).to_be_visible()
        before = datetime.now(UTC)
        shop.scan("kiosk-1", TAG)
        row = console.page.locator("[data-testid='byte-row'][data-device='kiosk-1/scanner'][data-direction='in']").last
        expect(row).to_contain_text(TAG)
        near = [(before + timedelta(minutes=late)).astimezone(ZoneInfo("Europe/Moscow")) for late in (0, 1)]
        assert row.locator(".time").inner_text()[:5] in {f"{moment:%H:%M}" for moment in near}
