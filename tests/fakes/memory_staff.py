"""People who work here and the record of deeds, in memory."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from kiosk.domain.audit import AuditEntry, AuditLine, AuditSearch, Verified
from kiosk.domain.errors import NameTaken
from kiosk.domain.one_time_codes import StaffCode
from kiosk.domain.staff import Role, Staff, StaffSession, name_key
from tests.fakes.memory_tables import Access, put_new


class MemoryStaff:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, person: Staff) -> None:
        if self.by_name(person.name) is not None:
            raise NameTaken(person.id)
        put_new(self._access.change.staff, person.id, replace(person, has_password=False))

    def get(self, staff_id: str) -> Staff | None:
        return self._access.now.staff.get(staff_id)

    def all(self) -> Sequence[Staff]:
        return sorted(self._access.now.staff.values(), key=lambda p: name_key(p.name))

    def by_name(self, name: str) -> Staff | None:
        return next((p for p in self._access.now.staff.values() if name_key(p.name) == name_key(name)), None)

    def password(self, staff_id: str) -> str | None:
        return self._access.now.passwords.get(staff_id)

    def set_password(self, staff_id: str, hashed: str | None) -> None:
        tables = self._access.change
        if staff_id not in tables.staff:
            return
        tables.staff[staff_id] = replace(tables.staff[staff_id], has_password=hashed is not None)
        tables.passwords.pop(staff_id, None)
        if hashed is not None:
            tables.passwords[staff_id] = hashed

    def set_role(self, staff_id: str, role: Role) -> None:
        people = self._access.change.staff
        if staff_id in people:
            people[staff_id] = replace(people[staff_id], role=role)

    def set_blocked(self, staff_id: str, blocked: bool) -> None:
        people = self._access.change.staff
        if staff_id in people:
            people[staff_id] = replace(people[staff_id], blocked=blocked)

    def add_code(self, code: str, meant: StaffCode) -> None:
        self.forget_codes(meant.staff_id)
        put_new(self._access.change.staff_codes, code, meant)

    def code(self, code: str) -> StaffCode | None:
        return self._access.now.staff_codes.get(code)

    def forget_codes(self, staff_id: str | None) -> None:
        codes = self._access.change.staff_codes
        for code in [c for c, meant in codes.items() if meant.staff_id == staff_id]:
            del codes[code]


class MemoryStaffSessions:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, session: StaffSession, token: str) -> None:
        put_new(self._access.change.staff_sessions, session.id, session)
        put_new(self._access.change.staff_tokens, token, session.id)

    def of_token(self, token: str) -> tuple[StaffSession, Staff] | None:
        session = self._access.now.staff_sessions.get(self._access.now.staff_tokens.get(token, ""))
        return None if session is None else (session, self._access.now.staff[session.staff_id])

    def all(self) -> Sequence[StaffSession]:
        return sorted(self._access.now.staff_sessions.values(), key=lambda s: (s.made_at, s.id))

    def touch(self, session_id: str, at: datetime) -> None:
        sessions = self._access.change.staff_sessions
        if session_id in sessions:
            sessions[session_id] = replace(sessions[session_id], active_at=at)

    def end(self, session_id: str) -> bool:
        return self._access.change.staff_sessions.pop(session_id, None) is not None

    def end_all_of(self, staff_id: str, but: str = "") -> int:
        return sum(self.end(s.id) for s in self.all() if s.staff_id == staff_id and s.id != but)

    def end_started_before(self, made: datetime, active: datetime) -> int:
        return sum(self.end(s.id) for s in self.all() if s.made_at < made or s.active_at < active)


class MemoryAudit:
    """Its seals are counted, not keyed: what a chain is good for is tested on the real stores."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, entry: AuditEntry) -> AuditLine:
        number = len(self._access.now.audit) + 1
        line = AuditLine(number, replace(entry, details=dict(entry.details)), number.to_bytes(32, "big"))
        put_new(self._access.change.audit, number, line)
        return line

    def find(self, search: AuditSearch, limit: int) -> Sequence[AuditLine]:
        found = [line for line in reversed(self._access.now.audit.values()) if _fits(line, search)]
        return found[:limit]

    def deeds(self) -> Sequence[str]:
        return sorted({line.entry.deed for line in self._access.now.audit.values()})

    def verify(self) -> Verified:
        return Verified(len(self._access.now.audit), None)


def _fits(line: AuditLine, search: AuditSearch) -> bool:
    return (
        (search.before is None or line.number < search.before)
        and search.who in ("", line.entry.who)
        and search.deed in ("", line.entry.deed)
        and (search.since or datetime(1970, 1, 1, tzinfo=UTC)) <= line.entry.at
        and (search.until is None or line.entry.at < search.until)
    )
