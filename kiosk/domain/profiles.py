"""A shop's own words about its devices: texts of profiles over the shipped ones, each change kept with who made it."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from kiosk.domain.devices import DeviceKind
from kiosk.domain.errors import NotFound, Refusal

LARGEST_TEXT = 24 * 1024
"Characters of one profile; the largest shipped one has a fifth of it."

Values = Mapping[tuple[str | int, ...], Any]
"New values by place: names from the outermost table inwards, a number is the item of a list."

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 64


class ProfileDeed(StrEnum):
    """How a text came to be."""

    EDITED = "edited"
    IMPORTED = "imported"
    DUPLICATED = "duplicated"
    CALIBRATED = "calibrated"
    RESTORED = "restored"  # an earlier text of the shop's own
    REVERTED = "reverted"  # the shipped text again; a profile of the shop's own is gone


@dataclass(frozen=True)
class ProfileRevision:
    """One change of a profile. `number` counts from 1; `text` is None where the shop has no text of its own any more; `base` is
    the shipped text that it was made from, None for a profile that is not shipped."""

    profile_id: str
    number: int
    kind: DeviceKind
    text: str | None
    base: str | None
    at: datetime
    by: str
    deed: ProfileDeed


@dataclass(frozen=True)
class ProfileProblem:
    """What is wrong with a text: `code` and `facts` name the sentence, `line` counts from 1, `profile_id` is the profile that
    does not fit: the text itself, or one that extends it."""

    profile_id: str
    line: int | None
    code: str
    facts: Mapping[str, str]


@dataclass(frozen=True)
class ProfileValue:
    """One value in force. `place` is dotted; `origin` says whose it is: here (this text), default, or the id of the profile it is
    inherited from. `verified`: datasheet, db, field or unverified, None for a default nobody claims."""

    place: str
    value: Any
    origin: str
    changed: bool = False
    source: str = ""
    verified: str | None = None


@dataclass(frozen=True)
class VectorOutcome:
    """A test vector of a profile (numbers count from 1) and what came of it. `wanted` and `got` are hex, text or names, by
    what they are of; None stands for one that there was not."""

    number: int
    passed: bool
    about: Literal["scan", "print", "status", "show", "weigh"]
    given: str
    wanted: Mapping[str, tuple[str | None, ...]]
    got: Mapping[str, tuple[str | None, ...]]
    mendable: bool = False


@dataclass(frozen=True)
class Profile:
    """A profile as it stands. `origin`: shipped, changed (a shipped one with changes of the shop) or own. `moved`: the shipped
    text was renewed under the shop's changes. `problem`: why the shop's text is not in force."""

    id: str
    kind: DeviceKind
    vendor: str
    model: str
    origin: Literal["shipped", "changed", "own"]
    text: str
    shipped: str | None
    moved: bool = False
    problem: ProfileProblem | None = None
    verified: Mapping[str, int] = field(default_factory=dict)
    "How many sources say what: datasheet, db, field, unverified."


@dataclass(frozen=True)
class Examined:
    """A draft looked at as the loader would: a problem, or what it says and what its vectors say."""

    problem: ProfileProblem | None
    values: tuple[ProfileValue, ...] = ()
    vectors: tuple[VectorOutcome, ...] = ()


@dataclass(frozen=True)
class ProfileTrial:
    """A device that is spoken to by a draft of its profile until `until`; then it gets its own profile back by itself."""

    device_id: str
    profile_id: str
    kind: DeviceKind
    text: str
    by: str
    until: datetime


@dataclass(frozen=True)
class LineChange:
    """A line of a comparison; numbers count from 1, None where the line is not there."""

    sign: Literal["same", "gone", "new"]
    before: int | None
    after: int | None
    text: str


class ProfileUnknown(NotFound):
    """No profile, or no revision of it, has this name."""

    code = "profile_unknown"


class ProfileRefused(Refusal):
    """A text that is no profile."""

    code = "profile_refused"

    def __init__(self, problem: ProfileProblem) -> None:
        super().__init__(f"{problem.profile_id}:{problem.line}: {problem.code} {dict(problem.facts)}")
        self.problem = problem


class ProfileVectorsFail(Refusal):
    """A text that loads, and does not do what its own test vectors say: a person has to mean it."""

    code = "profile_vectors_fail"

    def __init__(self, failing: Sequence[VectorOutcome]) -> None:
        super().__init__(", ".join(str(one.number) for one in failing))
        self.failing = tuple(failing)


class ProfileChangedMeanwhile(Refusal):
    """Somebody else saved since this text was opened."""

    code = "profile_changed_meanwhile"

    def __init__(self, by: str, at: datetime) -> None:
        super().__init__(f"by {by} at {at}")
        self.by = by
        self.at = at


class ProfileIdTaken(Refusal):
    """Another profile has this id."""

    code = "profile_id_taken"

    def __init__(self, profile_id: str) -> None:
        super().__init__(profile_id)
        self.profile_id = profile_id


class ProfileIdBad(Refusal):
    """An id is small Latin letters, digits and single hyphens, 64 at most."""

    code = "profile_id_bad"


class ProfileInUse(Refusal):
    """Devices or other profiles need it."""

    code = "profile_in_use"

    def __init__(self, users: Sequence[str]) -> None:
        super().__init__(", ".join(users))
        self.users = tuple(users)


class ProfileTooBig(Refusal):
    """The text is longer than any profile."""

    code = "profile_too_big"


class ProfileKindUnclear(Refusal):
    """The text fits more than one kind of device, or none: the kind has to be said."""

    code = "profile_kind_unclear"


def is_profile_id(text: str) -> bool:
    return len(text) <= _LONGEST_ID and _ID.fullmatch(text) is not None


def compared(before: str, after: str) -> list[LineChange]:
    """Two texts line by line, whole."""
    old, new = before.splitlines(), after.splitlines()
    found: list[LineChange] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found += [LineChange("same", i1 + n + 1, j1 + n + 1, line) for n, line in enumerate(old[i1:i2])]
        else:
            found += [LineChange("gone", i1 + n + 1, None, line) for n, line in enumerate(old[i1:i2])]
            found += [LineChange("new", None, j1 + n + 1, line) for n, line in enumerate(new[j1:j2])]
    return found
