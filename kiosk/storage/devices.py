"""Accepted devices and their history."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import bindparam, delete, select

from kiosk.domain.devices import Device, DeviceEvent, DeviceKind, Happened, Origin
from kiosk.storage.statement import Driver, Row, Statement
from kiosk.storage.tables import device_events, devices, settings

_COLUMNS = tuple(devices.columns)
_LINE = tuple(c for c in device_events.columns if c.name != "seq")


def _put(insert: Any) -> Any:
    statement = insert(devices)
    changed = {c.name: statement.excluded[c.name] for c in devices.columns if c.name != "id"}
    return statement.on_conflict_do_update(index_elements=["id"], set_=changed)


def _keep_listed(insert: Any) -> Any:
    statement = insert(settings)
    return statement.on_conflict_do_update(index_elements=["name"], set_={"value": statement.excluded.value})


_PUT = Statement(_put)
_ALL = Statement(select(*_COLUMNS).order_by(devices.c.id))
_GET = Statement(select(*_COLUMNS).where(devices.c.id == bindparam("device_id")))
_REMOVE = Statement(delete(devices).where(devices.c.id == bindparam("device_id")))
_LISTED_NAME = "listed_devices"
_LISTED = Statement(select(settings.c.value).where(settings.c.name == bindparam("name")))
_KEEP_LISTED = Statement(_keep_listed)
_NOTE = Statement(device_events.insert())
_EVENTS = Statement(
    select(*_LINE)
    .where(device_events.c.device_id == bindparam("device_id"))
    .order_by(device_events.c.seq.desc())
    .limit(bindparam("most"))
)
_FORGET = Statement(delete(device_events).where(device_events.c.at < bindparam("before", type_=device_events.c.at.type)))


class SqlDevices:
    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def all(self) -> Mapping[str, Device]:
        """By id, in the order of ids."""
        return {row[0]: _device(row) for row in self._driver.rows(_ALL)}

    def get(self, device_id: str) -> Device | None:
        row = self._driver.row(_GET, device_id=device_id)
        return None if row is None else _device(row)

    def put(self, device: Device) -> None:
        self._driver.run(_PUT, **vars(device) | {"kind": device.kind.value, "origin": device.origin.value})

    def remove(self, device_id: str) -> bool:
        return self._driver.run(_REMOVE, device_id=device_id) > 0

    def listed(self) -> Sequence[Device]:
        found = self._driver.value(_LISTED, name=_LISTED_NAME)
        return () if found is None else msgspec.json.decode(found, type=tuple[Device, ...])

    def keep_listed(self, devices: Sequence[Device]) -> None:
        self._driver.run(_KEEP_LISTED, name=_LISTED_NAME, value=msgspec.json.encode(tuple(devices)).decode())

    def note(self, event: DeviceEvent) -> None:
        self._driver.run(_NOTE, **vars(event) | {"what": event.what.value})

    def events(self, device_id: str, limit: int) -> Sequence[DeviceEvent]:
        """Newest first."""
        return [_event(row) for row in self._driver.rows(_EVENTS, device_id=device_id, most=limit)]

    def forget_events(self, before: datetime) -> int:
        return self._driver.run(_FORGET, before=before)


def _device(row: Row) -> Device:
    device_id, station_id, kind, profile, address, baud, host, origin, *rest = row
    return Device(device_id, station_id, DeviceKind(kind), profile, address, baud, host, Origin(origin), *rest)


def _event(row: Row) -> DeviceEvent:
    device_id, at, what, *rest = row
    return DeviceEvent(device_id, at, Happened(what), *rest)
