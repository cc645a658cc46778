"""The print spool: an outbox, written in the transaction of what is printed. Documents lie sealed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, bindparam, exists, func, select, update

from kiosk.domain.errors import IllegalMove, NotFound
from kiosk.domain.printing import NEXT, UNFINISHED, Hold, JobState, PrintEvent, PrintJob
from kiosk.storage.sealing import Sealer
from kiosk.storage.statement import Among, Driver, Row, Statement
from kiosk.storage.tables import held_printers as holds
from kiosk.storage.tables import print_events as events
from kiosk.storage.tables import print_jobs as jobs
from kiosk.use_cases.ports import PrintPage, PrintSearch

_COLUMNS = [c for c in jobs.columns if c.name != "seq"]
_IN_TURN = (jobs.c.device_id, jobs.c.queued_at, jobs.c.seq)
_QUEUED = jobs.c.state == JobState.QUEUED.value


def _jobs(*where: ColumnElement[bool]) -> Any:
    return select(*_COLUMNS).where(*where)


def _following() -> ColumnElement[bool]:
    """A copy made after this job."""
    copy = jobs.alias("copy")
    family = (copy.c.copy_of == jobs.c.id) | ((copy.c.copy_of == jobs.c.copy_of) & (copy.c.copy_no > jobs.c.copy_no))
    return exists(select(copy.c.seq).where(family))


_ADD = Statement(jobs.insert())
_GET = Statement(_jobs(jobs.c.id == bindparam("job_id")))
_BY_REQUEST = Statement(_jobs(jobs.c.request_id == bindparam("request")))
_HOLD_ROW = Statement(_jobs(jobs.c.id == bindparam("job_id")).with_for_update())
_NEXT_QUEUED = Statement(_jobs(_QUEUED, jobs.c.device_id == bindparam("device_id")).order_by(jobs.c.queued_at, jobs.c.seq).limit(1))
_MOVING = ("device_id", "state", "attempts", "proof", "reason", "detail", "changed_at")
_MOVE = Statement(
    update(jobs)
    .where(jobs.c.id == bindparam("job_id"))
    .values({name: bindparam(f"new_{name}", type_=jobs.c[name].type) for name in _MOVING})
)
_IN_STATE = Statement(_jobs(jobs.c.state == bindparam("state")).order_by(jobs.c.seq))
_UNFINISHED = Statement(_jobs(Among(jobs.c.state, "states")).order_by(*_IN_TURN))
_UNDECIDED = Statement(_jobs(jobs.c.state == JobState.UNCERTAIN.value, ~_following()).order_by(jobs.c.seq))
_OVERDUE = Statement(_jobs(_QUEUED, jobs.c.expires_at < bindparam("now", type_=jobs.c.expires_at.type)).order_by(*_IN_TURN))
_OF_REFERENCE = Statement(_jobs(jobs.c.reference == bindparam("reference")).order_by(jobs.c.seq))
_COPIES = Statement(_jobs(jobs.c.copy_of == bindparam("job_id")).order_by(jobs.c.copy_no, jobs.c.seq))
_RECENT = Statement(_jobs().order_by(jobs.c.seq.desc()).limit(bindparam("most")))

_TELL = Statement(events.insert())
_HISTORY = Statement(
    select(*(c for c in events.columns if c.name != "seq")).where(events.c.job_id == bindparam("job_id")).order_by(events.c.seq)
)
_HOLD = Statement(lambda insert: insert(holds).on_conflict_do_nothing())
_RELEASE = Statement(holds.delete().where(holds.c.device_id == bindparam("device")))
_PRINTED = Statement(
    select(func.count()).where(
        jobs.c.state == JobState.PRINTED.value,
        jobs.c.device_id == bindparam("device"),
        jobs.c.queued_at >= bindparam("moment", type_=jobs.c.queued_at.type),
    )
)
_HELD = Statement(select(holds.c.device_id, holds.c.at, holds.c.who).order_by(holds.c.device_id))

# Each asks with the parameter of its name; a search uses those that it has values for.
_FILTERS: Mapping[str, ColumnElement[bool]] = {
    "text": jobs.c.reference.ilike(bindparam("text"), escape="/"),
    "devices": Among(jobs.c.device_id, "devices"),
    "kind": jobs.c.kind == bindparam("kind"),
    "states": Among(jobs.c.state, "states"),
    "since": jobs.c.queued_at >= bindparam("since", type_=jobs.c.queued_at.type),
    "until": jobs.c.queued_at < bindparam("until", type_=jobs.c.queued_at.type),
    "before": jobs.c.seq < bindparam("before"),
}


@cache
def _search(names: frozenset[str]) -> Statement:
    wanted = select(*_COLUMNS, jobs.c.seq).where(*(_FILTERS[name] for name in sorted(names)))
    return Statement(wanted.order_by(jobs.c.seq.desc()).limit(bindparam("most")))


class SqlPrints:
    def __init__(self, driver: Driver, sealer: Sealer) -> None:
        self._driver = driver
        self._sealer = sealer

    def add(self, job: PrintJob, *, who: str = "") -> None:
        sealed = self._sealer.seal(job.document, _owner(job.id))
        self._driver.run(_ADD, **_row(job), sealed_document=sealed)
        self._tell(PrintEvent.of(job, None, job.changed_at or job.queued_at, who))

    def get(self, job_id: str) -> PrintJob | None:
        row = self._driver.row(_GET, job_id=job_id)
        return None if row is None else self._job(row)

    def by_request(self, request_id: str) -> PrintJob | None:
        row = self._driver.row(_BY_REQUEST, request=request_id)
        return None if row is None else self._job(row)

    def next_queued(self, device_id: str) -> PrintJob | None:
        row = self._driver.row(_NEXT_QUEUED, device_id=device_id)
        return None if row is None else self._job(row)

    def move(
        self, job_id: str, state: JobState, at: datetime, *, proof: str = "none", reason: str = "", detail: str = "", who: str = ""
    ) -> PrintJob:
        """Raises `NotFound` for an unknown job."""
        job = self._held_row(job_id)
        if state not in NEXT[job.state]:
            raise IllegalMove(f"print job {job_id} is {job.state}, cannot become {state}")
        tries = int(state is JobState.SENDING)
        moved = replace(job, state=state, proof=proof, reason=reason, detail=detail, changed_at=at, attempts=job.attempts + tries)
        return self._moved(job, moved, who)

    def reassign(self, job_id: str, device_id: str, at: datetime, *, reason: str, who: str = "") -> PrintJob:
        job = self._held_row(job_id)
        if job.state is not JobState.QUEUED:
            raise IllegalMove(f"print job {job_id} is {job.state}, cannot be given to another printer")
        return self._moved(job, replace(job, device_id=device_id, reason=reason, detail="", changed_at=at), who)

    def note(self, job_id: str, at: datetime, *, reason: str, who: str) -> None:
        job = replace(self._held_row(job_id), reason=reason, detail="")
        self._tell(PrintEvent.of(job, job.state, at, who))

    def history(self, job_id: str) -> Sequence[PrintEvent]:
        return [_event(row) for row in self._driver.rows(_HISTORY, job_id=job_id)]

    def unfinished(self) -> Sequence[PrintJob]:
        return self._jobs(_UNFINISHED, states=sorted(UNFINISHED))

    def undecided(self) -> Sequence[PrintJob]:
        return self._jobs(_UNDECIDED)

    def overdue(self, now: datetime) -> Sequence[PrintJob]:
        return self._jobs(_OVERDUE, now=now)

    def in_state(self, state: JobState) -> Sequence[PrintJob]:
        """Oldest first."""
        return self._jobs(_IN_STATE, state=state.value)

    def of_reference(self, reference: str) -> Sequence[PrintJob]:
        """Oldest first."""
        return self._jobs(_OF_REFERENCE, reference=reference)

    def copies_of(self, job_id: str) -> Sequence[PrintJob]:
        """By copy number."""
        return self._jobs(_COPIES, job_id=job_id)

    def recent(self, limit: int) -> Sequence[PrintJob]:
        """Newest first."""
        return self._jobs(_RECENT, most=limit)

    def search(self, wanted: PrintSearch) -> PrintPage:
        values = {name: value for name in _FILTERS if (value := getattr(wanted, name)) not in (None, "", ())}
        if wanted.text:
            values["text"] = f"%{_literal(wanted.text)}%"
        rows = self._driver.rows(_search(frozenset(values)), **values, most=wanted.limit + 1)
        page = rows[: wanted.limit]
        more = len(rows) > len(page)
        return PrintPage(tuple(self._job(row[:-1]) for row in page), page[-1][-1] if more else None)

    def hold(self, hold: Hold) -> None:
        self._driver.run(_HOLD, **vars(hold))

    def release(self, device_id: str) -> None:
        self._driver.run(_RELEASE, device=device_id)

    def held(self) -> Mapping[str, Hold]:
        return {row[0]: Hold(*row) for row in self._driver.rows(_HELD)}

    def printed(self, device_id: str, since: datetime) -> int:
        return int(self._driver.value(_PRINTED, device=device_id, moment=since))

    def _held_row(self, job_id: str) -> PrintJob:
        row = self._driver.row(_HOLD_ROW, job_id=job_id)
        if row is None:
            raise NotFound(f"print job {job_id}")
        return self._job(row)

    def _moved(self, before: PrintJob, after: PrintJob, who: str) -> PrintJob:
        assert after.changed_at is not None
        self._driver.run(_MOVE, job_id=after.id, **{f"new_{name}": value for name, value in _row(after).items() if name in _MOVING})
        self._tell(PrintEvent.of(after, before.state, after.changed_at, who))
        return after

    def _tell(self, event: PrintEvent) -> None:
        self._driver.run(_TELL, **_row(event))

    def _jobs(self, statement: Statement, **values: Any) -> list[PrintJob]:
        return [self._job(row) for row in self._driver.rows(statement, **values)]

    def _job(self, row: Row) -> PrintJob:
        job_id, device_id, kind, reference, sealed, state, *rest = row
        document: dict[str, Any] = self._sealer.open(sealed, _owner(job_id), dict[str, Any])
        return PrintJob(job_id, device_id, kind, reference, document, JobState(state), *rest)


def _event(row: Row) -> PrintEvent:
    job_id, at, device_id, before, after, *rest = row
    return PrintEvent(job_id, at, device_id, JobState(before) if before else None, JobState(after), *rest)


def _row(thing: PrintJob | PrintEvent) -> dict[str, Any]:
    values = {name: value for name, value in vars(thing).items() if name != "document"}
    return {name: value.value if isinstance(value, Enum) else value for name, value in values.items()}


def _literal(text: str) -> str:
    """Text in which LIKE finds nothing special (see `escape` of the filter)."""
    return text.replace("/", "//").replace("%", "/%").replace("_", "/_")


def _owner(job_id: str) -> str:
    return f"print:{job_id}"
