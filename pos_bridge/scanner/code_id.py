"""Which kind of code a scan came from: AIM identifiers, the letters of Symbol and Zebra, and those of a profile.

AIM: `]cm`, c the symbology, m a sum of options as one hex digit (ISO/IEC 15424).
Symbol: one letter before the data (Zebra DS457 guide, "Symbol code identifiers").
"""

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
SYMBOL = {
    "A": "ean13",
    "B": "code39",
    "C": "codabar",
    "D": "code128",
    "E": "code93",
    "F": "itf",
    "K": "gs1-128",
    "L": "ean13",
}


class Named(msgspec.Struct, frozen=True):
    """`kind` is the symbology (EAN with an add-on ends by "+"), None where nothing tells it; `data` is without the id."""

    kind: str | None
    aim: str | None
    data: str


Scheme = Callable[[str], Named]


def plain(text: str) -> Named:
    return Named(None, None, text)


def aim_kind(aim: str) -> str | None:
    """The symbology of an AIM identifier, None for what is no identifier."""
    if len(aim) != 3 or aim[0] != "]" or (aim[1] not in _AIM and aim[1] != "X") or aim[2] not in "0123456789ABCDEF":
        return None
    return _AIM_EXACT.get(aim[1:]) or _AIM.get(aim[1]) or "other"


def _aim(text: str) -> Named:
    kind = aim_kind(text[:3])
    return Named(kind, text[:3], text[3:]) if kind else plain(text)


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
