"""The bytes on a device's wire as a person may see them: hex and what they mean, with what is personal covered."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from kiosk.domain.codes import CARD_PREFIX, SLIP_PREFIX, CodeKind, classify, gtin_is_valid
from kiosk.domain.errors import Refusal

REVEAL_MOST = timedelta(minutes=15)
SHORTEST_REASON, LONGEST_REASON = 5, 200
_AI_GTIN = "01"  # GS1 General Specifications, 3.2: a GTIN of 14 digits follows
_BEFORE = re.compile(r"(\][A-Za-z][0-9A-F])?[^0-9]{0,4}")  # an AIM identifier (ISO/IEC 15424), a letter, a prefix


class ReasonMissing(Refusal):
    """What is covered is uncovered only for a reason, in words."""

    code = "reason_missing"


@dataclass(frozen=True)
class ByteWord:
    """A piece of meaning: `name` is the key of a sentence (`byte-<name>`), `value` its number or word."""

    name: str
    value: str = ""


@dataclass(frozen=True)
class ByteRow:
    """One read or write. `hex` and `text` have •• where something is covered; `size` is how many bytes there were, `hex` may
    show fewer. `direction` is seen from the server."""

    device_id: str
    at: datetime
    direction: Literal["in", "out"]
    hex: str
    text: str
    size: int
    words: tuple[ByteWord, ...] = ()
    bad: bool = False
    covered: bool = False


@dataclass(frozen=True)
class Reveal:
    """Somebody sees a device's bytes uncovered, until then."""

    device_id: str
    by: str
    until: datetime


def may_be_seen(run: str) -> bool:
    """Whether a run of signs from a scanner is known to be about goods: anything else may be about a person.

    A GTIN, GS1 fields that begin with one, or a slip's number, each with a code id before it or without. No digit is ever taken
    for a code id: the tail of a card's number may be a good number of something else.
    """
    if len(run) <= 3:
        return True
    found = _BEFORE.match(run)
    rest = run[found.end() :] if found else run
    if classify(run[run.find(SLIP_PREFIX) :] if 0 <= run.find(SLIP_PREFIX) <= 4 else rest).kind is CodeKind.ORDER:
        return True
    if rest.startswith(_AI_GTIN) and len(rest) > 16:
        return _is_of_goods(rest[2:16])
    return _is_of_goods(rest)


def _is_of_goods(digits: str) -> bool:
    return gtin_is_valid(digits) and not digits.lstrip("0").startswith(CARD_PREFIX)
