"""What was and is wrong: open faults, and the journal of those that are over."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from kiosk.domain.faults import Fault, FaultKind
from kiosk.storage.statement import Driver, Row, Statement
from kiosk.storage.tables import faults

_WHOLE = tuple(c for c in faults.columns if c.name != "seq")
_CHANGING = ("detail", "going", "going_at", "fixed_at")

_ADD = Statement(faults.insert())
_GET = Statement(select(*_WHOLE).where(faults.c.id == bindparam("fault_id")))
_CHANGE = Statement(
    update(faults)
    .where(faults.c.id == bindparam("fault_id"))
    .values({name: bindparam(f"new_{name}", type_=faults.c[name].type) for name in _CHANGING})
)
_OPEN = Statement(select(*_WHOLE).where(faults.c.fixed_at.is_(None)).order_by(faults.c.since, faults.c.seq))
_FIXED = Statement(select(*_WHOLE).where(faults.c.fixed_at.isnot(None)).order_by(faults.c.seq.desc()).limit(bindparam("most")))
_LAST = Statement(
    select(*_WHOLE)
    .where(faults.c.kind == bindparam("kind"), faults.c.subject == bindparam("subject"), faults.c.fixed_at.isnot(None))
    .order_by(faults.c.seq.desc())
    .limit(1)
)
_FORGET = Statement(delete(faults).where(faults.c.fixed_at < bindparam("before", type_=faults.c.fixed_at.type)))


class SqlFaults:
    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def add(self, fault: Fault) -> None:
        """Open one. There is at most one open of a kind and subject."""
        self._driver.run(_ADD, **vars(fault) | {"kind": fault.kind.value})

    def get(self, fault_id: str) -> Fault | None:
        row = self._driver.row(_GET, fault_id=fault_id)
        return None if row is None else _fault(row)

    def change(self, fault: Fault) -> None:
        """Keep what may change of it: detail, who goes, when it was over."""
        self._driver.run(_CHANGE, fault_id=fault.id, **{f"new_{name}": getattr(fault, name) for name in _CHANGING})

    def open(self) -> Sequence[Fault]:
        """Oldest first."""
        return [_fault(row) for row in self._driver.rows(_OPEN)]

    def fixed(self, limit: int) -> Sequence[Fault]:
        """Newest first."""
        return [_fault(row) for row in self._driver.rows(_FIXED, most=limit)]

    def last(self, kind: FaultKind, subject: str) -> Fault | None:
        """The newest of them that is over."""
        row = self._driver.row(_LAST, kind=kind.value, subject=subject)
        return None if row is None else _fault(row)

    def forget_fixed(self, before: datetime) -> int:
        return self._driver.run(_FORGET, before=before)


def _fault(row: Row) -> Fault:
    fault_id, kind, *rest = row
    return Fault(fault_id, FaultKind(kind), *rest)
