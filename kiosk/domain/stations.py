"""Places with a screen and its devices, and the visits that happen there."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.words import Words


class StationKind(StrEnum):
    KIOSK = "kiosk"
    TILL = "till"


@dataclass(frozen=True)
class Screen:
    """The glass: diagonal in inches, pixels, height of its lower edge above the floor and viewing distance in millimetres."""

    diagonal_inch: float
    width_px: int
    height_px: int
    mount_bottom_mm: int
    viewing_mm: int


@dataclass(frozen=True)
class Station:
    id: str
    kind: StationKind
    location_id: str
    name: Words
    screen: Screen


@dataclass(frozen=True)
class Visit:
    """A person's session at a screen. Lives on the server only; ending it forgets who it was."""

    id: str
    station_id: str
    customer_id: str | None
    card_tail: str
    started_at: datetime
    active_at: datetime


@dataclass(frozen=True)
class HelpCall:
    """A call for help from a station: `waiting`, then `coming` when someone goes, then `done`."""

    id: str
    station_id: str
    topic: str
    state: str
    at: datetime
