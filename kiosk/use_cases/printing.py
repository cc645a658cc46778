"""The spool: nothing printed is lost or silently printed twice.

A job is written in the transaction of the order it belongs to; it is committed as *sending* before its first byte leaves; one
that was interrupted is *uncertain* and only a copy, marked as one, may follow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kiosk.domain.orders import FulfilmentState
from kiosk.domain.printing import JobState, PrintJob
from kiosk.use_cases.papers import marked_copy
from kiosk.use_cases.ports import Fact, NewId, Texts, UnitOfWork

SLIP_LIFE = timedelta(hours=1)

# After that many copies a machine knows no better than a person: the last one stays uncertain until somebody looks.
MAX_COPIES = 3

_UNDONE = "the order was undone"


def submit(
    uow: UnitOfWork, device_id: str, kind: str, reference: str, document: Mapping[str, Any], now: datetime, new_id: NewId
) -> PrintJob:
    """Put a document into the spool of a printer, within the caller's transaction."""
    job = PrintJob(new_id(), device_id, kind, reference, document, JobState.QUEUED, now, now + SLIP_LIFE)
    return _added(uow, job)


def take_next(uow: UnitOfWork, device_id: str, now: datetime) -> PrintJob | None:
    """The oldest job of that printer, now *sending*. Jobs nobody waits for any more expire on the way."""
    while (job := uow.prints.next_queued(device_id)) is not None:
        if job.expires_at is not None and job.expires_at < now:
            _moved(uow, job, JobState.EXPIRED, now, detail="nobody waits for it any more")
            continue
        return _moved(uow, job, JobState.SENDING, now)
    return None


def printed(uow: UnitOfWork, job: PrintJob, proof: str, now: datetime) -> None:
    _moved(uow, job, JobState.PRINTED, now, proof=proof)


def not_started(uow: UnitOfWork, job: PrintJob, detail: str, now: datetime) -> None:
    """No byte of it left: it waits its turn again, unless its order was undone meanwhile."""
    undone = _undone(uow, job)
    _moved(uow, job, JobState.CANCELLED if undone else JobState.QUEUED, now, detail=_UNDONE if undone else detail)


def unprintable(uow: UnitOfWork, job: PrintJob, detail: str, now: datetime) -> None:
    """No printer will ever make sense of it: no byte left, and trying again would change nothing."""
    _moved(uow, job, JobState.CANCELLED, now, detail=detail)


def interrupted(uow: UnitOfWork, job: PrintJob, detail: str, now: datetime, texts: Texts, new_id: NewId) -> PrintJob | None:
    """Perhaps it is on paper, perhaps not: a marked copy follows it. Returns the copy, if there is to be one."""
    _moved(uow, job, JobState.UNCERTAIN, now, detail=detail)
    if job.copy_no >= MAX_COPIES or _undone(uow, job):
        return None
    return repeat(uow, job, now, texts, new_id)


def repeat(uow: UnitOfWork, job: PrintJob, now: datetime, texts: Texts, new_id: NewId) -> PrintJob:
    """Queue a copy of a job, marked as one, before everything that waits for that printer."""
    original = uow.prints.get(job.copy_of) if job.copy_of else job
    original = original or job
    number = len(uow.prints.copies_of(original.id)) + 1
    copy = replace(
        original,
        id=new_id(),
        document=marked_copy(original.document, number, texts),
        state=JobState.QUEUED,
        copy_of=original.id,
        copy_no=number,
        attempts=0,
        proof="none",
        detail="",
        # It keeps its place in the queue: the paper comes out in the order in which it was asked for.
        queued_at=original.queued_at,
        expires_at=now + SLIP_LIFE,
    )
    return _added(uow, copy)


def recover(uow: UnitOfWork, now: datetime, texts: Texts, new_id: NewId) -> int:
    """After a restart: what was being sent when the server died is uncertain. Returns how many there were."""
    torn = uow.prints.in_state(JobState.SENDING)
    for job in torn:
        interrupted(uow, job, "the server stopped while it was being sent", now, texts, new_id)
    return len(torn)


def drop(uow: UnitOfWork, reference: str, now: datetime) -> None:
    """Nobody needs the papers of this order any more: what still waits is not printed."""
    for job in uow.prints.of_reference(reference):
        if job.state is JobState.QUEUED:
            _moved(uow, job, JobState.CANCELLED, now, detail=_UNDONE)


def newest(jobs: Sequence[PrintJob]) -> PrintJob | None:
    """The job that says how it stands with an order's slip: the last copy, else the first try."""
    return max(jobs, key=lambda job: (job.copy_no, job.queued_at), default=None)


def state_for_screen(job: PrintJob | None, hindrance: str | None) -> str:
    """What a shopper's screen says of a slip: its job's state, or why the printer cannot print it now."""
    if job is None:
        return "none"
    if job.state not in (JobState.QUEUED, JobState.SENDING) or hindrance is None:
        return {JobState.EXPIRED: "failed", JobState.CANCELLED: "failed"}.get(job.state, job.state.value)
    return {"paper_out": "waiting_paper", "cover_open": "cover_open"}.get(hindrance, "failed")


def _undone(uow: UnitOfWork, job: PrintJob) -> bool:
    order = uow.orders.by_number(job.reference)
    return order is not None and order.fulfilment.state is FulfilmentState.CANCELLED


def _added(uow: UnitOfWork, job: PrintJob) -> PrintJob:
    uow.prints.add(job)
    uow.facts.append(Fact("print", job))
    return job


def _moved(uow: UnitOfWork, job: PrintJob, state: JobState, now: datetime, proof: str = "none", detail: str = "") -> PrintJob:
    moved = uow.prints.move(job.id, state, now, proof=proof, detail=detail)
    uow.facts.append(Fact("print", moved))
    return moved
