"""The desks of the console (profiles, calibration, bytes) in each of their states: open to everybody, light and dark, in both
languages, and no piece of them over another."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.story.it_console import DESK, ConsolePage

pytestmark = pytest.mark.browser

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
SMALL = (1024, 768)
PROFILE = "profiles/zjiang-pos-5890"
# Where, what is pressed there, and what is to be seen then.
STATES = [
    ("profiles", (), "profiles"),
    ("profiles", ("take-in",), "take-in-sheet"),
    (PROFILE, (), "pane-values"),
    (PROFILE, ("tab-diff",), "pane-diff"),
    (PROFILE, ("tab-vectors",), "pane-vectors"),
    (PROFILE, ("tab-history",), "pane-history"),
    (PROFILE, ("try",), "try-sheet"),
    (PROFILE, ("duplicate",), "duplicate-sheet"),
    (PROFILE, ("spoil", "save"), "failing-sheet"),
    ("profiles/calibrate/kiosk-1/printer", (), "begin-drawer"),
    ("profiles/calibrate/kiosk-1/printer", ("begin-code-page",), "print-sheet"),
    ("profiles/calibrate/kiosk-1/printer", ("begin-drawer",), "drawer"),
    ("profiles/calibrate/kiosk-1/scanner", (), "learn"),
    ("bytes", (), "byte-lines"),
    ("bytes", ("reveal",), "reveal-sheet"),
    ("people", ("rename",), "rename-sheet"),
]


def violations(console: ConsolePage) -> list[tuple[str, list[object]]]:
    found = Axe().run(console.page, options=RULES).response["violations"]
    return [(violation["id"], [node["target"] for node in violation["nodes"]][:3]) for violation in found]


@pytest.mark.parametrize(("language", "look"), [("ru", "light"), ("en", "dark")])
def test_every_state_is_open_to_everybody(console: ConsolePage, language: str, look: str) -> None:
    wrong = {}
    for where, presses, seen in STATES:
        console.page.goto("about:blank")
        console.page.goto(f"{console.address}/it?lang={language}#/{where}")
        expect(console.at("title")).not_to_be_empty()
        if look == "dark":
            console.at("contrast").click()
            expect(console.page.locator("html.contrast")).to_have_count(1)
        for press in presses:
            if press == "spoil":
                console.at("toml").fill(console.at("toml").input_value().replace("feed_lines = 4", "feed_lines = 6"))
            else:
                console.at(press).first.click()
        expect(console.at(seen)).to_be_visible()
        expect(console.page.locator(".sand-bars")).to_have_count(0)
        if found := violations(console):
            wrong[where, presses] = found
    assert wrong == {}


def test_the_tools_of_the_bytes_are_one_row(console: ConsolePage) -> None:
    console.open("bytes")
    first, last = console.at("choose-device").bounding_box(), console.at("copy").bounding_box()
    assert first and last
    assert last["y"] < first["y"] + first["height"], "Копировать stands beside the others"


@pytest.mark.parametrize("size", [DESK, SMALL])
def test_the_cards_of_the_plan_do_not_touch(console: ConsolePage, size: tuple[int, int]) -> None:
    console.page.set_viewport_size({"width": size[0], "height": size[1]})
    console.open("shop")
    expect(console.page.locator("[data-testid=station]")).not_to_have_count(0)
    cards = [card.bounding_box() for card in console.page.locator(".plan .station").all()]
    boxes = [(c["x"], c["y"], c["x"] + c["width"], c["y"] + c["height"]) for c in cards if c]
    touching = [
        (one, other)
        for number, one in enumerate(boxes)
        for other in boxes[number + 1 :]
        if one[0] < other[2] + 6 and other[0] < one[2] + 6 and one[1] < other[3] + 6 and other[1] < one[3] + 6
    ]
    assert touching == [] and len(boxes) >= 4


def test_a_sheet_that_asks_for_a_name_has_the_focus_in_it(console: ConsolePage) -> None:
    console.open("people")
    console.at("rename").first.click()
    expect(console.at("agent-name")).to_be_focused()
    assert console.page.evaluate("document.activeElement.selectionEnd") > 0, "what is there is replaced by typing"
    console.page.keyboard.press("Escape")
    console.page.keyboard.press("n")
    expect(console.at("new-name")).to_be_focused()
    console.at("role-manager").check(force=True)
    expect(console.at("new-name")).not_to_be_focused()
