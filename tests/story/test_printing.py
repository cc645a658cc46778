"""Store IT at the spool: what waits and why, a slip sent elsewhere by keyboard, a question only a person can answer."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Locator, expect

from kiosk.domain.printing import JobState
from kiosk.storage import open_store
from kiosk.use_cases.ports import UnitOfWork
from tests.demo_shop import DemoShop
from tests.story.it_console import ConsolePage

pytestmark = pytest.mark.browser

SKU = "naves-moss-one"
PRINTER, OTHER = "kiosk-1/printer", "kiosk-3/printer"


@pytest.fixture
def no_paper(shop: DemoShop) -> Iterator[None]:
    shop.fault(PRINTER, "paper_out")
    yield
    shop.fault(PRINTER, "load_paper")


def order(shop: DemoShop) -> str:
    client = shop.station("kiosk-1")
    client.end()
    client.begin()
    number: str = client.order(SKU)["number"]
    return number


def row(console: ConsolePage, number: str) -> Locator:
    return console.page.locator("[data-testid=job]", has_text=number).first


def test_a_slip_that_waits_is_sent_to_another_printer_by_keyboard(console: ConsolePage, shop: DemoShop, no_paper: None) -> None:
    number = order(shop)
    console.open("print")
    expect(row(console, number)).to_contain_text("ждёт бумагу")
    expect(console.page.locator(f"[data-testid=printer][data-printer='{PRINTER}']")).to_contain_text("закончилась бумага")
    row(console, number).focus()
    console.page.keyboard.press("Enter")
    expect(console.at("job-page")).to_contain_text(number)
    expect(console.at("paper")).to_contain_text(number)
    console.page.keyboard.press("m")
    console.page.locator(f"[data-testid=choose-printer][data-printer='{OTHER}']").click()
    expect(console.at("move-sheet")).to_have_count(0)
    expect(console.at("story")).to_contain_text("перенесён на принтер «Киоск 3»")
    expect(console.at("story")).to_contain_text("Вера")
    expect(console.page.locator("[data-testid=job-page][data-state=printed]")).to_be_visible()
    assert number in shop.paper_text(OTHER)
    told = shop.station("kiosk-1").get(f"/api/orders/{number}")["order"]["print"]
    assert told == {"state": "moved", "place": {"ru": "Киоск 3", "en": "Kiosk 3"}}
    console.page.keyboard.press("r")
    expect(console.at("job-title")).to_have_text(f"Талон {number}, копия 1")
    expect(console.page.locator("[data-testid=job-page][data-state=printed]")).to_be_visible()
    console.page.keyboard.press("Escape")
    expect(console.at("job-page")).to_have_count(0)


def test_what_is_taken_off_is_asked_about_first(console: ConsolePage, shop: DemoShop, no_paper: None) -> None:
    number = order(shop)
    console.open("print")
    row(console, number).click()
    expect(console.at("job-page")).to_contain_text(number)
    console.page.keyboard.press("c")
    console.at("cancel-no").click()
    expect(console.page.locator("[data-testid=job-page][data-state=queued]")).to_be_visible()
    console.page.keyboard.press("c")
    console.at("cancel-yes").click()
    expect(console.page.locator("[data-testid=job-page][data-state=cancelled]")).to_contain_text("снят человеком")
    assert shop.station("kiosk-1").get(f"/api/orders/{number}")["order"]["print"]["state"] == "given_up"


def test_moments_are_told_by_the_shops_clock_from_the_first(chromium: Browser, shop: DemoShop) -> None:
    number = order(shop)
    with closing(ConsolePage(chromium, shop, "America/New_York")) as console:
        moment = row(console.open("print"), number).locator("time")
        asked = datetime.fromisoformat(moment.get_attribute("datetime") or "").astimezone(ZoneInfo("Europe/Moscow"))
        expect(moment).to_contain_text(f"{asked:%H:%M}")


def test_a_stopped_queue_and_a_search(console: ConsolePage, shop: DemoShop) -> None:
    console.open("print")
    card = console.page.locator(f"[data-testid=printer][data-printer='{PRINTER}']")
    card.get_by_test_id("hold").click()
    expect(card).to_contain_text("остановил(а) Вера")
    number = order(shop)
    expect(row(console, number)).to_contain_text("очередь остановлена")
    card.get_by_test_id("release").click()
    console.page.keyboard.press("/")
    console.page.keyboard.type(number.lower())
    expect(console.page.locator("[data-testid=job]")).to_have_count(1)
    expect(row(console, number)).to_contain_text("отпечатан")
    console.at("filter-q").fill("Z-9999")
    expect(console.at("none-such")).to_be_visible()
    console.at("none-such").get_by_role("button").click()
    expect(row(console, number)).to_be_visible()


def test_only_a_person_knows_whether_it_came_out(console: ConsolePage, shop: DemoShop, no_paper: None) -> None:
    number = order(shop)
    interrupt(shop, number)
    console.open("print")
    expect(console.at("title")).to_contain_text("Посмотрите в лоток")
    row(console, number).click()
    expect(console.at("question")).to_be_visible()
    console.page.keyboard.press("n")
    expect(console.at("job-page")).to_contain_text("копия 1")
    console.page.get_by_role("link", name="Первый").click()
    expect(console.at("story")).to_contain_text("посмотрели в лоток: не вышел")


def interrupt(shop: DemoShop, number: str) -> None:
    """As if the printer had fallen silent in the middle of the last copy."""
    directory = shop.process.directory
    store = open_store(f"sqlite:///{directory / 'store.db'}", (directory / "secret.key").read_bytes(), lambda: datetime.now(UTC))

    def work(uow: UnitOfWork) -> None:
        job = uow.prints.of_reference(number)[0]
        for state in (JobState.SENDING, JobState.UNCERTAIN):
            uow.prints.move(job.id, state, datetime.now(UTC), reason="no_answer")

    store.write(work)
    store.close()
