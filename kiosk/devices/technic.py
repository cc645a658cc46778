"""The devices of the shop as the rest of the server sees them: what is there, how it is, what it can be told."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kiosk.devices.door import Door, good_address
from kiosk.domain.devices import Device, DeviceKind, DeviceNow, HostNow, Plugged
from kiosk.use_cases.device_setup import CHANGED
from kiosk.use_cases.ports import Deed, Fact, Model, ProfileFacts, Reading, Store, UnitOfWork
from pos_bridge.bridge import DeviceStatus, SeenPort
from pos_bridge.errors import BridgeError
from pos_bridge.profiles.match import Suggestion
from pos_bridge.scanner.suggest import suggest

# Of the nodes one thing has, the one that is used before the others.
_FORMS = ("tty", "usblp", "hidraw", "evdev")

_MOST_HEARD = 16384


class Technic:
    """Fulfils `ports.DeviceDoor` over a `Door`. A subscriber of the store: devices that were changed are used as they are now."""

    def __init__(self, door: Door, store: Store) -> None:
        self._door = door
        self._store = store
        self._accepted: tuple[Device, ...] = ()
        # Station -> its first printer. Looked at by whoever was given it; changed in place when devices change.
        self.printers: dict[str, str] = {}

    def __call__(self, facts: Sequence[Fact]) -> None:
        if any(fact.topic == CHANGED for fact in facts):
            self.reread()

    def reread(self) -> None:
        self.configure(self._store.read(_in_order))

    def configure(self, devices: Sequence[Device]) -> None:
        self._accepted = tuple(devices)
        # What was let in has its port to itself from the first moment.
        self._door.trials.end_at({(device.host, device.address) for device in self._accepted})
        self._door.configure(self._accepted)
        printers = [d for d in reversed(self._accepted) if d.kind is DeviceKind.PRINTER and d.enabled]
        _become(self.printers, {d.station_id: d.id for d in printers})

    @property
    def accepted(self) -> Sequence[Device]:
        return self._accepted

    def now(self, device_id: str) -> DeviceNow:
        return self.all_now().get(device_id, DeviceNow())

    def all_now(self) -> Mapping[str, DeviceNow]:
        counts: dict[str, DeviceStatus] = {}
        away = set()
        for host in self._door.hosts:
            if host.available:
                counts |= {status.device: status for status in host.statuses()}
            else:
                away.add(host.id)
        known = {host.id for host in self._door.hosts}
        return {
            device.id: self._now(device, counts.get(device.id), device.host in away or device.host not in known)
            for device in [*self._accepted, *self._door.trials.devices()]
        }

    def _now(self, device: Device, status: DeviceStatus | None, away: bool) -> DeviceNow:
        now = self._door.watch.now(device.id)
        if away:
            return DeviceNow(link="away", since=now.since)
        if not good_address(device):
            return DeviceNow(trouble="unsuitable", detail=device.address)
        if status is None:
            return now
        return replace(now, scans=status.scans, refused=status.refused, duplicates=status.duplicates)

    def hosts(self) -> Sequence[HostNow]:
        return [host.describe() for host in self._door.hosts]

    def plugged(self) -> Sequence[Plugged]:
        used = {(device.host, device.address) for device in self._accepted}
        found: dict[tuple[str, ...], Plugged] = {}
        for host in self._door.hosts:
            ports = host.seen() if host.available else ()
            for port in sorted(ports, key=lambda port: _FORMS.index(port.form) if port.form in _FORMS else len(_FORMS)):
                served = port.used_by is not None and not port.used_by.startswith("trial/")
                if not served and not {(host.id, port.address), (host.id, port.node)} & used:
                    found.setdefault((host.id, *_thing(port)), _plugged(host.id, port))
        return list(found.values())

    def commands(self, device: Device) -> Sequence[str]:
        host = next((host for host in self._door.hosts if host.id == device.host), None)
        try:
            return host.commands(device.id) if host else ()
        except BridgeError:
            return ()

    def command(self, device_id: str, name: str, arguments: Mapping[str, Any]) -> Deed:
        try:
            result = self._door.command(device_id, name, arguments)
        except BridgeError as error:
            return Deed(False, "unknown_command", {"said": str(error)})
        return Deed(result.done, result.detail, result.data)

    def profiles(self, kind: DeviceKind) -> Sequence[ProfileFacts]:
        family: Mapping[str, Any] = getattr(self._door.profiles, f"{kind.value}s", {})
        every = [ProfileFacts(name, kind, _model(name, profile)) for name, profile in family.items()]
        return sorted(every, key=lambda one: (not one.id.startswith(("generic", "escpos")), one.name.lower()))

    def suggested(self, port: Plugged | None, trial_id: str = "") -> Sequence[ProfileFacts]:
        received = b"".join(record.data for record in self._door.bytes_log(trial_id) if record.direction == "in")
        found = suggest(self._door.profiles, port if port is not None and port.vid else None, received[-_MOST_HEARD:])
        return [self._facts(one) for one in found]

    def _facts(self, one: Suggestion) -> ProfileFacts:
        profile = getattr(self._door.profiles, f"{one.kind}s")[one.profile]
        return ProfileFacts(one.profile, DeviceKind(one.kind), _model(one.profile, profile), one.why[0] if one.why else "")

    def good_address(self, device: Device) -> bool:
        return good_address(device)

    def has_profile(self, device: Device) -> bool:
        return self._door.has_profile(device)

    def model(self, device: Device) -> Model:
        profile = getattr(self._door.profiles, f"{device.kind.value}s", {}).get(device.profile)
        if profile is None:
            return Model(device.profile)
        paper = getattr(profile, "paper", None)
        return Model(_model(device.profile, profile), paper.width_mm if paper else None)

    def answer_times(self) -> Sequence[float]:
        return self._door.watch.answer_times()

    # Trials

    def try_out(self, wanted: Device) -> str:
        device = self._door.trials.begin(wanted)
        self._door.configure(self._accepted)
        return device.id

    def trial(self, trial_id: str) -> tuple[Device, DeviceNow, Sequence[Reading]]:
        device = self._door.trials.device(trial_id)
        return device, self.now(trial_id), self._door.trials.readings(trial_id)

    def end_trial(self, trial_id: str) -> None:
        self._door.trials.end(trial_id)
        self._door.configure(self._accepted)

    def expire(self) -> None:
        """Trials that nobody looks at any more let go of their ports."""
        if self._door.trials.expire():
            self._door.configure(self._accepted)


def _in_order(uow: UnitOfWork) -> Sequence[Device]:
    """Those of the settings file first and as it lists them, then the others: of a station's printers the first one prints, and
    the others are its spares."""
    place = {device.id: number for number, device in enumerate(uow.devices.listed())}
    return sorted(uow.devices.all().values(), key=lambda device: place.get(device.id, len(place)))


def _become(kept: dict[str, str], after: Mapping[str, str]) -> None:
    """Without a moment at which what stays is not there."""
    kept.update(after)
    for gone in kept.keys() - after.keys():
        del kept[gone]


def _thing(port: SeenPort) -> tuple[str, ...]:
    """What the nodes of one plugged-in thing have in common."""
    if port.vid is None:
        return (port.address,)
    by = port.serial or port.address.partition("?")[0].rpartition(":")[0]
    return (f"{port.vid}:{port.pid}", by)


def _plugged(host: str, port: SeenPort) -> Plugged:
    vid, pid, serial, maker, product = [word or "" for word in (port.vid, port.pid, port.serial, port.maker, port.product)]
    return Plugged(host, port.address, port.node, port.form, vid, pid, serial, maker, product)


def _model(name: str, profile: Any) -> str:
    return " ".join(part for part in (profile.vendor, profile.model) if part) or name
