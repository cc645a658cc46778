"""What a person does at the spool: stop and start a queue, give a job up, send it elsewhere, repeat it, say what lies in the tray.

Every command may come twice (a double click, a retry): the second finds the work done and changes nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from kiosk.domain.audit import AuditEntry
from kiosk.domain.errors import NotFound, PrintRefused
from kiosk.domain.printing import Hold, JobState, Kind, PrintJob, Proof, Reason, rules_of
from kiosk.use_cases import printing
from kiosk.use_cases.papers import test_page
from kiosk.use_cases.ports import Fact, NewId, Texts, UnitOfWork

_S = JobState
_TOO_LATE = {
    _S.SENDING: "print_being_sent",
    _S.PRINTED: "print_already_printed",
    _S.UNCERTAIN: "print_perhaps_on_paper",
    _S.EXPIRED: "print_given_up",
    _S.CANCELLED: "print_given_up",
}
REFUSALS: Mapping[str, Mapping[JobState, str]] = {
    "cancel": {_S.SENDING: "print_being_sent", _S.PRINTED: "print_already_printed", _S.EXPIRED: "print_given_up"},
    "move": _TOO_LATE,
    "reprint": {_S.QUEUED: "print_still_waiting", _S.SENDING: "print_being_sent"},
    "confirm": {
        _S.QUEUED: "print_still_waiting",
        _S.SENDING: "print_being_sent",
        _S.PRINTED: "print_already_printed",
        _S.EXPIRED: "print_given_up",
        _S.CANCELLED: "print_given_up",
    },
}
"What is refused to a job in a state, and the code of the sentence that says why."


def hold(uow: UnitOfWork, device_id: str, now: datetime, who: str) -> Hold:
    """Stop a printer's queue. What is being printed is finished; nothing more begins until it is released."""
    if device_id not in uow.prints.held():
        uow.prints.hold(Hold(device_id, now, who))
        uow.audit.add(AuditEntry(now, who, "spool.hold", device_id))
        _queue_changed(uow, device_id)
    return uow.prints.held()[device_id]


def release(uow: UnitOfWork, device_id: str, now: datetime, who: str) -> bool:
    """Let a queue run again; false if nobody had stopped it."""
    stopped = device_id in uow.prints.held()
    if stopped:
        uow.prints.release(device_id)
        uow.audit.add(AuditEntry(now, who, "spool.release", device_id))
    # Told in either case: whoever presses it wants the printer to be tried now.
    _queue_changed(uow, device_id)
    return stopped


def cancel(uow: UnitOfWork, job_id: str, now: datetime, who: str) -> PrintJob:
    """Give a job up: one that waits, or an uncertain one that nobody needs to know more about."""
    job = known(uow, job_id)
    if job.state is JobState.CANCELLED:
        return job
    _refuse("cancel", job)
    if job.state is JobState.UNCERTAIN and _follower(uow, job) is not None:
        raise PrintRefused("print_perhaps_on_paper", job.id)
    _audit(uow, now, who, "spool.cancel", job)
    return _told(uow, uow.prints.move(job.id, JobState.CANCELLED, now, reason=Reason.BY_PERSON, who=who))


def move_to(uow: UnitOfWork, job_id: str, device_id: str, now: datetime, who: str) -> PrintJob:
    """Let another printer print it: only while it waits, because then nothing of it was sent."""
    job = known(uow, job_id)
    if job.device_id == device_id and job.state is JobState.QUEUED:
        return job
    _refuse("move", job)
    _refuse_to_travel(job, device_id)
    _audit(uow, now, who, "spool.move", job, to=device_id)
    return _told(uow, uow.prints.reassign(job.id, device_id, now, reason=Reason.MOVED, who=who))


def movable(uow: UnitOfWork) -> Sequence[PrintJob]:
    """What waits and may be printed elsewhere."""
    return [job for job in uow.prints.unfinished() if job.state is JobState.QUEUED and rules_of(job.kind).moves]


def move_waiting(uow: UnitOfWork, device_id: str, to: str, now: datetime, who: str) -> int:
    """Let another printer print all that waits at one and may move; how many those were."""
    moving = [job for job in movable(uow) if job.device_id == device_id != to]
    for job in moving:
        move_to(uow, job.id, to, now, who)
    return len(moving)


def reprint(
    uow: UnitOfWork,
    job_id: str,
    request_id: str,
    now: datetime,
    who: str,
    texts: Texts,
    new_id: NewId,
    device_id: str | None = None,
) -> PrintJob:
    """A copy, marked as one, on the same printer or on another. The same request id returns the copy that it made."""
    made = uow.prints.by_request(request_id)
    if made is not None:
        return made
    job = known(uow, job_id)
    _refuse("reprint", job)
    if device_id is not None:
        _refuse_to_travel(job, device_id)
    if printing.undone(uow, job):
        raise PrintRefused("print_order_undone", job.id)
    _audit(uow, now, who, "spool.reprint", job, to=device_id or job.device_id)
    return printing.repeat(uow, job, now, texts, new_id, device_id=device_id, request_id=request_id, who=who)


def confirm(
    uow: UnitOfWork, job_id: str, came_out: bool, now: datetime, who: str, texts: Texts, new_id: NewId
) -> tuple[PrintJob, PrintJob | None]:
    """A person looked at the paper of an uncertain job. Returns it, and the copy that follows it if it had not come out."""
    job = known(uow, job_id)
    if job.state is JobState.PRINTED and came_out and job.proof == Proof.PERSON:
        return job, None
    _refuse("confirm", job)
    if came_out:
        _audit(uow, now, who, "spool.seen", job)
        return _seen(uow, job, now, who), None
    follower = _follower(uow, job)
    if follower is None:
        if printing.undone(uow, job):
            raise PrintRefused("print_order_undone", job.id)
        _audit(uow, now, who, "spool.missed", job)
        uow.prints.note(job.id, now, reason=Reason.MISSED, who=who)
        follower = printing.repeat(uow, job, now, texts, new_id, who=who)
    return job, follower


def print_test_page(
    uow: UnitOfWork,
    device_id: str,
    station_id: str,
    request_id: str,
    language: str,
    now: datetime,
    who: str,
    texts: Texts,
    new_id: NewId,
) -> PrintJob:
    """A page that says which printer it is and shows its letters; `station_id` is where it stands."""
    station = uow.places.stations()[station_id]
    local = uow.places.locations()[station.location_id].local(now)
    page = test_page(device_id, station.name, language, local, texts)
    if uow.prints.by_request(request_id) is None:
        uow.audit.add(AuditEntry(now, who, "spool.test-page", device_id))
    return printing.submit(uow, device_id, Kind.TEST_PAGE, "", page, now, new_id, request_id=request_id, who=who)


def known(uow: UnitOfWork, job_id: str) -> PrintJob:
    job = uow.prints.get(job_id)
    if job is None:
        raise NotFound(f"print job {job_id}")
    return job


def _seen(uow: UnitOfWork, job: PrintJob, now: datetime, who: str) -> PrintJob:
    """It lies there after all: copies of it that have not begun need not come."""
    for copy in uow.prints.copies_of(job.original):
        if copy.copy_no > job.copy_no and copy.state is JobState.QUEUED:
            _told(uow, uow.prints.move(copy.id, JobState.CANCELLED, now, reason=Reason.SEEN, who=who))
    return _told(uow, uow.prints.move(job.id, JobState.PRINTED, now, proof=Proof.PERSON, reason=Reason.SEEN, who=who))


def _follower(uow: UnitOfWork, job: PrintJob) -> PrintJob | None:
    """The newest copy made after this job, if there is one."""
    later = [copy for copy in uow.prints.copies_of(job.original) if copy.copy_no > job.copy_no]
    return later[-1] if later else None


def _refuse(deed: str, job: PrintJob) -> None:
    code = REFUSALS[deed].get(job.state)
    if code is not None:
        raise PrintRefused(code, job.id)


def _refuse_to_travel(job: PrintJob, device_id: str) -> None:
    if device_id != job.device_id and not rules_of(job.kind).moves:
        raise PrintRefused("print_stays", job.id)


def _audit(uow: UnitOfWork, now: datetime, who: str, deed: str, job: PrintJob, **details: str) -> None:
    uow.audit.add(AuditEntry(now, who, deed, job.reference, {"job": job.id, "printer": job.device_id, **details}))


def _queue_changed(uow: UnitOfWork, device_id: str) -> None:
    uow.facts.append(Fact("queue", device_id))
    uow.facts.append(Fact("it:spool", device_id))


def _told(uow: UnitOfWork, job: PrintJob) -> PrintJob:
    uow.facts.append(Fact("print", job))
    return job
