"""How words are spelled for a printer: control characters out, signs that its page lacks in other words."""

import unicodedata
from functools import lru_cache

_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}

# Read as the same thing; used only where the printer's page lacks the sign.
SPELLED = {
    "«": '"', "»": '"', "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"',
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "‹": "'", "›": "'", "ʼ": "'",
    "—": "-", "–": "-", "‒": "-", "‑": "-", "‐": "-", "―": "-", "−": "-",
    "…": "...", "•": "*", "№": "N", "€": "EUR", "£": "GBP", "¥": "JPY", "₸": "тг", "₴": "грн",
    "×": "x", "÷": "/", "±": "+/-", "≤": "<=", "≥": ">=", "≈": "~", "→": "->", "←": "<-",
    "©": "(c)", "®": "(R)", "™": "(TM)", "½": "1/2", "¼": "1/4", "¾": "3/4",
    "²": "2", "³": "3", "І": "I", "і": "i", "Ѕ": "S", "ѕ": "s", "Ј": "J", "ј": "j",
    "─": "-", "═": "=",
}  # fmt: skip


TIED = "\u00a0"
_TIED = {TIED, "\u202f", "\u2007"}


def cleaned(text: str) -> str:
    """One line of visible signs. Every kind of space is a plain one or TIED, at which no row may end; nothing that a printer
    could take for a command stays."""
    signs = []
    for char in unicodedata.normalize("NFC", text):
        kind = unicodedata.category(char)
        if char in _TIED:
            signs.append(TIED)
        elif kind == "Zs" or char == "\t":
            signs.append(" ")
        elif kind not in _DROPPED:
            signs.append(char)
    return "".join(signs)


def lines_of(text: str) -> list[str]:
    """The text's own line breaks, each line cleaned."""
    return [cleaned(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


@lru_cache(maxsize=8192)
def in_page(char: str, page: str) -> bool:
    """A visible sign that the page has a byte for."""
    try:
        code = char.encode(page)
    except UnicodeEncodeError:
        return False
    return len(code) == 1 and code[0] >= 0x20 and code[0] != 0x7F


def spelled(text: str, page: str, rouble: str) -> str:
    """`text` with every sign that `page` lacks put in other words, where there are such words."""
    return "".join(_sign(char, page, rouble) for char in text)


def _sign(char: str, page: str, rouble: str) -> str:
    if char == TIED or in_page(char, page):
        return char
    if char == "₽":
        return rouble
    return SPELLED.get(char, char)


def cells(text: str) -> int:
    """Columns that a cleaned text takes: wide signs two, combining marks none."""
    return sum(map(cell_width, text))


@lru_cache(maxsize=8192)
def cell_width(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
