"""Keys of stations and agents, and how a machine asks for one: the device grant of RFC 8628; store IT is who grants."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from kiosk.domain.stations import StationKind

PAIRING_LASTS = timedelta(minutes=10)
POLL_EVERY = timedelta(seconds=5)
SLOWER_BY = timedelta(seconds=5)  # RFC 8628, section 3.5: what slow_down adds
SILENT_AFTER = timedelta(seconds=20)
MOST_WAITING = 50  # more cannot be told apart by a person, and each more is one more code to guess
LONGEST_NAME = 60


class KeyKind(StrEnum):
    STATION = "station"
    AGENT = "agent"


@dataclass(frozen=True)
class Key:
    """What lets a machine act as `owner` (a station's or an agent's id). Only a keyed hash of it is kept. `name`: what the machine
    is called; `made_by`: a staff id, or "demo"; `address`: from where it was seen last."""

    id: str
    kind: KeyKind
    owner: str
    name: str
    made_at: datetime
    made_by: str
    seen_at: datetime | None = None
    address: str = ""
    revoked_at: datetime | None = None


class PairState(StrEnum):
    WAITING = "waiting"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True)
class PairRequest:
    """A machine that asks for a key. `code` is what it shows; `name` what it calls itself; `interval` how often it may ask now.
    `screen`: the kind of station its page is for, None for an agent or where it does not say. `owner` and `decided_by` are there
    once it is accepted."""

    id: str
    kind: KeyKind
    code: str
    name: str
    address: str
    made_at: datetime
    polled_at: datetime | None
    interval: timedelta
    state: PairState = PairState.WAITING
    owner: str = ""
    owner_name: str = ""
    decided_by: str = ""
    screen: StationKind | None = None

    @property
    def expires_at(self) -> datetime:
        return self.made_at + PAIRING_LASTS

    def silent(self, now: datetime) -> bool:
        """Whether the machine has stopped asking: it was switched off, or its page was loaded anew and shows another code."""
        return now - (self.polled_at or self.made_at) > self.interval + SILENT_AFTER

    def too_soon(self, now: datetime) -> bool:
        """Whether the machine asks faster than it was told. A second is forgiven: clocks and networks are no metronomes."""
        return self.polled_at is not None and now - self.polled_at < self.interval - timedelta(seconds=1)
