"""Everybody can use it: axe finds nothing, the ruler finds nothing, a keyboard is enough, one tap changes the language."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Route, expect

from tests.demo_shop import DemoShop
from tests.story.kiosk_screen import PORTRAIT, KioskScreen, new_context

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
AUDIT = (Path(__file__).parent / "audit.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async (tags) => {
  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
  return violations.map((v) => `${v.id}: ${v.help}: ` + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | '));
}"""
MODES = ("normal", "large", "contrast", "reach")
STATION = "kiosk-2"
Walk = Callable[[KioskScreen, DemoShop], None]


def attract(kiosk: KioskScreen, shop: DemoShop) -> None:
    kiosk.shows("attract")


def start(kiosk: KioskScreen, shop: DemoShop) -> None:
    kiosk.begin()
    kiosk.at("category").first.wait_for()


def category(kiosk: KioskScreen, shop: DemoShop) -> None:
    start(kiosk, shop)
    kiosk.open_category("jackets")


def search(kiosk: KioskScreen, shop: DemoShop) -> None:
    start(kiosk, shop)
    kiosk.tap("search")
    kiosk.at("search").fill("шапка")
    kiosk.sees("found")


def product(kiosk: KioskScreen, shop: DemoShop) -> None:
    shop.scan(STATION, "2900001044127")
    expect(kiosk.at("person")).to_contain_text("Анна К.")
    shop.scan(STATION, "4607112044029")
    kiosk.sees("matrix")


def receive(kiosk: KioskScreen, shop: DemoShop) -> None:
    shop.scan(STATION, "4607112044029")
    kiosk.sees("matrix")
    kiosk.choose("gryada-rowan-M")
    kiosk.to_ways()


def contact(kiosk: KioskScreen, shop: DemoShop) -> None:
    receive(kiosk, shop)
    kiosk.option("delivery").tap()
    kiosk.tap("order")
    kiosk.shows("contact")
    kiosk.tap("order")
    kiosk.sees("field-name-error")


def done(kiosk: KioskScreen, shop: DemoShop) -> None:
    shop.scan(STATION, "2900001044127")
    expect(kiosk.at("person")).to_contain_text("Анна К.")
    kiosk.open_category("packs")
    kiosk.open_product("zaton")
    kiosk.choose("zaton-lake-20l")
    kiosk.to_ways()
    kiosk.tap("order")
    kiosk.order_number()
    kiosk.tap("minute-more")
    kiosk.slip_is("printed")
    kiosk.sees("order-qr")


def status(kiosk: KioskScreen, shop: DemoShop) -> None:
    station = shop.station(STATION)
    station.begin()
    code = station.order("zaton-lake-20l")["code"]
    shop.scan(STATION, code)
    kiosk.sees("order-state")


def sheet(kiosk: KioskScreen, shop: DemoShop) -> None:
    start(kiosk, shop)
    shop.scan(STATION, "2900001877206")
    kiosk.sees("scan-card_blocked")


SCREENS: dict[str, Walk] = {
    walk.__name__: walk for walk in (attract, start, category, search, product, receive, contact, done, status, sheet)
}


@pytest.fixture(scope="module")
def panel(chromium: Browser, shop: DemoShop) -> Iterator[KioskScreen]:
    """One screen whose window takes every size."""
    context = new_context(chromium)
    kiosk = KioskScreen(context, shop.address, STATION)
    yield kiosk
    context.close()
    shop.station(STATION).end()


def fresh(kiosk: KioskScreen, shop: DemoShop, size: tuple[int, int] = PORTRAIT) -> None:
    shop.station(STATION).end()
    kiosk.calm()
    kiosk.page.set_viewport_size({"width": size[0], "height": size[1]})
    kiosk.open()
    kiosk.shows("attract")


def into(kiosk: KioskScreen, mode: str, language: str) -> None:
    """By what the screen's own switches do; a sheet covers them, so it is done in the page."""
    kiosk.page.evaluate(
        """async ([mode, language]) => {
          const [{ modes }, { language: now }, { switchLanguage }] = await Promise.all(
            ['/static/kiosk/state.js', '/static/shared/i18n.js', '/static/kiosk/visit.js'].map((name) => import(name)));
          modes.value = { reach: mode === 'reach', contrast: mode === 'contrast', large: mode === 'large' };
          if (now.value !== language) await switchLanguage();
          await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          // A screen that is still coming in is paler than it will be.
          const passing = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime !== Infinity);
          await Promise.all(passing.map((one) => one.finished.catch(() => {})));
        }""",
        [mode, language],
    )
    expect(kiosk.page.locator("html")).to_have_attribute("lang", language)


def limits(mode: str) -> dict[str, Any]:
    """Millimetres and pixels of the checklist."""
    return {"target": 30 if mode == "reach" else 20, "key": 15, "gap": 8, "text": 28, "reach": mode == "reach"}


def offences(kiosk: KioskScreen, mode: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = kiosk.page.evaluate(f"({AUDIT})(%s)" % json.dumps(limits(mode)))
    return {kind: offenders for kind, offenders in found.items() if offenders}


@pytest.mark.parametrize("name", SCREENS)
def test_axe_and_the_ruler_find_nothing(panel: KioskScreen, shop: DemoShop, name: str) -> None:
    """Every screen × {ru, en} × {normal, large, contrast, reach}; targets, gaps, text and clipping are measured on the way."""
    fresh(panel, shop)
    SCREENS[name](panel, shop)
    panel.page.evaluate(AXE)
    wrong: dict[str, object] = {}
    for language in ("ru", "en"):
        for mode in MODES:
            into(panel, mode, language)
            violations = panel.page.evaluate(RUN_AXE, TAGS)
            found = offences(panel, mode)
            if violations or found:
                wrong[f"{mode}, {language}"] = {"axe": violations, **found}
    assert not wrong, json.dumps(wrong, ensure_ascii=False, indent=1)
    panel.check_quiet()


TEN_INCH = {"diagonal_inch": 10.1, "width_px": 1280, "height_px": 800, "mount_bottom_mm": 1000, "viewing_mm": 500}


@pytest.mark.parametrize(
    ("size", "glass"), [((1920, 1080), None), ((1280, 800), TEN_INCH)], ids=["1920×1080", "10.1 inch 1280×800"]
)
@pytest.mark.parametrize("name", ["attract", "start", "product", "receive", "contact", "done", "sheet"])
def test_landscape_panels_hold_every_screen(
    panel: KioskScreen, shop: DemoShop, name: str, size: tuple[int, int], glass: dict[str, float] | None
) -> None:
    def other_glass(route: Route) -> None:
        answer = route.fetch()
        body = answer.json()
        body["station"]["screen"] = glass
        route.fulfill(response=answer, json=body)

    if glass:
        panel.page.route("**/api/station?*", other_glass)
    try:
        fresh(panel, shop, size)
        SCREENS[name](panel, shop)
        found = offences(panel, "normal")
        assert not found, json.dumps(found, ensure_ascii=False, indent=1)
        panel.check_quiet()
    finally:
        panel.page.unroute_all()


def test_one_tap_changes_the_language_and_keeps_the_place(panel: KioskScreen, shop: DemoShop) -> None:
    fresh(panel, shop)
    product(panel, shop)
    panel.choose("gryada-moss-L")
    panel.tap("language")
    expect(panel.at("product-name")).to_have_text("Gryada jacket")
    expect(panel.cell("gryada-moss-L")).to_have_attribute("aria-pressed", "true")
    expect(panel.page.locator("html")).to_have_attribute("lang", "en")
    assert "regular" in panel.text("price").lower()
    assert not any("а" <= letter <= "я" for letter in panel.everything().replace("Анна К.", "").replace("Русский", "").lower())
    panel.tap("language")
    expect(panel.at("product-name")).to_have_text("Куртка «Гряда»")
    panel.tap("language")
    panel.tap("not-me")
    panel.shows("attract")
    expect(panel.page.locator("html")).to_have_attribute("lang", "ru")


def tab_to(kiosk: KioskScreen, selector: str, most: int = 80) -> None:
    """Only Tab, until the focus is there; it must be seen."""
    for _ in range(most):
        kiosk.page.keyboard.press("Tab")
        if kiosk.page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
            outline = kiosk.page.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            assert float(outline.removesuffix("px")) >= 3, f"the focus on {selector} cannot be seen"
            return
    raise AssertionError(f"Tab never comes to {selector}")


def test_a_whole_order_by_keyboard_alone(panel: KioskScreen, shop: DemoShop) -> None:
    fresh(panel, shop)
    steps = [
        ("[data-testid=begin]", "browse"),
        ("[data-category=packs]", "browse"),
        ("[data-product=cover]", "product"),
        ("[data-sku=cover-ochre-45l]", "product"),
        ("[data-testid=how-to-receive]", "receive"),
        ("[data-testid=order]", "done"),
        ("[data-testid=finish-visit]", "attract"),
    ]
    for selector, screen in steps:
        panel.page.locator(selector).first.wait_for()
        tab_to(panel, selector)
        panel.page.keyboard.press("Enter")
        panel.shows(screen)
    panel.check_quiet()


def test_a_sheet_holds_the_focus_and_gives_it_back(panel: KioskScreen, shop: DemoShop) -> None:
    fresh(panel, shop)
    sheet(panel, shop)
    for _ in range(6):
        panel.page.keyboard.press("Tab")
        assert panel.page.evaluate("Boolean(document.activeElement.closest('.sheet'))")
    panel.page.keyboard.press("Escape")
    expect(panel.page.locator(".sheet")).to_have_count(0)
