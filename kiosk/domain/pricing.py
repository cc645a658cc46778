"""One price calculation for every channel: `quote` and nothing else.

Amounts are integer minor units. A percentage is taken per piece and rounded down to whole major units, in the shopper's favour,
so a line's total is exact for any partial return.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiosk.domain.words import Words

_MAJOR = 100


@dataclass(frozen=True)
class ListPrice:
    """The price of a SKU in a zone. `fixed` says why no discount applies (price of the month), if so."""

    sku: str
    zone: str
    amount: int
    old_amount: int | None = None
    fixed: Words | None = None


@dataclass(frozen=True)
class Tier:
    """From this cumulative spend on (minor units), this percentage."""

    spend_from: int
    percent: int


@dataclass(frozen=True)
class PriceRules:
    currency: str
    zone: str
    tiers: tuple[Tier, ...]
    welcome_percent: int


@dataclass(frozen=True)
class CustomerFacts:
    """What the price may know of a person: spend so far (minor units), and the last day of the welcome discount."""

    spend: int = 0
    welcome_until: date | None = None


@dataclass(frozen=True)
class Reason:
    """Why a price is what it is: `regular`, `welcome`, `fixed` or `markdown`, with its percentage or words."""

    code: str
    percent: int = 0
    words: Words | None = None


@dataclass(frozen=True)
class QuotedLine:
    sku: str
    quantity: int
    list_each: int
    each: int
    old_each: int | None
    reason: Reason | None

    @property
    def total(self) -> int:
        return self.each * self.quantity


@dataclass(frozen=True)
class NextAdvantage:
    """What would bring the next tier: its percentage, what is left to spend after this, and the share already done (0..1)."""

    percent: int
    left: int
    share: float


@dataclass(frozen=True)
class Quote:
    zone: str
    currency: str
    lines: tuple[QuotedLine, ...]
    next_advantage: NextAdvantage | None

    @property
    def total(self) -> int:
        return sum(line.total for line in self.lines)

    def line(self, sku: str) -> QuotedLine:
        return next(line for line in self.lines if line.sku == sku)


def standing(rules: PriceRules, facts: CustomerFacts | None, today: date) -> Reason | None:
    """The best discount this person has today, or None."""
    if facts is None:
        return None
    reached = max((t.percent for t in rules.tiers if facts.spend >= t.spend_from), default=0)
    welcome = rules.welcome_percent if facts.welcome_until and today <= facts.welcome_until else 0
    if not max(reached, welcome):
        return None
    return Reason("regular", reached) if reached >= welcome else Reason("welcome", welcome)


def quote(lines: Sequence[tuple[ListPrice, int]], facts: CustomerFacts | None, rules: PriceRules, today: date) -> Quote:
    """Prices of (list price, quantity) lines for this person today, each with its reason."""
    discount = standing(rules, facts, today)
    quoted = tuple(_line(price, quantity, discount) for price, quantity in lines)
    total = sum(line.total for line in quoted)
    return Quote(rules.zone, rules.currency, quoted, _next(rules, facts, total))


def _line(price: ListPrice, quantity: int, discount: Reason | None) -> QuotedLine:
    if price.fixed is not None:
        return QuotedLine(price.sku, quantity, price.amount, price.amount, price.old_amount, Reason("fixed", words=price.fixed))
    if discount is None:
        reason = Reason("markdown", _percent_off(price)) if price.old_amount else None
        return QuotedLine(price.sku, quantity, price.amount, price.amount, price.old_amount, reason)
    each = reduced(price.amount, discount.percent)
    return QuotedLine(price.sku, quantity, price.amount, each, price.old_amount or price.amount, discount)


def reduced(amount: int, percent: int) -> int:
    """The amount less that percentage, rounded down to whole major units (the shopper never pays the rounding).

    What would round down to nothing is left as it is: a discount is no gift.
    """
    exact = amount * (100 - percent)
    return exact // (100 * _MAJOR) * _MAJOR or amount


def _percent_off(price: ListPrice) -> int:
    if not price.old_amount:
        return 0
    return (price.old_amount - price.amount) * 100 // price.old_amount


def _next(rules: PriceRules, facts: CustomerFacts | None, total: int) -> NextAdvantage | None:
    if facts is None:
        return None
    spent = facts.spend + total
    above = sorted((t for t in rules.tiers if t.spend_from > spent), key=lambda t: t.spend_from)
    if not above:
        return None
    coming = above[0]
    floor = max((t.spend_from for t in rules.tiers if t.spend_from <= spent), default=0)
    return NextAdvantage(coming.percent, coming.spend_from - spent, (spent - floor) / (coming.spend_from - floor))
