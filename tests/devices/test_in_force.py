"""Profiles change while the devices run: a saved text, a trial that ends by itself, a scanner model that is only a file."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from kiosk.devices.host import LocalHost
from kiosk.devices.in_force import ProfilesInForce
from kiosk.devices.workshop import Workshop
from kiosk.domain.devices import Device, DeviceKind
from kiosk.use_cases import profiles as using
from kiosk.use_cases.profiles import Hand
from pos_bridge.bridge import DeviceConfig, Event, Scanned
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import VirtualScanner
from tests.fakes.memory_store import MemoryStore
from tests.fakes.shop import NOW
from tests.waiting import until

HAND = Hand("ivan", "Иван", NOW)
PLAIN = 'schema = 1\nid = "generic-serial"\nvendor = "any"\n[framing]\nterminators = "0d"\n'
LANE = 'schema = 1\nid = "lane"\nvendor = "Acme"\nmodel = "L1"\n[framing]\nterminators = "0d"\nprefix = "24 24"\n'
DEVICE = Device("kiosk-1/scanner", "kiosk-1", DeviceKind.SCANNER, "generic-serial", "unused")


class Counter:
    """One scanner at a host that is driven by the profiles in force."""

    def __init__(self, folder: Path, ports: Path, device: Device) -> None:
        self.store = MemoryStore()
        self.workshop = Workshop(folder)
        self.news: list[str] = []
        self.in_force = ProfilesInForce(self.store, self.workshop, lambda: NOW, self.news.append)
        self.scanner = VirtualScanner(Workshop(folder).shelf(()).profiles.scanner(device.profile), ports)
        self.device = device
        self.heard: list[Event] = []
        self.host = LocalHost("here", self.in_force.stored(), ())
        self.host.listen(self.heard.append)
        self.store.subscribe(self.in_force)
        self.in_force.drive(self.use)
        self.host.start()
        self.in_force.start()
        self.until_ready()

    def use(self, profiles: Profiles, instead: Mapping[str, str]) -> None:
        profile = instead.get(self.device.id, self.device.profile)
        self.host.configure([DeviceConfig(self.device.id, "scanner", profile, self.scanner.url)], profiles)

    def until_ready(self) -> None:
        until(lambda: self.host.statuses() and self.host.statuses()[0].link == "ready", "the scanner is ready")

    def scans(self) -> Sequence[str]:
        return [event.text for event in self.heard if isinstance(event, Scanned)]

    def scans_as(self, sent: bytes, text: str) -> None:
        """What was sent is read as `text`, now or soon: a device that has just got another profile is opened anew."""

        def read() -> bool:
            self.until_ready()
            self.scanner.send_raw(sent)
            return text in self.scans()

        until(read, f"{sent!r} is read as {text!r}", every_s=0.5)
        self.heard.clear()

    def close(self) -> None:
        self.in_force.close()
        self.host.close()
        self.scanner.close()
        self.store.close()


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Counter]]:
    made: list[Counter] = []

    def build(files: Mapping[str, str], device: Device = DEVICE) -> Counter:
        folder = tmp_path / "profiles" / "scanners"
        folder.mkdir(parents=True)
        for name, text in files.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        made.append(Counter(folder.parent, tmp_path / "ports", device))
        return made[-1]

    yield build
    for counter in made:
        counter.close()


def test_a_saved_profile_is_used_without_a_restart(make: Callable[..., Counter]) -> None:
    counter = make({"generic-serial": PLAIN})
    counter.scans_as(b"$$4607112000018\r", "$$4607112000018")
    text = PLAIN + 'prefix = "24 24"\n'
    counter.store.write(lambda uow: using.save(uow, counter.workshop, "generic-serial", text, 0, HAND))
    counter.scans_as(b"$$4607112000018\r", "4607112000018")
    counter.store.write(lambda uow: using.revert(uow, counter.workshop, "generic-serial", 1, HAND, []))
    counter.scans_as(b"$$4607112000025\r", "$$4607112000025")


def test_a_trial_ends_by_itself_or_by_hand_and_is_written_nowhere(make: Callable[..., Counter]) -> None:
    counter = make({"generic-serial": PLAIN})
    trial = counter.in_force.try_out(DEVICE, PLAIN + 'prefix = "24 24"\n', 60, "Иван")
    assert counter.in_force.trials() == [trial] and counter.news == ["profiles"]
    counter.scans_as(b"$$4607112000018\r", "4607112000018")
    assert counter.store.read(lambda uow: uow.profiles.in_force()) == []
    assert counter.in_force.end_trial(DEVICE.id) and not counter.in_force.end_trial(DEVICE.id)
    counter.scans_as(b"$$4607112000018\r", "$$4607112000018")
    counter.in_force.try_out(DEVICE, PLAIN + 'prefix = "24 24"\n', 1, "Иван")
    until(lambda: not counter.in_force.trials() and counter.news.count("profiles") >= 4, "the trial is over by itself")
    counter.scans_as(b"$$4607112000025\r", "$$4607112000025")


def test_a_new_model_is_a_file_and_nothing_else(make: Callable[..., Counter]) -> None:
    counter = make({"generic-serial": PLAIN, "lane": LANE}, Device("s", "kiosk-1", DeviceKind.SCANNER, "lane", "unused"))
    assert counter.workshop.profiles(())["lane"].vendor == "Acme"
    counter.scans_as(counter.scanner.wire_bytes("4607112000018"), "4607112000018")


def test_a_new_model_can_come_through_the_console(make: Callable[..., Counter]) -> None:
    counter = make({"generic-serial": PLAIN})
    counter.store.write(lambda uow: using.take_in(uow, counter.workshop, LANE, None, False, HAND))
    counter.device = Device("kiosk-1/scanner", "kiosk-1", DeviceKind.SCANNER, "lane", "unused")
    counter.in_force.refresh()
    counter.scans_as(b"$$4607112000018\r", "4607112000018")
