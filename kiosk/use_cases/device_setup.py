"""Devices accepted, changed and taken out of use, by a person, with a line of history and of the audit for each change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from kiosk.domain.audit import SERVER as BY_SERVER
from kiosk.domain.audit import AuditEntry
from kiosk.domain.devices import NAME_LONGEST, Device, DeviceEvent, DeviceKind, Happened, Origin
from kiosk.domain.errors import DeviceListed, FieldsWrong, NotFound, SlipsWait
from kiosk.use_cases.ports import DeviceDoor, Fact, UnitOfWork

CHANGED = "it:devices"
"The topic of the fact that devices are not what they were."

_LONGEST_ADDRESS = 300
_BAUDS = (300, 4_000_000)
# What a change is called in a device's history, by the field that changed.
_WORDS = {"name": "named", "station_id": "moved", "profile": "profile", "address": "address", "baud": "baud"}


@dataclass(frozen=True)
class Wanted:
    """What a person filled in. `id` only when something that was removed comes back."""

    station_id: str
    kind: DeviceKind
    profile: str
    address: str
    host: str
    baud: int | None = None
    name: str = ""
    id: str = ""


def list_from_file(uow: UnitOfWork, listed: Sequence[Device], now: datetime) -> None:
    """The devices of the settings file are there, those that it no longer names are not.

    A profile, a place, a speed or a name that store IT gave one of them stays, unless the file itself says otherwise than it
    did at the last start. Its address is always the file's.
    """
    before, known = {device.id: device for device in uow.devices.listed()}, uow.devices.all()
    for device in listed:
        as_it_is = known.get(device.id)
        if as_it_is is None or as_it_is.kind is not device.kind:
            kept = replace(device, accepted_by=BY_SERVER, accepted_at=now)
        else:
            last = before.get(device.id, device)
            same = {f: getattr(as_it_is, f) for f in ("station_id", "profile", "baud") if getattr(last, f) == getattr(device, f)}
            kept = replace(as_it_is, origin=Origin.FILE, address=device.address, host=device.host)
            kept = replace(kept, **{"station_id": device.station_id, "profile": device.profile, "baud": device.baud, **same})
        if kept != as_it_is:
            uow.devices.put(kept)
    names = {device.id for device in listed}
    for device_id, device in known.items():
        if device.origin is Origin.FILE and device_id not in names:
            uow.devices.remove(device_id)
            uow.devices.note(DeviceEvent(device_id, now, Happened.SETUP, "removed", device.address))
    uow.devices.keep_listed(listed)


def accept(uow: UnitOfWork, wanted: Wanted, door: DeviceDoor, who: str, now: datetime) -> Device:
    """Let a device in. Raises `FieldsWrong`."""
    wrong = _wrong(uow, wanted, door, "")
    if wrong:
        raise FieldsWrong(wrong)
    device = Device(
        id=_free_id(uow, wanted),
        station_id=wanted.station_id,
        kind=wanted.kind,
        profile=wanted.profile,
        address=wanted.address.strip(),
        baud=wanted.baud,
        host=wanted.host,
        origin=Origin.CONSOLE,
        name=wanted.name.strip(),
        accepted_by=who,
        accepted_at=now,
    )
    uow.devices.put(device)
    _noted(uow, device, "returned" if wanted.id else "accepted", device.address, who, now)
    return device


def change(uow: UnitOfWork, device_id: str, changes: Mapping[str, Any], door: DeviceDoor, who: str, now: datetime) -> Device:
    """Change name, station_id, profile, address, baud or enabled. Raises `FieldsWrong`, `DeviceListed`, `NotFound`."""
    device = _device(uow, device_id)
    after = replace(device, **changes)
    if device.origin is Origin.FILE and after.address != device.address:
        raise DeviceListed(device_id)
    wanted = Wanted(after.station_id, after.kind, after.profile, after.address, after.host, after.baud, after.name)
    wrong = _wrong(uow, wanted, door, device_id)
    if wrong:
        raise FieldsWrong(wrong)
    if after == device:
        return device
    uow.devices.put(after)
    for field, word in _WORDS.items():
        if getattr(after, field) != getattr(device, field):
            _noted(uow, after, word, str(getattr(after, field) or ""), who, now)
    if after.enabled != device.enabled:
        _noted(uow, after, "enabled" if after.enabled else "disabled", "", who, now)
    return after


def remove(uow: UnitOfWork, device_id: str, who: str, now: datetime) -> Device:
    """Take it out of the shop; its history stays. Raises `DeviceListed`, `SlipsWait`, `NotFound`."""
    device = _device(uow, device_id)
    if device.origin is Origin.FILE:
        raise DeviceListed(device_id)
    if any(job.device_id == device_id for job in uow.prints.unfinished()):
        raise SlipsWait(device_id)
    uow.devices.remove(device_id)
    _noted(uow, device, "removed", device.address, who, now)
    return device


def told(uow: UnitOfWork, device_id: str, command: str, done: bool, who: str, now: datetime) -> None:
    """A person had a device do something."""
    device = _device(uow, device_id)
    uow.devices.note(DeviceEvent(device_id, now, Happened.DEED, command, "" if done else "failed", who))
    uow.audit.add(AuditEntry(now, who, "device.deed", device.id, {"command": command, "done": done}))


def wrong_fields(uow: UnitOfWork, wanted: Wanted, door: DeviceDoor) -> Mapping[str, str]:
    """What is wrong with it, by field, as far as can be said before it is tried."""
    return _wrong(uow, wanted, door, "")


def _device(uow: UnitOfWork, device_id: str) -> Device:
    device = uow.devices.get(device_id)
    if device is None:
        raise NotFound(f"device {device_id}")
    return device


def _wrong(uow: UnitOfWork, wanted: Wanted, door: DeviceDoor, own_id: str) -> dict[str, str]:
    wrong: dict[str, str] = {}
    if wanted.station_id not in uow.places.stations():
        wrong["station"] = "no_station"
    if not wanted.profile:
        wrong["profile"] = "missing"
    if len(wanted.name) > NAME_LONGEST:
        wrong["name"] = "too_long"
    if wanted.baud is not None and not _BAUDS[0] <= wanted.baud <= _BAUDS[1]:
        wrong["baud"] = "baud"
    address = wanted.address.strip()
    if not address:
        wrong["address"] = "missing"
    elif len(address) > _LONGEST_ADDRESS or any(ord(char) < 32 for char in address):
        wrong["address"] = "address"
    elif not door.good_address(Device("", wanted.station_id, wanted.kind, wanted.profile, address)):
        wrong["address"] = "address_form"
    else:
        others = [d for d in uow.devices.all().values() if d.id != own_id and (d.host, d.address) == (wanted.host, address)]
        if others:
            wrong["address"] = "address_taken"
    return wrong


def _free_id(uow: UnitOfWork, wanted: Wanted) -> str:
    """station/kind, and station/kind-2 for the second one: an id that was used before is not used again for something else."""
    first = f"{wanted.station_id}/{wanted.kind.value}"
    known = uow.devices.all()
    if wanted.id and wanted.id not in known and wanted.id.startswith(first):
        return wanted.id
    number, name = 1, first
    while name in known or (name != wanted.id and uow.devices.events(name, 1)):
        number += 1
        name = f"{first}-{number}"
    return name


def _noted(uow: UnitOfWork, device: Device, value: str, detail: str, who: str, now: datetime) -> None:
    uow.devices.note(DeviceEvent(device.id, now, Happened.SETUP, value, detail, who))
    uow.audit.add(AuditEntry(now, who, f"device.{value}", device.id, {"to": detail} if detail else {}))
    uow.facts.append(Fact(CHANGED, device))
