"""Events of devices come in here, and only here: a scan reaches its station, a printer's state reaches who waits for it."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from threading import RLock
from typing import Any, Literal

from kiosk.devices.host import DeviceHost
from kiosk.devices.hosted_printer import HostedPrinter
from kiosk.devices.named import named_by
from kiosk.devices.spooler import Spooler
from kiosk.devices.trials import Trials
from kiosk.devices.watch import Watch
from kiosk.domain.devices import SERVER, Device, DeviceKind
from kiosk.domain.printing import PrintJob
from kiosk.use_cases import printing
from kiosk.use_cases.drawers import forget_unsettled
from kiosk.use_cases.ports import Clock, Fact, NewId, Screens, Store, Texts, UnitOfWork
from kiosk.use_cases.reception import Reception
from kiosk.use_cases.slips import Slips
from pos_bridge.bridge import (
    ByteRecord,
    CommandResult,
    DeviceConfig,
    Event,
    JobProgress,
    PortsChanged,
    Scanned,
    ScanRefused,
)
from pos_bridge.errors import BadAddress, BridgeError, UnknownDevice
from pos_bridge.identity import Queue, parse_address
from pos_bridge.profiles import Profiles

log = logging.getLogger(__name__)

Told = Callable[[str, Mapping[str, Any]], None]


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
        self._changing = RLock()
        self._accepted: tuple[Device, ...] = ()
        self._devices: dict[str, Device] = {}
        self.watch = Watch(store, clock, self._changed)
        self.trials = Trials(clock)
        self._spoolers: dict[str, Spooler] = {}
        self.slips = Slips(self.hindrance, self.station_of)
        self._held: dict[str, float] = {}
        self._running = False
        for host in hosts:
            host.listen(self._take)

    @property
    def hosts(self) -> tuple[DeviceHost, ...]:
        return tuple(self._hosts.values())

    def named_hosts(self) -> frozenset[str]:
        """The machines that devices say they hang on, known or not."""
        return frozenset(device.host for device in self._devices.values())

    def add_host(self, host: DeviceHost) -> None:
        """One more machine that carries devices: those that name it are its own from now on."""
        host.listen(self._take)
        with self._changing:
            self._hosts = {**self._hosts, host.id: host}
            if self._running:
                host.start()
            self.configure(self._accepted)

    def remove_host(self, host_id: str) -> None:
        with self._changing:
            host = self._hosts[host_id]
            self._hosts = {name: one for name, one in self._hosts.items() if name != host_id}
        host.close()

    def configure(self, accepted: Sequence[Device]) -> None:
        """Use these devices and those on trial, and no others, from now on and without a restart."""
        with self._changing:
            self._accepted = tuple(accepted)
            self._configure([*accepted, *self.trials.devices()])

    def _configure(self, devices: Sequence[Device]) -> None:
        self._devices = {device.id: device for device in devices}
        for host in self._hosts.values():
            mine = [d for d in devices if d.host == host.id and d.enabled and self.has_profile(d) and good_address(d)]
            configs = [DeviceConfig(d.id, _KINDS[d.kind], self._instead.get(d.id, d.profile), d.address, d.baud) for d in mine]
            try:
                host.configure(configs, self._profiles)
            except (BridgeError, ValueError):
                # One device that cannot be must not take the others with it: they stay as they were.
                log.exception("the devices of %s", host.id)
        self.watch.keep(self._devices)
        printers = {d.id for d in self._accepted if d.kind is DeviceKind.PRINTER and d.enabled}
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
        self.configure(self._accepted)

    def start(self) -> None:
        self._store.write(forget_unsettled)
        torn = self._store.write(
            lambda uow: printing.recover(uow, self._clock(), self._texts, self._new_id, remembered=self.remembers_jobs)
        )
        if torn:
            log.warning("%s print jobs were interrupted by the last stop: marked copies follow", torn)
        self.watch.start()
        with self._changing:
            self._running = True
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
        self.watch.close()

    def wake(self, facts: Sequence[Fact]) -> None:
        """A subscriber of the store: there is something in the spool, or a person wants a printer tried now."""
        if any(fact.topic == "print" for fact in facts):
            for spooler in tuple(self._spoolers.values()):
                spooler.poke()
        for asked in (self._spoolers.get(fact.body) for fact in facts if fact.topic == "queue"):
            if asked is not None:
                asked.changed()

    def ports_changed(self) -> None:
        """Something was plugged in or pulled out at one of the hosts."""
        self._told("ports", {})

    def hindrance(self, device_id: str) -> str | None:
        """Why nothing can be printed there now (absent, paper_out, cover_open, fault, offline), or None."""
        now = self.watch.now(device_id)
        return "absent" if now.link != "ready" else now.hindrance

    def link(self, device_id: str) -> str:
        return self.watch.now(device_id).link

    def station_of(self, device_id: str) -> str | None:
        device = self._devices.get(device_id)
        return device.station_id if device else None

    def remembers_jobs(self, device_id: str) -> bool:
        """Whether the host of that device keeps a journal of jobs (see `DeviceHost`)."""
        try:
            return self.host_of(device_id).remembers_jobs
        except UnknownDevice:
            return False

    def command(self, device_id: str, name: str, arguments: Mapping[str, Any]) -> CommandResult:
        """A short deed of a device. Raises `UnknownDevice`, `UnknownCommand`."""
        return self.host_of(device_id).command(device_id, name, arguments)

    def hold(self, device_id: str, seconds: float) -> None:
        """What that scanner reads reaches no station for so long, or until `release`."""
        self._held[device_id] = time.monotonic() + seconds

    def release(self, device_id: str) -> None:
        self._held.pop(device_id, None)

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

    @property
    def profiles(self) -> Profiles:
        return self._profiles

    def has_profile(self, device: Device) -> bool:
        family: Mapping[str, object] = getattr(self._profiles, f"{device.kind.value}s", {})
        return device.profile in family

    def _spooler(self, device_id: str) -> Spooler:
        printer = HostedPrinter(device_id, self)
        return Spooler(self._store, printer, self._texts, self._clock, self._new_id)

    def spare_for(self, device_id: str) -> str | None:
        """Another printer of its station that could print now, the first in the order of the devices."""
        station = self.station_of(device_id)
        others = [d.id for d in self._accepted if d.id in self._spoolers and d.id != device_id and d.station_id == station]
        return next((i for i in others if self.hindrance(i) is None), None)

    def _take(self, event: Event) -> None:
        if isinstance(event, PortsChanged):
            self.ports_changed()
            return
        self.watch.heard(event)
        station = self.station_of(event.device)
        if self.trials.took(event) or station is None:
            return  # no business of any station; or of a device that was just taken out of use
        if isinstance(event, Scanned | ScanRefused) and self._held.get(event.device, 0.0) > time.monotonic():
            return  # somebody is finding out how that scanner talks
        match event:
            case Scanned():
                named = named_by(event)
                if named is not None:
                    self._reception.scanned(station, named)
                device = self._devices.get(event.device)
                if device is not None and device.host == SERVER:  # the clocks of other machines are not ours
                    self.watch.answered((time.monotonic() - event.at) * 1000)
            case ScanRefused(reason=reason):
                self._reception.misread(station, str(reason))
            case JobProgress(device=device, state=state, bytes_sent=sent):
                self._told("job", {"device": device, "state": str(state), "bytes": sent})

    def _changed(self, device_id: str) -> None:
        self._printer_changed(device_id)
        device = self._devices.get(device_id)
        facts = {"hindrance": self.hindrance(device_id)} if device and device.kind is DeviceKind.PRINTER else {}
        self._told("device", {"device": device_id, "link": self.link(device_id), **facts})

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


def good_address(device: Device) -> bool:
    """Whether that is an address at all, and one that such a device can be at."""
    try:
        place = parse_address(device.address)
    except BadAddress:
        return False
    return not isinstance(place, Queue) or device.kind is DeviceKind.PRINTER


_KINDS: Mapping[DeviceKind, Literal["scanner", "printer", "display", "scale"]] = {
    DeviceKind.SCANNER: "scanner",
    DeviceKind.PRINTER: "printer",
    DeviceKind.DISPLAY: "display",
    DeviceKind.SCALE: "scale",
}
