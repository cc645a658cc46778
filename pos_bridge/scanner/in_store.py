"""The shop's own numbers that carry a weight, a price or a count, read by the rules of a profile.

GS1 General Specifications 2.1.11: what stands in 02 and 20 to 29 is agreed inside a country or a company, so it is data here.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from biip.checksums import gs1_price_weight_check_digit, gs1_standard_check_digit

from pos_bridge.profiles.scanner_schema import InStore

_UNITS = {"weight": 3, "price": 2, "count": 0}


@dataclass(frozen=True)
class Measured:
    """`code` is the 13-digit number with a value of zero, by which the catalogue knows the goods; `item` only its digits.

    `value` is in the smallest unit: grams, minor units of the currency, pieces.
    """

    code: str
    item: str
    measure: str
    value: int


def measured(digits: str, rules: Sequence[InStore]) -> Measured | None:
    """What a verified EAN-13 carries by the first rule that fits, None where none does."""
    if len(digits) != 13:
        return None
    for rule in rules:
        found = _read(digits, rule)
        if found is not None:
            return found
    return None


def _read(digits: str, rule: InStore) -> Measured | None:
    places: dict[str, str] = {"I": "", "V": "", "P": ""}
    bare = ""
    for digit, place in zip(digits[:-1], rule.pattern[:-1], strict=True):
        if place in places:
            places[place] += digit
        elif place != digit:
            return None
        bare += "0" if place == "V" else digit
    value = places["V"]
    if places["P"]:
        if len(value) not in (4, 5) or str(gs1_price_weight_check_digit(value)) != places["P"]:
            return None
        at = rule.pattern.index("P")
        bare = bare[:at] + str(gs1_price_weight_check_digit("0" * len(value))) + bare[at + 1 :]
    code = bare + str(gs1_standard_check_digit(bare))
    smaller = _UNITS[rule.measure] - (rule.decimals if rule.measure != "count" else 0)
    scaled = int(value or "0")
    return Measured(code, places["I"], rule.measure, scaled * 10**smaller if smaller >= 0 else scaled // 10**-smaller)
