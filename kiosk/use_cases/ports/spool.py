"""What waits to be printed, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from kiosk.domain.printing import DrawerPulse, Hold, JobState, PrintEvent, PrintJob, PulseState


@dataclass(frozen=True)
class PrintSearch:
    """What to look for; what is None or empty does not matter. `text` is a part of the reference, whatever its letters' case.

    `before` and `limit` are the page: the cursor that the page before gave, and how many.
    """

    text: str = ""
    devices: tuple[str, ...] = ()
    kind: str = ""
    states: tuple[JobState, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None
    limit: int = 50

    def fits(self, job: PrintJob) -> bool:
        """Whether it is one of those looked for, whatever the page."""
        return (
            self.text.casefold() in job.reference.casefold()
            and (not self.devices or job.device_id in self.devices)
            and self.kind in ("", job.kind)
            and (not self.states or job.state in self.states)
            and (self.since is None or job.queued_at >= self.since)
            and (self.until is None or job.queued_at < self.until)
        )


@dataclass(frozen=True)
class PrintPage:
    """Newest first. `before` is the cursor of the next page, None when this is the last."""

    jobs: tuple[PrintJob, ...]
    before: int | None


class Prints(Protocol):
    """The spool. A job is never deleted; its state moves by the table in domain/printing.py, and every move leaves an event."""

    def add(self, job: PrintJob, *, who: str = "") -> None:
        """Its history begins at `changed_at`, else when it was queued."""

    def get(self, job_id: str) -> PrintJob | None: ...
    def by_request(self, request_id: str) -> PrintJob | None: ...
    def next_queued(self, device_id: str) -> PrintJob | None:
        """The oldest queued job of that printer."""

    def move(
        self, job_id: str, state: JobState, at: datetime, *, proof: str = "none", reason: str = "", detail: str = "", who: str = ""
    ) -> PrintJob:
        """Move it (attempts grows by one on the way to sending); illegal moves raise `IllegalMove`."""

    def reassign(self, job_id: str, device_id: str, at: datetime, *, reason: str, who: str = "") -> PrintJob:
        """Give a queued job to another printer, where it takes the place of its age. Raises `IllegalMove` for any other state."""

    def note(self, job_id: str, at: datetime, *, reason: str, who: str) -> None:
        """Write into its history what changes nothing."""

    def history(self, job_id: str) -> Sequence[PrintEvent]:
        """Oldest first."""

    def unfinished(self) -> Sequence[PrintJob]:
        """Everything queued or being sent, by printer, each in the order of its queue."""

    def undecided(self) -> Sequence[PrintJob]:
        """Uncertain ones that no copy follows: a person has to look. Oldest first."""

    def overdue(self, now: datetime) -> Sequence[PrintJob]:
        """Queued ones whose time is over."""

    def in_state(self, state: JobState) -> Sequence[PrintJob]: ...
    def of_reference(self, reference: str) -> Sequence[PrintJob]: ...
    def copies_of(self, job_id: str) -> Sequence[PrintJob]: ...
    def recent(self, limit: int) -> Sequence[PrintJob]: ...
    def search(self, wanted: PrintSearch) -> PrintPage: ...

    def hold(self, hold: Hold) -> None:
        """Stop a printer's queue; one that is stopped already stays as it is."""

    def release(self, device_id: str) -> None: ...
    def held(self) -> Mapping[str, Hold]: ...
    def printed(self, device_id: str, since: datetime) -> int:
        """How many documents that were asked for since then that printer has put on paper, copies included."""


class Drawers(Protocol):
    """Openings of cash drawers: written down before they happen, and never repeated."""

    def add(self, pulse: DrawerPulse) -> None: ...
    def get(self, request_id: str) -> DrawerPulse | None: ...
    def settle(self, request_id: str, state: PulseState, detail: str) -> DrawerPulse:
        """What became of one that was asked; raises `NotFound` if it was settled before or never asked."""

    def in_state(self, state: PulseState) -> Sequence[DrawerPulse]: ...
    def recent(self, device_id: str, limit: int) -> Sequence[DrawerPulse]:
        """Newest first."""
