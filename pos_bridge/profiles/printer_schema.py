"""What a printer profile may say. Bytes are spaced hex, lengths are dots, times are seconds unless named otherwise."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from pos_bridge.profiles.match_schema import Match
from pos_bridge.profiles.page_schema import CodePage, Drawn, Sign, Spelling
from pos_bridge.profiles.scanner_schema import HexBytes, SerialLine, Source

Dots = Annotated[int, Meta(ge=8, le=2048)]
Millimetres = Annotated[int, Meta(ge=20, le=300)]
OpenLevel = Literal["high", "low", "unknown"]


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The printable strip and the normal letter (Font A)."""

    width_mm: Millimetres = 80
    dots: Dots = 576
    dpi: Annotated[int, Meta(ge=60, le=600)] = 203
    rows_dpi: Annotated[int, Meta(ge=60, le=600)] | None = None
    "Where rows of dots are not as close as dots in a row (impact printers); None: they are."
    columns: Annotated[int, Meta(ge=16, le=96)] = 48
    cell_width: Annotated[int, Meta(ge=4, le=64)] = 12
    cell_height: Annotated[int, Meta(ge=4, le=96)] = 24
    line_height: Annotated[int, Meta(ge=4, le=255)] = 30


class TextRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How words are spelled on this printer."""

    page: CodePage = "cp866"
    "The page every line starts from; other pages of `codepages` are used only for what it has no sign or spelling for."
    preamble: HexBytes = "1b 40"
    "Sent before every document. Chinese firmware needs FS . (1c 2e) after every ESC @."
    mode: Annotated[int, Meta(ge=0, le=199)] | None = None
    "ESC ! of the normal letter, where sizes are set by that, twice at most: impact printers know no GS !."
    rouble: str = "руб."
    spelled: dict[Sign, Spelling] = {}
    "What this shop wants to read for a sign that the page lacks; goes before the encoder's own table."
    drawn: Drawn = "missing"
    "Rows as pictures: those with a sign that no page has, all of them (a printer without letters), or none: then it is named."


class Codes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Barcodes the printer draws by itself; the others are sent as pictures."""

    native: tuple[Literal["code128", "ean13", "qr"], ...] = ()
    height: Annotated[int, Meta(ge=16, le=255)] = 80
    min_module: Annotated[int, Meta(ge=1, le=6)] = 2
    max_module: Annotated[int, Meta(ge=1, le=6)] = 3
    qr_module: Annotated[int, Meta(ge=2, le=16)] = 8


class Raster(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Pictures go in bands of at most `rows`, so that a lost header costs a band and not the roll."""

    form: Literal["bands", "columns_24", "columns_8", "star_rows", "star_bands"] = "bands"
    "GS v 0; ESC * in strips of 24 or 8 dots; Star ESC * r with one command a row; Star ESC GS S."
    rows: Annotated[int, Meta(ge=8, le=255)] = 24


class Cutter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`none` feeds `feed_lines` so that the last words stand above the tear bar; the others feed `feed_dots` and cut."""

    kind: Literal["partial", "full", "none"] = "partial"
    feed_dots: Annotated[int, Meta(ge=0, le=255)] = 0
    feed_lines: Annotated[int, Meta(ge=0, le=20)] = 4


class DrawerSocket(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The drawer's pulse, in milliseconds. `open_level` is the level of pin 3 while it is open: that depends on the drawer."""

    pins: tuple[Literal[1, 2], ...] = (1, 2)
    on_ms: Annotated[int, Meta(ge=10, le=510)] = 120
    off_ms: Annotated[int, Meta(ge=10, le=510)] = 240
    open_level: OpenLevel = "unknown"


class Status(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which questions the printer answers."""

    dle_eot: bool = False
    asb: bool = False
    drawer: bool = False
    "GS r 2: the drawer's pin."
    names: bool = False
    "GS I 65 to 68: firmware, maker, model, serial number."
    recover: bool = False
    "DLE ENQ 1: go on from the line that failed."
    reply_ms: Annotated[int, Meta(ge=20, le=5000)] = 300


class Buffer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`bytes` is the receive buffer. With `window`, no more than that travels ahead of the last GS r answer.

    `question_every`: after so many bytes of a document the printer is asked in passing (GS r 1), and all answers must come: a power
    cut in its middle takes some along. 0 for a printer that does not answer each of them.
    """

    bytes: Annotated[int, Meta(ge=45)] = 4096
    window: Annotated[int, Meta(ge=0)] = 0
    question_every: Annotated[int, Meta(ge=0)] = 128
    realtime_in_data: bool = True


class Patience(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds without any progress while the printer does not say why."""

    stall_s: Annotated[float, Meta(gt=0)] = 60.0
    fence_s: Annotated[float, Meta(gt=0)] = 20.0
    poll_s: Annotated[float, Meta(gt=0)] = 1.0


class PrinterVector(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Blocks (or a bare text) and the bytes they must become; or status bytes and what they mean."""

    text: str | None = None
    language: Literal["ru", "en"] = "ru"
    blocks: tuple[dict[str, Any], ...] = ()
    tx: HexBytes = ""
    rx: HexBytes = ""
    asked: tuple[Annotated[int, Meta(ge=1, le=4)], ...] = ()
    status: dict[str, str] = {}


class PrinterProfile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One model of receipt printer."""

    schema: Literal[1]
    id: str
    extends: str | None = None
    vendor: str = ""
    model: str = ""
    match: Match = Match()
    dialect: Literal["escpos", "star_line", "star_raster"] = "escpos"
    line: SerialLine = SerialLine(baud=115200)
    paper: Paper = Paper()
    codepages: dict[CodePage, Annotated[int, Meta(ge=0, le=255)]]
    text: TextRules = TextRules()
    codes: Codes = Codes()
    raster: Raster = Raster()
    cutter: Cutter = Cutter()
    drawer: DrawerSocket = DrawerSocket()
    buzzer: HexBytes = ""
    "The bytes of one signal; empty where there is no buzzer."
    logo: Annotated[int, Meta(ge=1, le=255)] | None = None
    "The number of a picture in the printer's own memory that stands for the document's logo."
    status: Status = Status()
    confirm: Literal["process_id", "star_etb", "gs_r", "asb_online", "none"] = "none"
    "How paper is proved: printed (GS ( H, Star's ETB), processed (GS r, GS a), or only sent."
    buffer: Buffer = Buffer()
    patience: Patience = Patience()
    quirks: tuple[str, ...] = ()
    vector: tuple[PrinterVector, ...] = ()
    source: dict[str, Source] = {}
