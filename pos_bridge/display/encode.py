"""Rows of words to the bytes of one display. Pure."""

from collections.abc import Sequence

from pos_bridge.profiles import DisplayProfile
from pos_bridge.writing import TIED, Alphabet, cleaned

ELLIPSIS = "..."


def screen_bytes(lines: Sequence[str | tuple[str, str]], profile: DisplayProfile, language: str) -> bytes:
    """The whole picture: rows that are missing are blank. A pair stands at both edges; its right side is never cut."""
    screen, signs = profile.screen, profile.signs
    own = {"₽": signs.rouble if language == "ru" else "RUB", **signs.spelled}
    alphabet = Alphabet(signs.page, own=own)
    result = bytes.fromhex(screen.preamble) + bytes.fromhex(signs.select)
    for place, head in enumerate(screen.rows):
        words = lines[place] if place < len(lines) else ""
        row = (
            _pair(words, screen.columns, alphabet) if isinstance(words, tuple) else _cut(_spelled(words, alphabet), screen.columns)
        )
        result += bytes.fromhex(head) + row.ljust(screen.columns).encode(signs.page) + bytes.fromhex(screen.row_end)
    return result


def clear_bytes(profile: DisplayProfile) -> bytes:
    return bytes.fromhex(profile.screen.clear)


def _pair(words: tuple[str, str], columns: int, alphabet: Alphabet) -> str:
    left, right = (_spelled(one, alphabet) for one in words)
    right = right[:columns]
    room = max(0, columns - len(right) - 1)
    return _cut(left, room).ljust(columns - len(right)) + right


def _spelled(words: str, alphabet: Alphabet) -> str:
    return alphabet.spelled(cleaned(words)).replace(TIED, " ")


def _cut(row: str, columns: int) -> str:
    if len(row) <= columns:
        return row
    return row[: columns - len(ELLIPSIS)].rstrip() + ELLIPSIS if columns > 2 * len(ELLIPSIS) else row[:columns]
