"""The device lab in a real browser: clicks become bytes, bytes become scans and paper, faults are seen and mended."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, expect

from tests.demo_shop import DemoShop, demo_shop
from tests.screen_client import Ear
from tests.waiting import until

pytestmark = pytest.mark.browser

PATIENCE_MS = 20_000  # an idle printer is asked only now and then how it is; machines that test are busy
KNOWN_TAIL = "27"  # of a demo customer's card that works
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
SIZES = [(1440, 900), (1280, 800), (1920, 1080)]
expect.set_options(timeout=PATIENCE_MS)
_KEY = re.compile(r"^[a-z]+(-[a-z0-9_]+)+$")


@dataclass
class LabPage:
    page: Page
    shop: DemoShop
    ear: Ear
    problems: list[str] = field(default_factory=list)

    def at(self, testid: str) -> Locator:
        return self.page.get_by_test_id(testid)

    def station(self, name: str) -> Locator:
        return self.page.locator(f"[data-testid=station][data-station={name}]")

    def sees_outcome(self, outcome: str, lines: int = 1) -> Locator:
        found = self.page.locator(f"[data-testid=journal-line][data-outcome={outcome}]")
        expect(found).to_have_count(lines)
        return found.first

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.problems.append(message.text)


@pytest.fixture(scope="module")
def running(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LabPage]:
    with demo_shop(tmp_path_factory.mktemp("lab")) as shop:
        page = chromium.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        ear = shop.ear("kiosk-1")
        lab = LabPage(page, shop, ear)
        page.on("console", lab.hear)
        page.on("pageerror", lambda error: lab.problems.append(str(error)))
        yield lab
        ear.close()
        page.close()


@pytest.fixture
def lab(running: LabPage) -> Iterator[LabPage]:
    """The page opened anew, with nothing broken, and quiet in the console at the end."""
    running.shop.station("kiosk-1").end()
    running.page.set_viewport_size({"width": 1440, "height": 900})
    running.page.goto(f"{running.shop.address}/lab")
    expect(running.at("tags")).to_be_visible()
    expect(running.at("bytes")).to_be_visible()
    running.problems.clear()
    yield running
    running.page.unroute_all()
    assert running.problems == []


def test_click_on_card_and_tag_is_scanned_for_real(lab: LabPage) -> None:
    heard = len(lab.ear.outcomes())
    lab.page.locator(f"[data-testid=card][data-tail='{KNOWN_TAIL}']").click()
    known = lab.at("journal-line").first
    expect(known).to_have_attribute("data-outcome", "customer")
    expect(known).to_contain_text(f"•• {KNOWN_TAIL}")
    expect(known).to_contain_text("мс")
    lab.at("tag").first.click()
    expect(lab.at("journal-line").first).to_have_attribute("data-outcome", "product")
    until(lambda: lab.ear.outcomes()[heard:] == ["customer", "product"], "the kiosk heard both")


@pytest.mark.parametrize(
    ("odd", "outcome"),
    [
        ("stranger", "card_unknown"),
        ("wrong", "malformed"),
        ("nobody", "unknown_code"),
        ("marked", "product"),
        ("half", "malformed"),
        ("slow", "product"),
        ("damaged", "malformed"),
        ("garbage", "product"),
        ("noise", "malformed"),
    ],
)
def test_odd_code_turns_out_to_be_what_it_is(lab: LabPage, odd: str, outcome: str) -> None:
    lab.at(f"odd-{odd}").click()
    newest = lab.at("journal-line").first
    expect(newest).to_contain_text("мс")  # only a click on this very page knows how long it took
    expect(newest).to_have_attribute("data-outcome", outcome)


def test_digit_chooses_the_station_that_scans_go_to(lab: LabPage) -> None:
    lab.page.keyboard.press("3")
    expect(lab.page.get_by_role("button", name="Киоск 3")).to_have_attribute("aria-pressed", "true")
    lab.at("tag").first.click()
    newest = lab.at("journal-line").first
    expect(newest).to_have_attribute("data-outcome", "no_screen")
    expect(newest).to_contain_text("Киоск 3")


def test_digits_in_the_search_field_are_text(lab: LabPage) -> None:
    lab.page.keyboard.press("/")
    lab.page.keyboard.type("3")
    expect(lab.at("search")).to_have_value("3")
    expect(lab.at("lab")).to_have_attribute("data-target", "kiosk-1")


def test_keys_can_be_switched_off(lab: LabPage) -> None:
    lab.page.keyboard.press("?")
    lab.at("keys-switch").click()
    lab.at("keys-close").click()
    lab.page.keyboard.press("2")
    expect(lab.at("lab")).to_have_attribute("data-target", "kiosk-1")


def test_search_finds_goods_and_says_when_there_are_none(lab: LabPage) -> None:
    lab.at("search").fill("гряда")
    expect(lab.at("tags")).to_have_attribute("data-product", "gryada")
    lab.at("search").fill("щщщщщщ")
    expect(lab.at("goods-empty")).to_be_visible()


def test_paper_comes_out_as_picture_and_as_text(lab: LabPage) -> None:
    lab.shop.station("kiosk-1").begin()
    order = lab.shop.station("kiosk-1").order("gryada-rowan-S")
    expect(lab.at("paper-text")).to_contain_text(order["number"])
    picture = lab.at("paper").locator("img")
    expect(picture).to_be_visible()
    before = int(picture.evaluate("image => image.naturalHeight"))
    until(lambda: lab.shop.papers("kiosk-1/printer") >= 1, "a slip lies there")
    assert before > 100
    lab.at("as-text").click()
    expect(lab.at("paper-text")).to_be_in_viewport()
    expect(lab.at("paper").locator("img")).to_have_count(0)


def test_paper_out_is_seen_and_mended(lab: LabPage) -> None:
    switch = lab.at("fault-printer-paper_out")
    state = lab.station("kiosk-1").get_by_test_id("printer-state")
    switch.click()
    expect(switch).to_have_attribute("data-on", "true")
    expect(state).to_have_attribute("data-state", "paper_out")
    expect(lab.at("printer-title")).to_have_text("Закончилась лента")
    switch.click()
    expect(switch).to_have_attribute("data-on", "false")
    expect(state).to_have_attribute("data-state", "ready")


def test_late_answer_does_not_undo_news(lab: LabPage) -> None:
    """The answer to taking the paper out is held back, made to say what was true before, and arrives after the news."""
    state = lab.station("kiosk-1").get_by_test_id("printer-state")

    def answer_late(route: Route) -> None:
        answer = route.fetch()
        expect(state).to_have_attribute("data-state", "paper_out")
        said = answer.json()
        route.fulfill(json={**said, "devices": [{**one, "hindrance": None} for one in said["devices"]]})

    lab.page.route("**/fault?*", answer_late)
    switch = lab.at("fault-printer-paper_out")
    switch.click()
    expect(switch).to_have_attribute("data-on", "true")
    expect(state).to_have_attribute("data-state", "paper_out")
    lab.page.unroute_all()
    switch.click()
    expect(state).to_have_attribute("data-state", "ready")


def test_the_agent_of_the_other_store_is_killed_and_comes_back(lab: LabPage) -> None:
    """Its devices hang at a process of its own: they are gone with it, and back when it was started again."""
    state = lab.station("kiosk-3").get_by_test_id("printer-state")
    lab.at("pick-kiosk-3").click()
    lab.at("fault-agent-freeze").click()
    expect(lab.at("fault-agent-freeze")).to_have_attribute("data-on", "true")
    expect(state).to_have_attribute("data-state", "lost", timeout=40_000)
    lab.at("fault-agent-freeze").click()
    expect(state).to_have_attribute("data-state", "ready", timeout=40_000)
    lab.at("fault-agent-kill").click()
    until(lambda: lab.shop.lab()["agents"][0]["available"], "it was started again", 40, 0.2)
    expect(state).to_have_attribute("data-state", "ready", timeout=40_000)
    lab.at("pick-kiosk-1").click()
    expect(lab.at("fault-agent-freeze")).to_have_count(0)


def test_unplugged_scanner_is_said_in_a_sentence(lab: LabPage) -> None:
    switch = lab.at("fault-scanner-unplug")
    switch.click()
    expect(lab.at("state-title")).to_contain_text("сканер не на связи")
    switch.click()
    expect(lab.at("state-title")).to_contain_text("ждёт скана")


def ports_of(shop: DemoShop) -> dict[str, str]:
    return {device["id"]: device["port"] for device in shop.lab()["devices"]}


def scans_until_heard(lab: LabPage) -> None:
    """A scan while the server has not found the port again is lost, as with a real cable: a person scans once more."""
    heard = len(lab.ear.outcomes())

    def again() -> bool:
        lab.at("tag").first.click()
        return len(lab.ear.outcomes()) > heard

    until(again, "a scan reaches kiosk 1 again", 20, 0.3)
    assert set(lab.ear.outcomes()[heard:]) == {"product"}


def test_a_scanner_whose_port_has_another_name_is_found_again(lab: LabPage) -> None:
    before = ports_of(lab.shop)
    lab.at("fault-scanner-rename_port").click()
    until(lambda: ports_of(lab.shop)["kiosk-1/scanner"] not in before.values(), "its port has another name")
    scans_until_heard(lab)


@pytest.mark.parametrize(("one", "other"), [("kiosk-1/scanner", "kiosk-2/scanner"), ("kiosk-1/printer", "kiosk-1/scanner")])
def test_two_devices_that_exchanged_their_ports_are_each_found_where_it_is_now(lab: LabPage, one: str, other: str) -> None:
    before, elsewhere = ports_of(lab.shop), lab.shop.outcomes("kiosk-2")
    lab.at("swap-one").select_option(one)
    lab.at("swap-other").select_option(other)
    lab.at("swap").click()
    until(lambda: ports_of(lab.shop) == {**before, one: before[other], other: before[one]}, "they have exchanged them")
    scans_until_heard(lab)
    assert lab.shop.outcomes("kiosk-2") == elsewhere, "no scan went to another station"
    until(lambda: all(device["link"] == "ready" for device in lab.shop.lab()["devices"]), "all are there")


def test_a_device_at_an_agent_is_found_again_too(lab: LabPage) -> None:
    ear = lab.shop.ear("kiosk-3")
    ports = ports_of(lab.shop)
    lab.at("pick-kiosk-3").click()
    lab.at("swap").click()
    until(lambda: ports_of(lab.shop)["kiosk-3/scanner"] == ports["kiosk-3/printer"], "they have exchanged them")

    def again() -> bool:
        lab.at("tag").first.click()
        return len(ear.outcomes()) > 0

    until(again, "a scan reaches kiosk 3 again", 20, 0.3)
    ear.close()


def test_card_numbers_stay_behind_the_page(lab: LabPage) -> None:
    number = next(card["number"] for card in lab.shop.lab()["cards"] if card["number"].endswith(KNOWN_TAIL))
    lab.page.locator(f"[data-testid=card][data-tail='{KNOWN_TAIL}']").click()
    row = lab.page.locator("[data-testid=byte-row]").filter(has_text=f"••{KNOWN_TAIL}")
    expect(row.last).to_be_attached()
    assert number not in lab.page.content()


def test_silent_server_is_told_and_the_deed_can_be_repeated(lab: LabPage) -> None:
    lab.page.route("**/api/lab/scan?*", lambda route: route.abort())
    lab.at("tag").first.click()
    expect(lab.at("trouble")).to_contain_text("Сервер не ответил")
    lab.page.unroute_all()
    lab.at("trouble-again").click()
    expect(lab.at("trouble")).to_have_count(0)
    expect(lab.at("journal-line").first).to_have_attribute("data-outcome", "product")
    assert lab.problems and all("Failed to load" in problem for problem in lab.problems)
    lab.problems.clear()


def test_log_stands_still_on_pause(lab: LabPage) -> None:
    lab.at("pause").click()
    expect(lab.at("bytes")).to_have_attribute("data-paused", "true")
    lab.at("polls").click()
    rows = lab.at("byte-row").count()
    lab.at("tag").first.click()
    expect(lab.at("journal-line").first).to_have_attribute("data-outcome", "product")
    lab.page.wait_for_timeout(1500)  # longer than one round of asking
    assert lab.at("byte-row").count() == rows


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_page_fits_the_screen(lab: LabPage, size: tuple[int, int]) -> None:
    lab.page.set_viewport_size({"width": size[0], "height": size[1]})
    assert lab.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]") == list(size)
    for control in ("as-text", "pause", "language", "fault-scanner-unplug", "shop-webshop"):
        expect(lab.at(control)).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_page_speaks_one_language_to_everybody(lab: LabPage, language: str) -> None:
    if language == "en":
        lab.at("language").click()
        expect(lab.page.get_by_role("button", name="Kiosk 1")).to_be_visible()
    assert lab.page.locator("html").get_attribute("lang") == language
    words = lab.page.locator("body").inner_text().split("\n")
    models = {device["profile"] for device in lab.shop.lab()["devices"]}
    assert [word for word in words if _KEY.match(word.strip()) and word.strip() not in models] == []
    found = Axe().run(lab.page, options=RULES).response["violations"]
    assert [(violation["id"], [node["target"] for node in violation["nodes"]][:3]) for violation in found] == []
