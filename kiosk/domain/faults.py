"""What can be wrong with the shop's technology, told from how everything is now. Pure: the same picture, the same findings."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.devices import Device, DeviceKind, DeviceNow, HostNow

JOURNAL_LASTS = timedelta(days=90)
RETURNED_WITHIN = timedelta(minutes=30)
STUCK_AFTER = timedelta(minutes=2)
DISK_LOW_PERCENT = 5


class FaultKind(StrEnum):
    # the wire
    ABSENT = "absent"  # nothing answers at its address
    LOST = "lost"  # it was there and went away
    BUSY = "busy"  # another program has the port
    DENIED = "denied"  # the server may not open the port
    UNREACHABLE = "unreachable"  # a network device does not answer
    AMBIGUOUS = "ambiguous"  # two that look the same
    UNSUITABLE = "unsuitable"  # what is there is another kind of connection
    # the printer, as it says itself
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    MECHANISM = "fault"  # cutter, head, supply
    OFFLINE = "offline"
    PAPER_LOW = "near_end"
    # the scanner
    NOISE = "noise"  # it sends what is no code: wrong speed, wrong profile
    # what it was set up with
    NO_PROFILE = "no_profile"
    PROFILE_REFUSED = "profile_refused"  # the shop's own text of a profile loads no longer: the shipped one is used
    # the spool
    UNCERTAIN = "uncertain"  # perhaps on paper, perhaps not: a person has to look
    STUCK = "stuck"  # the printer is well, and slips wait all the same
    HELD = "held"  # somebody stopped the queue
    # beyond devices
    HOST_AWAY = "host_away"
    HOST_NO_KEY = "host_no_key"  # its key was revoked, and devices still hang there
    HOST_OUTDATED = "host_outdated"  # its program and ours do not speak the same protocol
    HOST_TWICE = "host_twice"  # two machines use its key
    HOST_SETTINGS = "host_settings"  # it cannot use the devices and profiles it was given
    CHANNEL = "channel"
    DISK = "disk"


# Those that can wait for a quiet moment; all others need a hand now.
LATER = frozenset({FaultKind.PAPER_LOW, FaultKind.HELD})

_LINK = {
    kind.value: kind
    for kind in (FaultKind.BUSY, FaultKind.DENIED, FaultKind.UNREACHABLE, FaultKind.AMBIGUOUS, FaultKind.UNSUITABLE)
}
_HINDRANCES = {kind.value: kind for kind in (FaultKind.PAPER_OUT, FaultKind.COVER_OPEN, FaultKind.MECHANISM, FaultKind.OFFLINE)}

_TROUBLES = {
    "no_key": FaultKind.HOST_NO_KEY,
    "protocol": FaultKind.HOST_OUTDATED,
    "two_agents": FaultKind.HOST_TWICE,
    "settings": FaultKind.HOST_SETTINGS,
}

# A cable that is moved, a printer that is switched off and on: no fault before that.
GRACE: Mapping[FaultKind, timedelta] = {
    **dict.fromkeys((FaultKind.ABSENT, FaultKind.LOST, FaultKind.BUSY, FaultKind.UNREACHABLE), timedelta(seconds=4)),
    FaultKind.DENIED: timedelta(seconds=1),
    FaultKind.OFFLINE: timedelta(seconds=3),
    FaultKind.HOST_AWAY: timedelta(seconds=5),
    FaultKind.CHANNEL: timedelta(seconds=20),
}


@dataclass(frozen=True)
class Finding:
    """Something wrong now. `subject`: the id of a device, host, channel or profile, or "server"; `detail` is for who has to dig."""

    kind: FaultKind
    subject: str
    station_id: str = ""
    detail: str = ""

    @property
    def key(self) -> tuple[str, str]:
        return self.kind.value, self.subject


@dataclass(frozen=True)
class Fault:
    """A finding that lasts: since when, who goes, when it was over. `returned`: it had been over only a moment before."""

    id: str
    kind: FaultKind
    subject: str
    station_id: str
    detail: str
    since: datetime
    returned: bool = False
    going: str = ""
    going_at: datetime | None = None
    fixed_at: datetime | None = None

    @property
    def key(self) -> tuple[str, str]:
        return self.kind.value, self.subject


@dataclass(frozen=True)
class Picture:
    """How everything is. By device id: `now`, slips `waiting` and since when the oldest does, `uncertain` ones; `held` queues.
    `channels`: (id, fault or ""). `disk_free`: percent, None where nobody knows. `refused`: profiles whose text of the shop does
    not load, and why in a word."""

    devices: Sequence[Device]
    now: Mapping[str, DeviceNow]
    known_profile: Mapping[str, bool]
    hosts: Sequence[HostNow] = ()
    waiting: Mapping[str, int] = field(default_factory=dict)
    waiting_since: Mapping[str, datetime] = field(default_factory=dict)
    uncertain: Mapping[str, int] = field(default_factory=dict)
    held: frozenset[str] = frozenset()
    channels: Sequence[tuple[str, str]] = ()
    disk_free: int | None = None
    refused: Mapping[str, str] = field(default_factory=dict)


def diagnose(picture: Picture, at: datetime) -> tuple[Finding, ...]:
    """Everything that is wrong, causes before what follows from them: a device of a host that is away has no fault of its own."""
    found = [finding for host in picture.hosts for finding in _of_host(host)]
    found += [_of_profile(profile_id, why, picture.devices) for profile_id, why in sorted(picture.refused.items())]
    away = {host.id for host in picture.hosts if not host.available}
    for device in picture.devices:
        if device.enabled and device.host not in away:
            found += _of_device(device, picture, at)
    found += [Finding(FaultKind.CHANNEL, channel, detail=fault) for channel, fault in picture.channels if fault]
    if picture.disk_free is not None and picture.disk_free < DISK_LOW_PERCENT:
        found.append(Finding(FaultKind.DISK, "server", detail=str(picture.disk_free)))
    return tuple(found)


def _of_host(host: HostNow) -> list[Finding]:
    kind = _TROUBLES.get(host.trouble)
    if kind is not None:
        return [Finding(kind, host.id, detail=host.detail)]
    return [] if host.available else [Finding(FaultKind.HOST_AWAY, host.id, detail=host.name)]


def _of_profile(profile_id: str, why: str, devices: Sequence[Device]) -> Finding:
    """One for all devices that use it; of a station only where all of them stand there."""
    stations = {device.station_id for device in devices if device.enabled and device.profile == profile_id}
    return Finding(FaultKind.PROFILE_REFUSED, profile_id, stations.pop() if len(stations) == 1 else "", why)


def _of_device(device: Device, picture: Picture, at: datetime) -> list[Finding]:
    now = picture.now.get(device.id, DeviceNow())

    def finding(kind: FaultKind, detail: str = "") -> Finding:
        return Finding(kind, device.id, device.station_id, detail)

    if not picture.known_profile.get(device.id, True):
        if device.profile in picture.refused:
            return []
        return [finding(FaultKind.NO_PROFILE, device.profile)]
    found: list[Finding] = []
    if now.link in ("absent", "lost"):
        lost = FaultKind.LOST if now.link == "lost" else FaultKind.ABSENT
        found.append(finding(_LINK.get(now.trouble, lost), now.detail))
    elif now.link == "ready":
        found += _of_ready(device, now, picture, at, finding)
    if picture.uncertain.get(device.id):
        found.append(finding(FaultKind.UNCERTAIN))
    return found


def _of_ready(
    device: Device, now: DeviceNow, picture: Picture, at: datetime, finding: Callable[[FaultKind], Finding]
) -> list[Finding]:
    if device.kind is not DeviceKind.PRINTER:
        return [finding(FaultKind.NOISE)] if now.noisy else []
    if now.hindrance is not None:
        return [finding(_HINDRANCES.get(now.hindrance, FaultKind.OFFLINE))]
    found = [finding(FaultKind.PAPER_LOW)] if now.paper == "near_end" else []
    waits_since = picture.waiting_since.get(device.id)
    if device.id in picture.held:
        if picture.waiting.get(device.id):
            found.append(finding(FaultKind.HELD))
    elif waits_since is not None and at - waits_since > STUCK_AFTER:
        found.append(finding(FaultKind.STUCK))
    return found
