"""A type face spread over several font files, each holding some scripts (as web fonts are cut)."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

BOX_LINES = {"─": 1, "━": 2, "═": 2}
"Signs that must join over cell borders: drawn as lines, by thickness."

INSTALLED = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansMono-Regular.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/noto/NotoSansGeorgian-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansArmenian-Regular.ttf",
    "/usr/share/fonts/truetype/noto/NotoSansSymbols2-Regular.ttf",
    "/usr/share/fonts/opentype/unifont/unifont.otf",
    "/usr/share/fonts/opentype/unifont/unifont_upper.otf",
)
"Where Debian puts faces of further scripts (packages fonts-dejavu-core, fonts-noto-core, fonts-noto-cjk, fonts-unifont)."


def installed_faces() -> list[Path]:
    """Files that this machine has for scripts which the shop's own face lacks; the last resort before a sign is spelled."""
    return [path for path in map(Path, INSTALLED) if path.is_file()]


class Typeface:
    """Draws one letter (with the marks on it) into a cell of given dots. Without files: Pillow's own Latin face."""

    def __init__(self, files: Sequence[Path] = ()) -> None:
        self._files = tuple(files)
        self._glyph = lru_cache(maxsize=4096)(self._drawn)
        # At most one entry for each sign of Unicode.
        self._known: dict[int, bool] = {}

    def cell(self, char: str, width: int, height: int, bold: bool = False) -> Image.Image:
        """An "L" picture of width × height, black 255 on 0."""
        return self._glyph(char, width, height, bold)

    def has(self, char: str) -> bool:
        """The sign can be drawn as itself. Letters that run from right to left cannot: rows are drawn sign by sign."""
        if char in BOX_LINES:
            return True
        if unicodedata.bidirectional(char) in ("R", "AL") or unicodedata.category(char) in ("Cs", "Cn", "Co"):
            return False
        known = self._known.get(ord(char))
        if known is None:
            fonts = [self._font(at, 20, False) for at in range(len(self._files))] or [_substitute(20)]
            known = self._known[ord(char)] = any(_has(font, char) for font in fonts)
        return known

    def _drawn(self, char: str, width: int, height: int, bold: bool) -> Image.Image:
        cell = Image.new("L", (width, height), 0)
        pen = ImageDraw.Draw(cell)
        if char in BOX_LINES:
            thick = BOX_LINES[char] + int(bold)
            pen.rectangle((0, height // 2, width, height // 2 + thick), fill=255)
            return cell
        letter, marks = char[0], char[1:]
        font = self._font_for(letter, self._points(height), bold)
        # Wider than the cell (a substitute face, a double-width sign): squeezed, never cut.
        length = max(1, round(font.getlength(letter)))
        if length <= width:
            pen.text(((width - length) / 2, height * 0.79), letter, font=font, fill=255, anchor="ls")
        else:
            broad = Image.new("L", (length, height), 0)
            ImageDraw.Draw(broad).text((0, height * 0.79), letter, font=font, fill=255, anchor="ls")
            cell = broad.resize((width, height))
        for mark in marks:
            self._put_on(cell, mark, bold)
        return cell

    def _put_on(self, cell: Image.Image, mark: str, bold: bool) -> None:
        """A mark above or below the letter in the cell: without shaping a face puts it beside."""
        points, baseline = self._points(cell.height), round(cell.height * 0.79)
        sheet = Image.new("L", (4 * points, 4 * points), 0)
        pen = ImageDraw.Draw(sheet)
        pen.text((2 * points, 2 * points), mark, font=self._font_for(mark, points, bold), fill=255, anchor="ls")
        box, letter = sheet.getbbox(), cell.getbbox()
        if box is None:
            return
        ink = sheet.crop(box)
        top = baseline + box[1] - 2 * points
        if box[3] < 2 * points and letter is not None:
            # Made for small letters: a tall one lifts it, as far as the cell goes.
            top = max(0, min(top, letter[1] - ink.height - 1))
        cell.paste(255, ((cell.width - ink.width) // 2, top), ink)

    def _points(self, height: int) -> int:
        return max(6, round(height * 0.84))

    def _font_for(self, char: str, points: int, bold: bool) -> ImageFont.FreeTypeFont:
        """The first that has it."""
        fonts = [self._font(at, points, bold) for at in range(len(self._files))] or [_substitute(points)]
        return next((font for font in fonts if _has(font, char)), fonts[0])

    def _font(self, at: int, points: int, bold: bool) -> ImageFont.FreeTypeFont:
        return _load(self._files[at], points, bold)


@lru_cache(maxsize=64)
def _load(path: Path, points: int, bold: bool) -> ImageFont.FreeTypeFont:
    # Raqm refuses some sequences of signs with an error, and letters in cells need no shaping.
    font = ImageFont.truetype(str(path), points, layout_engine=ImageFont.Layout.BASIC)
    try:
        font.set_variation_by_axes([800 if bold else 500])
    except OSError:
        return font
    return font


@lru_cache(maxsize=16)
def _substitute(points: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.load_default(points)
    assert isinstance(font, ImageFont.FreeTypeFont)
    return font.font_variant(layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def _has(font: ImageFont.FreeTypeFont, char: str) -> bool:
    """A sign that a file lacks is drawn as its `.notdef` box, the same as an unassigned sign."""
    if char.isspace():
        return True
    mask = font.getmask(char)
    return (mask.size, bytes(mask)) != _missing(font)


@lru_cache(maxsize=64)
def _missing(font: ImageFont.FreeTypeFont) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask("\U0010fffe")
    return mask.size, bytes(mask)
