"""What a profile of a scale may say: scales that are asked by a letter and answer with a weight, or with why there is none."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from pos_bridge.profiles.match_schema import Match
from pos_bridge.profiles.scanner_schema import HexBytes, SerialLine, Source

Command = Annotated[HexBytes, Meta(min_length=2)]
Bit = Annotated[int, Meta(ge=0, le=6)]
Reason = Literal["motion", "over_capacity", "under_zero", "outside_zero_range", "center_of_zero", "net", "bad_command"]


class Asking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`zero` is empty where the scale has no such command."""

    weigh: Command = "57"
    zero: HexBytes = "5a"
    reply_ms: Annotated[int, Meta(ge=50, le=10_000)] = 1000


class Answering(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`start` weight `end`, or `start` `refusal` status byte `end`. A weight without a point has `decimals` places."""

    start: Command = "02"
    end: Command = "0d"
    refusal: Command = "3f"
    unit: Literal["kg", "g", "lb", "oz"] = "kg"
    decimals: Annotated[int, Meta(ge=0, le=4)] = 3
    bits: dict[Reason, Bit] = {}
    "Which bit of the status byte says what."


class ScaleVector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An answer, and the weight in grams or the reasons in it."""

    rx: HexBytes
    grams: int | None = None
    reasons: tuple[Reason, ...] = ()


class ScaleProfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One model of scale in one mode of talking."""

    schema: Literal[1]
    id: str
    extends: str | None = None
    vendor: str = ""
    model: str = ""
    match: Match = Match()
    line: SerialLine = SerialLine(bits=7, parity="even")
    asking: Asking = Asking()
    answering: Answering = Answering()
    quirks: tuple[str, ...] = ()
    vector: tuple[ScaleVector, ...] = ()
    source: dict[str, Source] = {}
