"""Short codes that a person reads from one screen and types at another: once, and soon.

Eight letters of twenty, 34.6 bits: RFC 8628, section 6.1 (no vowels, so no words; nothing that looks like a digit).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.search import other_layout

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
LENGTH = 8
FIRST_CODE_LASTS = timedelta(hours=1)
RESET_CODE_LASTS = timedelta(hours=24)
_IDLE = str.maketrans("", "", " -\u2010\u2011\u2013\u2014\u00a0\t")


@dataclass(frozen=True)
class StaffCode:
    """`staff_id` None: it makes the first account of store IT; else that person sets a new password with it."""

    staff_id: str | None
    expires_at: datetime


def shown(code: str) -> str:
    """XXXX-XXXX."""
    return f"{code[:4]}-{code[4:]}"


def normal(typed: str) -> str | None:
    """The code that was meant, or None if it is none: case, spaces, dashes and a forgotten layout do not matter."""
    bare = typed.translate(_IDLE).lower()
    letters = "".join(other_layout(char) if "а" <= char <= "я" else char for char in bare).upper()
    return letters if len(letters) == LENGTH and set(letters) <= set(ALPHABET) else None
