"""What the console is given beside what every screen has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from flask import current_app

from kiosk.domain.calibration import Heard
from kiosk.domain.devices import Device
from kiosk.domain.live_bytes import ByteRow
from kiosk.domain.profiles import ProfileTrial
from kiosk.use_cases.ports import DeviceDoor, ProfileWorkshop
from kiosk.use_cases.revealing import Reveals
from kiosk.use_cases.station_states import StationStates


class Trials(Protocol):
    """Drafts of profiles that devices are spoken to by for a while, and the profiles in force."""

    def try_out(self, device: Device, text: str, seconds: int, by: str) -> ProfileTrial: ...
    def end_trial(self, device_id: str) -> bool: ...
    def trials(self) -> Sequence[ProfileTrial]: ...
    def refresh(self) -> None:
        """Returns when every device is spoken to by what is stored."""


class LiveBytes(Protocol):
    """The last bytes of devices. Asking is watching: news of more come for a while."""

    def rows(self, device: Device, limit: int, uncovered: bool) -> Sequence[ByteRow]: ...


class About(Protocol):
    """What the server knows of itself, for support."""

    def facts(self) -> Mapping[str, Any]:
        """Versions and settings, without secrets."""

    def log_lines(self) -> Sequence[str]:
        """The last ones, oldest first."""

    def disk_free(self) -> int | None:
        """Percent of the disk that the store lies on."""


class Lessons(Protocol):
    """How a scanner talks, learned from two known codes; what it reads meanwhile reaches no station."""

    def codes(self) -> Sequence[tuple[str, Sequence[int]]]:
        """(text, widths of bars and spaces in modules, a bar first)."""

    def begin(self, device_id: str) -> None: ...
    def heard(self, device: Device) -> Heard: ...
    def end(self, device_id: str) -> None: ...


@dataclass(frozen=True)
class ItServices:
    """What the routes of the console are given."""

    door: DeviceDoor
    stations: StationStates
    started_at: datetime
    workshop: ProfileWorkshop
    trials: Trials
    live_bytes: LiveBytes
    reveals: Reveals
    lessons: Lessons
    about: About


def it_services() -> ItServices:
    """Those of the application that answers this request."""
    found: ItServices = current_app.extensions["it_services"]
    return found
