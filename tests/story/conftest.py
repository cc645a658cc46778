"""One browser and one demo shop for the whole story; screens stay open between tests, as kiosks do."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.demo_shop import DemoShop, demo_shop
from tests.story.it_console import ConsolePage
from tests.story.kiosk_screen import KioskScreen, new_context
from tests.waiting import until

OpenScreen = Callable[[str], KioskScreen]


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoShop]:
    with demo_shop(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture(scope="session")
def screens(chromium: Browser, shop: DemoShop) -> Iterator[dict[str, KioskScreen]]:
    """Screens that are open, by station; each in a browser of its own, so that all of them are drawn."""
    opened: dict[str, KioskScreen] = {}
    yield opened
    for screen in opened.values():
        screen.page.context.close()


@pytest.fixture
def at_station(screens: dict[str, KioskScreen], chromium: Browser, shop: DemoShop) -> Iterator[OpenScreen]:
    """The screen of a station as a stranger finds it. Whatever it was used for, its console must have stayed quiet."""
    used: list[KioskScreen] = []

    def open_screen(station: str) -> KioskScreen:
        if station not in screens:
            screens[station] = KioskScreen(new_context(chromium), shop.address, station)
        screen = screens[station]
        rest(screen, shop)
        screen.calm()
        used.append(screen)
        return screen

    yield open_screen
    for screen in used:
        screen.check_quiet()


@pytest.fixture
def kiosk(at_station: OpenScreen) -> KioskScreen:
    return at_station("kiosk-1")


@pytest.fixture
def console(chromium: Browser, shop: DemoShop) -> Iterator[ConsolePage]:
    """The console at a desk, and nothing that it complained of."""
    page = ConsolePage(chromium, shop)
    yield page
    problems = page.problems
    page.close()
    assert problems == []


def rest(screen: KioskScreen, shop: DemoShop) -> None:
    """Bring the first screen back, whatever the test before left."""
    shop.station(screen.station).end()
    if screen.page.url == "about:blank" or not _soon(screen.at_rest):
        screen.page.unroute_all()
        screen.open()
        until(screen.at_rest, f"{screen.station} shows the first screen")


def _soon(condition: Callable[[], bool]) -> bool:
    try:
        until(condition, "", deadline_s=1)
    except AssertionError:
        return False
    return True
