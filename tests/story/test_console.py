"""Store IT at the console: the shop at a glance, a fault from its first second to the journal, a found device led to work."""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Route, expect

from tests.demo_shop import DemoShop
from tests.story.it_console import DESK, ConsolePage
from tests.waiting import until

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
PRINTER, TAG = "kiosk-3/printer", "4607112044012"
SMALL = (1024, 768)
IDS = {"epson-tm-t20iii", "generic-serial"}
_KEY = re.compile(r"^[a-z]+(-[a-z0-9_]+)+$")
SCREENS = ["shop", "faults", "devices", "devices/kiosk-1/printer", "devices/found", "support"]


@pytest.fixture
def console(console: ConsolePage, shop: DemoShop) -> Iterator[ConsolePage]:
    yield console
    shop.fault(PRINTER, "load_paper")


def station(console: ConsolePage, name: str) -> Locator:
    return console.page.locator(f"[data-testid=station][data-station={name}]")


def strange(shop: DemoShop, path: str, **body: str) -> list[dict[str, str]]:
    with closing(shop.it()) as client:
        answer = client.post(f"/api/lab/strangers{path}", json=body).raise_for_status().json()
        found: list[dict[str, str]] = answer["strangers"]
        return found


def test_a_fault_from_its_first_second_to_the_journal(console: ConsolePage, shop: DemoShop) -> None:
    console.open("shop")
    console.at("place-sadovaya").click()
    expect(station(console, "kiosk-3")).to_be_visible()
    shop.fault(PRINTER, "paper_out")
    card = console.at("fault-card")
    expect(card).to_have_attribute("data-kind", "paper_out")
    expect(card).to_contain_text("Закончилась бумага — Киоск 3")
    expect(card).to_contain_text("Вставьте ленту 58 мм и закройте крышку.")
    expect(console.at("title")).to_have_text("Нужна одна пара рук")
    expect(station(console, "kiosk-3")).to_have_attribute("data-state", "hand")
    kiosk = shop.station("kiosk-3")
    kiosk.begin()
    kiosk.order("gryada-graphite-M")
    expect(card).to_contain_text("Ждёт 1 талон.")
    expect(console.at("move-waiting")).to_be_visible()
    assert console.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = card.bounding_box()
    assert box and box["x"] + box["width"] <= DESK[0], "with three deeds the card is no wider than its place"
    console.page.set_viewport_size({"width": SMALL[0], "height": SMALL[1]})
    button, cap = card.get_by_test_id("go").bounding_box(), card.get_by_test_id("go").locator(".key").bounding_box()
    assert button and cap and cap["x"] + cap["width"] <= button["x"] + button["width"] - 4, "the key's cap is inside its button"
    console.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    before = shop.papers("kiosk-1/printer")
    console.at("move-waiting").click()
    offered = console.at("move-sheet").locator("[data-testid=choose-printer]")
    expect(offered).to_have_count(3)
    console.page.keyboard.press("Escape")
    expect(console.at("move-sheet")).to_have_count(0)
    console.at("move-waiting").click()
    console.at("move-sheet").locator("[data-printer='kiosk-1/printer']").click()
    expect(console.at("move-waiting")).to_have_count(0)
    until(lambda: shop.papers("kiosk-1/printer") > before, "it came out elsewhere")
    console.page.keyboard.press("Enter")
    expect(card).to_contain_text("Идёт")
    console.page.keyboard.press("2")
    mine = console.page.locator(f"[data-testid=fault][data-subject='{PRINTER}']")
    expect(mine).to_contain_text("Идёт")
    shop.fault(PRINTER, "load_paper")
    expect(mine).to_have_count(0)
    expect(console.at("journal-row").first).to_contain_text("Закончилась бумага — Киоск 3")
    kiosk.end()


def test_while_the_server_is_silent_nothing_lies_over_anything_and_nothing_is_made_up(console: ConsolePage) -> None:
    console.open("shop")
    expect(console.at("byte-strip")).to_contain_text("устройств")
    console.at("nav-devices").click()
    expect(console.at("plan")).to_have_count(0)
    console.page.route("**/api/it/**", lambda route: route.abort())
    console.at("nav-shop").click()
    expect(console.at("title")).to_contain_text("Не знаем, как сейчас")
    expect(console.at("byte-strip")).to_contain_text("Сервер не показал байты.")
    expect(console.at("byte-strip")).not_to_contain_text("устройств")
    for size in (DESK, SMALL):
        console.page.set_viewport_size({"width": size[0], "height": size[1]})
        legend, card = console.page.locator(".legend").bounding_box(), console.page.locator(".shop-side").bounding_box()
        assert legend and card and legend["x"] + legend["width"] <= card["x"], size
    console.page.unroute("**/api/it/**")
    console.problems[:] = [one for one in console.problems if "net::" not in one]


def test_a_nameless_scanner_is_found_tried_accepted_renamed_removed_and_brought_back(console: ConsolePage, shop: DemoShop) -> None:
    console.open("shop")
    expect(console.at("plan")).to_be_visible()
    strange(shop, "", what="adapter")
    console.at("nav-devices").click()
    console.page.keyboard.press("a")
    port = console.page.locator("[data-testid=port]").filter(has_text="USB Serial").first
    port.click()
    console.at("choose-scanner").click()
    console.at("choose-kiosk-3").click()
    console.at("field-profile").select_option("generic-serial")
    console.at("check").click()
    expect(console.at("trial")).to_have_attribute("data-state", "ready")
    name = next(one["id"] for one in strange(shop, "", what="printer") if one["id"].startswith("stranger-adapter"))
    strange(shop, f"/{name}", deed="scan")
    expect(console.at("better")).to_contain_text("AIM")
    console.at("use-better").click()
    expect(console.at("field-profile")).not_to_have_value("generic-serial")
    console.at("accept").click()
    expect(console.at("device-now")).to_have_attribute("data-state", "ready")
    expect(console.at("history-line").first).to_be_visible()
    strange(shop, f"/{name}", deed="scan")
    expect(console.at("counts")).to_contain_text("сейчас")
    console.at("field-name").fill("у примерочных")
    console.at("keep-changes").click()
    expect(console.at("title")).to_have_text("у примерочных · Киоск 3")
    console.at("remove").click()
    console.at("remove-yes").click()
    expect(console.at("undo")).to_be_visible()
    console.at("bring-back").click()
    expect(console.at("device-now")).to_have_attribute("data-state", "ready")
    for one in strange(shop, "", what="adapter"):
        strange(shop, f"/{one['id']}", deed="take_away")
    expect(
        console.page.locator("[data-testid=device-fault][data-kind=lost], [data-testid=device-fault][data-kind=absent]")
    ).to_be_visible()
    console.at("remove").click()
    console.at("remove-yes").click()
    expect(console.at("undo")).to_be_visible()


def test_a_network_printer_that_is_not_there_is_named(console: ConsolePage) -> None:
    console.open("devices/found")
    console.at("by-hand").click()
    console.at("choose-printer").click()
    console.at("choose-till-1").click()
    console.at("field-address").fill("socket://127.0.0.1:9")
    console.at("field-profile").select_option("escpos-80")
    console.at("check").click()
    expect(console.at("trial-trouble")).to_contain_text("никто не отвечает")


def test_a_test_page_is_printed_and_the_deed_is_in_the_history(console: ConsolePage, shop: DemoShop) -> None:
    console.open("devices/till-1/printer")
    expect(console.at("deed-test-page")).to_be_visible()
    before = shop.papers("till-1/printer")
    console.page.keyboard.press("t")
    expect(console.at("test-page")).to_have_attribute("data-state", "printed")
    until(lambda: shop.papers("till-1/printer") > before, "a test page lies there")
    console.at("deed-cut").click()
    expect(console.at("deed-said")).to_contain_text("Отрезать")
    expect(console.page.locator("[data-testid=history-line][data-what=deed]").first).to_contain_text("Отрезать")


def test_a_station_is_moved_by_hand_and_by_keys_and_stays(console: ConsolePage) -> None:
    console.open("shop")
    card = station(console, "kiosk-1")
    expect(card).to_be_visible()
    console.page.keyboard.press("p")
    before = card.bounding_box()
    card.focus()
    for _ in range(3):
        console.page.keyboard.press("ArrowDown")
    expect(console.at("arrange")).to_have_attribute("aria-pressed", "true")
    console.page.keyboard.press("p")
    console.page.reload()
    expect(card).to_be_visible()
    after = card.bounding_box()
    assert before is not None and after is not None and 10 < after["y"] - before["y"] < 40


def test_the_bundle_is_downloaded_and_names_nobody(console: ConsolePage, shop: DemoShop) -> None:
    console.open("support")
    expect(console.at("check").first).to_be_visible()
    with console.page.expect_download() as download:
        console.page.keyboard.press("d")
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}
    assert len(json.loads(texts["devices.json"])) >= 8 and "is ready" in texts["log.txt"]
    everything = "\n".join(texts.values())
    assert not [card["number"] for card in shop.lab()["cards"] if card["number"] in everything]
    assert "Анна" not in everything and "+7" not in everything


def test_a_server_that_is_gone_is_said_with_since_when(console: ConsolePage) -> None:
    console.open("shop")
    expect(console.at("plan")).to_be_visible()

    def gone(route: Route) -> None:
        route.abort()

    console.page.route("**/api/it/**", gone)
    console.page.keyboard.press("2")
    expect(console.at("banner")).to_contain_text("Сервер не отвечает с")
    expect(console.at("state-line")).to_have_attribute("data-state", "away")
    console.page.unroute_all()
    console.at("ask-again").click()
    expect(console.at("banner")).to_have_count(0)
    console.problems[:] = [problem for problem in console.problems if "Failed to load" not in problem]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("where", SCREENS)
def test_every_screen_speaks_one_language_fits_and_is_open_to_everybody(console: ConsolePage, where: str, language: str) -> None:
    console.page.goto(f"{console.address}/it?lang={language}#/{where}")
    expect(console.at("title")).not_to_be_empty()
    expect(console.page.locator(".sand-bars")).to_have_count(0)
    words = console.page.locator("body").inner_text().split("\n")
    assert [word for word in words if _KEY.match(word.strip()) and word.strip() not in IDS] == [], "keys instead of sentences"
    for size in (DESK, SMALL):
        console.page.set_viewport_size({"width": size[0], "height": size[1]})
        assert console.page.evaluate("document.documentElement.scrollWidth") == size[0]
        assert console.page.evaluate(
            "document.getElementById('screen').scrollWidth <= document.getElementById('screen').clientWidth"
        )
    found = Axe().run(console.page, options=RULES).response["violations"]
    assert [(violation["id"], [node["target"] for node in violation["nodes"]][:3]) for violation in found] == []


def test_digits_lead_through_the_screens_and_the_keys_are_told(console: ConsolePage) -> None:
    console.open("shop")
    expect(console.at("plan")).to_be_visible()
    for digit, name in ((2, "faults"), (4, "devices"), (9, "support"), (1, "shop")):
        console.page.keyboard.press(str(digit))
        expect(console.at("console")).to_have_attribute("data-screen", name)
    console.page.keyboard.press("?")
    expect(console.at("keys-sheet")).to_contain_text("Переставить")
    console.page.keyboard.press("Escape")
    console.page.keyboard.press("k")
    expect(console.page.locator("html.contrast")).to_have_count(1)
