"""Devices accepted, changed, taken out; what the settings file says, and what store IT said since."""

from dataclasses import replace

import pytest

from kiosk.domain.devices import Device, DeviceKind, Happened, Origin
from kiosk.domain.errors import DeviceListed, FieldsWrong, NotFound, SlipsWait
from kiosk.use_cases import device_setup, printing
from kiosk.use_cases.device_setup import Wanted
from kiosk.use_cases.ports import Fact, Store
from tests.fakes.devices import FakeDoor
from tests.fakes.shop import NOW, Shop

FILE = Device("kiosk-1/printer", "kiosk-1", DeviceKind.PRINTER, "epson-tm-t20iii", "/dev/lp-front")
WANTED = Wanted("kiosk-1", DeviceKind.SCANNER, "zebra-aim", "usb://05e0:1701/serial/S1", "server", None, "у входа")


def start(store: Store, *listed: Device) -> None:
    store.write(lambda uow: device_setup.list_from_file(uow, listed, NOW))


def accept(store: Store, wanted: Wanted = WANTED) -> Device:
    return store.write(lambda uow: device_setup.accept(uow, wanted, FakeDoor(), "ivan", NOW))


def change(store: Store, device_id: str, **changes: object) -> Device:
    return store.write(lambda uow: device_setup.change(uow, device_id, changes, FakeDoor(), "ivan", NOW))


def test_devices_of_the_file_are_there_and_go_with_it(shop: Shop) -> None:
    start(shop.store, FILE)
    known = shop.store.read(lambda uow: uow.devices.get(FILE.id))
    assert known is not None and known.origin is Origin.FILE and known.address == "/dev/lp-front"
    start(shop.store)
    assert shop.store.read(lambda uow: uow.devices.get(FILE.id)) is None


def test_what_store_it_changed_outlives_a_start_until_the_file_says_otherwise(shop: Shop) -> None:
    start(shop.store, FILE)
    change(shop.store, FILE.id, profile="escpos-80", name="левый")
    start(shop.store, replace(FILE, address="/dev/lp-back"))
    kept = shop.store.read(lambda uow: uow.devices.get(FILE.id))
    assert kept is not None and (kept.profile, kept.name, kept.address) == ("escpos-80", "левый", "/dev/lp-back")
    start(shop.store, replace(FILE, profile="rongta-rp326"))
    changed = shop.store.read(lambda uow: uow.devices.get(FILE.id))
    assert changed is not None and (changed.profile, changed.name) == ("rongta-rp326", "левый")


def test_the_file_does_not_touch_what_was_accepted_at_the_console(shop: Shop) -> None:
    device = accept(shop.store)
    start(shop.store, FILE)
    start(shop.store)
    assert shop.store.read(lambda uow: uow.devices.all()) == {device.id: device}


def test_an_accepted_device_has_a_line_of_history_and_of_the_audit_and_is_told(shop: Shop) -> None:
    told: list[Fact] = []
    shop.store.subscribe(told.extend)
    device = accept(shop.store)
    assert (device.id, device.origin, device.accepted_by) == ("kiosk-1/scanner", Origin.CONSOLE, "ivan")
    [line] = shop.store.read(lambda uow: uow.devices.events(device.id, 10))
    assert (line.what, line.value, line.who, line.detail) == (Happened.SETUP, "accepted", "ivan", WANTED.address)
    assert any(fact.topic == device_setup.CHANGED for fact in told)
    assert accept(shop.store, replace(WANTED, address="/dev/other")).id == "kiosk-1/scanner-2"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"station_id": "nowhere"}, "station"),
        ({"profile": ""}, "profile"),
        ({"address": "  "}, "address"),
        ({"address": "printer in the corner"}, "address"),
        ({"address": "/dev/\x1b[2J"}, "address"),
        ({"name": "x" * 41}, "name"),
        ({"baud": 1}, "baud"),
    ],
)
def test_what_cannot_be_is_named_by_field(shop: Shop, changes: dict[str, str], field: str) -> None:
    with pytest.raises(FieldsWrong) as refused:
        accept(shop.store, replace(WANTED, **changes))  # type: ignore[arg-type]
    assert set(refused.value.fields) == {field}
    assert shop.store.read(lambda uow: uow.devices.all()) == {}


def test_two_devices_never_share_an_address(shop: Shop) -> None:
    first = accept(shop.store)
    with pytest.raises(FieldsWrong) as refused:
        accept(shop.store, replace(WANTED, station_id="kiosk-2"))
    assert refused.value.fields == {"address": "address_taken"}
    assert accept(shop.store, replace(WANTED, station_id="kiosk-2", host="agent-1")).host == "agent-1"
    assert change(shop.store, first.id, address=first.address) == first


def test_each_change_is_a_line_and_no_change_is_none(shop: Shop) -> None:
    device = accept(shop.store)
    change(shop.store, device.id, station_id="kiosk-2", enabled=False)
    change(shop.store, device.id, station_id="kiosk-2")
    change(shop.store, device.id, enabled=True)
    lines = shop.store.read(lambda uow: uow.devices.events(device.id, 10))
    assert [(line.value, line.detail) for line in lines] == [
        ("enabled", ""),
        ("disabled", ""),
        ("moved", "kiosk-2"),
        ("accepted", WANTED.address),
    ]
    deeds = shop.store.read(lambda uow: uow.audit.deeds())
    assert {"device.accepted", "device.moved", "device.disabled", "device.enabled"} <= set(deeds)


def test_the_address_and_the_being_there_of_a_listed_device_are_the_files(shop: Shop) -> None:
    start(shop.store, FILE)
    with pytest.raises(DeviceListed):
        change(shop.store, FILE.id, address="/dev/elsewhere")
    with pytest.raises(DeviceListed):
        shop.store.write(lambda uow: device_setup.remove(uow, FILE.id, "ivan", NOW))
    with pytest.raises(NotFound):
        change(shop.store, "nothing", name="x")


def test_a_removed_device_comes_back_under_its_name(shop: Shop) -> None:
    device = accept(shop.store)
    shop.store.write(lambda uow: device_setup.remove(uow, device.id, "ivan", NOW))
    assert shop.store.read(lambda uow: uow.devices.all()) == {}
    assert accept(shop.store, replace(WANTED, address="/dev/new")).id == "kiosk-1/scanner-2"
    assert accept(shop.store, replace(WANTED, id=device.id)).id == device.id


def test_a_printer_that_slips_wait_for_stays(shop: Shop) -> None:
    printer = accept(shop.store, replace(WANTED, kind=DeviceKind.PRINTER, address="/dev/lp"))
    shop.store.write(lambda uow: printing.submit(uow, printer.id, "order_slip", "A-1008", {}, NOW, shop.new_id))
    with pytest.raises(SlipsWait):
        shop.store.write(lambda uow: device_setup.remove(uow, printer.id, "ivan", NOW))
