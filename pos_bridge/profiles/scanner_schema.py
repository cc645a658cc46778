"""What a scanner profile may say. Bytes are spaced hex ("0d 0a"), times are milliseconds."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from pos_bridge.profiles.match_schema import Match

HexBytes = Annotated[str, Meta(pattern=r"^([0-9a-f]{2}( [0-9a-f]{2})*)?$")]
Verified = Literal["datasheet", "db", "field", "unverified"]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a value comes from, and how far it may be trusted."""

    url: str
    verified: Verified


class SerialLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the serial line is opened; a device's own setting of baud wins."""

    baud: int = 9600
    bits: Literal[7, 8] = 8
    parity: Literal["none", "even", "odd"] = "none"
    stop: Literal[1, 2] = 1
    flow: Literal["none", "rtscts", "xonxoff"] = "none"
    settle_ms: Annotated[int, Meta(ge=0, le=2000)] = 0
    "Bytes that arrive this soon after opening are dropped: some adapters send noise when DTR rises."


class Framing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one scan is told from the next."""

    terminators: HexBytes = "0d 0a"
    "Each byte ends a frame; empty frames are ignored, so CR LF is one end."
    prefix: HexBytes = ""
    stx_etx: bool = False
    idle_ms: Annotated[int, Meta(ge=100, le=5000)] = 150
    on_idle: Literal["refuse", "scan"] = "refuse"
    "What an unterminated rest is after `idle_ms` of silence: half a scan, or a scan of a device that sends no end."
    max_bytes: Annotated[int, Meta(ge=16, le=65536)] = 8192
    max_burst: Annotated[int, Meta(ge=1, le=1000)] = 16
    "More frames than this without a pause are not a hand with a scanner."


class CodeId(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which letters before the data name the kind of code."""

    scheme: Literal["none", "aim", "symbol"] = "none"


class Control(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Control characters that may be part of data (1d separates GS1 fields); all others refuse the scan or are dropped."""

    allowed: HexBytes = "1d"
    on_other: Literal["reject", "strip"] = "reject"


class ScannerVector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bytes as they arrive, and what must come out of them."""

    rx: tuple[HexBytes, ...]
    text: tuple[str, ...] = ()
    symbology: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class ScannerProfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One model of scanner in one mode of talking."""

    schema: Literal[1]
    id: str
    extends: str | None = None
    vendor: str = ""
    model: str = ""
    match: Match = Match()
    line: SerialLine = SerialLine()
    framing: Framing = Framing()
    code_id: CodeId = CodeId()
    control: Control = Control()
    charset: tuple[Literal["utf-8", "cp1251", "cp866", "cp1252"], ...] = ("utf-8",)
    "Tried in this order, strictly."
    widen_upc: bool = True
    "UPC-A of 12 digits becomes EAN-13 with a leading zero."
    dup_ms: Annotated[int, Meta(ge=0, le=10000)] = 400
    "The same bytes again within this time are the same trigger pull; keep it short, a second piece is scanned on purpose."
    quirks: tuple[str, ...] = ()
    vector: tuple[ScannerVector, ...] = ()
    source: dict[str, Source] = {}
