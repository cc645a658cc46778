"""The spool: nothing printed is lost or silently printed twice.

A job is written in the transaction of the order it belongs to; it is committed as *sending* before its first byte leaves; one
that was interrupted is *uncertain* and only a copy, marked as one, may follow.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from kiosk.domain.orders import FulfilmentState
from kiosk.domain.printing import MAX_COPIES, JobState, PrintJob, Proof, Reason, rules_of
from kiosk.use_cases.papers import marked_copy
from kiosk.use_cases.ports import Fact, NewId, Texts, UnitOfWork


def submit(
    uow: UnitOfWork,
    device_id: str,
    kind: str,
    reference: str,
    document: Mapping[str, Any],
    now: datetime,
    new_id: NewId,
    *,
    station_id: str | None = None,
    request_id: str | None = None,
    who: str = "",
) -> PrintJob:
    """Put a document into the spool of a printer, within the caller's transaction.

    `station_id` is where somebody waits for it. The same `request_id` again returns the job that it made.
    """
    before = uow.prints.by_request(request_id) if request_id else None
    if before is not None:
        return before
    life = rules_of(kind).life
    ends = None if life is None else now + life
    job = PrintJob(
        new_id(), device_id, kind, reference, document, JobState.QUEUED, now, ends, station_id=station_id, request_id=request_id
    )
    return _added(uow, job, who)


def take_next(uow: UnitOfWork, device_id: str, now: datetime) -> PrintJob | None:
    """The oldest job of that printer, now *sending*. Jobs nobody waits for any more expire on the way; a queue that a person
    stopped gives none."""
    if device_id in uow.prints.held():
        return None
    while (job := uow.prints.next_queued(device_id)) is not None:
        if job.expires_at is not None and job.expires_at < now:
            _moved(uow, job, JobState.EXPIRED, now, reason=Reason.NOBODY_WAITS)
            continue
        return _moved(uow, job, JobState.SENDING, now)
    return None


def expire(uow: UnitOfWork, now: datetime) -> int:
    """What nobody waits for any more, at printers that take nothing as well. Returns how many there were."""
    overdue = uow.prints.overdue(now)
    for job in overdue:
        _moved(uow, job, JobState.EXPIRED, now, reason=Reason.NOBODY_WAITS)
    return len(overdue)


def printed(uow: UnitOfWork, job: PrintJob, proof: str, now: datetime) -> None:
    _moved(uow, job, JobState.PRINTED, now, proof=Proof(proof))


def not_started(uow: UnitOfWork, job: PrintJob, reason: str, detail: str, now: datetime) -> None:
    """No byte of it left: it waits its turn again, unless its order was undone meanwhile."""
    if undone(uow, job):
        _moved(uow, job, JobState.CANCELLED, now, reason=Reason.UNDONE)
    else:
        _moved(uow, job, JobState.QUEUED, now, reason=reason, detail=detail)


def unprintable(uow: UnitOfWork, job: PrintJob, detail: str, now: datetime) -> None:
    """No printer will ever make sense of it: no byte left, and trying again would change nothing."""
    _moved(uow, job, JobState.CANCELLED, now, reason=Reason.UNPRINTABLE, detail=detail)


def interrupted(
    uow: UnitOfWork, job: PrintJob, reason: str, detail: str, now: datetime, texts: Texts, new_id: NewId
) -> PrintJob | None:
    """Perhaps it is on paper, perhaps not: a marked copy follows it. Returns the copy, if there is to be one."""
    _moved(uow, job, JobState.UNCERTAIN, now, reason=reason, detail=detail)
    if job.copy_no >= MAX_COPIES or undone(uow, job):
        return None
    return repeat(uow, job, now, texts, new_id)


def repeat(
    uow: UnitOfWork,
    job: PrintJob,
    now: datetime,
    texts: Texts,
    new_id: NewId,
    *,
    device_id: str | None = None,
    request_id: str | None = None,
    who: str = "",
) -> PrintJob:
    """Queue a copy of a job, marked as one, before everything that was asked for later; on another printer if one is named."""
    original = uow.prints.get(job.original) or job
    number = len(uow.prints.copies_of(original.id)) + 1
    life = rules_of(original.kind).life
    copy = PrintJob(
        id=new_id(),
        device_id=device_id or job.device_id,
        kind=original.kind,
        reference=original.reference,
        document=marked_copy(original.document, number, texts),
        state=JobState.QUEUED,
        # It keeps its place in the queue: the paper comes out in the order in which it was asked for.
        queued_at=original.queued_at,
        expires_at=None if life is None else now + life,
        copy_of=original.id,
        copy_no=number,
        changed_at=now,
        station_id=original.station_id,
        request_id=request_id,
    )
    return _added(uow, copy, who)


def recover(
    uow: UnitOfWork,
    now: datetime,
    texts: Texts,
    new_id: NewId,
    *,
    remembered: Callable[[str], bool] = lambda device_id: False,
) -> int:
    """After a restart: what was being sent when the server died is uncertain. Returns how many there were.

    `remembered`: whether the host of a device keeps a journal of jobs. Such a job stays *sending* and is handed over again.
    """
    torn = [job for job in uow.prints.in_state(JobState.SENDING) if not remembered(job.device_id)]
    for job in torn:
        interrupted(uow, job, Reason.SERVER_STOPPED, "", now, texts, new_id)
    return len(torn)


def give_over(uow: UnitOfWork, device_id: str, to: str, now: datetime) -> int:
    """Let another printer of the station print what this one cannot, as far as its kind allows. What was begun stays: only
    *queued* jobs move, of which nothing was sent. Returns how many moved."""
    held = uow.prints.held()
    if device_id in held or to in held:
        return 0
    waiting = [job for job in uow.prints.unfinished() if job.device_id == device_id and job.state is JobState.QUEUED]
    moving = [job for job in waiting if rules_of(job.kind).moves]
    for job in moving:
        uow.facts.append(Fact("print", uow.prints.reassign(job.id, to, now, reason=Reason.GIVEN_OVER)))
    return len(moving)


def drop(uow: UnitOfWork, reference: str, now: datetime) -> None:
    """Nobody needs the papers of this order any more: what still waits is not printed."""
    for job in uow.prints.of_reference(reference):
        if job.state is JobState.QUEUED:
            _moved(uow, job, JobState.CANCELLED, now, reason=Reason.UNDONE)


def newest(jobs: Sequence[PrintJob]) -> PrintJob | None:
    """The job that says how it stands with an order's slip: the last copy, else the first try."""
    return max(jobs, key=lambda job: (job.copy_no, job.queued_at), default=None)


def undone(uow: UnitOfWork, job: PrintJob) -> bool:
    """Whether it is the paper of an order that was undone."""
    order = uow.orders.by_number(job.reference)
    return order is not None and order.fulfilment.state is FulfilmentState.CANCELLED


def _added(uow: UnitOfWork, job: PrintJob, who: str) -> PrintJob:
    uow.prints.add(job, who=who)
    uow.facts.append(Fact("print", job))
    return job


def _moved(
    uow: UnitOfWork, job: PrintJob, state: JobState, now: datetime, *, proof: str = "none", reason: str = "", detail: str = ""
) -> PrintJob:
    moved = uow.prints.move(job.id, state, now, proof=proof, reason=reason, detail=detail)
    uow.facts.append(Fact("print", moved))
    return moved
