"""The console of store IT in a real browser, signed in, at the size it is drawn for."""

import re
from contextlib import closing

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page

from tests.demo_shop import DemoShop
from tests.story.kiosk_screen import PATIENCE_MS, new_context

DESK = (1440, 900)
# A refusal is part of the story; the browser writes a line about the status all the same.
_REFUSAL = re.compile(r"status of (404|409|413|422)")


class ConsolePage:
    """`problems`: what the browser's own console complained of."""

    def __init__(self, browser: Browser, shop: DemoShop, time_zone: str = "Europe/Moscow") -> None:
        context = new_context(browser, DESK, time_zone)
        with closing(shop.it()) as client:
            cookies = [{"name": one.name, "value": one.value or "", "url": shop.address} for one in client.cookies.jar]
        context.add_cookies(cookies)  # type: ignore[arg-type]
        self.address = shop.address
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.problems: list[str] = []
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.problems.append(f"uncaught: {error}"))

    def open(self, where: str) -> "ConsolePage":
        self.page.goto(f"{self.address}/it#/{where}")
        return self

    def at(self, name: str) -> Locator:
        return self.page.get_by_test_id(name)

    def close(self) -> None:
        self.page.context.close()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not _REFUSAL.search(message.text):
            self.problems.append(message.text)
