"""Events of devices come in here, and only here: a scan reaches its station, a printer's state reaches who waits for it."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from kiosk.devices.host import DeviceHost
from kiosk.devices.hosted_printer import HostedPrinter
from kiosk.devices.spooler import Spooler
from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.printing import PrintJob
from kiosk.use_cases import printing
from kiosk.use_cases.drawers import forget_unsettled
from kiosk.use_cases.ports import Clock, Fact, NewId, Screens, Store, Texts, UnitOfWork
from kiosk.use_cases.reception import Reception
from kiosk.use_cases.slips import Slips
from pos_bridge.bridge import (
    ByteRecord,
    DeviceConfig,
    Event,
    JobProgress,
    LinkChanged,
    PortsChanged,
    PrinterStatusChanged,
    Scanned,
    ScanRefused,
)
from pos_bridge.errors import UnknownDevice
from pos_bridge.printer import PrinterStatus
from pos_bridge.profiles import Profiles

log = logging.getLogger(__name__)

Told = Callable[[str, Mapping[str, Any]], None]


@dataclass(frozen=True)
class Known:
    """What is known of a device now, and since when its link is as it is."""

    link: str = "absent"
    detail: str = ""
    since: datetime | None = None
    printer: PrinterStatus | None = None


class Door:
    """All devices of this shop, whichever host carries them.

    `told(event, body)`: news of devices for whoever watches them (the lab).
    """

    def __init__(
        self,
        *,
        hosts: Sequence[DeviceHost],
        profiles: Profiles,
        store: Store,
        screens: Screens,
        reception: Reception,
        texts: Texts,
        clock: Clock,
        new_id: NewId,
        told: Told,
    ) -> None:
        self._hosts = {host.id: host for host in hosts}
        self._profiles = profiles
        self._instead: Mapping[str, str] = {}
        self._store = store
        self._screens = screens
        self._reception = reception
        self._texts = texts
        self._clock = clock
        self._new_id = new_id
        self._told = told
        self._devices: dict[str, Device] = {}
        self._known: dict[str, Known] = {}
        self._spoolers: dict[str, Spooler] = {}
        self.slips = Slips(self.hindrance, self.station_of)
        self._running = False
        for host in hosts:
            host.listen(self._take)

    @property
    def hosts(self) -> tuple[DeviceHost, ...]:
        return tuple(self._hosts.values())

    def add_host(self, host: DeviceHost) -> None:
        """One more machine that carries devices: those that name it are its own from now on."""
        host.listen(self._take)
        self._hosts = {**self._hosts, host.id: host}
        if self._running:
            host.start()
        self.configure(tuple(self._devices.values()))

    def remove_host(self, host_id: str) -> None:
        host = self._hosts[host_id]
        self._hosts = {name: one for name, one in self._hosts.items() if name != host_id}
        host.close()

    def configure(self, devices: Sequence[Device]) -> None:
        """Use these devices and no others, from now on and without a restart."""
        self._devices = {device.id: device for device in devices}
        for host in self._hosts.values():
            mine = [d for d in devices if d.host == host.id and d.enabled and self._has_profile(d)]
            configs = [DeviceConfig(d.id, _kind(d), self._instead.get(d.id, d.profile), d.address, d.baud) for d in mine]
            host.configure(configs, self._profiles)
        self._known = {device_id: known for device_id, known in self._known.items() if device_id in self._devices}
        printers = {d.id for d in devices if d.kind is DeviceKind.PRINTER and d.enabled}
        for device_id in self._spoolers.keys() - printers:
            self._spoolers.pop(device_id).close()
        for device_id in sorted(printers - self._spoolers.keys()):
            self._spoolers[device_id] = self._spooler(device_id)
            if self._running:
                self._spoolers[device_id].start()

    def use_profiles(self, profiles: Profiles, instead: Mapping[str, str]) -> None:
        """Speak to the devices by these profiles from now on. `instead`: device id -> the profile that it uses for the time
        being in the place of its own."""
        self._profiles, self._instead = profiles, instead
        self.configure(tuple(self._devices.values()))

    def start(self) -> None:
        self._running = True
        self._store.write(forget_unsettled)
        torn = self._store.write(
            lambda uow: printing.recover(uow, self._clock(), self._texts, self._new_id, remembered=self.remembers_jobs)
        )
        if torn:
            log.warning("%s print jobs were interrupted by the last stop: marked copies follow", torn)
        for host in self._hosts.values():
            host.start()
        for spooler in self._spoolers.values():
            spooler.start()

    def close(self) -> None:
        self._running = False
        for host in self._hosts.values():
            host.close()
        for spooler in self._spoolers.values():
            spooler.close()

    def wake(self, facts: Sequence[Fact]) -> None:
        """A subscriber of the store: there is something in the spool, or a person wants a printer tried now."""
        if any(fact.topic == "print" for fact in facts):
            for spooler in tuple(self._spoolers.values()):
                spooler.poke()
        for asked in (self._spoolers.get(fact.body) for fact in facts if fact.topic == "queue"):
            if asked is not None:
                asked.changed()

    def hindrance(self, device_id: str) -> str | None:
        """Why nothing can be printed there now (absent, paper_out, cover_open, fault, offline), or None."""
        known = self.known(device_id)
        if known.link != "ready":
            return "absent"
        return known.printer.hindrance if known.printer else None

    def link(self, device_id: str) -> str:
        return self.known(device_id).link

    def known(self, device_id: str) -> Known:
        return self._known.get(device_id, Known())

    def station_of(self, device_id: str) -> str | None:
        device = self._devices.get(device_id)
        return device.station_id if device else None

    def remembers_jobs(self, device_id: str) -> bool:
        """Whether the host of that device keeps a journal of jobs (see `DeviceHost`)."""
        try:
            return self.host_of(device_id).remembers_jobs
        except UnknownDevice:
            return False

    def bytes_log(self, device_id: str) -> tuple[ByteRecord, ...]:
        """The last bytes on a device's wire, oldest first; none for a device that is not there."""
        try:
            return self.host_of(device_id).bytes_log(device_id)
        except UnknownDevice:
            return ()

    def host_of(self, device_id: str) -> DeviceHost:
        """Raises `UnknownDevice`."""
        device = self._devices.get(device_id)
        host = self._hosts.get(device.host) if device else None
        if host is None:
            raise UnknownDevice(f"no host carries {device_id!r}")
        return host

    def _has_profile(self, device: Device) -> bool:
        known = self._profiles.scanners if device.kind is DeviceKind.SCANNER else self._profiles.printers
        if device.profile not in known:
            log.error("%s: there is no %s profile %r", device.id, device.kind, device.profile)
        return device.profile in known

    def _spooler(self, device_id: str) -> Spooler:
        printer = HostedPrinter(device_id, self)
        return Spooler(self._store, printer, self._texts, self._clock, self._new_id)

    def spare_for(self, device_id: str) -> str | None:
        """Another printer of its station that could print now."""
        station = self.station_of(device_id)
        others = [i for i in sorted(self._spoolers) if i != device_id and self.station_of(i) == station]
        return next((i for i in others if self.hindrance(i) is None), None)

    def _take(self, event: Event) -> None:
        if isinstance(event, PortsChanged):
            return
        station = self.station_of(event.device)
        if station is None:
            return  # a device that was just taken out of use
        match event:
            case Scanned(text=text):
                self._reception.scanned(station, text)
            case ScanRefused(reason=reason):
                self._reception.misread(station, str(reason))
            case LinkChanged(device=device, state=state, detail=detail):
                self._known[device] = replace(self.known(device), link=str(state), detail=detail, since=self._clock())
                self._printer_changed(device)
                self._told("device", {"device": device, "link": str(state)})
            case PrinterStatusChanged(device=device, status=status):
                self._known[device] = replace(self.known(device), printer=status)
                self._printer_changed(device)
                self._told("device", {"device": device, "link": self.link(device), "hindrance": self.hindrance(device)})
            case JobProgress(device=device, state=state, bytes_sent=sent):
                self._told("job", {"device": device, "state": str(state), "bytes": sent})

    def _printer_changed(self, device_id: str) -> None:
        """Whoever waits for a slip of that printer sees why; the spool goes on when it can."""
        spooler = self._spoolers.get(device_id)
        if spooler is None:
            return
        spooler.changed()
        for news in self._store.read(lambda uow: self._news_of(uow, device_id)):
            self._screens.tell(news[0], "print", news[1])

    def slip_news(self, job: PrintJob) -> tuple[str, Mapping[str, Any]] | None:
        """(station, what its screens are told of that slip), if anybody waits for it at a screen."""
        return self._store.read(lambda uow: self.slips.news(uow, job))

    def _news_of(self, uow: UnitOfWork, device_id: str) -> list[tuple[str, Mapping[str, Any]]]:
        """Of the jobs of that printer that are not on paper yet."""
        unfinished = [job for job in uow.prints.unfinished() if job.device_id == device_id]
        return [news for job in unfinished if (news := self.slips.news(uow, job)) is not None]


def _kind(device: Device) -> Literal["scanner", "printer"]:
    return "scanner" if device.kind is DeviceKind.SCANNER else "printer"
