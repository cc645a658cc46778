"""Star Line Mode and StarPRNT (Star Micronics, "STAR Line Mode Command Specifications"). Nothing here is text.

TSP100 and its kind know no letters: there the profile says `text.drawn = "always"` and everything is rows of dots.
"""

import re
from typing import Literal

from PIL import Image

from pos_bridge.document import Align, Symbology
from pos_bridge.printer import dots
from pos_bridge.printer.replies import Counted, Demux, Fence, Pushed, Reply
from pos_bridge.printer.star_status import StarDemux
from pos_bridge.printer.symbology import QUIET
from pos_bridge.profiles import PrinterProfile

SIDES = {"left": 0, "center": 1, "right": 2}
ETB = b"\x17"
LIVE = rb"\x1b(?=\x06)"
"ESC ACK is obeyed on arrival, wherever it stands."
COUNTERS = 32


class StarLine:
    """Fulfils `CommandSet`."""

    def __init__(self, profile: PrinterProfile) -> None:
        self._profile = profile
        self._rows_only = profile.dialect == "star_raster"

    def demux(self) -> Demux:
        return StarDemux(self._profile.drawer.open_level)

    def reset(self) -> bytes:
        text = self._profile.text
        begin = bytes.fromhex(text.preamble)
        if not self._rows_only:
            begin += self.select_page(self._profile.codepages[text.page])
        return begin + self.report_changes()

    def select_page(self, slot: int) -> bytes:
        """ESC GS t n"""
        return bytes([0x1B, 0x1D, 0x74, slot])

    def align(self, side: Align) -> bytes:
        """ESC GS a n"""
        return b"" if self._rows_only else bytes([0x1B, 0x1D, 0x61, SIDES[side]])

    def bold(self, on: bool) -> bytes:
        """ESC E, ESC F"""
        return b"\x1bE" if on else b"\x1bF"

    def size(self, width: int, height: int, bold: bool) -> bytes:
        """ESC i n1 n2: height, width, from 0"""
        return bytes([0x1B, 0x69, height - 1, width - 1])

    def feed(self, lines: int) -> bytes:
        """ESC a n; in rows of dots ESC * r Y n NUL"""
        if not self._rows_only:
            return bytes([0x1B, 0x61, lines])
        return b"\x1b*rA\x1b*rY" + str(lines * self._profile.paper.line_height).encode("ascii") + b"\x00\x1b*rB"

    def cut(self) -> bytes:
        """ESC d n: 2 full, 3 partial, both after feeding to the cutting place; in rows of dots ESC * r E (9, 13) and ESC FF EOT"""
        cutter = self._profile.cutter
        if cutter.kind == "none":
            return self.feed(cutter.feed_lines)
        if self._rows_only:
            return b"\x1b*rA\x1b*rE" + (b"9" if cutter.kind == "full" else b"13") + b"\x00\x1b\x0c\x04\x1b*rB"
        return b"\x1bd" + (b"\x02" if cutter.kind == "full" else b"\x03")

    def linear_code(self, symbology: Symbology, data: str, module: int) -> bytes:
        """ESC b n1 n2 n3 n4 .. RS: "3" is EAN-13, "6" Code 128; "1" is no letters and a line feed; modules of 2 to 4 dots.

        A per cent sign begins an escape in Code 128: such a code is drawn. So is one that is wider than the paper where the
        printer changes its code set less often than we would: then it prints nothing.
        """
        widest = 11 * len(data) + 35 + 2 * QUIET if symbology == "code128" else 0
        if "%" in data or not 2 <= module <= 4 or widest * module > self._profile.paper.dots:
            return b""
        kind, stored = (b"3", data[:12]) if symbology == "ean13" else (b"6", data)
        width = str(module - 1).encode("ascii")
        return b"\x1bb" + kind + b"1" + width + bytes([self._profile.codes.height]) + stored.encode("ascii") + b"\x1e"

    def qr_code(self, data: bytes, module: int) -> bytes:
        """ESC GS y: S 0 model 2, S 1 correction M, S 2 module (1 to 8), D 1 data, P print; a line feed ends the row."""
        if re.search(LIVE, data):
            return b""
        size = bytes([min(8, module)])
        stored = len(data).to_bytes(2, "little") + data
        return b"\x1b\x1dyS0\x02\x1b\x1dyS1\x01\x1b\x1dyS2" + size + b"\x1b\x1dyD1\x00" + stored + b"\x1b\x1dyP\n"

    def picture(self, picture: Image.Image, side: Align) -> list[bytes]:
        raster = self._profile.raster
        if raster.form == "star_bands":
            return [
                b"\x1b\x1dS\x01" + band.row_bytes.to_bytes(2, "little") + band.rows.to_bytes(2, "little") + b"\x00" + band.data
                for band in dots.bands(picture, raster.rows, LIVE)
            ]
        return [self._rows(band) for band in dots.bands(dots.placed(picture, side, self._profile.paper.dots), raster.rows, LIVE)]

    def _rows(self, band: dots.Band) -> bytes:
        """ESC * r A, ESC * r P 0 (no page), b nL nH for each row without the white at its end, ESC * r B"""
        rows = []
        for at in range(0, len(band.data), band.row_bytes):
            ink = band.data[at : at + band.row_bytes].rstrip(b"\x00") or b"\x00"
            rows.append(b"b" + len(ink).to_bytes(2, "little") + ink)
        return b"\x1b*rA\x1b*rP0\x00" + b"".join(rows) + b"\x1b*rB"

    def stored_picture(self, number: int) -> bytes:
        """ESC FS p n m"""
        return bytes([0x1B, 0x1C, 0x70, number, 0])

    def drawer(self, pin: Literal[1, 2], on_ms: int, off_ms: int) -> bytes:
        """ESC BEL n1 n2 (units of 10 ms), BEL for the first drawer; SUB for the second, whose pulse is fixed"""
        if pin == 2:
            return b"\x1a"
        return bytes([0x1B, 0x07, max(1, on_ms // 10), max(1, off_ms // 10), 0x07])

    def report_changes(self) -> bytes:
        """ESC RS a 1"""
        return b"\x1b\x1ea\x01" if self._profile.status.asb else b""

    def questions(self) -> tuple[int, ...]:
        return ()

    def ask(self) -> tuple[bytes, Reply | None]:
        """ESC ACK SOH: the whole status at once"""
        return (b"\x1b\x06\x01", Pushed()) if self._profile.status.asb else (b"", None)

    def recover(self) -> bytes:
        return b""

    def at_begin(self, attempt: int) -> Fence | None:
        """ESC RS E 0, then the counter is moved on by a few: after a power cycle in mid-document, when it begins at 0 again, it
        never gets to the number that the end waits for; and a count of the attempt before, come late, is another one."""
        first = _first(attempt)
        return Fence(b"\x1b\x1eE\x00" + ETB * first, Counted(first)) if self._profile.confirm == "star_etb" else None

    def in_passing(self) -> bytes:
        """None: ETB makes it wait for the paper, and its counter shows a power cut by itself."""
        return b""

    def in_turn(self, number: int, attempt: int) -> Fence | None:
        """ETB: counted when all before it is on the paper"""
        counted = Counted((_first(attempt) + number) % COUNTERS)
        return Fence(ETB, counted) if self._profile.confirm == "star_etb" else None

    def at_end(self, number: int, attempt: int, mark: bytes) -> Fence | None:
        return self.in_turn(number, attempt)


def _first(attempt: int) -> int:
    return 1 + attempt % 4
