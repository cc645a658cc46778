"""The people who work here: taken on, given rights and new passwords, blocked. Somebody of store IT must always be left."""

from datetime import datetime

from kiosk.domain.audit import AuditEntry
from kiosk.domain.errors import FieldsWrong, LastOfIT, NotFound
from kiosk.domain.one_time_codes import RESET_CODE_LASTS, StaffCode
from kiosk.domain.staff import Role, Staff
from kiosk.use_cases.ports import Fact, NewId, UnitOfWork
from kiosk.use_cases.signing_in import NewCode, SessionEnded, name_faults


def role_of(text: object) -> Role:
    try:
        return Role(str(text))
    except ValueError:
        raise FieldsWrong({"role": "missing"}) from None


def take_on(uow: UnitOfWork, name: str, role: Role, by: str, new_code: NewCode, now: datetime, new_id: NewId) -> tuple[Staff, str]:
    """A new person, and the one-time code by which they set their password. Raises `FieldsWrong` or `NameTaken`."""
    if faults := name_faults(name):
        raise FieldsWrong(faults)
    staff = Staff(new_id(), " ".join(name.split()), role, now)
    uow.staff.add(staff)
    _note(uow, AuditEntry(now, by, "staff.add", staff.id, {"role": role.value}))
    return staff, _code(uow, staff, new_code, now)


def give_code(uow: UnitOfWork, staff_id: str, by: str, new_code: NewCode, now: datetime) -> str:
    """For whoever forgot the password, or lost it to somebody: the old one and every sign-in end now; the code is the way back."""
    staff = _get(uow, staff_id)
    uow.staff.set_password(staff.id, None)
    _sign_out(uow, staff)
    _note(uow, AuditEntry(now, by, "staff.code", staff.id))
    return _code(uow, staff, new_code, now)


def change_role(uow: UnitOfWork, staff_id: str, role: Role, by: str, now: datetime) -> Staff:
    """Whoever has other rights signs in anew. Raises `LastOfIT`."""
    staff = _get(uow, staff_id)
    if staff.role is role:
        return staff
    if role is not Role.IT:
        _leave_somebody(uow, staff)
    uow.staff.set_role(staff.id, role)
    _sign_out(uow, staff)
    _note(uow, AuditEntry(now, by, "staff.role", staff.id, {"role": role.value, "before": staff.role.value}))
    return _get(uow, staff_id)


def block(uow: UnitOfWork, staff_id: str, blocked: bool, by: str, now: datetime) -> Staff:
    """A blocked person is out at once, and can be let in again. Raises `LastOfIT`."""
    staff = _get(uow, staff_id)
    if staff.blocked == blocked:
        return staff
    if blocked:
        _leave_somebody(uow, staff)
    uow.staff.set_blocked(staff.id, blocked)
    _sign_out(uow, staff)
    _note(uow, AuditEntry(now, by, "staff.block" if blocked else "staff.unblock", staff.id))
    return _get(uow, staff_id)


def sign_out_everywhere(uow: UnitOfWork, staff_id: str, by: str, now: datetime) -> None:
    staff = _get(uow, staff_id)
    _sign_out(uow, staff)
    _note(uow, AuditEntry(now, by, "staff.signed-out", staff.id))


def _get(uow: UnitOfWork, staff_id: str) -> Staff:
    staff = uow.staff.get(staff_id)
    if staff is None:
        raise NotFound(f"staff {staff_id}")
    return staff


def _leave_somebody(uow: UnitOfWork, leaving: Staff) -> None:
    if leaving.role is Role.IT and leaving.active:
        others = (s for s in uow.staff.all() if s.id != leaving.id)
        if not any(s.role is Role.IT and s.active for s in others):
            raise LastOfIT(leaving.id)


def _code(uow: UnitOfWork, staff: Staff, new_code: NewCode, now: datetime) -> str:
    code = new_code()
    uow.staff.add_code(code, StaffCode(staff.id, now + RESET_CODE_LASTS))
    return code


def _sign_out(uow: UnitOfWork, staff: Staff) -> None:
    uow.staff_sessions.end_all_of(staff.id)
    uow.facts.append(Fact("it:people", SessionEnded(staff.id)))


def _note(uow: UnitOfWork, entry: AuditEntry) -> None:
    uow.audit.add(entry)
    uow.facts.append(Fact("it:people", entry.deed))
