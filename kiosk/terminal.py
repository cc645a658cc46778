"""What the server says at its own terminal, to whoever can log in to that machine."""

from collections.abc import Sequence

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
