"""What a virtual printer has inside: its own tables, not those of the profile that somebody prints with.

Slots: escpos-printer-db (TM-T20II, POS-5890), read as facts. A slot that a firmware lacks prints CP437, as the real ones do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pos_bridge.profiles import PrinterProfile

EPSON = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 13: "cp857", 14: "cp737", 16: "cp1252", 17: "cp866",
         18: "cp852", 19: "cp858", 33: "cp775", 34: "cp855", 45: "cp1250", 46: "cp1251", 47: "cp1253"}  # fmt: skip
ZJIANG = {0: "cp437", 2: "cp850", 3: "cp860", 4: "cp863", 5: "cp865", 16: "cp1252", 18: "cp852", 19: "cp858",
          59: "cp866", 60: "cp855", 61: "cp857", 71: "cp1252", 72: "cp1250", 73: "cp1251"}  # fmt: skip
RONGTA = {0: "cp437", 2: "cp850", 3: "cp860", 6: "cp1251", 7: "cp866", 16: "cp1252", 28: "cp855"}


@dataclass(frozen=True)
class Firmware:
    """`kanji` is the mode after every reset, in which bytes from 0x80 on are halves of Chinese signs."""

    slots: Mapping[int, str] = field(default_factory=lambda: EPSON)
    kanji: bool = False
    dots: int = 576
    columns: int = 48
    cell: tuple[int, int] = (12, 24)
    line_height: int = 30
    cutter: bool = True
    tear_lines: int = 4
    draws: frozenset[str] = frozenset({"code128", "ean13", "qr"})
    pushes: bool = True
    marks: bool = True
    buffer: int = 4096
    realtime_in_data: bool = True


def firmware_like(profile: PrinterProfile) -> Firmware:
    """The inside that belongs to a profile's model; only its measures are taken from the profile."""
    slots, kanji = {
        "zjiang-pos-5890": (ZJIANG, True),
        "rongta-rp326": (RONGTA, True),
        "xprinter-xp-n160ii": ({**EPSON, 23: "cp1251"}, True),
    }.get(profile.id, (EPSON, False))
    paper = profile.paper
    return Firmware(
        slots=slots,
        kanji=kanji,
        dots=paper.dots,
        columns=paper.columns,
        cell=(paper.cell_width, paper.cell_height),
        line_height=paper.line_height,
        cutter=profile.cutter.kind != "none",
        tear_lines=profile.cutter.feed_lines,
        draws=frozenset(profile.codes.native),
        pushes=profile.status.asb,
        marks=profile.confirm == "process_id",
        buffer=profile.buffer.bytes,
        realtime_in_data=profile.buffer.realtime_in_data,
    )
