"""Stock is a ledger: a level is the sum of its movements.

on hand = available + reserved + unavailable (damaged, display, quality), per SKU and location. Of what is available, `allotted`
pieces are on offer in online channels: each channel may sell its allotment without asking, so nobody else may. What is free to
sell at once is available - allotted; pieces inside an allotment can be sold here only after the channel gave them back.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Reason(StrEnum):
    RECEIPT = "receipt"  # goods came in
    COUNT = "count"  # a person counted
    RESERVATION = "reservation"  # an order holds pieces
    RELEASE = "release"  # an order lets them go
    CHANNEL_ORDER = "channel_order"  # an order made in an online channel holds pieces
    CHANNEL_RELEASE = "channel_release"  # that order let them go
    ALLOTMENT = "allotment"  # pieces offered in an online channel
    WITHDRAWAL = "withdrawal"  # the channel gave them back
    OVERSOLD = "oversold"  # a channel sold what was not there: a debt to be mended, never hidden


@dataclass(frozen=True)
class Level:
    """Quantities in the smallest unit of one SKU at one location."""

    location_id: str
    sku: str
    on_hand: int = 0
    reserved: int = 0
    unavailable: int = 0
    allotted: int = 0
    changed_at: datetime | None = None

    @property
    def available(self) -> int:
        return self.on_hand - self.reserved - self.unavailable

    @property
    def free(self) -> int:
        return self.available - self.allotted


@dataclass(frozen=True)
class Movement:
    """One line of the ledger: how each quantity of (location, SKU) changed, why, and by what.

    `source_key` is unique in the ledger: the same fact is never counted twice. `document` names the order or the count.
    """

    source_key: str
    location_id: str
    sku: str
    reason: Reason
    at: datetime
    on_hand: int = 0
    reserved: int = 0
    unavailable: int = 0
    allotted: int = 0
    document: str = ""

    @property
    def available(self) -> int:
        """By how many pieces what is available changes."""
        return self.on_hand - self.reserved - self.unavailable


@dataclass(frozen=True)
class StockChange:
    """What a screen is told: pieces available at a location now, and by how many that changed."""

    sku: str
    location_id: str
    available: int
    at: datetime
    by: int = 0


def target_for_channel(level: Level, keep_back: int) -> int:
    """How many pieces a channel should be offering: all that are available, less what the stores keep for themselves."""
    return max(0, level.available - keep_back)
