"""The record of deeds. Each line's seal is keyed (the key is outside the database) and covers the line before it: whoever
can write to the database, but has not the key, cannot change a line, leave one out or cut off the end unseen."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import msgspec
from sqlalchemy import bindparam, select, update

from kiosk.domain.audit import AuditEntry, AuditLine, AuditSearch, Verified
from kiosk.storage.sealing import Sealer
from kiosk.storage.statement import Driver, Row, Statement
from kiosk.storage.tables import audit, audit_head

_PAGE = 500
_LINE = (audit.c.number, audit.c.at, audit.c.who, audit.c.deed, audit.c.subject, audit.c.details, audit.c.seal)
_NEXT = Statement(
    update(audit_head).where(audit_head.c.id == 1).values(number=audit_head.c.number + 1).returning(*audit_head.columns)
)
_BEGIN = Statement(lambda insert: insert(audit_head).on_conflict_do_nothing())
_KEEP_HEAD = Statement(update(audit_head).where(audit_head.c.id == 1).values(seal=bindparam("value", type_=audit_head.c.seal.type)))
_HEAD = Statement(select(audit_head.c.number, audit_head.c.seal))
_ADD = Statement(audit.insert())
_DEEDS = Statement(select(audit.c.deed).distinct().order_by(audit.c.deed))
_ALL_AFTER = Statement(select(*_LINE).where(audit.c.number > bindparam("after")).order_by(audit.c.number).limit(bindparam("most")))
# One statement for every search: an empty wish lets everything through.
_FIND = Statement(
    select(*_LINE)
    .where(
        audit.c.number < bindparam("before"),
        (bindparam("who", type_=audit.c.who.type) == "") | (audit.c.who == bindparam("who", type_=audit.c.who.type)),
        (bindparam("deed", type_=audit.c.deed.type) == "") | (audit.c.deed == bindparam("deed", type_=audit.c.deed.type)),
        audit.c.at >= bindparam("since", type_=audit.c.at.type),
        audit.c.at < bindparam("until", type_=audit.c.at.type),
    )
    .order_by(audit.c.number.desc())
    .limit(bindparam("most"))
)
_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_NO_NUMBER = 2**31 - 1


class SqlAudit:
    def __init__(self, driver: Driver, sealer: Sealer) -> None:
        self._driver = driver
        self._sealer = sealer

    def add(self, entry: AuditEntry) -> AuditLine:
        head = self._driver.row(_NEXT)
        if head is None:
            self._driver.run(_BEGIN, id=1, number=0, seal=b"")
            head = self._driver.row(_NEXT)
        assert head is not None
        _, number, before = head
        details = msgspec.json.encode(dict(entry.details), order="deterministic").decode()
        line = AuditLine(number, replace(entry, details=dict(entry.details)), self._seal(before, number, entry, details))
        self._driver.run(_KEEP_HEAD, value=line.seal)
        self._driver.run(_ADD, **vars(entry) | {"number": number, "details": details, "seal": line.seal})
        return line

    def find(self, search: AuditSearch, limit: int) -> Sequence[AuditLine]:
        """Newest first."""
        rows = self._driver.rows(
            _FIND,
            before=_NO_NUMBER if search.before is None else search.before,
            who=search.who,
            deed=search.deed,
            since=search.since or _EVER,
            until=search.until or _NEVER,
            most=limit,
        )
        return [_line(row) for row in rows]

    def deeds(self) -> Sequence[str]:
        return [deed for (deed,) in self._driver.rows(_DEEDS)]

    def verify(self) -> Verified:
        """A line that was changed, left out or put in elsewhere breaks the chain there; one cut off the end breaks it after."""
        number, seal = 0, b""
        for row in self._all():
            line = _line(row)
            if line.number != number + 1 or line.seal != self._seal(seal, line.number, line.entry, row[5]):
                return Verified(number, number + 1)
            number, seal = line.number, line.seal
        head = self._driver.row(_HEAD)
        whole = head == (number, seal) if head is not None else number == 0
        return Verified(number, None if whole else number + 1)

    def _all(self) -> Iterator[Row]:
        after = 0
        while page := self._driver.rows(_ALL_AFTER, after=after, most=_PAGE):
            yield from page
            after = page[-1][0]

    def _seal(self, before: bytes, number: int, entry: AuditEntry, details: str) -> bytes:
        """Over what was written, as it was written: `details` is the JSON in the column."""
        at = entry.at.astimezone(UTC).isoformat(timespec="microseconds")
        record = [before.hex(), number, at, entry.who, entry.deed, entry.subject, details]
        return self._sealer.hash("audit", msgspec.json.encode(record).decode())


def _line(row: Row) -> AuditLine:
    number, at, who, deed, subject, details, seal = row
    return AuditLine(number, AuditEntry(at, who, deed, subject, msgspec.json.decode(details)), seal)
