"""The devices of the shop on real ports: used as they are stored, watched, tried before they are let in."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.devices.door import Door
from kiosk.devices.host import LocalHost
from kiosk.devices.lab_ports import LabPorts
from kiosk.devices.strangers import Strangers
from kiosk.devices.technic import Technic
from kiosk.devices.trials import LASTS
from kiosk.domain.devices import SERVER, Device, DeviceKind
from kiosk.domain.errors import FieldsWrong, NotFound
from kiosk.use_cases import device_setup
from kiosk.use_cases.device_setup import Wanted
from kiosk.use_cases.reception import Reception
from pos_bridge.bridge import ScanRefused
from pos_bridge.profiles import load_profiles
from tests.fakes.memory_store import MemoryStore
from tests.fakes.screens import FakeScreens
from tests.fakes.shop import Shop
from tests.waiting import until

PROFILES = load_profiles(Path(__file__).parents[2] / "firmware_profiles")


class Bench:
    """A shop in memory, its devices on real pseudo-terminals."""

    def __init__(self, folder: Path) -> None:
        self.shop = Shop(MemoryStore())
        self.ports = LabPorts(folder)
        self.strangers = Strangers(PROFILES, self.ports, ())
        screens = FakeScreens("kiosk-1")
        self.reception = Reception(self.shop.store, screens, self.shop.clock, self.shop.new_id)
        self.door = Door(
            hosts=[LocalHost("here", PROFILES, (), self.ports.machine(SERVER))],
            profiles=PROFILES,
            store=self.shop.store,
            screens=screens,
            reception=self.reception,
            texts=self.shop.texts,
            clock=self.shop.clock,
            new_id=self.shop.new_id,
            told=lambda event, body: None,
        )
        self.technic = Technic(self.door, self.shop.store)
        self.technic.reread()
        self.shop.store.subscribe(self.technic)
        self.door.start()

    def port(self, what: str) -> str:
        before = {port.address for port in self.technic.plugged()}
        self.strangers.plug(what)
        until(lambda: before != {port.address for port in self.technic.plugged()}, "it is seen")
        return next(port.address for port in self.technic.plugged() if port.address not in before)

    def accept(self, address: str, kind: DeviceKind = DeviceKind.SCANNER, profile: str = "zebra-aim") -> Device:
        wanted = Wanted("kiosk-1", kind, profile, address, "server")
        return self.shop.store.write(lambda uow: device_setup.accept(uow, wanted, self.technic, "ivan", self.shop.clock()))

    def ready(self, device_id: str) -> None:
        until(lambda: self.technic.now(device_id).link == "ready", f"{device_id} is ready")

    def history(self, device_id: str) -> list[str]:
        return [event.value for event in reversed(self.shop.store.read(lambda uow: uow.devices.events(device_id, 50)))]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    yield made
    made.door.close()
    made.strangers.close()


def test_what_is_plugged_in_is_seen_and_left_alone_until_it_is_accepted(bench: Bench) -> None:
    address = bench.port("scanner")
    [found] = [port for port in bench.technic.plugged() if port.address == address]
    assert (found.vid, found.pid, found.product) == ("05e0", "1701", "DS2208")
    assert bench.technic.suggested(found)[0].id == "zebra-aim"
    bench.strangers.do("stranger-scanner-1", "scan")
    device = bench.accept(address)
    bench.ready(device.id)
    assert [port for port in bench.technic.plugged() if port.address == address] == []
    bench.strangers.do("stranger-scanner-1", "scan")
    until(lambda: len(bench.reception.journal()) == 1, "the scan reaches its station, the one before it was accepted does not")
    assert bench.technic.now(device.id).scans == 1


def test_a_change_is_in_force_without_a_restart_and_a_disabled_device_is_left_alone(bench: Bench) -> None:
    device = bench.accept(bench.port("scanner"))
    bench.ready(device.id)

    def change(**changes: object) -> None:
        bench.shop.store.write(lambda uow: device_setup.change(uow, device.id, changes, bench.technic, "ivan", bench.shop.clock()))

    change(station_id="kiosk-2")
    assert bench.door.station_of(device.id) == "kiosk-2"
    change(enabled=False)
    bench.strangers.do("stranger-scanner-1", "scan")
    change(enabled=True)
    bench.ready(device.id)
    assert len(bench.reception.journal()) == 0, "what it sent meanwhile reached nobody"


def test_history_has_one_line_for_each_change(bench: Bench) -> None:
    device = bench.accept(bench.port("scanner"))
    bench.ready(device.id)
    bench.strangers.do("stranger-scanner-1", "unplug")
    until(lambda: bench.technic.now(device.id).link in ("lost", "absent"), "its loss is seen")
    bench.strangers.do("stranger-scanner-1", "replug")
    bench.ready(device.id)
    until(lambda: bench.history(device.id).count("ready") == 2, "both are written down")
    lines = bench.history(device.id)
    assert lines[0] == "accepted" and lines[1:3] == ["ready", "lost"] and lines[-1] == "ready", lines


def test_a_trial_reads_without_telling_anybody_and_suggests(bench: Bench) -> None:
    address = bench.port("adapter")
    wanted = Device("", "kiosk-1", DeviceKind.SCANNER, "generic-serial", address)
    trial = bench.technic.try_out(wanted)
    bench.ready(trial)
    bench.strangers.do("stranger-adapter-1", "scan")
    until(lambda: len(bench.technic.trial(trial)[2]) == 1, "the code is read")
    [reading] = bench.technic.trial(trial)[2]
    assert reading.text.endswith("4607112044012")
    assert {one.likely for one in bench.technic.suggested(None, trial)} >= {"sent_aim"}
    assert len(bench.reception.journal()) == 0 and bench.history(trial) == []
    again = bench.technic.try_out(replace(wanted, profile="zebra-aim"))
    with pytest.raises(NotFound):
        bench.technic.trial(trial)
    bench.ready(again)
    elsewhere = bench.accept(bench.port("scanner"))
    bench.ready(elsewhere.id)
    bench.technic.trial(again)
    bench.shop.clock.now += LASTS + timedelta(seconds=1)
    bench.technic.expire()
    with pytest.raises(NotFound):
        bench.technic.trial(again)
    last = bench.technic.try_out(wanted)
    bench.ready(last)
    device = bench.accept(address)
    with pytest.raises(NotFound):
        bench.technic.trial(last)
    bench.ready(device.id)
    until(lambda: "ready" in bench.history(device.id), "it is written down")
    assert "absent" not in bench.history(device.id), "the trial let go of the port"


def test_of_a_stations_printers_the_first_that_the_settings_list_prints_and_the_others_are_its_spares(bench: Bench) -> None:
    names = ("kiosk-1/right", "kiosk-1/left", "kiosk-1/back")
    listed = [Device(name, "kiosk-1", DeviceKind.PRINTER, "epson-tm-t20iii", bench.port("printer")) for name in names]
    bench.shop.store.write(lambda uow: device_setup.list_from_file(uow, listed, bench.shop.clock()))
    bench.technic.reread()
    for name in names:
        bench.ready(name)
    assert bench.technic.printers["kiosk-1"] == "kiosk-1/right"
    until(lambda: bench.door.spare_for("kiosk-1/right") == "kiosk-1/left", "the next one is its spare")
    bench.strangers.do("stranger-printer-2", "unplug")
    until(lambda: bench.door.spare_for("kiosk-1/right") == "kiosk-1/back", "and then the last one")


def test_a_noisy_scanner_is_called_so_and_forgiven(bench: Bench) -> None:
    for reason in ("control_character",) * 7:
        bench.door.watch.heard(ScanRefused("kiosk-1/scanner", reason, 0.0))
    assert not bench.door.watch.now("kiosk-1/scanner").noisy
    bench.door.watch.heard(ScanRefused("kiosk-1/scanner", "incomplete", 0.0))
    assert bench.door.watch.now("kiosk-1/scanner").noisy
    bench.shop.clock.now += timedelta(minutes=11)
    assert not bench.door.watch.now("kiosk-1/scanner").noisy


def test_a_device_whose_profile_is_gone_does_not_stop_the_others(bench: Bench) -> None:
    lost = bench.accept(bench.port("adapter"), profile="no-such-model")
    well = bench.accept(bench.port("scanner"))
    bench.ready(well.id)
    assert not bench.technic.has_profile(lost) and bench.technic.now(lost.id).link == "absent"


@pytest.mark.parametrize("address", ["foo", "usb://zz", "/dev/hidraw0", "socket://x", "cups://queue"])
def test_an_address_that_is_none_is_refused_and_one_in_the_database_stops_nobody(bench: Bench, address: str) -> None:
    with pytest.raises(FieldsWrong):
        bench.accept(address)
    stale = Device("till-1/scanner", "till-1", DeviceKind.SCANNER, "zebra-aim", address)
    bench.shop.store.write(lambda uow: uow.devices.put(stale))
    well = bench.accept(bench.port("scanner"))
    bench.ready(well.id)
    now = bench.technic.now(stale.id)
    assert (now.link, now.trouble) == ("absent", "unsuitable")
