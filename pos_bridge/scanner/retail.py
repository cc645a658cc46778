"""EAN and UPC numbers: verified once, UPC as the EAN-13 it stands for, add-ons apart."""

from dataclasses import dataclass

from biip import ParseError
from biip.checksums import gs1_standard_check_digit
from biip.upc import Upc

RETAIL = frozenset(("ean13", "ean8", "upca", "upce"))
_ADDONS = {"+2": 2, "+5": 5}


@dataclass(frozen=True)
class Number:
    """`digits` are an EAN-13 or EAN-8 (12 digits where UPC is not widened); `kind` is the symbology they are then of."""

    digits: str
    kind: str
    addon: str | None = None


def number(text: str, kind: str, *, left_out: bool, widen: bool) -> Number | None:
    """What a scanner calls EAN or UPC (`kind` may end by +, +2 or +5), or None where the digits cannot be one.

    `left_out`: the scanner sends no check digits, they are put back. A book's ISBN of ten signs is the EAN it is printed as.
    """
    if kind == "ean13" and len(text) == 10:
        text = _isbn13(text)
    base, plus, size = kind.partition("+")
    # Honeywell sets a space between a number and its add-on (User's Guide, "EAN/JAN-13 Addenda Separator", on as delivered).
    main, apart, addon = text.partition(" ")
    if apart and len(addon) in (2, 5):
        text, plus, size = main + addon, "+", str(len(addon))
    if not _digits(text):
        return None
    if plus:
        return _with_addon(text, base, size, left_out, widen)
    for main, addon in _splits(text, left_out):
        whole = _whole(main, base, left_out)
        if whole is not None:
            return Number(*_widened(whole, base, widen), addon or None)
    return None


def guessed(text: str, left_out: bool = False) -> str:
    """A number whose kind nobody tells: UPC-A and UPC-E by their check digits become EAN-13, anything else stays as it is.

    `left_out`: 11 and 12 digits are UPC-A and EAN-13 whose check digit the scanner left out.
    """
    if not _digits(text):
        return text
    if left_out and len(text) in (11, 12):
        return text.zfill(12) + str(gs1_standard_check_digit(text))
    if len(text) == 12 and _verified(text):
        return "0" + text
    if len(text) == 8 and text[0] in "01" and not _verified(text):
        return _expanded(text) or text
    return text


def _with_addon(text: str, base: str, size: str, left_out: bool, widen: bool) -> Number | None:
    sizes = (int(size),) if size else (2, 5)
    for tail in sizes:
        whole = _whole(text[:-tail], base, left_out)
        if whole is not None:
            return Number(*_widened(whole, base, widen), text[-tail:])
    # The add-on may be missing on this very package.
    whole = _whole(text, base, left_out)
    return Number(*_widened(whole, base, widen)) if whole is not None else None


def _splits(text: str, left_out: bool) -> list[tuple[str, str]]:
    """The number alone, or EAN-13 and UPC-A with an add-on where the length can be nothing else."""
    splits = [(text, "")]
    for main in (13, 12) if not left_out else ():
        splits += [(text[:main], text[main:]) for size in (2, 5) if len(text) == main + size]
    return splits


def _whole(text: str, base: str, left_out: bool) -> str | None:
    """With a right check digit: 8, 12 or 13 digits; UPC-E already as its UPC-A."""
    if base == "upce":
        # UPC-E of six or seven digits has no check digit of its own to verify.
        return _upc_a(text) if len(text) in (6, 7, 8) else None
    if left_out and len(text) in (7, 11, 12):
        return text + str(gs1_standard_check_digit(text))
    wanted = {"ean8": (8,), "upca": (12, 13)}.get(base, (8, 12, 13))
    if len(text) not in wanted:
        return None
    if _verified(text):
        return text
    return _upc_a(text) if len(text) == 8 and base != "ean8" else None


def _widened(whole: str, base: str, widen: bool) -> tuple[str, str]:
    if len(whole) == 8:
        return whole, "ean8"
    return ("0" + whole if len(whole) == 12 and widen else whole), "ean13"


def _upc_a(text: str) -> str | None:
    try:
        return Upc.parse(text).as_upc_a()
    except ParseError:
        return None


def _expanded(text: str) -> str | None:
    whole = _upc_a(text)
    return "0" + whole if whole else None


def _isbn13(text: str) -> str:
    """By its own check digit, modulo 11 with X for ten (ISBN Users' Manual); what is none stays as it is."""
    if not (_digits(text[:9]) and (_digits(text[9]) or text[9] == "X")):
        return text
    values = [*map(int, text[:9]), 10 if text[9] == "X" else int(text[9])]
    if sum(value * (10 - place) for place, value in enumerate(values)) % 11:
        return text
    body = "978" + text[:9]
    return body + str(gs1_standard_check_digit(body))


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _verified(text: str) -> bool:
    return gs1_standard_check_digit(text[:-1]) == int(text[-1])
