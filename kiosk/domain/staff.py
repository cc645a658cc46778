"""The people who work here: who they are to the server, what they may, and how long a sign-in lasts."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SESSION_LASTS = timedelta(hours=12)  # a shift, however busy
SESSION_IDLE = timedelta(hours=1)  # of quiet
TOUCH_EVERY = timedelta(minutes=1)  # an activity within it is not written again
LONGEST_NAME = 60
SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200


class Role(StrEnum):
    """In order: each may all that the ones before it may."""

    CASHIER = "cashier"
    MANAGER = "manager"
    IT = "it"

    def may(self, needed: "Role") -> bool:
        ranks = tuple(Role)
        return ranks.index(self) >= ranks.index(needed)


@dataclass(frozen=True)
class Staff:
    """`has_password` is false until the person set one with the code they were given."""

    id: str
    name: str
    role: Role
    made_at: datetime
    blocked: bool = False
    has_password: bool = False

    @property
    def active(self) -> bool:
        return self.has_password and not self.blocked


@dataclass(frozen=True)
class StaffSession:
    """One sign-in. Known by the hash of its token: the token itself is in the person's browser only. `address`: from where."""

    id: str
    staff_id: str
    made_at: datetime
    active_at: datetime
    address: str

    def over(self, now: datetime) -> bool:
        return now >= self.ends_at

    @property
    def ends_at(self) -> datetime:
        """When it ends if nothing more is done."""
        return min(self.made_at + SESSION_LASTS, self.active_at + SESSION_IDLE)


def name_key(name: str) -> str:
    """What must differ between two people: letters alone, however they were typed."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


# The commonest of those that are long enough, as lists of leaked passwords have them; others fall by the rules below.
_COMMONEST = frozenset(
    " ".join(
        (
            "1234567890 0123456789 0987654321 1q2w3e4r5t q1w2e3r4t5 1qaz2wsx3edc qwertyuiop qwerty12345 qwerty123456",
            "password12 password123 password1234 passw0rd123 p@ssw0rd123 administrator admin12345 admin123456 welcome123",
            "letmein123 iloveyou123 changeme123 йцукенгшщз йцукен12345 пароль12345 пароль123456 парольпароль passwordpassword",
            "qazwsxedcrfv 1234qwerasdf qwer1234asdf zaq12wsxcde3 abcdefghij abcd123456 a123456789 123456789a 11223344556677",
            "1234512345 football123 sunshine123 princess123 qwerty1234 q123456789 123qwe123qwe 1q2w3e4r5t6y",
        )
    ).split()
)


def password_fault(password: str, name: str) -> str | None:
    """Why this cannot be the password of that person (`short`, `long`, `name`, `common`), or None. Passphrases are welcome:
    no kinds of characters are asked for (NIST SP 800-63B, 5.1.1.2)."""
    plain = name_key(password)
    joined = plain.replace(" ", "")
    if len(password) > LONGEST_PASSWORD:
        return "long"
    if len(plain) < SHORTEST_PASSWORD:
        return "short"
    if joined in _COMMONEST or _monotonous(joined):
        return "common"
    letters = _letters(joined)
    words = [word for word in map(_letters, name_key(name).split()) if word]
    if letters and letters in ("".join(words), "".join(reversed(words)), *words):
        return "name"
    return None


def _letters(text: str) -> str:
    return re.sub(r"[\W\d_]+", "", text)


def _monotonous(text: str) -> bool:
    """One short piece over and over: aaaaaaaaaa, 1212121212."""
    return len(set(text)) < 4
