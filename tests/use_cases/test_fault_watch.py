"""Faults begin after a moment, are over when they are, and come back as ones that had been over."""

from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.devices.workshop import Workshop
from kiosk.domain.devices import Device, DeviceKind, DeviceNow, HostNow
from kiosk.domain.errors import IllegalMove, NotFound
from kiosk.domain.faults import Fault
from kiosk.use_cases.fault_watch import FaultWatch, going
from kiosk.use_cases.station_states import ASLEEP_AFTER, StationStates
from tests.fakes.devices import FakeDoor
from tests.fakes.shop import NOW, Shop

WORKSHOP = Workshop(Path(__file__).parents[2] / "firmware_profiles")
PRINTER = Device("kiosk-1/printer", "kiosk-1", DeviceKind.PRINTER, "epson", "/dev/p")
OUT = DeviceNow(link="ready", paper="out", hindrance="paper_out")
LOST = DeviceNow(link="lost", detail="unplugged")


class Bench:
    def __init__(self, shop: Shop) -> None:
        self.shop, self.door, self.open_at = shop, FakeDoor(), {"kiosk-1"}
        shop.store.write(lambda uow: uow.devices.put(PRINTER))
        self.stations = StationStates(self.door, self.open_at.__contains__)
        self.watch = FaultWatch(shop.store, self.door, self.stations, shop.clock, shop.new_id, WORKSHOP)

    def printer(self, now: DeviceNow) -> None:
        self.door.states[PRINTER.id] = now
        self.watch.round()

    def pass_time(self, seconds: float) -> None:
        self.shop.clock.forward(seconds=seconds)
        self.watch.round()

    def open(self) -> list[Fault]:
        return list(self.shop.store.read(lambda uow: uow.faults.open()))

    def state(self, station: str) -> str:
        return self.shop.store.read(lambda uow: self.stations.look(uow, self.shop.clock()))[station].state


@pytest.fixture
def bench(shop: Shop) -> Bench:
    return Bench(shop)


def test_paper_is_out_at_once_and_over_at_once(bench: Bench) -> None:
    bench.printer(OUT)
    [fault] = bench.open()
    assert (fault.kind, fault.subject, fault.station_id, fault.since) == ("paper_out", PRINTER.id, "kiosk-1", NOW)
    bench.watch.round()
    assert bench.open() == [fault]
    bench.printer(DeviceNow(link="ready"))
    assert bench.open() == []
    [over] = bench.shop.store.read(lambda uow: uow.faults.fixed(10))
    assert over.id == fault.id and over.fixed_at == bench.shop.clock()


def test_a_cable_that_is_moved_is_no_fault(bench: Bench) -> None:
    bench.printer(LOST)
    bench.pass_time(3)
    assert bench.open() == []
    bench.printer(DeviceNow(link="ready"))
    bench.printer(LOST)
    bench.pass_time(3)
    assert bench.open() == []
    bench.pass_time(2)
    [fault] = bench.open()
    assert fault.kind == "lost" and fault.detail == "unplugged"
    assert fault.since == bench.shop.clock() - timedelta(seconds=5), "since it went away, not since it was called a fault"


def test_what_comes_back_soon_is_said_to_have_returned(bench: Bench) -> None:
    for expected, pause in ((False, 60), (True, 3600), (False, 0)):
        bench.printer(OUT)
        assert [fault.returned for fault in bench.open()] == [expected]
        bench.printer(DeviceNow(link="ready"))
        bench.pass_time(pause)


def test_somebody_goes_and_thinks_better_of_it(bench: Bench) -> None:
    bench.printer(OUT)
    [fault] = bench.open()
    store = bench.shop.store
    assert store.write(lambda uow: going(uow, fault.id, True, "ivan", NOW)).going == "ivan"
    assert store.write(lambda uow: going(uow, fault.id, False, "ivan", NOW)).going == ""
    bench.printer(DeviceNow(link="ready"))
    with pytest.raises(IllegalMove):
        store.write(lambda uow: going(uow, fault.id, True, "ivan", NOW))
    with pytest.raises(NotFound):
        store.write(lambda uow: going(uow, "nothing", True, "ivan", NOW))


def test_a_station_in_one_word(bench: Bench) -> None:
    assert (bench.state("kiosk-1"), bench.state("kiosk-2")) == ("free", "off")
    bench.pass_time(ASLEEP_AFTER.total_seconds())
    assert bench.state("kiosk-1") == "asleep"
    bench.shop.visit("kiosk-1")
    assert bench.state("kiosk-1") == "busy"
    bench.printer(OUT)
    assert bench.state("kiosk-1") == "hand"


def test_a_station_whose_machine_is_away_is_not_known(bench: Bench) -> None:
    bench.door.machines = [HostNow("server", "here", "server", False)]
    assert bench.state("kiosk-1") == "unknown"
