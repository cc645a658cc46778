"""What a scanner profile may say. Bytes are spaced hex ("0d 0a"), times are milliseconds."""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from pos_bridge.profiles.match_schema import Match

HexBytes = Annotated[str, Meta(pattern=r"^([0-9a-f]{2}( [0-9a-f]{2})*)?$")]
Charset = Literal["utf-8", "cp1251", "cp866", "cp1252"]
Verified = Literal["datasheet", "db", "field", "unverified"]


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where a value comes from, and how far it may be trusted."""

    url: str
    verified: Verified


class SerialLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the serial line is opened; a device's own setting of baud wins."""

    baud: Annotated[int, Meta(ge=50, le=4_000_000)] = 9600
    bits: Literal[7, 8] = 8
    parity: Literal["none", "even", "odd"] = "none"
    stop: Literal[1, 2] = 1
    flow: Literal["none", "rtscts", "xonxoff", "dtrdsr"] = "none"
    settle_ms: Annotated[int, Meta(ge=0, le=2000)] = 0
    "Bytes that arrive this soon after opening are dropped: some adapters send noise when DTR rises."


class Framing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one scan is told from the next."""

    kind: Literal["lines", "stx_etx", "ssi", "grow", "hid_pos"] = "lines"
    "Lines; STX data ETX; packets of Zebra SSI; lines of Grow modules, whose replies are packets; HID-POS reports."
    terminators: HexBytes = "0d 0a"
    """Each byte ends a line; empty lines are ignored, so CR LF is one end. With `stx_etx`: what may stand between two frames.
    With `ssi` and `hid_pos`: what is left off the end of the data, a suffix that was set in the scanner."""
    prefix: HexBytes = ""
    suffix: HexBytes = ""
    "Both are taken off the data where they are there. A suffix stands before the terminator."
    answer: Literal["none", "ack_nak"] = "none"
    "Whether the scanner waits for ACK (after the scan was handed over) or NAK (send again): `stx_etx` and `ssi`."
    idle_ms: Annotated[int, Meta(ge=100, le=5000)] = 150
    on_idle: Literal["refuse", "scan"] = "refuse"
    "What an unterminated rest is after `idle_ms` of silence: half a scan, or a scan of a device that sends no end."
    max_bytes: Annotated[int, Meta(ge=16, le=65536)] = 8192
    max_burst: Annotated[int, Meta(ge=1, le=1000)] = 16
    "More frames than this without a pause are not a hand with a scanner."


Symbology = Literal[
    "aztec", "codabar", "code128", "code39", "code93", "databar", "datamatrix", "ean13", "ean8", "gs1-128", "gs1-datamatrix",
    "gs1-qr", "itf", "other", "pdf417", "qr", "upca", "upce",
]  # fmt: skip


class CodeId(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which signs beside the data name the kind of code."""

    scheme: Literal["none", "aim", "symbol", "custom"] = "none"
    position: Literal["before", "after"] = "before"
    ids: dict[str, Symbology] = {}
    "For `custom`: the sign or signs and what they mean; the longest that fits is taken."
    lengths: bool = False
    "For `custom`: but for EAN and UPC the sign is followed by the length of the data, as two digits or one byte."


class Control(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Control characters that may be part of data (1d separates GS1 fields); all others refuse the scan or are dropped."""

    allowed: HexBytes = "1d"
    on_other: Literal["reject", "strip"] = "reject"


class InStore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule for the shop's own 13-digit numbers (prefixes 20 to 29 and 02) that carry a weight, a price or a count.

    `pattern` has 13 places: digits that must be there, I the item, V the value, P the check digit over the value where there
    is one (4 or 5 places of V), C the check digit of the whole. "21IIIIIVVVVVC": prefix 21, item of five, grams.
    """

    pattern: Annotated[str, Meta(pattern="^2[0-9][0-9IVP]{10}C$|^02[0-9IVP]{10}C$")]
    measure: Literal["weight", "price", "count"]
    decimals: Annotated[int, Meta(ge=0, le=3)] = 3
    "Digits of V behind the point, in kilograms or in the shop's currency."


CommandName = Literal["enable", "disable", "beep_good", "beep_bad", "trigger", "untrigger", "query"]


class Command(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bytes that make a scanner do something. What is not written in a profile is never sent."""

    tx: HexBytes
    persists: bool = False
    "Survives a power-off (and wears the memory): sent only when a person has asked for just this."
    replies: bool = False
    "An answer is waited for: a packet (`ssi`, `grow`), or bytes that end by `good` or `bad`."
    good: HexBytes = "06"
    bad: HexBytes = "15"
    begin: HexBytes = ""
    "What a reply of several lines begins with: without it, all its lines but the last would be scans."


class ScannerVector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Bytes as they arrive, and what must come out of them: scans, refusals, and the bytes that are answered."""

    rx: tuple[HexBytes, ...]
    text: tuple[str, ...] = ()
    symbology: tuple[str, ...] = ()
    gs1: dict[str, str] = {}
    "Of the last scan; only the fields named here are compared."
    addon: str | None = None
    in_store: dict[str, str | int] = {}
    refused: tuple[str, ...] = ()
    tx: tuple[HexBytes, ...] = ()


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
    charset: tuple[Charset, ...] = ("utf-8",)
    "Tried in this order, strictly."
    widen_upc: bool = True
    "UPC-A of 12 digits becomes EAN-13 with a leading zero, UPC-E what it stands for. EAN-8 stays."
    check_digit: Literal["sent", "left_out"] = "sent"
    "Whether the scanner sends the check digit of EAN and UPC. One that is sent is verified, one that is left out is put back."
    in_store: tuple[InStore, ...] = ()
    "First rule that fits. None as shipped: which numbers are weighed goods is each shop's own matter."
    dup_ms: Annotated[int, Meta(ge=0, le=10000)] = 400
    "The same bytes again within this time are the same trigger pull; keep it short, a second piece is scanned on purpose."
    dup_from: Literal["delivered", "seen"] = "delivered"
    "`seen` for scanners that look all the time: a code that is held before the window counts once, however long it stays."
    commands: dict[CommandName, Command] = {}
    quirks: tuple[str, ...] = ()
    vector: tuple[ScannerVector, ...] = ()
    source: dict[str, Source] = {}
