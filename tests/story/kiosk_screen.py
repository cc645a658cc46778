"""A kiosk's screen in a real browser: taps, typing on its own keyboard, and what a person sees."""

import re
import time
from collections.abc import Iterable

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, Route, expect

from tests.waiting import until

PORTRAIT = (1080, 1920)
DOUBLE_TAP_S, NEAR_PX = 0.55, 80
PATIENCE_MS = 20_000  # how long a busy machine may take to draw
# A refusal is part of the story; the browser writes a line about the status all the same.
_REFUSAL = re.compile(r"status of (409|422)")
_WATCH = """
window.refusedByPolicy = [];
window.socketReady = false;
const Socket = window.WebSocket;
window.WebSocket = class extends Socket {
  constructor(...where) {
    super(...where);
    this.addEventListener('message', (e) => { if (String(e.data).startsWith('40')) window.socketReady = true; });
    this.addEventListener('close', () => { window.socketReady = false; });
  }
  close(...why) {
    window.socketReady = false;
    super.close(...why);
  }
};
document.addEventListener('securitypolicyviolation', (e) => window.refusedByPolicy.push(`${e.violatedDirective} ${e.blockedURI}`));
"""

expect.set_options(timeout=PATIENCE_MS)


def plain(text: str) -> str:
    """Text with every kind of space made a plain one."""
    return re.sub(r"\s+", " ", text).strip()


class KioskScreen:
    """One page at one station. `problems`: what the console complained of since `calm()`."""

    def __init__(self, context: BrowserContext, address: str, station: str) -> None:
        self.station = station
        self.url = f"{address}/kiosk?station={station}"
        self.page: Page = context.new_page()
        self.problems: list[str] = []
        self.said: list[str] = []
        self.offline_expected = False
        self._touched: tuple[float, float, float] | None = None
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"uncaught: {error}"))
        self.page.set_default_timeout(PATIENCE_MS)

    def open(self) -> "KioskScreen":
        self.page.goto(self.url)
        self.page.locator("[data-screen]").wait_for()
        self.wait_listening()
        return self

    def wait_listening(self) -> None:
        """Until scans reach this screen."""
        until(lambda: self.page.evaluate("window.socketReady"), f"{self.station} listens", PATIENCE_MS / 1000)

    def at(self, testid: str) -> Locator:
        return self.page.get_by_test_id(testid)

    def tap(self, testid: str) -> None:
        self.touch(self.at(testid).first)

    def touch(self, control: Locator) -> None:
        """Like a person: not the same place twice in half a second, which would be a double tap."""
        control.scroll_into_view_if_needed()
        box = control.bounding_box() or {"x": 0.0, "y": 0.0, "width": 0.0, "height": 0.0}
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        before = self._touched
        if before and abs(before[0] - x) < NEAR_PX and abs(before[1] - y) < NEAR_PX:
            until(lambda: time.monotonic() - before[2] > DOUBLE_TAP_S, "the finger rests")
        control.tap()
        self._touched = (x, y, time.monotonic())

    def sees(self, testid: str) -> Locator:
        found = self.at(testid).first
        expect(found).to_be_visible()
        return found

    def text(self, testid: str) -> str:
        return plain(self.sees(testid).inner_text())

    def shows(self, screen: str) -> None:
        """Until that screen is up: attract, browse, product, receive, contact, done, status."""
        expect(self.page.locator(f"[data-screen={screen}]")).to_be_attached()

    def everything(self) -> str:
        """All the text on the screen."""
        return plain(self.page.locator("body").inner_text())

    def markup(self) -> str:
        return self.page.content()

    # What people do

    def begin(self) -> None:
        self.tap("begin")
        self.shows("browse")

    def open_category(self, category: str) -> None:
        self.touch(self.page.locator(f"[data-category={category}]"))
        self.sees("found")

    def open_product(self, product: str) -> None:
        self.touch(self.page.locator(f"[data-product={product}]").first)
        self.sees("product-name")

    def cell(self, sku: str) -> Locator:
        return self.page.locator(f"[data-sku='{sku}']").first

    def choose(self, sku: str) -> None:
        self.touch(self.cell(sku))

    def option(self, kind: str) -> Locator:
        """The first way of that kind that can be chosen."""
        return self.page.locator(f"button[data-kind={kind}]").first

    def to_ways(self) -> None:
        self.tap("how-to-receive")
        self.shows("receive")
        self.sees("order")

    def press_keys(self, keys: Iterable[str]) -> None:
        """On the keyboard of the screen."""
        for key in keys:
            name = {" ": "{space}"}.get(key, key)
            box = self.page.locator(f".keyboard [data-skbtn='{name}']").bounding_box()
            assert box is not None, f"the keyboard shows no {key!r}"
            self.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def fill_contact(self, fields: dict[str, str]) -> None:
        """Through the real fields, as a hardware keyboard would."""
        for name, value in fields.items():
            self.at(f"field-{name}").fill(value)

    def order_number(self) -> str:
        self.shows("done")
        return self.text("order-number")

    def finish(self) -> None:
        self.tap("finish-visit")
        self.shows("attract")

    def slip_is(self, state: str) -> None:
        expect(self.at("slip")).to_have_attribute("data-state", state)

    def at_rest(self) -> bool:
        """Whether this is the first screen as a stranger finds it."""
        page = self.page
        if page.is_closed() or page.locator("[data-screen=attract]").count() != 1 or page.locator(".sheet").count():
            return False
        return bool(
            page.evaluate(
                "document.documentElement.lang === 'ru' && !/contrast|large|reach/.test(document.documentElement.className)"
            )
        )

    # What must stay quiet

    def calm(self) -> None:
        self.problems.clear()
        self.said.clear()
        self.page.evaluate("window.refusedByPolicy = []")
        self.offline_expected = False

    def check_quiet(self) -> None:
        """No error in the console, nothing refused by the content security policy."""
        problems = [p for p in self.problems if not _REFUSAL.search(p)]
        if self.offline_expected:
            problems = [p for p in problems if "ERR_" not in p and "WebSocket" not in p and "status of 5" not in p]
        assert not problems, problems
        assert self.page.evaluate("window.refusedByPolicy") == []

    def _console(self, message: ConsoleMessage) -> None:
        self.said.append(message.text)
        if message.type in ("error", "warning"):
            self.problems.append(f"{message.type}: {message.text}")


def new_context(browser: Browser, size: tuple[int, int] = PORTRAIT, time_zone: str = "Europe/Moscow") -> BrowserContext:
    """A browser of its own: its storage is empty, and nothing moves for show."""
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height},
        screen={"width": width, "height": height},
        # Half the dots make the same layout in a quarter of the drawing.
        device_scale_factor=0.5,
        has_touch=True,
        reduced_motion="reduce",
        locale="ru-RU",
        timezone_id=time_zone,
    )
    context.add_init_script(_WATCH)
    return context


def lose_answers(page: Page, path: str, times: int) -> list[str]:
    """Requests to that path reach the server, but the first `times` answers never come back. The bodies sent, live."""
    sent: list[str] = []

    def answer(route: Route, request: Request) -> None:
        sent.append(request.post_data or "")
        if len(sent) <= times:
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(f"**{path}?*", answer)
    return sent
