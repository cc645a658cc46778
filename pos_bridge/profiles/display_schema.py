"""What a profile of a customer display may say. A display's language is data: what comes before and after each of its rows."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from pos_bridge.profiles.match_schema import Match
from pos_bridge.profiles.page_schema import CodePage, Sign, Spelling
from pos_bridge.profiles.scanner_schema import HexBytes, SerialLine, Source

Command = Annotated[HexBytes, Meta(min_length=2)]


class Screen(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`rows` are the bytes before each row, from the top; `row_end` comes after it. A row is always filled up to `columns`."""

    rows: Annotated[tuple[Command, ...], Meta(min_length=1, max_length=4)]
    columns: Annotated[int, Meta(ge=8, le=40)] = 20
    row_end: HexBytes = ""
    clear: Command = "0c"
    preamble: HexBytes = ""
    "Before the first row of every picture: the display may have been switched off and on."


class Signs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`select` makes it show `page`; signs that the page lacks are put in other words."""

    page: CodePage = "cp866"
    select: HexBytes = ""
    rouble: str = "р"
    spelled: dict[Sign, Spelling] = {}


class DisplayVector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rows and the bytes they must become."""

    lines: tuple[str, ...]
    tx: HexBytes
    language: Literal["ru", "en"] = "ru"


class DisplayProfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One model of customer display in one of its command modes."""

    schema: Literal[1]
    id: str
    extends: str | None = None
    vendor: str = ""
    model: str = ""
    match: Match = Match()
    line: SerialLine = SerialLine()
    screen: Screen
    signs: Signs = Signs()
    quirks: tuple[str, ...] = ()
    vector: tuple[DisplayVector, ...] = ()
    source: dict[str, Source] = {}
