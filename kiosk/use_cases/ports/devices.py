"""Devices: those the shop has accepted, what is wrong with them, and the door to the machines that carry them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from kiosk.domain.devices import Device, DeviceEvent, DeviceKind, DeviceNow, HostNow, Plugged
from kiosk.domain.faults import Fault, FaultKind


class Devices(Protocol):
    """Accepted devices, and one line of history per change."""

    def all(self) -> Mapping[str, Device]:
        """By id, in the order of ids."""

    def get(self, device_id: str) -> Device | None: ...
    def put(self, device: Device) -> None:
        """Add it, or replace the one of that id."""

    def remove(self, device_id: str) -> bool:
        """False if there is none. Its history stays."""

    def listed(self) -> Sequence[Device]:
        """The devices of the settings file as they were at the last start."""

    def keep_listed(self, devices: Sequence[Device]) -> None: ...
    def note(self, event: DeviceEvent) -> None: ...
    def events(self, device_id: str, limit: int) -> Sequence[DeviceEvent]:
        """Newest first."""

    def forget_events(self, before: datetime) -> int:
        """How many there were."""


class Faults(Protocol):
    """Open faults, and the journal of those that are over."""

    def add(self, fault: Fault) -> None:
        """Open one. There is at most one open of a kind and subject."""

    def get(self, fault_id: str) -> Fault | None: ...
    def change(self, fault: Fault) -> None:
        """Keep what may change of it: detail, who goes, when it was over."""

    def open(self) -> Sequence[Fault]:
        """Oldest first."""

    def fixed(self, limit: int) -> Sequence[Fault]:
        """Newest first."""

    def last(self, kind: FaultKind, subject: str) -> Fault | None:
        """The newest of them that is over."""

    def forget_fixed(self, before: datetime) -> int:
        """How many there were."""


@dataclass(frozen=True)
class Deed:
    """What became of a short deed of a device. `detail` is a code, or the device's own words."""

    done: bool
    detail: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class ProfileFacts:
    """A profile as it is chosen: `name` is maker and model; `likely` says why it is suggested (usb, usb_vendor, sent_…)."""

    id: str
    kind: DeviceKind
    name: str
    likely: str = ""


@dataclass(frozen=True)
class Model:
    """What a device's profile says of its model: its name, and the width of its paper (None where it has none)."""

    name: str
    paper_mm: int | None = None


@dataclass(frozen=True)
class Reading:
    """One frame at a trial: a code and its kind where the scanner tells it, or why it is none."""

    at: datetime
    text: str
    symbology: str
    refused: str = ""


class DeviceDoor(Protocol):
    """The machines that carry devices. Never raises for what a wire, a device or a network does."""

    def configure(self, devices: Sequence[Device]) -> None:
        """Use these devices and no others, from now on and without a restart."""

    def now(self, device_id: str) -> DeviceNow: ...
    def all_now(self) -> Mapping[str, DeviceNow]: ...
    def hosts(self) -> Sequence[HostNow]: ...
    def plugged(self) -> Sequence[Plugged]:
        """Everything plugged in at any host that no device of ours uses."""

    def commands(self, device: Device) -> Sequence[str]:
        """The names of the short deeds it can be told to do."""

    def command(self, device_id: str, name: str, arguments: Mapping[str, Any]) -> Deed: ...
    def profiles(self, kind: DeviceKind) -> Sequence[ProfileFacts]:
        """All profiles of that kind, those for any model first."""

    def suggested(self, port: Plugged | None, trial_id: str = "") -> Sequence[ProfileFacts]:
        """Profiles, of any kind, for what is plugged in there, and for what it sent at that trial; the likeliest first."""

    def has_profile(self, device: Device) -> bool: ...
    def good_address(self, device: Device) -> bool:
        """Whether its address is one at all, and one that such a device can be at."""

    def model(self, device: Device) -> Model: ...
    def answer_times(self) -> Sequence[float]:
        """Milliseconds from the last byte of a scan to the news on its screen, of the scans of the last quarter of an hour."""

    def try_out(self, wanted: Device) -> str:
        """Use a port that nobody accepted yet, because a person asked for it; returns the id of the trial. It is over when
        nobody looks at it for some minutes."""

    def trial(self, trial_id: str) -> tuple[Device, DeviceNow, Sequence[Reading]]:
        """What is tried, how it is, what it read (newest first). Raises `NotFound` when it is over."""

    def end_trial(self, trial_id: str) -> None: ...
    def expire(self) -> None:
        """End the trials that nobody looks at any more."""
