"""GS1 element strings: which fields a code carries. The text itself is never changed, its separators (FNC1 as 1d) stay.

With in-store numbers and UPC in `retail.py` and `in_store.py` this is the home of biip.
"""

from collections.abc import Mapping

from biip import ParseError
from biip.gs1_digital_link_uris import GS1DigitalLinkURI
from biip.gs1_element_strings import GS1ElementString
from biip.gs1_messages import GS1Message

SEPARATOR = "\x1d"
GS1 = frozenset(("gs1-128", "gs1-datamatrix", "gs1-qr", "databar"))
_MOST = 512
"Characters: no GS1 symbol holds more than this of element strings that a shop has use for."

# GS1 General Specifications, section 3: the fields a shop asks for by name. Others stand under their application identifier.
_NAMES = {
    "00": "sscc", "01": "gtin", "02": "content_gtin", "10": "batch", "11": "produced", "13": "packed", "15": "best_before",
    "16": "sell_by", "17": "expiry", "20": "variant", "21": "serial", "30": "count", "37": "content_count",
    "240": "article", "241": "customer_part", "400": "order", "414": "location", "8005": "unit_price", "8008": "produced_at",
}  # fmt: skip
_MEASURES = {"310": "net_weight_kg", "330": "gross_weight_kg", "392": "price", "390": "amount", "3202": "net_weight_lb"}


def fields(text: str, kind: str | None) -> Mapping[str, str] | None:
    """Field names and values of a code with GS1 element strings or of a GS1 Digital Link; None for any other, and for bad ones.

    Dates are ISO (`2027-03-31`), weights and prices decimal numbers (`0.512`), a GTIN has its 14 digits.
    """
    if len(text) > _MOST or not text.isascii():
        return None
    linked = _is_link(text)
    if not linked and not _announced(text, kind):
        return None
    try:
        parsed = GS1DigitalLinkURI.parse(text) if linked else GS1Message.parse(text.strip(SEPARATOR))
    except (ParseError, ValueError, ArithmeticError):
        return None
    elements = parsed.element_strings
    if not elements or any(one.gtin_error for one in elements):
        return None
    return dict(_field(one) for one in elements)


def _is_link(text: str) -> bool:
    """A web address that carries a GTIN: GS1 Digital Link, `https://any.example/01/04607112000018/10/LOT7?17=270331`."""
    return text.startswith(("https://", "http://")) and "/01/" in text


def _announced(text: str, kind: str | None) -> bool:
    """The scanner says GS1; or FNC1 stands first; or, where no kind is told, it looks like a GTIN with more fields behind."""
    if kind in GS1 or text.startswith(SEPARATOR):
        return True
    return kind is None and SEPARATOR in text and text.startswith(("01", "02")) and text[:16].isdigit()


def _field(one: GS1ElementString) -> tuple[str, str]:
    identifier = one.ai.ai
    if one.decimal is not None:
        name = _MEASURES.get(identifier) or _MEASURES.get(identifier[:3], identifier)
        return name, f"{one.decimal:f}"
    name = _NAMES.get(identifier, identifier)
    if one.date is not None:
        return name, one.date.isoformat()
    return name, one.value
