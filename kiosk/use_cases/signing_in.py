"""Who is who: signing in with name and password, the first account and forgotten passwords by a one-time code, signing out.

Hashing a password takes tens of milliseconds, so it is done between transactions: what was read before is checked again after.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.attempts import Attempts
from kiosk.domain.audit import SERVER, STRANGER, AuditEntry
from kiosk.domain.errors import FieldsWrong, TooManyAttempts, WrongCode, WrongSignIn
from kiosk.domain.one_time_codes import FIRST_CODE_LASTS, StaffCode, normal
from kiosk.domain.staff import LONGEST_NAME, TOUCH_EVERY, Role, Staff, StaffSession, name_key, password_fault
from kiosk.use_cases.ports import Clock, Fact, NewId, Passwords, Store, UnitOfWork

# A new secret: a token of 256 random bits; a one-time code of eight letters.
NewToken = Callable[[], str]
NewCode = Callable[[], str]
_BURST = 5


@dataclass(frozen=True)
class SessionEnded:
    """A person was signed out, here or somewhere else."""

    staff_id: str


@dataclass(frozen=True)
class SignedIn:
    staff: Staff
    session: StaffSession
    token: str


class SigningIn:
    """Guessing is slowed by account and by address; an unknown name is told from a wrong password by nothing, time included."""

    def __init__(self, store: Store, passwords: Passwords, clock: Clock, new_id: NewId, new_token: NewToken) -> None:
        self._store, self._passwords = store, passwords
        self._clock, self._new_id, self._new_token = clock, new_id, new_token
        self._lock = threading.Lock()
        self._by_name = Attempts(5, timedelta(seconds=5), timedelta(minutes=5), timedelta(hours=1))
        self._by_address = Attempts(20, timedelta(seconds=5), timedelta(minutes=5), timedelta(hours=1))

    def sign_in(self, name: str, password: str, address: str) -> SignedIn:
        """Raises `WrongSignIn`, or `TooManyAttempts` when one has to wait first."""
        key, tries = self._try(name_key(name)[:LONGEST_NAME], address)
        staff, kept = self._store.read(lambda uow: _with_password(uow, name))
        fits = self._passwords.fits(password, kept)
        if not fits or staff is None or staff.blocked:
            self._missed(tries, name, address)
            raise WrongSignIn(address)
        token = self._new_token()

        def begin(uow: UnitOfWork) -> SignedIn:
            now = uow.staff.get(staff.id)
            if now is None or now.blocked or uow.staff.password(staff.id) != kept:
                raise WrongSignIn(address)  # changed while it was being checked
            return self._begin(uow, now, token, address)

        signed_in = self._store.write(begin)
        self._right(key, address)
        return signed_in

    def use_code(self, code: str, name: str, password: str, address: str) -> SignedIn:
        """Make the first account of store IT, or give a person a new password: what the code is for decides. Raises `WrongCode`
        (also for a code that was used or has expired), `FieldsWrong` or `TooManyAttempts`."""
        key, tries = self._try("", address)
        meant = normal(code)
        known = self._store.read(lambda uow: self._meant(uow, meant, name))
        if known is None:
            self._missed(tries, name, address)
            raise WrongCode(address)
        self._right(key, address)
        faults = name_faults(name)
        if fault := password_fault(password, name):
            faults["password"] = fault
        if faults:
            raise FieldsWrong(faults)
        hashed, token = self._passwords.hashed(password), self._new_token()

        def use(uow: UnitOfWork) -> SignedIn:
            found = self._meant(uow, meant, name)
            if found is None:
                raise WrongCode(address)  # used by somebody else meanwhile
            return self._use(uow, found, name, hashed, token, address)

        return self._store.write(use)

    def change_password(self, staff: Staff, session: StaffSession, old: str, new: str, address: str) -> None:
        """A person's own: everywhere else they are signed out. Raises `WrongSignIn`, `FieldsWrong` or `TooManyAttempts`."""
        key, tries = self._try(name_key(staff.name), address)
        kept = self._store.read(lambda uow: uow.staff.password(staff.id))
        if not self._passwords.fits(old, kept):
            self._missed(tries, staff.name, address)
            raise WrongSignIn(address)
        self._right(key, address)
        if fault := password_fault(new, staff.name):
            raise FieldsWrong({"password": fault})
        hashed = self._passwords.hashed(new)

        def change(uow: UnitOfWork) -> None:
            if uow.staff.password(staff.id) != kept:
                raise WrongSignIn(address)
            uow.staff.set_password(staff.id, hashed)
            uow.staff_sessions.end_all_of(staff.id, but=session.id)
            uow.audit.add(AuditEntry(self._clock(), staff.id, "staff.password", staff.id))
            uow.facts.append(Fact("it:people", SessionEnded(staff.id)))

        self._store.write(change)

    def _meant(self, uow: UnitOfWork, code: str | None, name: str) -> StaffCode | None:
        """What a code is for, if it is for that name and for now."""
        found = uow.staff.code(code) if code else None
        if found is None or found.expires_at <= self._clock():
            return None
        if found.staff_id is None:
            return None if anybody_of_it(uow) else found
        staff = uow.staff.by_name(name)
        return found if staff is not None and staff.id == found.staff_id and not staff.blocked else None

    def _use(self, uow: UnitOfWork, code: StaffCode, name: str, hashed: str, token: str, address: str) -> SignedIn:
        now = self._clock()
        staff_id = code.staff_id
        if staff_id is None:
            staff_id = self._new_id()
            uow.staff.add(Staff(staff_id, " ".join(name.split()), Role.IT, now))
            uow.audit.add(AuditEntry(now, STRANGER, "staff.first", staff_id, {"address": address}))
        else:
            uow.audit.add(AuditEntry(now, staff_id, "staff.new-password", staff_id, {"address": address}))
        uow.staff.forget_codes(code.staff_id)
        uow.staff.set_password(staff_id, hashed)
        uow.staff_sessions.end_all_of(staff_id)
        uow.facts.append(Fact("it:people", SessionEnded(staff_id)))
        staff = uow.staff.get(staff_id)
        assert staff is not None
        return self._begin(uow, staff, token, address)

    def _begin(self, uow: UnitOfWork, staff: Staff, token: str, address: str) -> SignedIn:
        now = self._clock()
        session = StaffSession(self._new_id(), staff.id, now, now, address)
        uow.staff_sessions.add(session, token)
        uow.audit.add(AuditEntry(now, staff.id, "staff.sign-in", staff.id, {"address": address}))
        uow.facts.append(Fact("it:people", session))
        return SignedIn(staff, session, token)

    def _try(self, key: str, address: str) -> tuple[str, int]:
        """Counts as a miss until it proves right, so that guesses made at once are counted too. Raises `TooManyAttempts`."""
        now = self._clock()
        with self._lock:
            wait = max(self._by_name.wait(key, now) if key else timedelta(), self._by_address.wait(address, now))
            if wait > timedelta():
                raise TooManyAttempts(int(wait.total_seconds()) + 1)
            of_name = self._by_name.missed(key, now) if key else 0
            return key, max(of_name, self._by_address.missed(address, now))

    def _missed(self, tries: int, name: str, address: str) -> None:
        if tries % _BURST == 0:
            self._store.write(lambda uow: self._note_burst(uow, name, address, tries))

    def _note_burst(self, uow: UnitOfWork, name: str, address: str, count: int) -> None:
        """Only a name that exists is written down: people type their password into the wrong line."""
        staff = uow.staff.by_name(name)
        subject = staff.id if staff is not None else ""
        uow.audit.add(AuditEntry(self._clock(), STRANGER, "staff.guessing", subject, {"address": address, "count": count}))

    def _right(self, key: str, address: str) -> None:
        with self._lock:
            self._by_name.right(key)
            self._by_address.right(address)


def name_faults(name: str) -> dict[str, str]:
    plain = " ".join(name.split())
    if not plain:
        return {"name": "missing"}
    if len(plain) > LONGEST_NAME or not plain.isprintable():
        return {"name": "too_long"}
    return {}


def anybody_of_it(uow: UnitOfWork) -> bool:
    """Whether somebody can look after this server."""
    return any(s.role is Role.IT and s.active for s in uow.staff.all())


def nobody_yet(uow: UnitOfWork) -> bool:
    """Whether even the first account has to be made: nobody of store IT is there, not even one who waits for a password."""
    return not any(s.role is Role.IT and not s.blocked for s in uow.staff.all())


def first_code(uow: UnitOfWork, new_code: NewCode, now: datetime) -> str | None:
    """A code for the first account, replacing any before it; None when there is somebody of store IT already."""
    if anybody_of_it(uow):
        return None
    code = new_code()
    uow.staff.add_code(code, StaffCode(None, now + FIRST_CODE_LASTS))
    uow.audit.add(AuditEntry(now, SERVER, "staff.first-code"))
    return code


def whose(uow: UnitOfWork, token: str, now: datetime) -> tuple[StaffSession, Staff] | None:
    """The session of that token with its person, unless it is over."""
    found = uow.staff_sessions.of_token(token)
    if found is None or found[0].over(now) or not found[1].active:
        return None
    return found


def worth_noting(session: StaffSession, now: datetime) -> bool:
    """Whether an activity now moves the end of the session far enough to be written down."""
    return now - session.active_at >= TOUCH_EVERY


def sign_out(uow: UnitOfWork, session: StaffSession, now: datetime, *, everywhere: bool) -> None:
    if everywhere:
        uow.staff_sessions.end_all_of(session.staff_id)
    else:
        uow.staff_sessions.end(session.id)
    uow.audit.add(AuditEntry(now, session.staff_id, "staff.sign-out", session.staff_id, {"everywhere": everywhere}))
    uow.facts.append(Fact("it:people", SessionEnded(session.staff_id)))


def _with_password(uow: UnitOfWork, name: str) -> tuple[Staff | None, str | None]:
    staff = uow.staff.by_name(name)
    return (staff, uow.staff.password(staff.id)) if staff is not None else (None, None)
