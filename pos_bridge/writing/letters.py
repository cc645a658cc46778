"""How words are spelled for a printer: control characters out, signs that its pages lack in other words, or left to be drawn."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from pos_bridge.profiles.page_schema import CodePage, Drawn
from pos_bridge.writing.spelling import ALIKE, decomposed, named, sounded

TIED = "\u00a0"
_TIED = {TIED, "\u202f", "\u2007", "\u2060"}
_VISIBLE_FORMAT = {0x0600, 0x0601, 0x0602, 0x0603, 0x0604, 0x0605, 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
"Format characters that are nevertheless seen (Unicode: Prepended_Concatenation_Mark)."
_INVISIBLE = {0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0, 0x180B, 0x180C, 0x180D, 0x180F, 0xFE0E, 0xFE0F}
"Letters and marks that stand for nothing (Unicode: Default_Ignorable_Code_Point)."


class _Clean(dict[int, str]):
    """What stays of each character; filled as characters come."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        kind = unicodedata.category(char)
        if char in _TIED:
            clean = TIED if char != "\u2060" else ""
        elif kind in ("Zs", "Zl", "Zp") or char == "\t":
            clean = " "
        elif kind == "Cc" or (kind == "Cf" and code not in _VISIBLE_FORMAT) or _ignorable(code):
            clean = ""
        else:
            clean = char
        if len(self) < 4096:
            self[code] = clean
        return clean


def _ignorable(code: int) -> bool:
    return code in _INVISIBLE or 0xFE00 <= code <= 0xFE0F or 0xE0000 <= code <= 0xE0FFF


_CLEAN = _Clean()


def cleaned(text: str) -> str:
    """One line of visible signs. Every kind of space is a plain one or TIED, at which no row may end; nothing that a printer
    could take for a command stays."""
    return unicodedata.normalize("NFC", text).translate(_CLEAN)


def lines_of(text: str) -> list[str]:
    """The text's own line breaks, each line cleaned."""
    return [cleaned(line) for line in text.replace("\r\n", "\n").translate(_BREAKS).split("\n")]


_BREAKS = {ord(char): "\n" for char in "\r\u0085\u2028\u2029\u000b\u000c"}


@lru_cache(maxsize=8192)
def in_page(char: str, page: str) -> bool:
    """A visible sign that the page has a byte for."""
    try:
        code = char.encode(page)
    except UnicodeEncodeError:
        return False
    return len(code) == 1 and code[0] >= 0x20 and code[0] != 0x7F


class Alphabet(dict[int, str]):
    """What each sign is shown as by one device: itself (of the usual page, of another one, or to be drawn) or other words.

    A translation table for `str.translate`, filled as signs come. `own` are the words of this device, which go before all
    others; `draws` says whether a sign can be made a picture.
    """

    def __init__(
        self,
        usual: CodePage,
        others: Iterable[CodePage] = (),
        own: Mapping[str, str] | None = None,
        drawn: Drawn = "never",
        draws: Callable[[str], bool] = lambda _: False,
    ) -> None:
        super().__init__()
        self.usual: CodePage = usual
        self._others = tuple(page for page in others if page != usual)
        self._own = dict(own or {})
        self._drawn = drawn
        self._draws = draws

    def spelled(self, line: str) -> str:
        """A cleaned line with nothing in it that this device cannot show."""
        return line.translate(self)

    def page_of(self, char: str) -> CodePage | None:
        """The page that has the sign, the usual one first; None for what must be drawn."""
        if in_page(char, self.usual):
            return self.usual
        return next((page for page in self._others if in_page(char, page)), None)

    def __missing__(self, code: int) -> str:
        words = self._words(chr(code))
        if len(self) < 8192:
            self[code] = words
        return words

    def _words(self, sign: str) -> str:
        if sign == TIED or self._printable(sign):
            return sign
        own = self._own.get(sign)
        if own is not None:
            return self._plain(own)
        alike = ALIKE.get(sign)
        if alike is not None and all(map(self._printable, alike)):
            return alike
        if self._elsewhere(sign):
            return sign
        plain = decomposed(sign)
        if plain is not None and all(map(self._sure, plain)):
            return plain
        if self._drawable(sign):
            return sign
        return self._plain(alike or sounded(sign) or _bare(sign) or named(sign))

    def _printable(self, sign: str) -> bool:
        """Without any detour."""
        if self._drawn == "always":
            return " " < sign <= "~" or sign == " " or self._draws(sign)
        return in_page(sign, self.usual)

    def _elsewhere(self, sign: str) -> bool:
        return self._drawn != "always" and any(in_page(sign, page) for page in self._others)

    def _sure(self, sign: str) -> bool:
        return self._printable(sign) or self._elsewhere(sign)

    def _drawable(self, sign: str) -> bool:
        return self._drawn != "never" and self._draws(sign)

    def _plain(self, words: str) -> str:
        """Other words whose own signs may be missing as well: these are drawn, or named in ASCII, which every page has."""
        return "".join(sign if self._sure(sign) or self._drawable(sign) else _ascii(sign) for sign in words)


def _bare(sign: str) -> str | None:
    """A letter without its marks."""
    bare = "".join(char for char in unicodedata.normalize("NFD", sign) if not unicodedata.combining(char))
    return bare if bare != sign and bare and "?" not in bare else None


def _ascii(sign: str) -> str:
    if " " <= sign <= "~":
        return sign
    alike = ALIKE.get(sign) or sounded(sign)
    return alike if alike is not None and alike.isascii() else named(sign)


def clusters(row: str) -> list[str]:
    """Each sign with the marks that stand on it."""
    found: list[str] = []
    for char in row:
        if found and cell_width(char) == 0:
            found[-1] += char
        else:
            found.append(char)
    return found


def cells(text: str) -> int:
    """Columns that a cleaned text takes: wide signs two, combining marks none."""
    return len(text) if text.isascii() else sum(map(cell_width, text))


@lru_cache(maxsize=8192)
def cell_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
