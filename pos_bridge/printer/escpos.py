"""ESC/POS (names and layout: Epson "ESC/POS Application Programming Guide"). Nothing here is text."""

import re
from typing import Literal

from PIL import Image

from pos_bridge.document import Align, Symbology
from pos_bridge.printer import dots
from pos_bridge.printer.escpos_status import StatusDemux
from pos_bridge.printer.replies import PAPER_SENSOR, Answered, Demux, Fence, Marked, Pushed, Reply
from pos_bridge.printer.symbology import code128_sets
from pos_bridge.profiles import PrinterProfile

INIT = b"\x1b@"
LINE_FEED = b"\n"
SIDES = {"left": 0, "center": 1, "right": 2}
ASK_PAPER_IN_TURN = b"\x1dr\x01"
"GS r 1"
ASK_DRAWER_IN_TURN = b"\x1dr\x02"
"GS r 2"
LIVE = rb"\x10(?=[\x04\x05\x14])"
"""Many printers obey DLE EOT, DLE ENQ and DLE DC4 (drawer, buffer clear) even inside picture data (TM-U295 and HPRT manuals)."""
NAMES = {"maker": 66, "model": 67, "firmware": 65, "serial": 68}
"GS I n"


class EscPos:
    """Fulfils `CommandSet`."""

    def __init__(self, profile: PrinterProfile) -> None:
        self._profile = profile

    def demux(self) -> Demux:
        return StatusDemux(self._profile.drawer.open_level)

    def reset(self) -> bytes:
        text = self._profile.text
        quiet = self._profile.confirm == "asb_online"
        return (
            bytes.fromhex(text.preamble)
            + (b"" if text.mode is None else self._mode(text.mode))
            + self.select_page(self._profile.codepages[text.page])
            + (b"" if quiet else self.report_changes())
        )

    def select_page(self, slot: int) -> bytes:
        """ESC t n"""
        return bytes([0x1B, 0x74, slot])

    def align(self, side: Align) -> bytes:
        """ESC a n"""
        return bytes([0x1B, 0x61, SIDES[side]])

    def bold(self, on: bool) -> bytes:
        """ESC E n"""
        return bytes([0x1B, 0x45, int(on)])

    def size(self, width: int, height: int, bold: bool) -> bytes:
        """GS ! n, multiples 1..8; or ESC ! n: 8 bold, 16 twice as high, 32 twice as wide"""
        mode = self._profile.text.mode
        if mode is not None:
            return self._mode(mode | 8 * bold | 16 * (height > 1) | 32 * (width > 1))
        return bytes([0x1D, 0x21, (width - 1) << 4 | (height - 1)])

    def _mode(self, mode: int) -> bytes:
        """ESC ! n"""
        return bytes([0x1B, 0x21, mode])

    def feed(self, lines: int) -> bytes:
        """ESC d n"""
        return bytes([0x1B, 0x64, lines])

    def cut(self) -> bytes:
        """GS V 65|66 n: feed to the cutting place plus n, then cut"""
        cutter = self._profile.cutter
        if cutter.kind == "none":
            return self.feed(cutter.feed_lines)
        return bytes([0x1D, 0x56, 65 if cutter.kind == "full" else 66, cutter.feed_dots])

    def linear_code(self, symbology: Symbology, data: str, module: int) -> bytes:
        """GS H 0 (no letters), GS h, GS w (2 to 6), GS k m n: EAN-13 is 67, Code 128 is 73 and begins with its code set."""
        if not 2 <= module <= 6:
            return b""
        look = bytes([0x1D, 0x48, 0, 0x1D, 0x68, self._profile.codes.height, 0x1D, 0x77, module])
        code, stored = (67, data[:12].encode("ascii")) if symbology == "ean13" else (73, code128_data(data))
        return _unless_live(look + bytes([0x1D, 0x6B, code, len(stored)]) + stored)

    def qr_code(self, data: bytes, module: int) -> bytes:
        """GS ( k, functions 165 (model 2), 167 (module), 169 (correction M), 180 (store), 181 (print)"""
        stored = (len(data) + 3).to_bytes(2, "little")
        return _unless_live(
            b"".join(
                [
                    b"\x1d(k\x04\x00\x31\x41\x32\x00",
                    b"\x1d(k\x03\x00\x31\x43" + bytes([module]),
                    b"\x1d(k\x03\x00\x31\x45\x31",
                    b"\x1d(k" + stored + b"\x31\x50\x30" + data,
                    b"\x1d(k\x03\x00\x31\x51\x30",
                ]
            )
        )

    def picture(self, picture: Image.Image, side: Align) -> list[bytes]:
        raster = self._profile.raster
        if raster.form == "columns_24":
            return self._strips(dots.placed(picture, side, self._profile.paper.dots), 24, 33)
        if raster.form == "columns_8":
            return self._strips(dots.placed(picture, side, self._profile.paper.dots), 8, 1)
        return [
            b"\x1dv0\x00" + band.row_bytes.to_bytes(2, "little") + band.rows.to_bytes(2, "little") + band.data
            for band in dots.bands(picture, raster.rows, LIVE)
        ]

    def _strips(self, picture: Image.Image, high: int, mode: int) -> list[bytes]:
        """ESC 3 n (strips touch), ESC * m nL nH, LF for each strip, ESC 2. A strip of 8 dots at 72 dpi is 16/144 inch."""
        head = bytes([0x1B, 0x2A, mode]) + picture.width.to_bytes(2, "little")
        strips = [head + data + LINE_FEED for data in dots.strips(picture, high, LIVE)]
        return [b"\x1b3" + bytes([16 if high == 8 else 24]), *strips, b"\x1b2"]

    def stored_picture(self, number: int) -> bytes:
        """FS p n 0"""
        return bytes([0x1C, 0x70, number, 0])

    def drawer(self, pin: Literal[1, 2], on_ms: int, off_ms: int) -> bytes:
        """ESC p m t1 t2, in units of 2 ms"""
        return bytes([0x1B, 0x70, pin - 1, min(255, on_ms // 2), min(255, off_ms // 2)])

    def report_changes(self) -> bytes:
        """GS a n: drawer, online, error and paper (ESC @ switches this off)"""
        return (
            b"\x1da\x0f"
            if self._profile.status.asb and self._profile.status.drawer
            else b"\x1da\x0e"
            if self._profile.status.asb
            else b""
        )

    def questions(self) -> tuple[int, ...]:
        """DLE EOT: online and drawer, cover, error, paper."""
        return (1, 2, 3, 4) if self._profile.status.dle_eot else ()

    def ask(self) -> tuple[bytes, Reply | None]:
        asked = self.questions()
        if asked:
            return b"".join(bytes([0x10, 0x04, question]) for question in asked), Answered(asked[-1])
        reports = self.report_changes()
        return reports, Pushed() if reports else None

    def recover(self) -> bytes:
        """DLE ENQ 1"""
        return b"\x10\x05\x01" if self._profile.status.recover else b""

    def at_begin(self, attempt: int) -> Fence | None:
        return None

    def in_passing(self) -> bytes:
        return ASK_PAPER_IN_TURN if self._profile.confirm in ("process_id", "gs_r") else b""

    def in_turn(self, number: int, attempt: int) -> Fence | None:
        return Fence(ASK_PAPER_IN_TURN, Answered(PAPER_SENSOR))

    def at_end(self, number: int, attempt: int, mark: bytes) -> Fence | None:
        """GS ( H, function 48: four printable bytes that come back as `37 22 mark 00` when the paper is done"""
        match self._profile.confirm:
            case "process_id":
                return Fence(b"\x1d(H\x06\x00\x30\x30" + mark, Marked(mark))
            case "gs_r":
                return Fence(ASK_PAPER_IN_TURN, Answered(PAPER_SENSOR))
            case "asb_online":
                return Fence(b"\x1da\x0e", Pushed())
        return None


def _unless_live(command: bytes) -> bytes:
    """A code is data of a picture, too: pairs of digits in code set C are any byte."""
    return b"" if re.search(LIVE, command) else command


def code128_data(text: str) -> bytes:
    """`text` with the printer's own marks: {B letters (a brace doubled), {C pairs of digits as one byte each."""
    result = b""
    for code_set, part in code128_sets(text):
        if code_set == "C":
            result += b"{C" + bytes(int(part[at : at + 2]) for at in range(0, len(part), 2))
        else:
            result += b"{B" + part.replace("{", "{{").encode("ascii")
    return result


def ask_name(number: int) -> bytes:
    """GS I n"""
    return bytes([0x1D, 0x49, number])
