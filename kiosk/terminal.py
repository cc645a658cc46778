"""What the server says at its own terminal, to whoever can log in to that machine."""

from kiosk.domain.one_time_codes import shown
from kiosk.use_cases import signing_in
from kiosk.use_cases.ports import Clock, Store
from kiosk.use_cases.signing_in import NewCode


def first_code_notice(store: Store, new_code: NewCode, clock: Clock, page: str) -> str | None:
    """A new code for the first account of store IT, with what to do; None if there is somebody already."""
    code = store.write(lambda uow: signing_in.first_code(uow, new_code, clock()))
    if code is None:
        return None
    return f"Nobody of store IT has an account yet: open {page}\n    and use the code {shown(code)} within an hour."
