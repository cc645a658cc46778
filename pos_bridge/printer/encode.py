"""A document and a profile to the bytes of one printer. Pure: the same document is the same bytes, for ever."""

from functools import singledispatchmethod

from pos_bridge.document import Align, Barcode, Block, Cut, Document, Feed, Pair, Qr, Rule, Text
from pos_bridge.printer import commands, picture
from pos_bridge.printer.letters import TIED, cleaned, in_page, lines_of, spelled
from pos_bridge.printer.symbology import code128_runs, code128_sets, code128_values, ean13_runs
from pos_bridge.printer.typeface import Typeface
from pos_bridge.printer.wrap import aligned, paired, wrapped
from pos_bridge.profiles import PrinterProfile
from pos_bridge.profiles.printer_schema import CodePage

Look = tuple[Align, bool, int, int]
"(side, bold, width multiple, height multiple)"

QUIET = 10
"Modules of white at each side of a linear code (ISO/IEC 15417)."


def encode(document: Document, profile: PrinterProfile, typeface: Typeface | None = None) -> bytes:
    """All bytes of the document, from the reset to the cut. `typeface` draws signs that no page of the printer has."""
    return b"".join(encode_parts(document, profile, typeface))


def encode_parts(document: Document, profile: PrinterProfile, typeface: Typeface | None = None) -> list[bytes]:
    """The same bytes in pieces: between two pieces the printer is at the beginning of a command."""
    return _Encoder(profile, document.language, typeface or Typeface()).all(document)


def resync(profile: PrinterProfile) -> bytes:
    """Frees a printer that a broken connection left in the middle of something.

    NULs end whatever block of data it still waits for (the longest is one picture band or one QR code) and are nothing to a
    printer that waits for none; then reset, end the torn row, and cut the torn piece off.
    """
    paper = profile.paper
    longest = max(paper.dots // 8 * profile.raster.rows, 1024) + 16
    return bytes(longest) + preamble(profile) + commands.LINE_FEED + _cut(profile)


def preamble(profile: PrinterProfile) -> bytes:
    """Reset, the page of the profile, and status reports on again (the reset switches them off)."""
    start = bytes.fromhex(profile.text.preamble) + commands.select_page(profile.codepages[profile.text.page])
    return start + (commands.push_status(True) if profile.status.asb else b"")


def _cut(profile: PrinterProfile) -> bytes:
    cutter = profile.cutter
    if cutter.kind == "none":
        return commands.feed(cutter.feed_lines)
    return commands.cut(cutter.kind, cutter.feed_dots)


class _Encoder:
    """Carries what the printer remembers between two blocks: its code page, alignment, weight and size."""

    def __init__(self, profile: PrinterProfile, language: str, face: Typeface) -> None:
        self._profile = profile
        self._paper = profile.paper
        self._rouble = profile.text.rouble if language == "ru" else "RUB"
        self._face = face
        self._page: str = profile.text.page
        self._look: Look = ("left", False, 1, 1)

    def all(self, document: Document) -> list[bytes]:
        parts = [preamble(self._profile)]
        for block in document.blocks:
            parts += self._block(block)
        return parts

    @singledispatchmethod
    def _block(self, block: Block) -> list[bytes]:
        raise TypeError(f"no such block: {block!r}")

    @_block.register
    def _text(self, block: Text) -> list[bytes]:
        columns = self._paper.columns // block.width
        rows = [row for line in lines_of(block.text) for row in wrapped(self._spell(line), columns)]
        look = (block.align, block.bold, block.width, block.height)
        return [part for row in rows for part in self._row(row, look)]

    @_block.register
    def _pair(self, block: Pair) -> list[bytes]:
        left, right = self._spell(cleaned(block.left)), self._spell(cleaned(block.right))
        rows = paired(left, right, self._paper.columns)
        return [part for row in rows for part in self._row(row, ("left", block.bold, 1, 1))]

    @_block.register
    def _rule(self, _: Rule) -> list[bytes]:
        line = "─" if in_page("─", self._profile.text.page) else "-"
        return self._row(line * self._paper.columns, ("left", False, 1, 1))

    @_block.register
    def _feed(self, block: Feed) -> list[bytes]:
        return [commands.feed(block.lines)]

    @_block.register
    def _end(self, _: Cut) -> list[bytes]:
        return [_cut(self._profile)]

    @_block.register
    def _qr(self, block: Qr) -> list[bytes]:
        data = block.data.encode("utf-8", "replace")
        codes = self._profile.codes
        if "qr" in codes.native:
            return [self._set(("center", False, 1, 1)) + commands.qr_code(data, codes.qr_module)]
        return self._picture(picture.qr(data, codes.qr_module, self._paper.dots), "center")

    @_block.register
    def _barcode(self, block: Barcode) -> list[bytes]:
        codes = self._profile.codes
        values = code128_values(block.data) if block.symbology == "code128" else []
        runs = code128_runs(values) if values else ean13_runs(block.data)
        room = self._paper.dots // (sum(runs) + 2 * QUIET)
        module = max(1, min(codes.max_module, room))
        if block.symbology in codes.native:
            native = _code128_data(block.data) if values else block.data[:12].encode("ascii")
            bars = commands.linear_code(block.symbology, native, module, codes.height)
            parts = [self._set(("center", False, 1, 1)) + bars]
        else:
            parts = self._picture(picture.bars(runs, module, codes.height), "center")
        return parts + (self._row(block.data, ("center", False, 1, 1)) if block.caption else [])

    def _spell(self, line: str) -> str:
        return spelled(line, self._profile.text.page, self._rouble)

    def _set(self, look: Look) -> bytes:
        """Only what changes. Alignment comes first: it is obeyed at the beginning of a line only."""
        (side, bold, width, height), (old_side, old_bold, old_width, old_height) = look, self._look
        self._look = look
        result = b""
        if side != old_side:
            result += commands.align(side)
        if bold != old_bold:
            result += commands.bold(bold)
        if (width, height) != (old_width, old_height):
            result += commands.size(width, height)
        return result

    def _row(self, row: str, look: Look) -> list[bytes]:
        row = row.replace(TIED, " ")
        pages = [self._page_for(char) for char in row]
        if None in pages:
            side, bold, width, height = look
            columns = self._paper.columns // width
            cell = (self._paper.cell_width, self._paper.cell_height)
            letters = picture.row_of_letters(aligned(row, columns, side), cell, (width, height), bold, self._face)
            drawn = picture.on_line(letters, self._paper.line_height)
            return self._picture(drawn, "left")
        result = self._set(look)
        for char, page in zip(row, pages, strict=True):
            if page is not None and page != self._page and not in_page(char, self._page):
                result += commands.select_page(self._profile.codepages[page])
                self._page = page
            result += char.encode(self._page)
        return [result + commands.LINE_FEED, *self._home()]

    def _home(self) -> list[bytes]:
        """Back to the page of the profile after a row that needed another one."""
        if self._page == self._profile.text.page:
            return []
        self._page = self._profile.text.page
        return [commands.select_page(self._profile.codepages[self._profile.text.page])]

    def _page_for(self, char: str) -> CodePage | None:
        usual = self._profile.text.page
        if in_page(char, usual):
            return usual
        return next((page for page in self._profile.codepages if in_page(char, page)), None)

    def _picture(self, drawn: picture.Picture, side: Align) -> list[bytes]:
        return [self._set((side, False, 1, 1)), *picture.bands(drawn, self._profile.raster.rows)]


def _code128_data(text: str) -> bytes:
    """`text` with the printer's own marks: {B letters (a brace doubled), {C pairs of digits as one byte each."""
    result = b""
    for code_set, part in code128_sets(text):
        if code_set == "C":
            result += b"{C" + bytes(int(part[at : at + 2]) for at in range(0, len(part), 2))
        else:
            result += b"{B" + part.replace("{", "{{").encode("ascii")
    return result
