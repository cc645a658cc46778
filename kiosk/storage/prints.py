"""The print spool: an outbox, written in the transaction of what is printed. Documents lie sealed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, select, update

from kiosk.domain.errors import IllegalMove, NotFound
from kiosk.domain.printing import NEXT, JobState, PrintJob
from kiosk.storage.sealing import Sealer
from kiosk.storage.statement import Driver, Row, Statement
from kiosk.storage.tables import print_jobs as jobs


def _jobs(*where: ColumnElement[bool]) -> Any:
    return select(*(c for c in jobs.columns if c.name != "seq")).where(*where)


_ADD = Statement(jobs.insert())
_GET = Statement(_jobs(jobs.c.id == bindparam("job_id")))
_HOLD = Statement(_jobs(jobs.c.id == bindparam("job_id")).with_for_update())
_NEXT_QUEUED = Statement(
    _jobs(jobs.c.state == JobState.QUEUED.value, jobs.c.device_id == bindparam("device_id"))
    .order_by(jobs.c.queued_at, jobs.c.seq)
    .limit(1)
)
_MOVE = Statement(
    update(jobs)
    .where(jobs.c.id == bindparam("job_id"))
    .values({name: bindparam(f"new_{name}", type_=jobs.c[name].type) for name in ("state", "proof", "detail", "changed_at")})
    .values(attempts=jobs.c.attempts + bindparam("tries", type_=jobs.c.attempts.type))
)
_IN_STATE = Statement(_jobs(jobs.c.state == bindparam("state")).order_by(jobs.c.seq))
_OF_REFERENCE = Statement(_jobs(jobs.c.reference == bindparam("reference")).order_by(jobs.c.seq))
_COPIES = Statement(_jobs(jobs.c.copy_of == bindparam("job_id")).order_by(jobs.c.copy_no, jobs.c.seq))
_RECENT = Statement(_jobs().order_by(jobs.c.seq.desc()).limit(bindparam("most")))


class SqlPrints:
    def __init__(self, driver: Driver, sealer: Sealer) -> None:
        self._driver = driver
        self._sealer = sealer

    def add(self, job: PrintJob) -> None:
        row = {k: v for k, v in vars(job).items() if k != "document"}
        sealed = self._sealer.seal(job.document, _owner(job.id))
        self._driver.run(_ADD, **row | {"state": job.state.value, "sealed_document": sealed})

    def get(self, job_id: str) -> PrintJob | None:
        row = self._driver.row(_GET, job_id=job_id)
        return None if row is None else self._job(row)

    def next_queued(self, device_id: str) -> PrintJob | None:
        row = self._driver.row(_NEXT_QUEUED, device_id=device_id)
        return None if row is None else self._job(row)

    def move(self, job_id: str, state: JobState, at: datetime, *, proof: str = "none", detail: str = "") -> PrintJob:
        """Raises `NotFound` for an unknown job."""
        row = self._driver.row(_HOLD, job_id=job_id)
        if row is None:
            raise NotFound(f"print job {job_id}")
        job = self._job(row)
        if state not in NEXT[job.state]:
            raise IllegalMove(f"print job {job_id} is {job.state}, cannot become {state}")
        self._driver.run(
            _MOVE,
            job_id=job_id,
            new_state=state.value,
            new_proof=proof,
            new_detail=detail,
            new_changed_at=at,
            tries=int(state is JobState.SENDING),
        )
        moved = self.get(job_id)
        if moved is None:
            raise NotFound(f"print job {job_id}")
        return moved

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

    def _jobs(self, statement: Statement, **values: Any) -> list[PrintJob]:
        return [self._job(row) for row in self._driver.rows(statement, **values)]

    def _job(self, row: Row) -> PrintJob:
        job_id, device_id, kind, reference, sealed, state, *rest = row
        document: dict[str, Any] = self._sealer.open(sealed, _owner(job_id), dict[str, Any])
        return PrintJob(job_id, device_id, kind, reference, document, JobState(state), *rest)


def _owner(job_id: str) -> str:
    return f"print:{job_id}"
