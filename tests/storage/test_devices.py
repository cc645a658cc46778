from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.devices import Device, DeviceEvent, DeviceKind, Happened, Origin
from kiosk.domain.faults import Fault, FaultKind
from kiosk.domain.floor_plans import PLAIN, FloorPlan, Label
from kiosk.storage.errors import Conflict
from kiosk.use_cases.ports import Store, UnitOfWork
from tests.storage.samples import LATER, NOW

PRINTER = Device("kiosk-1/printer", "kiosk-1", DeviceKind.PRINTER, "epson-tm-t20iii", "socket://192.0.2.15:9100")
SCANNER = Device(
    "kiosk-1/scanner",
    "kiosk-1",
    DeviceKind.SCANNER,
    "zebra-aim",
    "usb://05e0:1701/serial/S1",
    9600,
    "agent-1",
    Origin.CONSOLE,
    "у входа",
    False,
    "staff-1",
    NOW,
)
LOST = DeviceEvent("kiosk-1/printer", NOW, Happened.LINK, "lost", "the other side closed")
PAPER = Fault("f1", FaultKind.PAPER_OUT, "kiosk-1/printer", "kiosk-1", "", NOW)


def put(store: Store, *devices: Device) -> None:
    def work(uow: UnitOfWork) -> None:
        for device in devices:
            uow.devices.put(device)

    store.write(work)


def note(store: Store, *events: DeviceEvent) -> None:
    def work(uow: UnitOfWork) -> None:
        for event in events:
            uow.devices.note(event)

    store.write(work)


def test_a_device_comes_back_whole_and_is_replaced_under_its_id(store: Store) -> None:
    put(store, SCANNER, PRINTER)
    assert store.read(lambda uow: list(uow.devices.all().items())) == [(PRINTER.id, PRINTER), (SCANNER.id, SCANNER)]
    moved = replace(PRINTER, station_id="kiosk-2")
    store.write(lambda uow: uow.devices.put(moved))
    assert store.read(lambda uow: uow.devices.get(PRINTER.id)) == moved
    assert store.read(lambda uow: uow.devices.get("nothing")) is None


def test_what_the_file_said_is_remembered(store: Store) -> None:
    assert store.read(lambda uow: uow.devices.listed()) == ()
    store.write(lambda uow: uow.devices.keep_listed([PRINTER, SCANNER]))
    store.write(lambda uow: uow.devices.keep_listed([SCANNER]))
    assert store.read(lambda uow: uow.devices.listed()) == (SCANNER,)


def test_a_removed_device_leaves_its_history(store: Store) -> None:
    put(store, PRINTER)
    note(store, LOST)
    assert store.write(lambda uow: uow.devices.remove(PRINTER.id))
    assert not store.write(lambda uow: uow.devices.remove(PRINTER.id))
    assert store.read(lambda uow: uow.devices.all()) == {}
    assert store.read(lambda uow: uow.devices.events(PRINTER.id, 10)) == [LOST]


def test_history_is_newest_first_and_forgotten_by_age(store: Store) -> None:
    back = DeviceEvent(PRINTER.id, LATER, Happened.LINK, "ready", who="")
    note(store, LOST, back, replace(LOST, device_id="other"))
    assert store.read(lambda uow: uow.devices.events(PRINTER.id, 10)) == [back, LOST]
    assert store.read(lambda uow: uow.devices.events(PRINTER.id, 1)) == [back]
    assert store.write(lambda uow: uow.devices.forget_events(LATER)) == 2
    assert store.read(lambda uow: uow.devices.events(PRINTER.id, 10)) == [back]


def test_one_open_fault_of_a_kind_and_subject(store: Store) -> None:
    store.write(lambda uow: uow.faults.add(PAPER))
    with pytest.raises(Conflict):
        store.write(lambda uow: uow.faults.add(replace(PAPER, id="f2")))
    store.write(lambda uow: uow.faults.add(replace(PAPER, id="f3", subject="kiosk-2/printer", since=NOW - timedelta(1))))
    assert [f.id for f in store.read(lambda uow: uow.faults.open())] == ["f3", "f1"]


def test_a_fault_is_gone_to_and_over_and_may_return(store: Store) -> None:
    store.write(lambda uow: uow.faults.add(PAPER))
    fixed = replace(PAPER, going="staff-1", going_at=NOW, fixed_at=LATER, detail="said later")
    store.write(lambda uow: uow.faults.change(fixed))
    assert store.read(lambda uow: uow.faults.get("f1")) == fixed
    assert store.read(lambda uow: uow.faults.open()) == []
    store.write(lambda uow: uow.faults.add(replace(PAPER, id="f2", since=LATER, returned=True)))
    assert store.read(lambda uow: uow.faults.last(FaultKind.PAPER_OUT, PAPER.subject)) == fixed
    assert store.read(lambda uow: uow.faults.last(FaultKind.COVER_OPEN, PAPER.subject)) is None
    assert store.read(lambda uow: uow.faults.fixed(10)) == [fixed]
    assert store.write(lambda uow: uow.faults.forget_fixed(LATER)) == 0
    assert store.write(lambda uow: uow.faults.forget_fixed(LATER + timedelta(seconds=1))) == 1


def test_a_plan_comes_back_whole_and_plain_where_there_is_none(store: Store) -> None:
    plan = FloorPlan(
        walls=((0, 0, 10, 0),), labels=(Label(5, 5, {"ru": "Зал 1"}),), entrance=(500, 550, 60), places={"kiosk-1": (120, 90)}
    )
    store.write(lambda uow: uow.places.set_floor_plan("lesnaya", plan))
    assert store.read(lambda uow: uow.places.floor_plan("lesnaya")) == plan
    assert store.read(lambda uow: uow.places.floor_plan("sadovaya")) == PLAIN
