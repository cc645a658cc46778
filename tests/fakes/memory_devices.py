"""Devices and faults, in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.domain.devices import Device, DeviceEvent
from kiosk.domain.faults import Fault, FaultKind
from kiosk.storage.errors import Conflict
from tests.fakes.memory_tables import Access, ordered, put_new


class MemoryDevices:
    def __init__(self, access: Access) -> None:
        self._access = access

    def all(self) -> Mapping[str, Device]:
        return ordered(self._access.now.devices)

    def get(self, device_id: str) -> Device | None:
        return self._access.now.devices.get(device_id)

    def put(self, device: Device) -> None:
        self._access.change.devices[device.id] = device

    def remove(self, device_id: str) -> bool:
        return self._access.change.devices.pop(device_id, None) is not None

    def listed(self) -> Sequence[Device]:
        listed: Sequence[Device] = self._access.now.settings.get("listed_devices", ())
        return listed

    def keep_listed(self, devices: Sequence[Device]) -> None:
        self._access.change.settings["listed_devices"] = tuple(devices)

    def note(self, event: DeviceEvent) -> None:
        events = self._access.change.device_events
        events[max(events, default=0) + 1] = event

    def events(self, device_id: str, limit: int) -> Sequence[DeviceEvent]:
        mine = [event for event in self._access.now.device_events.values() if event.device_id == device_id]
        return list(reversed(mine))[:limit]

    def forget_events(self, before: datetime) -> int:
        events = self._access.change.device_events
        old = [key for key, event in events.items() if event.at < before]
        for key in old:
            del events[key]
        return len(old)


class MemoryFaults:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, fault: Fault) -> None:
        if any(one.key == fault.key for one in self.open()):
            raise Conflict(fault.id)
        put_new(self._access.change.faults, fault.id, fault)

    def get(self, fault_id: str) -> Fault | None:
        return self._access.now.faults.get(fault_id)

    def change(self, fault: Fault) -> None:
        faults = self._access.change.faults
        if fault.id in faults:
            faults[fault.id] = replace(
                faults[fault.id], detail=fault.detail, going=fault.going, going_at=fault.going_at, fixed_at=fault.fixed_at
            )

    def open(self) -> Sequence[Fault]:
        return sorted((f for f in self._access.now.faults.values() if f.fixed_at is None), key=lambda f: f.since)

    def fixed(self, limit: int) -> Sequence[Fault]:
        return [f for f in reversed(self._access.now.faults.values()) if f.fixed_at is not None][:limit]

    def last(self, kind: FaultKind, subject: str) -> Fault | None:
        return next((f for f in self.fixed(10**6) if f.key == (kind.value, subject)), None)

    def forget_fixed(self, before: datetime) -> int:
        faults = self._access.change.faults
        old = [key for key, fault in faults.items() if fault.fixed_at is not None and fault.fixed_at < before]
        for key in old:
            del faults[key]
        return len(old)
