"""Which kind of code a scan came from: AIM identifiers, the letters of Symbol and Zebra, and those of a profile.

AIM: `]cm`, c the symbology, m a sum of options as one hex digit (ISO/IEC 15424).
Symbol: one letter before the data, or P0 and one more for what came later (Zebra, "Symbol code identifiers":
docs.zebra.com/us/en/scanners/general/sp72-prg/c-param-desc-programming-reference/r-param-desc-symbol-code-identifiers.html).
"""

import re
from collections.abc import Callable, Mapping

import msgspec

from pos_bridge.profiles.scanner_schema import CodeId

_AIM_EXACT = {
    "E1": "addon",
    "E2": "addon",
    "E3": "ean13+",
    "E4": "ean8",
    "C1": "gs1-128",
    "d2": "gs1-datamatrix",
    "d5": "gs1-datamatrix",
    "Q3": "gs1-qr",
    "Q4": "gs1-qr",
}
_RETAIL = frozenset(("ean13", "ean8", "upca", "upce"))
_AIM = {
    "A": "code39",
    "C": "code128",
    "E": "ean13",
    "F": "codabar",
    "G": "code93",
    "I": "itf",
    "L": "pdf417",
    "Q": "qr",
    "d": "datamatrix",
    "e": "databar",
    "z": "aztec",
}
_IDENTIFIER = re.compile(r"\][A-Za-z][0-9A-F]")
_WITH_ADDON = re.compile(r"(\d{8,13})(?:\]E1(\d\d)|\]E2(\d{5}))")
"The add-on as a second identifier and its digits behind the first (ISO/IEC 15424, annex of EAN and UPC)."

SYMBOL = {
    "A": "ean13", "B": "code39", "C": "codabar", "D": "code128", "E": "code93", "F": "itf", "G": "other", "H": "other",
    "J": "other", "K": "gs1-128", "L": "ean13", "M": "other", "N": "other", "R": "databar", "S": "other", "T": "other",
    "U": "other", "X": "pdf417", "z": "aztec", "P00": "datamatrix", "P01": "qr", "P02": "other", "P08": "other",
    "P0A": "other", "P0C": "other", "P0D": "other", "P0G": "gs1-datamatrix", "P0H": "other", "P0Q": "gs1-qr", "P0X": "other",
}  # fmt: skip


class Named(msgspec.Struct, frozen=True):
    """`kind` is the symbology (EAN with an add-on ends by "+"), None where nothing tells it; `data` is without the id."""

    kind: str | None
    aim: str | None
    data: str


Scheme = Callable[[str], Named]


def plain(text: str) -> Named:
    return Named(None, None, text)


def aim_kind(aim: str) -> str | None:
    """The symbology of an AIM identifier, `other` for one that has no name here; None for what is no identifier."""
    if not _IDENTIFIER.fullmatch(aim):
        return None
    return _AIM_EXACT.get(aim[1:]) or _AIM.get(aim[1]) or "other"


def _aim(text: str) -> Named:
    aim, data = text[:3], text[3:]
    kind = aim_kind(aim)
    if kind is None:
        return plain(text)
    if kind in _RETAIL and (found := _WITH_ADDON.fullmatch(data)):
        addon = found[2] or found[3]
        return Named(f"{kind}+{len(addon)}", aim, found[1] + addon)
    return Named(kind, aim, data)


def _lettered(ids: Mapping[str, str], after: bool, lengths: bool = False) -> Scheme:
    longest = sorted(ids, key=len, reverse=True)

    def name(text: str) -> Named:
        for sign in longest:
            if len(text) > len(sign) and (text.endswith(sign) if after else text.startswith(sign)):
                data = text.removesuffix(sign) if after else text.removeprefix(sign)
                return Named(ids[sign], None, _without_length(data) if lengths and ids[sign] not in _RETAIL else data)
        return plain(text)

    return name


def _without_length(data: str) -> str:
    """A length proves itself; what is none stays."""
    if data[:2].isdecimal() and data.isascii() and int(data[:2]) == len(data) - 2:
        return data[2:]
    return data[1:] if ord(data[0]) == len(data) - 1 else data


def scheme(code_id: CodeId) -> Scheme:
    """Text as it came to text with its kind, as the profile says."""
    after = code_id.position == "after"
    match code_id.scheme:
        case "aim":
            return _aim
        case "symbol":
            return _lettered(SYMBOL, after)
        case "custom":
            return _lettered(code_id.ids, after, code_id.lengths)
        case _:
            return plain
