"""People who work here, their one-time codes and their sign-ins. Tokens and codes lie as keyed hashes only."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, or_, select, update

from kiosk.domain.errors import NameTaken
from kiosk.domain.one_time_codes import StaffCode
from kiosk.domain.staff import Role, Staff, StaffSession, name_key
from kiosk.storage.sealing import Sealer
from kiosk.storage.statement import Driver, Row, Statement
from kiosk.storage.tables import staff, staff_codes, staff_sessions


def _set(column: Any) -> Statement:
    change = update(staff).where(staff.c.id == bindparam("staff_id"))
    return Statement(change.values({column.name: bindparam("value", type_=column.type)}))


_WHOLE = (staff.c.id, staff.c.name, staff.c.role, staff.c.made_at, staff.c.blocked, staff.c.password)
_ADD = Statement(lambda insert: insert(staff).on_conflict_do_nothing(index_elements=["name_key"]))
_GET = Statement(select(*_WHOLE).where(staff.c.id == bindparam("staff_id")))
_BY_NAME = Statement(select(*_WHOLE).where(staff.c.name_key == bindparam("name_key")))
_ALL = Statement(select(*_WHOLE).order_by(staff.c.name_key))
_SET_PASSWORD, _SET_ROLE, _SET_BLOCKED = _set(staff.c.password), _set(staff.c.role), _set(staff.c.blocked)

_ADD_CODE = Statement(staff_codes.insert())
_CODE = Statement(select(staff_codes.c.staff_id, staff_codes.c.expires_at).where(staff_codes.c.code_hash == bindparam("code_hash")))
_FORGET_CODES = Statement(delete(staff_codes).where(staff_codes.c.staff_id == bindparam("staff_id")))
_FORGET_FIRST_CODES = Statement(delete(staff_codes).where(staff_codes.c.staff_id.is_(None)))

sessions = staff_sessions
_SESSION = (sessions.c.id, sessions.c.staff_id, sessions.c.made_at, sessions.c.active_at, sessions.c.address)
_BEGIN = Statement(sessions.insert())
_OF_TOKEN = Statement(
    select(*_SESSION, *_WHOLE)
    .join_from(sessions, staff, staff.c.id == sessions.c.staff_id)
    .where(sessions.c.token_hash == bindparam("token_hash"))
)
_ALL_SESSIONS = Statement(select(*_SESSION).order_by(sessions.c.made_at, sessions.c.id))
_TOUCH = Statement(
    update(sessions)
    .where(sessions.c.id == bindparam("session_id"))
    .values(active_at=bindparam("now", type_=sessions.c.active_at.type))
)
_END = Statement(delete(sessions).where(sessions.c.id == bindparam("session_id")))
_END_ALL_OF = Statement(delete(sessions).where(sessions.c.staff_id == bindparam("staff_id"), sessions.c.id != bindparam("but")))
_END_BEFORE = Statement(
    delete(sessions).where(
        or_(
            sessions.c.made_at < bindparam("made", type_=sessions.c.made_at.type),
            sessions.c.active_at < bindparam("active", type_=sessions.c.active_at.type),
        )
    )
)


def _person(row: Row) -> Staff:
    staff_id, name, role, made_at, blocked, password = row
    return Staff(staff_id, name, Role(role), made_at, bool(blocked), password is not None)


class SqlStaff:
    def __init__(self, driver: Driver, sealer: Sealer) -> None:
        self._driver = driver
        self._sealer = sealer

    def add(self, person: Staff) -> None:
        """Raises `NameTaken`."""
        row = {"id": person.id, "name": person.name, "name_key": name_key(person.name), "role": person.role.value}
        if not self._driver.run(_ADD, **row, made_at=person.made_at, blocked=person.blocked, password=None):
            raise NameTaken(person.id)

    def get(self, staff_id: str) -> Staff | None:
        row = self._driver.row(_GET, staff_id=staff_id)
        return None if row is None else _person(row)

    def all(self) -> Sequence[Staff]:
        return [_person(row) for row in self._driver.rows(_ALL)]

    def by_name(self, name: str) -> Staff | None:
        row = self._driver.row(_BY_NAME, name_key=name_key(name))
        return None if row is None else _person(row)

    def password(self, staff_id: str) -> str | None:
        row = self._driver.row(_GET, staff_id=staff_id)
        return None if row is None else row[-1]

    def set_password(self, staff_id: str, hashed: str | None) -> None:
        self._driver.run(_SET_PASSWORD, staff_id=staff_id, value=hashed)

    def set_role(self, staff_id: str, role: Role) -> None:
        self._driver.run(_SET_ROLE, staff_id=staff_id, value=role.value)

    def set_blocked(self, staff_id: str, blocked: bool) -> None:
        self._driver.run(_SET_BLOCKED, staff_id=staff_id, value=blocked)

    def add_code(self, code: str, meant: StaffCode) -> None:
        self.forget_codes(meant.staff_id)
        self._driver.run(_ADD_CODE, code_hash=self._hash(code), staff_id=meant.staff_id, expires_at=meant.expires_at)

    def code(self, code: str) -> StaffCode | None:
        row = self._driver.row(_CODE, code_hash=self._hash(code))
        return None if row is None else StaffCode(*row)

    def forget_codes(self, staff_id: str | None) -> None:
        if staff_id is None:
            self._driver.run(_FORGET_FIRST_CODES)
        else:
            self._driver.run(_FORGET_CODES, staff_id=staff_id)

    def _hash(self, code: str) -> bytes:
        return self._sealer.hash("staff-code", code)


class SqlStaffSessions:
    def __init__(self, driver: Driver, sealer: Sealer) -> None:
        self._driver = driver
        self._sealer = sealer

    def add(self, session: StaffSession, token: str) -> None:
        self._driver.run(_BEGIN, token_hash=self._hash(token), **vars(session))

    def of_token(self, token: str) -> tuple[StaffSession, Staff] | None:
        row = self._driver.row(_OF_TOKEN, token_hash=self._hash(token))
        return None if row is None else (StaffSession(*row[: len(_SESSION)]), _person(row[len(_SESSION) :]))

    def all(self) -> Sequence[StaffSession]:
        """Oldest first."""
        return [StaffSession(*row) for row in self._driver.rows(_ALL_SESSIONS)]

    def touch(self, session_id: str, at: datetime) -> None:
        self._driver.run(_TOUCH, session_id=session_id, now=at)

    def end(self, session_id: str) -> bool:
        return self._driver.run(_END, session_id=session_id) > 0

    def end_all_of(self, staff_id: str, but: str = "") -> int:
        return self._driver.run(_END_ALL_OF, staff_id=staff_id, but=but)

    def end_started_before(self, made: datetime, active: datetime) -> int:
        return self._driver.run(_END_BEFORE, made=made, active=active)

    def _hash(self, token: str) -> bytes:
        return self._sealer.hash("staff-session", token)
