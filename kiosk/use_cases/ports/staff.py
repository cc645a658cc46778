"""People who work here, and the record of what was done."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from kiosk.domain.audit import AuditEntry, AuditLine, AuditSearch, Verified
from kiosk.domain.one_time_codes import StaffCode
from kiosk.domain.staff import Role, Staff, StaffSession


class Passwords(Protocol):
    """Slow hashes of passwords. Takes tens of milliseconds and as many megabytes: never call it inside a transaction."""

    def hashed(self, password: str) -> str: ...
    def fits(self, password: str, kept: str | None) -> bool:
        """Whether it is the password of that hash; takes as long when there is none (`kept` None), and says no."""


class StaffAccounts(Protocol):
    def add(self, staff: Staff) -> None:
        """Raises `NameTaken` if somebody is called so."""

    def get(self, staff_id: str) -> Staff | None: ...
    def all(self) -> Sequence[Staff]:
        """By name."""

    def by_name(self, name: str) -> Staff | None:
        """However it was typed (see `name_key`)."""

    def password(self, staff_id: str) -> str | None:
        """Its hash."""

    def set_password(self, staff_id: str, hashed: str | None) -> None: ...
    def set_role(self, staff_id: str, role: Role) -> None: ...
    def set_blocked(self, staff_id: str, blocked: bool) -> None: ...
    def add_code(self, code: str, meant: StaffCode) -> None:
        """Only a keyed hash of the code is kept. Earlier codes for the same are forgotten."""

    def code(self, code: str) -> StaffCode | None:
        """What that code is for; may have expired."""

    def forget_codes(self, staff_id: str | None) -> None: ...


class StaffSessions(Protocol):
    """Who is signed in. Only a keyed hash of a token is kept."""

    def add(self, session: StaffSession, token: str) -> None: ...
    def of_token(self, token: str) -> tuple[StaffSession, Staff] | None:
        """May be over (see `StaffSession.over`)."""

    def all(self) -> Sequence[StaffSession]: ...
    def touch(self, session_id: str, at: datetime) -> None: ...
    def end(self, session_id: str) -> bool:
        """False if it had ended."""

    def end_all_of(self, staff_id: str, but: str = "") -> int:
        """End those of a person, but for one; returns how many."""

    def end_started_before(self, made: datetime, active: datetime) -> int:
        """End those begun before `made` or quiet since before `active`."""


class Audit(Protocol):
    """Append-only."""

    def add(self, entry: AuditEntry) -> AuditLine: ...
    def find(self, search: AuditSearch, limit: int) -> Sequence[AuditLine]:
        """Newest first."""

    def deeds(self) -> Sequence[str]:
        """Every deed that occurs, in order."""

    def verify(self) -> Verified:
        """Go through the whole chain, first line to last."""
