"""A scanner is learned on a real pty: the two codes are heard, its profile comes to fit, and no station hears of it."""

from collections.abc import Iterator
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from kiosk.devices.door import Door
from kiosk.devices.host import LocalHost
from kiosk.devices.learning import Lessons
from kiosk.domain.calibration import Heard
from kiosk.domain.devices import Device, DeviceKind
from kiosk.use_cases.reception import Reception
from pos_bridge.profiles import load_profiles
from pos_bridge.scanner.learn import CODE, EAN
from pos_bridge.simulator import VirtualScanner
from tests.fakes.memory_store import MemoryStore
from tests.fakes.screens import FakeScreens
from tests.fakes.shop import NOW, Shop
from tests.waiting import until

PROFILES = load_profiles(Path(__file__).parents[2] / "firmware_profiles")


class Counter:
    """A scanner that talks as `speaks`, and a server that believes it talks as `generic-serial`."""

    def __init__(self, ports: Path, speaks: str) -> None:
        self.store = MemoryStore()
        shop = Shop(self.store)
        screens = FakeScreens("kiosk-1")
        self.heard: list[Any] = []
        reception = Reception(self.store, screens, shop.clock, shop.new_id)
        reception.listener = self.heard.append
        self.scanner = VirtualScanner(PROFILES.scanner(speaks), ports)
        self.device = Device("kiosk-1/scanner", "kiosk-1", DeviceKind.SCANNER, "generic-serial", self.scanner.url)
        self.host = LocalHost("here", PROFILES, ())
        self.door = Door(
            hosts=[self.host],
            profiles=PROFILES,
            store=self.store,
            screens=screens,
            reception=reception,
            texts=shop.texts,
            clock=lambda: NOW,
            new_id=shop.new_id,
            told=lambda event, body: None,
        )
        self.door.configure([self.device])
        self.door.start()
        until(lambda: self.host.statuses() and self.host.statuses()[0].link == "ready", "the scanner is ready")
        self.lessons = Lessons(self.door)

    def scan_until_learned(self) -> Heard:
        """A person pulls the trigger at one code and the other, and again when nothing happens."""

        def read() -> bool:
            for text in (EAN, CODE):
                self.scanner.scan(text)
                sleep(0.4)
            return self.lessons.heard(self.device).values is not None

        until(read, "both codes are heard", every_s=0.4)
        return self.lessons.heard(self.device)

    def close(self) -> None:
        self.door.close()
        self.scanner.close()
        self.store.close()


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    made = Counter(tmp_path, "zebra-aim")
    yield made
    made.close()


def test_two_codes_teach_how_a_scanner_talks(counter: Counter) -> None:
    assert counter.lessons.heard(counter.device) == Heard(0, (), None, ())
    counter.lessons.begin(counter.device.id)
    both = counter.scan_until_learned()
    assert both.values == {("code_id", "scheme"): "aim"}
    assert counter.heard == [], "a station was told"
    counter.lessons.end(counter.device.id)

    def told() -> bool:
        counter.scanner.scan("4607112044029")
        return bool(counter.heard)

    until(told, "the station hears its scanner again", every_s=0.5)
    assert counter.lessons.heard(counter.device).codes == ()


def test_a_lesson_that_nobody_looks_at_gives_the_scanner_back(counter: Counter) -> None:
    """The page was closed in its middle."""
    counter.lessons.begin(counter.device.id)

    def told() -> bool:
        counter.scanner.scan("4607112044029")
        return bool(counter.heard)

    until(told, "the station hears its scanner again", 20, every_s=0.5)


def test_another_code_is_told_from_silence(counter: Counter) -> None:
    counter.lessons.begin(counter.device.id)

    def asked() -> bool:
        counter.scanner.scan("4607112044029")
        return "not_seen" in counter.lessons.heard(counter.device).questions

    until(asked, "it says that these are not the codes", every_s=0.5)


def test_the_codes_are_drawn_whole(counter: Counter) -> None:
    codes = dict(counter.lessons.codes())
    assert set(codes) == {EAN, CODE} and sum(codes[EAN]) == 95
