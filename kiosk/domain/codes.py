"""What a scanned text is: a product's barcode, a loyalty card, an order slip, or nothing we know."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.domain.orders import is_order_number

CARD_PREFIX = "29"  # GS1 restricted circulation 20-29: free for a company's own use (GS1 General Specifications, 1.4.3)
SLIP_PREFIX = "OR"


class CodeKind(StrEnum):
    BARCODE = "barcode"
    CARD = "card"
    ORDER = "order"
    MALFORMED = "malformed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Code:
    kind: CodeKind
    value: str


def gtin_is_valid(digits: str) -> bool:
    """The GS1 mod-10 check digit of an 8, 12, 13 or 14 digit number (GS1 General Specifications, 7.9)."""
    if not digits.isascii() or not digits.isdigit() or len(digits) not in (8, 12, 13, 14):
        return False
    total = sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(reversed(digits)))
    return total % 10 == 0


def classify(text: str) -> Code:
    """Tell what this scanned text is. Product numbers are widened to 13 digits; slips give the order number."""
    if text.startswith(SLIP_PREFIX):
        number = order_number_of(text)
        return Code(CodeKind.ORDER, number) if number else Code(CodeKind.MALFORMED, text)
    if not (text.isascii() and text.isdigit()):
        return Code(CodeKind.UNKNOWN, text)
    if len(text) == 13 and text.startswith(CARD_PREFIX):
        return Code(CodeKind.CARD if gtin_is_valid(text) else CodeKind.MALFORMED, text)
    if len(text) in (8, 12, 13):
        return (
            Code(CodeKind.BARCODE, text.zfill(13) if len(text) == 12 else text)
            if gtin_is_valid(text)
            else Code(CodeKind.MALFORMED, text)
        )
    if text.startswith(CARD_PREFIX) and 10 <= len(text) <= 16:
        return Code(CodeKind.MALFORMED, text)
    return Code(CodeKind.UNKNOWN, text)


def slip_code(number: str) -> str:
    """The text of the barcode on a slip: A-1007 -> ORA1007."""
    return SLIP_PREFIX + number.replace("-", "")


def order_number_of(slip: str) -> str | None:
    """ORA1007 -> A-1007, or None if it is not the code of a slip."""
    if not slip.startswith(SLIP_PREFIX):
        return None
    rest = slip.removeprefix(SLIP_PREFIX)
    number = f"{rest[:1]}-{rest[1:]}"
    return number if is_order_number(number) else None
