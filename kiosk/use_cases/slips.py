"""What a shopper's screen says of its slip: where the paper is, or why none comes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.domain.printing import UNFINISHED, JobState, PrintJob
from kiosk.domain.words import Words
from kiosk.use_cases.ports import UnitOfWork

_GIVEN_UP = frozenset({JobState.EXPIRED, JobState.CANCELLED})
_BY_HAND = {"paper_out": "waiting_paper", "cover_open": "cover_open"}


@dataclass(frozen=True)
class Said:
    """`state`: none, queued, sending, printed, uncertain, waiting_paper, cover_open, failed, given_up (nobody will print it), or
    moved: then the slip comes out at another station, whose name is `place`."""

    state: str
    copy: int = 0
    place: Words | None = None


def state_for_screen(job: PrintJob | None, hindrance: str | None) -> str:
    """A job at the printer before which the shopper stands."""
    if job is None:
        return "none"
    if job.state in _GIVEN_UP:
        return "given_up"
    if job.state not in UNFINISHED or hindrance is None:
        return job.state.value
    return _BY_HAND.get(hindrance, "failed")


@dataclass(frozen=True)
class Slips:
    """`hindrance`: device id -> why it cannot print now, or None; `station_of`: device id -> where it stands, or None."""

    hindrance: Callable[[str], str | None] = lambda device_id: None
    station_of: Callable[[str], str | None] = lambda device_id: None

    def said(self, uow: UnitOfWork, job: PrintJob | None) -> Said:
        if job is None:
            return Said("none")
        there = self.station_of(job.device_id)
        if there is not None and job.station_id not in (None, there) and job.state not in _GIVEN_UP:
            station = uow.places.stations().get(there)
            return Said("moved", job.copy_no, station.name if station else None)
        hindrance = self.hindrance(job.device_id) or ("held" if job.device_id in uow.prints.held() else None)
        return Said(state_for_screen(job, hindrance), job.copy_no)

    def news(self, uow: UnitOfWork, job: PrintJob) -> tuple[str, Mapping[str, Any]] | None:
        """(station, what its screens are told); None for paper that nobody at a screen waits for."""
        station_id = job.station_id or self.station_of(job.device_id)
        if station_id is None or not job.reference:
            return None
        said = self.said(uow, job)
        return station_id, {"order_number": job.reference, "state": said.state, "copy": said.copy, "place": said.place}
