"""Store IT comes to a fresh server: the first account, a colleague, a kiosk paired and sent away, and all of it in the record."""

import re
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.demo_shop import DemoShop, demo_shop
from tests.story.it_console import DESK
from tests.story.kiosk_screen import PATIENCE_MS, PORTRAIT, new_context
from tests.story.test_access import AXE, RUN_AXE, TAGS

pytestmark = pytest.mark.browser

PASSWORD, OTHER_PASSWORD = "корова ест траву", "лошадь пьёт воду"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoShop]:
    """A shop of its own: its screens are sent away here."""
    with demo_shop(tmp_path_factory.mktemp("people")) as running:
        yield running


class Visitor:
    """A browser of its own, with nothing kept in it."""

    def __init__(self, chromium: Browser, shop: DemoShop, size: tuple[int, int]) -> None:
        self._context = new_context(chromium, size)
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.address = shop.address

    def open(self, path: str) -> "Visitor":
        self.page.goto(f"{self.address}{path}")
        return self

    def tap(self, name: str) -> None:
        self.page.get_by_test_id(name).first.click()

    def fill(self, name: str, text: str) -> None:
        self.page.get_by_test_id(name).fill(text)

    def sees(self, name: str, text: str | re.Pattern[str] = "") -> None:
        expect(self.page.get_by_test_id(name).first).to_contain_text(text)

    def axe(self) -> list[str]:
        self.page.evaluate(AXE)
        found: list[str] = self.page.evaluate(RUN_AXE, TAGS)
        return found

    def close(self) -> None:
        self._context.close()


@pytest.fixture
def desk(chromium: Browser, fresh: DemoShop) -> Iterator[Visitor]:
    visitor = Visitor(chromium, fresh, DESK)
    yield visitor
    visitor.close()


@pytest.fixture
def glass(chromium: Browser, fresh: DemoShop) -> Iterator[Visitor]:
    visitor = Visitor(chromium, fresh, PORTRAIT)
    yield visitor
    visitor.close()


def sign_in(desk: Visitor, name: str = "Вера", password: str = PASSWORD) -> None:
    desk.open("/it#/people")
    desk.sees("by-password")
    desk.fill("name", name)
    desk.fill("password", password)
    desk.page.keyboard.press("Enter")
    desk.sees("person", name)


def test_1_the_first_account_and_back_to_where_one_wanted_to_go(desk: Visitor, fresh: DemoShop) -> None:
    desk.open("/it#/people")
    desk.sees("by-code", "Одноразовый код")
    assert desk.axe() == []
    code = re.findall(r"[A-Z]{4}-[A-Z]{4}", fresh.process.output)[-1]
    desk.fill("code", "bcdf ghjk")
    desk.fill("name", "Вера")
    desk.fill("password", PASSWORD)
    desk.page.keyboard.press("Enter")
    desk.sees("refused", "Код не подходит")
    desk.fill("code", code.lower())
    desk.fill("password", "короткий")
    desk.sees("by-code", "Ещё 2 знака")
    desk.page.keyboard.press("Enter")
    desk.sees("by-code", "Нужно не меньше 10 знаков")
    desk.fill("password", PASSWORD)
    desk.page.keyboard.press("Enter")
    desk.sees("person", "Вера")
    assert desk.page.url.endswith("/it#/people")
    assert desk.page.evaluate("document.cookie") == "", "no script can read it"
    desk.tap("sign-out")
    desk.sees("by-password")
    desk.fill("name", "вера")
    desk.fill("password", "не тот пароль")
    desk.page.keyboard.press("Enter")
    desk.sees("refused", "Имя и пароль не подходят")
    assert desk.axe() == []
    desk.tap("language")
    desk.sees("by-password", "Password")


def test_2_a_colleague_comes_by_a_code_and_gets_no_further_than_meant(desk: Visitor, chromium: Browser, fresh: DemoShop) -> None:
    sign_in(desk)
    desk.page.keyboard.press("n")
    desk.fill("new-name", "Олег")
    desk.page.keyboard.press("Enter")
    code = desk.page.get_by_test_id("code").inner_text()
    assert desk.axe() == []
    desk.tap("code-done")
    expect(desk.page.locator("[data-testid=person-row][data-state=invited]")).to_contain_text("Олег")
    colleague = Visitor(chromium, fresh, DESK).open("/sign-in")
    colleague.tap("have-code")
    for line, text in (("code", code), ("name", "Олег"), ("password", OTHER_PASSWORD)):
        colleague.fill(line, text)
    colleague.tap("enter")
    colleague.sees("door", "Вы вошли: Олег")
    assert "/sign-in" in colleague.page.url, "the console is for store IT"
    expect(desk.page.locator("[data-testid=person-row][data-state=inside]")).to_have_count(2)
    desk.page.get_by_role("button", name="Олег").click()
    desk.page.get_by_test_id("role-it").check(force=True)
    desk.tap("give-role")
    expect(desk.page.get_by_test_id("give-role")).to_have_count(0)
    colleague.open("/it")
    colleague.sees("by-password")  # other rights end the sign-in
    colleague.fill("name", "Олег")
    colleague.fill("password", OTHER_PASSWORD)
    colleague.tap("enter")
    colleague.sees("person", "Олег")
    desk.tap("block")
    colleague.sees("by-password")  # sent out within seconds, without touching anything
    colleague.close()


def test_3_a_kiosk_is_paired_remembers_its_key_and_is_sent_away(desk: Visitor, glass: Visitor) -> None:
    glass.open("/kiosk?pair")
    glass.sees("pair-code", re.compile(r"[A-Z]{4}"))
    assert glass.axe() == []
    shown = re.sub(r"\s", "", glass.page.get_by_test_id("pair-code").inner_text())
    sign_in(desk)
    desk.sees("request-code", shown)
    desk.sees("request", "Экран: Киоск, ")
    assert desk.axe() == []
    desk.page.get_by_test_id("request-owner").select_option("kiosk-2")
    desk.tap("accept")
    expect(glass.page.locator("[data-screen=attract]")).to_be_visible()
    expect(desk.page.get_by_test_id("request")).to_have_count(0)
    glass.page.reload()
    expect(glass.page.locator("[data-screen=attract]")).to_be_visible()
    kiosk = desk.page.locator("[data-holder=kiosk-2]")
    expect(kiosk).to_contain_text("Сейчас открыт")
    kiosk.get_by_test_id("revoke").click()
    desk.tap("revoke-do")
    began = time.monotonic()
    glass.sees("pairing", "Этот экран отключили")
    assert time.monotonic() - began < 5, "a revoked key is worth nothing within five seconds"
    assert glass.page.evaluate("localStorage.length") == 0


def test_4_a_machine_that_is_not_ours_is_refused(desk: Visitor, glass: Visitor) -> None:
    glass.open("/till?pair")
    glass.sees("pair-code", re.compile(r"[A-Z]{4}"))
    shown = re.sub(r"\s", "", glass.page.get_by_test_id("pair-code").inner_text())
    sign_in(desk)
    card = desk.page.get_by_test_id("request").filter(has_text=shown)
    card.get_by_test_id("refuse").click()
    glass.sees("pairing", "Техника отказала")
    assert glass.axe() == []
    glass.tap("pair-again")
    glass.sees("pair-code", re.compile(r"[A-Z]{4}"))


def test_5_all_of_it_is_in_the_record(desk: Visitor) -> None:
    sign_in(desk)
    desk.page.keyboard.press("8")
    desk.sees("seal", "Цела вся цепочка")
    lines = desk.page.get_by_test_id("audit-line")
    expect(lines.first).to_contain_text("Вход с адреса 127.0.0.1")
    assert desk.axe() == []
    desk.page.keyboard.press("/")
    desk.page.keyboard.type("отозван")
    expect(lines).to_have_count(1)
    expect(lines).to_contain_text("Ключ отозван: Киоск 2")
    desk.fill("audit-find", "нет такого слова")
    desk.sees("empty", "Таких записей нет")
    desk.tap("audit-all")
    desk.tap("about-keys")
    expect(lines.first).to_contain_text("В подключении отказано")
    desk.page.get_by_test_id("audit-who").select_option("stranger")
    expect(lines).to_have_count(0)


def test_6_in_contrast_and_english_the_screens_stay_readable(desk: Visitor) -> None:
    sign_in(desk)
    desk.page.keyboard.press("l")
    desk.page.keyboard.press("k")
    desk.sees("title", re.compile("people here|to be paired"))
    assert desk.axe() == []
    desk.page.keyboard.press("8")
    desk.sees("title", "Who did what")
    assert desk.axe() == []
