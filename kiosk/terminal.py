"""What the server is told and says at its own terminal, by and to whoever can log in to that machine."""

import argparse
from collections.abc import Callable, Sequence

from kiosk.domain.audit import CONSOLE
from kiosk.domain.errors import NameTaken, NotFound, Refusal
from kiosk.domain.one_time_codes import shown
from kiosk.domain.staff import Role, Staff
from kiosk.use_cases import signing_in, staffing
from kiosk.use_cases.ports import Clock, NewId, Store
from kiosk.use_cases.signing_in import NewCode

Work = Callable[[argparse.Namespace], int]
# What a command can be told, by command.
DEEDS = {"user": ("first-code", "list", "add", "reset"), "audit": ("verify",)}


class RecordBroken(Refusal):
    """The record of deeds was tampered with."""

    code = "record_broken"


def greeting(here: str, demo_fronts: Sequence[str] | None, notice: str | None) -> str:
    """Where to look. `demo_fronts`: the demo's online shops, None in a real store."""
    lines = ["", f"  The store server is ready: {here}"]
    if demo_fronts is not None:
        lines += [
            f"    kiosk       {here}/kiosk?station=kiosk-1   (also kiosk-2, kiosk-3)",
            f"    device lab  {here}/lab                     scan cards and tags by a click, watch the paper",
            f"    till        {here}/till                    store IT   {here}/it",
            *(f"    online shop {front}" for front in demo_fronts),
        ]
    if notice:
        lines.append(f"    {notice}")
    return "\n".join(lines if demo_fronts is None else [*lines, "  Ctrl+C stops it.", ""])


def parsed(usage: str, **works: Work) -> argparse.Namespace:
    """The command line: a command, and what it is told. `work` of the answer does it."""
    parser = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, work in works.items():
        command = commands.add_parser(name)
        command.set_defaults(work=work)
        command.add_argument("--dir", default="var", help="where everything that is written goes")
        command.add_argument("--port", type=int, default=8080)
        command.add_argument("--settings", default="store.toml" if name == "serve" else "", help="a settings file")
        command.add_argument("--server", type=int, default=8080, help="port of the store server")
        if name in DEEDS:
            command.add_argument("deed", choices=DEEDS[name])
            command.add_argument("name", nargs="?", default="")
            command.add_argument("role", nargs="?", default="cashier", help="cashier, manager or it")
    return parser.parse_args()


class Terminal:
    """People, looked after by whoever can log in to the server's own machine. `page`: where one signs in. Raises refusals."""

    def __init__(self, store: Store, new_code: NewCode, clock: Clock, new_id: NewId, page: str) -> None:
        self._store, self._new_code, self._clock, self._new_id, self._page = store, new_code, clock, new_id, page

    def told(self, deed: str, name: str, role: str) -> str:
        """Does one of DEEDS; what there is to say about it. Raises refusals."""
        match deed:
            case "first-code":
                return self.first_code() or "Somebody of store IT has an account: python run.py user reset <name>"
            case "add":
                return self._add(name, staffing.role_of(role))
            case "reset":
                return self._reset(name)
            case "verify":
                return self._verified()
            case _:
                return self._list()

    def first_code(self) -> str | None:
        """A new code for the first account of store IT, with what to do; None if there is somebody already."""
        code = self._store.write(lambda uow: signing_in.first_code(uow, self._new_code, self._clock()))
        if code is None:
            return None
        return f"Nobody of store IT has an account yet: open {self._page}\n    and use the code {shown(code)} within an hour."

    def _list(self) -> str:
        people = self._store.read(lambda uow: uow.staff.all())
        width = max((len(staff.name) for staff in people), default=0)
        lines = [f"{staff.name:<{width}}  {staff.role.value:<8} {_state(staff)}" for staff in people]
        return "\n".join(lines) or "Nobody has an account yet: python run.py user first-code"

    def _add(self, name: str, role: Role) -> str:
        if self._store.read(lambda uow: uow.staff.by_name(name)) is not None:
            raise NameTaken(f"somebody is called {name!r} already: python run.py user list")
        clock, new_id = self._clock, self._new_id
        staff, code = self._store.write(lambda uow: staffing.take_on(uow, name, role, CONSOLE, self._new_code, clock(), new_id))
        return self._hand_over(staff, code)

    def _reset(self, name: str) -> str:
        """A new code in place of a password, for somebody who is not blocked."""
        staff = self._store.read(lambda uow: uow.staff.by_name(name))
        if staff is None or staff.blocked:
            raise NotFound(f"nobody who may sign in is called {name!r}: python run.py user list")
        who = staff.id
        code = self._store.write(lambda uow: staffing.give_code(uow, who, CONSOLE, self._new_code, self._clock()))
        return self._hand_over(staff, code)

    def _verified(self) -> str:
        """What the seals of the record say. Raises `RecordBroken`."""
        verified = self._store.read(lambda uow: uow.audit.verify())
        if verified.broken_at is not None:
            raise RecordBroken(
                f"entry {verified.broken_at} is not as it was written, the {verified.lines} before it are: "
                "keep a copy of the database, and find out who changed it"
            )
        return f"{verified.lines} entries, each as it was written"

    def _hand_over(self, staff: Staff, code: str) -> str:
        where = f"open {self._page}, «У меня есть код» / I have a code"
        return f"{staff.name} ({staff.role.value}): {where}.\nCode: {shown(code)}, for 24 hours"


def _state(staff: Staff) -> str:
    return "blocked" if staff.blocked else "can sign in" if staff.has_password else "has a code, or needs one"
