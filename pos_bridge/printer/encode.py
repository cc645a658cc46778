"""A document and a profile to the bytes of one printer. Pure: the same document is the same bytes, for ever."""

from functools import lru_cache, singledispatchmethod

from pos_bridge.document import Align, Barcode, Block, Cut, Document, Feed, Pair, Picture, Qr, Rule, Text
from pos_bridge.printer import picture
from pos_bridge.printer.command_set import CommandSet, command_set
from pos_bridge.printer.symbology import QUIET, code128_runs, code128_values, ean13_runs
from pos_bridge.printer.typeface import Typeface
from pos_bridge.printer.wrap import aligned, paired, wrapped
from pos_bridge.profiles import PrinterProfile
from pos_bridge.profiles.page_schema import CodePage
from pos_bridge.writing.letters import TIED, Alphabet, cleaned, in_page, lines_of

Look = tuple[Align, bool, int, int]
"(side, bold, width multiple, height multiple)"

PLAIN: Look = ("left", False, 1, 1)
CENTERED: Look = ("center", False, 1, 1)


def encode(document: Document, profile: PrinterProfile, typeface: Typeface | None = None) -> bytes:
    """All bytes of the document, from the reset to the cut. `typeface` draws signs that no page of the printer has."""
    return b"".join(encode_parts(document, profile, typeface))


def encode_parts(document: Document, profile: PrinterProfile, typeface: Typeface | None = None) -> list[bytes]:
    """The same bytes in pieces: between two pieces the printer is at the beginning of a command."""
    return _Encoder(profile, document.language, typeface or _SUBSTITUTE).all(document)


_SUBSTITUTE = Typeface()


def resync(profile: PrinterProfile) -> bytes:
    """Frees a printer that a broken connection left in the middle of something.

    NULs end whatever block of data it still waits for (the longest is one picture band or one QR code) and are nothing to a
    printer that waits for none; then reset, end the torn row, and cut the torn piece off.
    """
    paper, commands = profile.paper, command_set(profile)
    longest = max(paper.dots // 8 * profile.raster.rows, paper.dots * 3, 1024) + 16
    return bytes(longest) + commands.reset() + b"\n" + commands.cut()


@lru_cache(maxsize=64)
def _alphabet(profile_key: "_Key", language: str, face: Typeface) -> Alphabet:
    profile = profile_key.profile
    return alphabet(profile, language, face)


def alphabet(profile: PrinterProfile, language: str, face: Typeface) -> Alphabet:
    text = profile.text
    own = {"₽": text.rouble if language == "ru" else "RUB", **text.spelled}
    return Alphabet(text.page, profile.codepages, own, text.drawn, face.has)


class _Key:
    """A profile is data in tables and cannot be hashed: as long as it is the same object, it is the same profile."""

    def __init__(self, profile: PrinterProfile) -> None:
        self.profile = profile

    def __hash__(self) -> int:
        return id(self.profile)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.profile is self.profile


class _Encoder:
    """Carries what the printer remembers between two blocks: its code page, alignment, weight and size."""

    def __init__(self, profile: PrinterProfile, language: str, face: Typeface) -> None:
        self._profile = profile
        self._paper = profile.paper
        self._ratio = (profile.paper.rows_dpi or profile.paper.dpi) / profile.paper.dpi
        self._commands: CommandSet = command_set(profile)
        self._alphabet = _alphabet(_Key(profile), language, face)
        self._face = face
        self._usual: CodePage = profile.text.page
        self._page: CodePage = self._usual
        self._look = PLAIN

    def all(self, document: Document) -> list[bytes]:
        parts = [self._commands.reset()]
        for block in document.blocks:
            parts += self._block(block)
        return parts

    @singledispatchmethod
    def _block(self, block: Block) -> list[bytes]:
        raise TypeError(f"no such block: {block!r}")

    @_block.register
    def _text(self, block: Text) -> list[bytes]:
        largest = 4 if self._profile.text.mode is None else 2
        width, height = min(block.width, largest), min(block.height, largest)
        columns = self._paper.columns // width
        rows = [row for line in lines_of(block.text) for row in wrapped(self._alphabet.spelled(line), columns)]
        look = (block.align, block.bold, width, height)
        return [part for row in rows for part in self._row(row, look)]

    @_block.register
    def _pair(self, block: Pair) -> list[bytes]:
        left, right = self._alphabet.spelled(cleaned(block.left)), self._alphabet.spelled(cleaned(block.right))
        rows = paired(left, right, self._paper.columns)
        return [part for row in rows for part in self._row(row, ("left", block.bold, 1, 1))]

    @_block.register
    def _rule(self, _: Rule) -> list[bytes]:
        drawn = self._profile.text.drawn == "always"
        line = "─" if drawn or in_page("─", self._usual) else "-"
        return self._row(line * self._paper.columns, PLAIN)

    @_block.register
    def _feed(self, block: Feed) -> list[bytes]:
        return [self._commands.feed(block.lines)]

    @_block.register
    def _end(self, _: Cut) -> list[bytes]:
        return [self._commands.cut()]

    @_block.register
    def _qr(self, block: Qr) -> list[bytes]:
        data = block.data.encode("utf-8")
        codes, room = self._profile.codes, self._paper.dots
        # A printer takes what looks like Shift-JIS for kanji (GS ( k, function 181): of UTF-8 a phone would read garbage.
        if "qr" in codes.native and data.isascii():
            native = self._commands.qr_code(data, picture.qr_module(data, codes.qr_module, room))
            if native:
                return [self._set(CENTERED) + native]
        return self._picture(picture.qr(data, codes.qr_module, room, self._ratio), "center")

    @_block.register
    def _barcode(self, block: Barcode) -> list[bytes]:
        codes = self._profile.codes
        values = code128_values(block.data) if block.symbology == "code128" else []
        runs = code128_runs(values) if values else ean13_runs(block.data)
        module = min(codes.max_module, self._paper.dots // (sum(runs) + 2 * QUIET))
        own = module >= codes.min_module and block.symbology in codes.native
        native = self._commands.linear_code(block.symbology, block.data, module) if own else b""
        if native:
            parts = [self._set(CENTERED) + native]
        elif module >= codes.min_module:
            parts = self._picture(picture.bars(runs, module, max(8, round(codes.height * self._ratio))), "center")
        else:
            parts = self._picture(picture.ladder(runs, codes.min_module, codes.height, self._ratio), "center")
        return parts + (self._row(block.data, CENTERED) if block.caption else [])

    @_block.register
    def _logo(self, block: Picture) -> list[bytes]:
        if block.logo and self._profile.logo is not None:
            return [self._set((block.align, False, 1, 1)) + self._commands.stored_picture(self._profile.logo)]
        return self._picture(picture.logo(block.png, self._paper.dots, self._ratio), block.align)

    def _set(self, look: Look) -> bytes:
        """Only what changes. Alignment comes first: it is obeyed at the beginning of a line only."""
        if look == self._look:
            return b""
        (side, bold, width, height), (old_side, old_bold, old_width, old_height) = look, self._look
        self._look = look
        result = b""
        if side != old_side:
            result += self._commands.align(side)
        if bold != old_bold:
            result += self._commands.bold(bold)
        if (width, height) != (old_width, old_height):
            result += self._commands.size(width, height, bold)
        return result

    def _row(self, row: str, look: Look) -> list[bytes]:
        row = row.replace(TIED, " ")
        if self._profile.text.drawn == "always":
            return self._drawn_row(row, look)
        try:
            letters = row.encode(self._usual)
        except UnicodeEncodeError:
            return self._mixed_row(row, look)
        return [self._set(look) + letters + b"\n"]

    def _mixed_row(self, row: str, look: Look) -> list[bytes]:
        """A row that needs other pages, or a picture."""
        pages = [self._alphabet.page_of(char) for char in row]
        if None in pages:
            return self._drawn_row(row, look)
        result = self._set(look)
        for char, page in zip(row, pages, strict=True):
            if page is not None and page != self._page and not in_page(char, self._page):
                result += self._commands.select_page(self._profile.codepages[page])
                self._page = page
            result += char.encode(self._page)
        return [result + b"\n", *self._home()]

    def _drawn_row(self, row: str, look: Look) -> list[bytes]:
        side, bold, width, height = look
        cell = (self._paper.cell_width, self._paper.cell_height)
        filled = aligned(row, self._paper.columns // width, side)
        letters = picture.row_of_letters(filled, cell, (width, height), bold, self._face)
        return self._picture(picture.on_line(letters, self._paper.line_height), "left")

    def _home(self) -> list[bytes]:
        """Back to the page of the profile after a row that needed another one."""
        if self._page == self._usual:
            return []
        self._page = self._usual
        return [self._commands.select_page(self._profile.codepages[self._profile.text.page])]

    def _picture(self, drawn: picture.Picture, side: Align) -> list[bytes]:
        return [part for part in (self._set((side, False, 1, 1)), *self._commands.picture(drawn, side)) if part]
