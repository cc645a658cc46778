"""What a virtual printer has inside: its own tables, not those of the profile that somebody prints with.

Slots: escpos-printer-db (TM-T20II, POS-5890) and receipt-printer-encoder (Star, Bixolon, Citizen), read as facts. A slot that a
firmware lacks prints CP437, as the real ones do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pos_bridge.profiles import PrinterProfile

EPSON = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 13: "cp857", 14: "cp737", 16: "cp1252", 17: "cp866",
         18: "cp852", 19: "cp858", 33: "cp775", 34: "cp855", 45: "cp1250", 46: "cp1251", 47: "cp1253"}  # fmt: skip
OLD_EPSON = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 6: "cp1251", 16: "cp1252", 17: "cp866", 18: "cp852",
             19: "cp858"}  # fmt: skip
ZJIANG = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 16: "cp1252", 18: "cp852", 19: "cp858",
          59: "cp866", 60: "cp855", 61: "cp857", 71: "cp1252", 72: "cp1250", 73: "cp1251"}  # fmt: skip
RONGTA = {0: "cp437", 2: "cp850", 3: "cp860", 6: "cp1251", 7: "cp866", 16: "cp1252", 28: "cp855"}
CITIZEN = {0: "cp437", 1: "cp850", 2: "cp860", 3: "cp863", 4: "cp865", 5: "cp852", 6: "cp1252", 7: "cp866", 8: "cp857",
           16: "cp1252", 18: "cp852", 19: "cp858"}  # fmt: skip
STAR = {0: "cp437", 1: "cp437", 4: "cp858", 5: "cp852", 6: "cp860", 8: "cp863", 9: "cp865", 10: "cp866", 11: "cp855", 12: "cp857",
        13: "cp862", 15: "cp737", 32: "cp1252", 33: "cp1250", 34: "cp1251"}  # fmt: skip


@dataclass(frozen=True)
class Firmware:
    """`kanji` is the mode after every reset, in which bytes from 0x80 on are halves of Chinese signs."""

    language: Literal["escpos", "star"] = "escpos"
    letters: bool = True
    slots: Mapping[int, str] = field(default_factory=lambda: EPSON)
    kanji: bool = False
    dots: int = 576
    columns: int = 48
    cell: tuple[int, int] = (12, 24)
    line_height: int = 30
    cutter: bool = True
    tear_lines: int = 4
    draws: frozenset[str] = frozenset({"code128", "ean13", "qr"})
    pictures: frozenset[str] = frozenset({"bands", "columns"})
    row_ratio: float = 1.0
    pushes: bool = True
    marks: bool = True
    recovers: bool = True
    announces: bool = False
    "Says so when it is switched on (memory switch 1-1)."
    names: Mapping[int, str] = field(default_factory=dict)
    drawer_ms: int = 100
    "The shortest pulse that opens the drawer."
    stored: frozenset[int] = frozenset({1})
    buffer: int = 4096
    realtime_in_data: bool = True


_EPSON_NAMES = {65: "1.06 ESC/POS", 66: "EPSON", 67: "TM-T20III", 68: "X3UL012345"}
_CHINESE: dict[str, Any] = {"kanji": True, "marks": False, "recovers": False}
INSIDE: Mapping[str, Mapping[str, Any]] = {
    "epson-tm-t20iii": {"names": _EPSON_NAMES},
    "epson-tm-t88iii": {"slots": OLD_EPSON, "marks": False, "draws": frozenset({"code128", "ean13"})},
    "epson-tm-u220": {"slots": OLD_EPSON, "pictures": frozenset({"columns"}), "draws": frozenset()},
    "bixolon-srp-350iii": {"slots": {**EPSON, 28: "cp1251"}, "marks": False},
    "citizen-ct-s310ii": {"slots": CITIZEN, "marks": False},
    "custom-vkp80ii": {"slots": OLD_EPSON, "marks": False},
    "netum-nt-80": {"slots": ZJIANG, **_CHINESE},
    "rongta-rp326": {"slots": RONGTA, **_CHINESE, "recovers": True},
    "sunmi-nt311": {"slots": {0: "cp437", 17: "cp866"}, **_CHINESE},
    "xprinter-xp-n160ii": {"slots": {**EPSON, 23: "cp1251"}, **_CHINESE},
    "zjiang-pos-5890": {"slots": ZJIANG, **_CHINESE},
    "star-tsp100": {"letters": False},
}


def firmware_like(profile: PrinterProfile) -> Firmware:
    """The inside that belongs to a profile's model; only its measures are taken from the profile."""
    paper = profile.paper
    star = profile.dialect != "escpos"
    measures: dict[str, Any] = {
        "language": "star" if star else "escpos",
        "slots": STAR if star else EPSON,
        "dots": paper.dots,
        "columns": paper.columns,
        "cell": (paper.cell_width, paper.cell_height),
        "line_height": paper.line_height,
        "cutter": profile.cutter.kind != "none",
        "tear_lines": profile.cutter.feed_lines,
        "draws": frozenset(profile.codes.native),
        "row_ratio": (paper.rows_dpi or paper.dpi) / paper.dpi,
        "pushes": profile.status.asb,
        "marks": profile.confirm == "process_id",
        "recovers": not star,
        "buffer": profile.buffer.bytes,
        "realtime_in_data": profile.buffer.realtime_in_data,
    }
    return Firmware(**{**measures, **INSIDE.get(profile.id, {})})
