"""A shop's own text of a profile that an upgrade made wrong: the device goes on with the shipped one, the console says so, until it
is mended there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from kiosk.chance import now
from kiosk.config import Settings, database_url, secret_key
from kiosk.devices.workshop import Workshop
from kiosk.domain.devices import DeviceKind
from kiosk.domain.profiles import ProfileDeed, ProfileRevision
from kiosk.storage import open_store
from tests.demo_shop import ROOT, DemoShop, demo_shop
from tests.story.it_console import ConsolePage
from tests.waiting import until

pytestmark = pytest.mark.browser

PROFILE = "generic-serial"
TAG = "4607112044012"
SHIPPED = Workshop(ROOT / "firmware_profiles").profiles(())[PROFILE].text
OURS = SHIPPED.replace("idle_ms = 150", "idle_ms = 160")
BASE = SHIPPED.replace("[framing]", "[framing]\nfull_lines = true")


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[DemoShop]:
    """It was upgraded while it stood: its text had been made from a shipped one that had a key more, and changed that key."""
    with demo_shop(tmp_path) as running:
        running.it().close()
        running.process.stop()
        store = open_store(database_url(Settings(), tmp_path), secret_key(Settings(), tmp_path), now)
        text = OURS.replace("[framing]", "[framing]\nfull_lines = false")
        old = ProfileRevision(PROFILE, 1, DeviceKind.SCANNER, text, BASE, now(), "Вера", ProfileDeed.EDITED)
        store.write(lambda uow: uow.profiles.add(old))
        store.close()
        running.start()
        yield running


def test_the_device_goes_on_and_the_card_is_there_until_the_profile_is_mended(chromium: Browser, shop: DemoShop) -> None:
    console = ConsolePage(chromium, shop)
    ear = shop.ear("kiosk-1")
    shop.scan("kiosk-1", TAG)
    until(lambda: ear.outcomes() == ["product"], "its scanner is read by the shipped profile")
    console.open("shop")
    card = console.at("fault-card")
    expect(card).to_have_attribute("data-kind", "profile_refused")
    expect(card).to_contain_text("Ключа framing.full_lines здесь нет")
    expect(card).to_contain_text("Пока работает поставленный текст")
    console.page.keyboard.press("m")
    expect(console.at("refused-text")).to_contain_text("full_lines")
    assert "full_lines = false" in console.at("toml").input_value()
    console.at("toml").fill(OURS)
    console.page.keyboard.press("Control+s")
    expect(console.at("refused-text")).to_have_count(0)
    expect(console.at("lead").get_by_test_id("origin")).to_have_attribute("data-state", "changed")
    console.at("nav-shop").click()
    expect(console.at("calm")).to_be_visible()
    console.at("nav-faults").click()
    expect(console.at("journal-row").first).to_contain_text("не подошли к новой версии")
    ear.close()
    assert console.problems == []
    console.close()
