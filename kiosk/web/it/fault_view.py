"""Faults as sentences: what happened, who waits, what to do."""

from typing import Any

from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.faults import LATER, Fault, FaultKind
from kiosk.domain.words import say
from kiosk.use_cases import profiles
from kiosk.use_cases.fault_watch import count_by_device, waiting_jobs
from kiosk.use_cases.ports import Texts, UnitOfWork
from kiosk.use_cases.spool_desk import movable
from kiosk.web.it.device_view import own_name
from kiosk.web.it.services import ItServices
from kiosk.web.news import iso
from kiosk.web.profile_problem import said


class FaultWords:
    """Says faults in one language, as the shop is in one transaction."""

    def __init__(self, uow: UnitOfWork, it: ItServices, texts: Texts, language: str) -> None:
        door = it.door
        self._uow, self._door, self._workshop, self._texts, self._language = uow, door, it.workshop, texts, language
        self._stations, self._devices = uow.places.stations(), uow.devices.all()
        self._channels = {channel.id: channel.name for channel in uow.channels.all()}
        self._hosts = {host.id: host.name for host in door.hosts()}
        self._waiting = count_by_device(waiting_jobs(uow))
        self._movable = count_by_device(movable(uow))
        self._people = {person.id: person.name for person in uow.staff.all()}

    def fault(self, fault: Fault) -> dict[str, Any]:
        device = self._devices.get(fault.subject)
        values = self._values(fault, device)
        over = fault.fixed_at is not None
        waits = 0 if over else self._waits(fault.subject)
        going = (
            {"by": self._people.get(fault.going, fault.going), "at": iso(fault.going_at)}
            if fault.going and fault.going_at
            else None
        )
        return {
            "id": fault.id,
            "kind": fault.kind.value,
            "weight": "later" if fault.kind in LATER else "now",
            "subject": fault.subject,
            "device_kind": device.kind.value if device else None,
            "station": fault.station_id,
            "station_name": self._place(fault),
            "location": self._location(fault),
            "since": iso(fault.since),
            "title": self._texts(self._language, f"fault-{fault.kind.value}", **values),
            "waits": self._texts(self._language, "slips-wait", count=waits, kind=self._kind(fault.subject)) if waits else "",
            "moves": 0 if over else self._movable.get(fault.subject, 0),
            "spares": [] if over or not self._movable.get(fault.subject) else self._spares(device),
            "next": self._texts(self._language, f"fault-{fault.kind.value}-next", **values),
            "detail": fault.detail,
            "paper_mm": self._door.model(device).paper_mm if device else None,
            "going": going,
            "returned": fault.returned,
            "fixed_at": iso(fault.fixed_at) if fault.fixed_at else None,
        }

    def _spares(self, device: Device | None) -> list[dict[str, str]]:
        """Printers that could take what waits there, the nearest first."""
        if device is None:
            return []
        held, now = self._uow.prints.held(), self._door.all_now()

        def able(one: Device) -> bool:
            state = now.get(one.id)
            well = state is not None and state.link == "ready" and state.hindrance is None
            return one.kind is DeviceKind.PRINTER and one.enabled and one.id != device.id and one.id not in held and well

        def far(one: Device) -> tuple[bool, bool, str]:
            here, there = self._stations.get(device.station_id), self._stations.get(one.station_id)
            same_shop = here is not None and there is not None and here.location_id == there.location_id
            return one.station_id != device.station_id, not same_shop, one.id

        every = sorted(filter(able, self._devices.values()), key=far)
        return [{"id": one.id, "name": self._printer_name(one)} for one in every]

    def _printer_name(self, printer: Device) -> str:
        station, own = self._stations.get(printer.station_id), self._own_name(printer)
        return ", ".join(part for part in (say(station.name, self._language) if station else printer.id, own) if part)

    def _own_name(self, device: Device) -> str:
        return own_name(device, self._devices.values(), self._texts, self._language)

    def _kind(self, subject: str) -> str:
        """The kind of all documents that wait there, where it is one."""
        devices = {d.id for d in self._devices.values() if subject in (d.id, d.host)}
        kinds = {job.kind for job in waiting_jobs(self._uow) if job.device_id in devices}
        return kinds.pop() if len(kinds) == 1 else "several"

    def _waits(self, subject: str) -> int:
        """Slips that wait for that device, or for any printer of that machine."""
        return sum(self._waiting.get(d.id, 0) for d in self._devices.values() if subject in (d.id, d.host))

    def _location(self, fault: Fault) -> str | None:
        """Where to go: where all devices of that machine, or of that profile, are, if that is one shop."""
        theirs = {d.station_id for d in self._devices.values() if fault.subject in (d.host, d.profile)}
        at = {fault.station_id} if fault.station_id else theirs
        found = {self._stations[station].location_id for station in at if station in self._stations}
        return found.pop() if len(found) == 1 else None

    def _place(self, fault: Fault) -> str:
        if fault.station_id in self._stations:
            return say(self._stations[fault.station_id].name, self._language)
        if fault.kind is FaultKind.CHANNEL:
            return self._channels.get(fault.subject, fault.subject)
        return self._hosts.get(fault.subject, fault.subject)

    def _values(self, fault: Fault, device: Device | None) -> dict[str, Any]:
        """What the sentences may say. A device that is gone is told of as the history knew it."""
        kind = device.kind.value if device else fault.subject.rpartition("/")[2].rstrip("-0123456789")
        place = self._place(fault) or fault.subject
        own = self._own_name(device) if device else ""
        return {
            "kind": kind,
            "station": f"{place}, {own}" if own else place,
            "paper": str((self._door.model(device).paper_mm if device else None) or 80),
            "address": device.address if device else "",
            "profile": device.profile if device else fault.detail,
            "percent": fault.detail,
            **(self._refusal(fault) if fault.kind is FaultKind.PROFILE_REFUSED else {}),
        }

    def _refusal(self, fault: Fault) -> dict[str, str]:
        """Why a text of the shop is not in force, and what is used instead of it."""
        profile = profiles.profiles(self._uow, self._workshop).get(fault.subject)
        problem = profile.problem if profile else None
        name = " ".join(word for word in (profile.vendor, profile.model) if word) if profile else ""
        return {
            "profile": name or fault.subject,
            "instead": "shipped" if profile and profile.shipped is not None else "nothing",
            "why": said(self._texts, self._language, problem) if problem else "",
        }
