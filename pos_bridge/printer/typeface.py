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
        font = self._font_for(char, self._points(height), bold)
        # Wider than the cell (a substitute face, a double-width sign): squeezed, never cut.
        length = max(1, round(font.getlength(char)))
        if length <= width:
            pen.text(((width - length) / 2, height * 0.79), char, font=font, fill=255, anchor="ls")
            return cell
        broad = Image.new("L", (length, height), 0)
        ImageDraw.Draw(broad).text((0, height * 0.79), char, font=font, fill=255, anchor="ls")
        return broad.resize((width, height))

    def _points(self, height: int) -> int:
        return max(6, round(height * 0.84))

    def _font_for(self, char: str, points: int, bold: bool) -> ImageFont.FreeTypeFont:
        """The first that has the letter and the marks on it, else the first that has the letter."""
        fonts = [self._font(at, points, bold) for at in range(len(self._files))]
        for signs in (char, char[0]):
            found = next((font for font in fonts if all(_has(font, sign) for sign in signs)), None)
            if found is not None:
                return found
        return self._font(0, points, bold) if self._files else _substitute(points)

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
