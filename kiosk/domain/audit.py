"""Who did what, kept for good: each line carries the seal of the line before it, so that none can be changed or left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Detail = str | int | bool | None

# Who, when it is no person with an account.
SERVER = "server"  # the program itself
CONSOLE = "console"  # a person at the server's own terminal
STRANGER = "stranger"  # someone who is not signed in


@dataclass(frozen=True)
class AuditEntry:
    """`who`: a staff id or one of the above; `deed`: its name in audit.ftl (`deed-<deed>`, dots as dashes); `subject`: the id
    or name of what it was done to. Nothing about shoppers, nothing secret."""

    at: datetime
    who: str
    deed: str
    subject: str = ""
    details: Mapping[str, Detail] = field(default_factory=dict)


@dataclass(frozen=True)
class AuditLine:
    """An entry as it was written: its number from 1 without a gap, and its seal (over the seal before it, number and entry)."""

    number: int
    entry: AuditEntry
    seal: bytes


@dataclass(frozen=True)
class AuditSearch:
    """Which lines: of that person, of that deed, from `since` to before `until`, with a number smaller than `before`."""

    who: str = ""
    deed: str = ""
    since: datetime | None = None
    until: datetime | None = None
    before: int | None = None


@dataclass(frozen=True)
class Verified:
    """`broken_at`: the first line that does not fit, None when the chain is whole."""

    lines: int
    broken_at: int | None
