"""A connection to an online shop."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from kiosk.domain.channels import Adjustment, ChannelLine


class AdjustOutcome(StrEnum):
    """What a channel did with an adjustment."""

    DONE = "done"  # applied (now or under the same key before)
    REFUSED = "refused"  # it holds fewer pieces than we asked back; nothing changed
    UNKNOWN = "unknown"  # no answer, or nonsense: ask again under the same key
    GONE = "gone"  # it does not know the SKU


@dataclass(frozen=True)
class OrderPage:
    lines: tuple[ChannelLine, ...]
    cursor: str
    more: bool


class ChannelPort(Protocol):
    """A connection to one online shop. Never raises for what the network or the shop does."""

    def adjust(self, adjustments: Sequence[Adjustment], timeout_s: float) -> Mapping[str, AdjustOutcome]:
        """Change what the shop may sell; outcome by key (see AdjustOutcome). Each is applied once per key, and a decrease
        never below zero: it is refused instead."""

    def orders(self, cursor: str) -> OrderPage | None:
        """Order lines that changed after the cursor, as they are now; None if the shop did not answer sensibly."""

    def levels(self) -> Mapping[str, int] | None:
        """What the shop says it may still sell, by SKU."""
