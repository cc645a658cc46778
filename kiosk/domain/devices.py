"""Devices that a shop has accepted: what they are, where they hang, who let them in, and what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SERVER = "server"
"The host of devices that hang on the server's own machine; agents have other ids."

HISTORY_LASTS = timedelta(days=90)
NAME_LONGEST = 40


class DeviceKind(StrEnum):
    SCANNER = "scanner"
    PRINTER = "printer"
    DISPLAY = "display"
    SCALE = "scale"


class Origin(StrEnum):
    FILE = "file"  # a block of the settings file: its address is changed there and nowhere else
    CONSOLE = "console"  # accepted by store IT


@dataclass(frozen=True)
class Device:
    """`address` says where it is in one string: a path, socket://host:port, usb://…; `baud` overrules the profile's.

    `name` is what staff call it where a station has two of a kind. A disabled device is known and left alone.
    `accepted_by` is the id of whoever let it in.
    """

    id: str
    station_id: str
    kind: DeviceKind
    profile: str
    address: str
    baud: int | None = None
    host: str = SERVER
    origin: Origin = Origin.FILE
    name: str = ""
    enabled: bool = True
    accepted_by: str = ""
    accepted_at: datetime | None = None


def number_among_twins(device: Device, devices: Iterable[Device]) -> int:
    """Which one it is, from 1 by their ids, of several of its kind at its station that have no name; else 0."""
    alike = (device.station_id, device.kind, "")
    nameless = sorted(one.id for one in devices if (one.station_id, one.kind, one.name) == alike)
    return nameless.index(device.id) + 1 if len(nameless) > 1 and device.id in nameless else 0


class Happened(StrEnum):
    """What a line of a device's history is about."""

    LINK = "link"  # value: ready, lost, absent
    STATE = "state"  # value: ok, near_end, a hindrance (paper_out, cover_open…), unknown
    SETUP = "setup"  # value: accepted, named, moved, profile, address, disabled, enabled, removed, returned
    DEED = "deed"  # value: the command's name


@dataclass(frozen=True)
class DeviceEvent:
    """A change, one line each. `who` is the id of the person, empty where the device did it; `detail` names what is
    meant, in nobody's language (an address, a profile, the system's own words)."""

    device_id: str
    at: datetime
    what: Happened
    value: str
    detail: str = ""
    who: str = ""


@dataclass(frozen=True)
class DeviceNow:
    """How a device is now. What nothing is known of is "unknown" or None: that is neither good nor bad.

    link: absent, opening, ready, lost, or away (its host does not answer). paper: ok, near_end, out, unknown; cover: closed,
    open, unknown; online: online, offline, unknown; fault: none, present, unknown; `told_at`: when the printer last said so.
    `trouble`: why the link is not there, as a code (busy, denied, unreachable…). `noisy`: lately it sent more that is no
    code than codes.
    """

    link: str = "absent"
    detail: str = ""
    trouble: str = ""
    since: datetime | None = None
    paper: str = "unknown"
    cover: str = "unknown"
    online: str = "unknown"
    fault: str = "unknown"
    hindrance: str | None = None
    told_at: datetime | None = None
    scans: int | None = None
    refused: int | None = None
    duplicates: int | None = None
    scanned_at: datetime | None = None
    noisy: bool = False


@dataclass(frozen=True)
class HostNow:
    """A machine that carries devices: this server, or an agent. `since`: it is as it is (available, or not) since then.

    Of an agent: `seen` when it was last heard of; `machine` what it calls itself; `waiting` jobs in its hands; `late_scans` that
    came too late and were dropped; `trouble` no_key, protocol, settings, two_agents or empty, and `detail` explains it.
    """

    id: str
    name: str
    kind: str
    available: bool
    since: datetime | None = None
    seen: datetime | None = None
    version: str = ""
    machine: str = ""
    waiting: int = 0
    late_scans: int = 0
    trouble: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Plugged:
    """Something plugged in at a host that no accepted device uses. Nobody writes to it."""

    host: str
    address: str
    node: str
    form: str
    vid: str = ""
    pid: str = ""
    serial: str = ""
    maker: str = ""
    product: str = ""
