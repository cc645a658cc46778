"""Which kind of code a scan came from: AIM identifiers and the one-letter scheme of Symbol and Zebra.

AIM: `]cm`, c the symbology, m a sum of options as one hex digit (ISO/IEC 15424).
Symbol: one letter before the data (Zebra DS457 guide, "Symbol code identifiers").
"""

from collections.abc import Callable

Named = tuple[str | None, str | None, str]
"(symbology or None, AIM identifier or None, the data without either)"

_AIM_EXACT = {
    "E4": "ean8",
    "C1": "gs1-128",
    "d2": "gs1-datamatrix",
    "Q3": "gs1-qr",
}
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
_SYMBOL = {
    "A": "ean13",
    "B": "code39",
    "C": "codabar",
    "D": "code128",
    "E": "code93",
    "F": "itf",
    "K": "gs1-128",
    "L": "ean13",
}


def plain(text: str) -> Named:
    return None, None, text


def aim(text: str) -> Named:
    if len(text) < 3 or text[0] != "]" or (text[1] not in _AIM and text[1] != "X") or text[2] not in "0123456789ABCDEF":
        return None, None, text
    return _AIM_EXACT.get(text[1:3]) or _AIM.get(text[1]) or "other", text[:3], text[3:]


def symbol(text: str) -> Named:
    symbology = _SYMBOL.get(text[:1])
    return (symbology, None, text[1:]) if symbology and len(text) > 1 else (None, None, text)


SCHEMES: dict[str, Callable[[str], Named]] = {"none": plain, "aim": aim, "symbol": symbol}


def widened(text: str, symbology: str | None) -> str:
    """UPC-A (12 digits with a right check digit) as EAN-13; anything else as it is."""
    if symbology not in (None, "ean13") or len(text) != 12 or not (text.isascii() and text.isdigit()):
        return text
    weighted = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(text))
    return "0" + text if weighted % 10 == 0 else text
