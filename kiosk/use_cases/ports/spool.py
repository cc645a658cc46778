"""What waits to be printed, and what became of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from kiosk.domain.printing import JobState, PrintJob


class Prints(Protocol):
    """The spool. A job is never deleted; its state moves by the table in domain/printing.py."""

    def add(self, job: PrintJob) -> None: ...
    def get(self, job_id: str) -> PrintJob | None: ...
    def next_queued(self, device_id: str) -> PrintJob | None:
        """The oldest queued job of that printer."""

    def move(self, job_id: str, state: JobState, at: datetime, *, proof: str = "none", detail: str = "") -> PrintJob:
        """Move it (attempts grows by one on the way to sending); illegal moves raise `IllegalMove`."""

    def in_state(self, state: JobState) -> Sequence[PrintJob]: ...
    def of_reference(self, reference: str) -> Sequence[PrintJob]: ...
    def copies_of(self, job_id: str) -> Sequence[PrintJob]: ...
    def recent(self, limit: int) -> Sequence[PrintJob]: ...
