"""Online channels: who sells what of our stock elsewhere, and what we told each other."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Channel:
    """An online shop. It sells from `location_id`; the stores keep back `keep_back` pieces of each SKU for themselves.

    `cursor` is how far its orders were read.
    """

    id: str
    name: str
    location_id: str
    keep_back: int
    cursor: str = ""
    heard_at: datetime | None = None
    fault: str = ""


@dataclass(frozen=True)
class Listing:
    """A SKU on offer in a channel: `allotted` pieces may be sold there without asking us."""

    channel_id: str
    sku: str
    allotted: int
    told_at: datetime | None


@dataclass(frozen=True)
class ChannelLine:
    """A line of an order made in the channel, as it is NOW (quantity 0 when cancelled)."""

    order_id: str
    line_id: str
    sku: str
    quantity: int


@dataclass(frozen=True)
class Adjustment:
    """A change of a listing on its way to the channel: `delta` pieces, known by `key` so that repeating it is harmless.

    It is written down before it is sent, and an answer that was lost is asked for again under the same key.
    """

    key: str
    channel_id: str
    sku: str
    delta: int
    made_at: datetime
