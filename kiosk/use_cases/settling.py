"""The transactions of channel sync: each is one step that leaves the books right, whatever happens after it.

Let `a` be what is allotted to the shop, `s` what it may still sell and `u` what it sold that we have not read yet.
Always s + u <= a:

* an increase raises `a` before the shop can raise `s`;
* a decrease lowers `a` only after the shop said that it lowered `s`;
* reading an order moves its pieces from `a` to reserved, and lowers `u` by as many;
* a cancelled piece is in `s` again at once, and stays reserved here until the cancellation is read: then it is in `a` again;
* the shop applies each key once, and remembers refusals under their key too, so a request that arrives late changes nothing.

Local sales are guarded by available - a >= q, so the two together can never sell a piece twice.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.domain.channels import Adjustment, Channel, Listing
from kiosk.domain.errors import NotFound
from kiosk.domain.stock import Level, Movement, Reason, target_for_channel
from kiosk.use_cases.ports import AdjustOutcome, NewId, UnitOfWork

log = logging.getLogger(__name__)

# Pieces just told to the shop, or just asked back from it, are left alone this long before more are offered. An order that asked
# the last piece back must find it free, and not on offer again.
CALM = timedelta(seconds=2)


def channel_of(uow: UnitOfWork, channel_id: str) -> Channel:
    channel = uow.channels.get(channel_id)
    if channel is None:
        raise NotFound(f"channel {channel_id}")
    return channel


def standing(uow: UnitOfWork, channel: Channel, sku: str) -> tuple[Level, Listing]:
    """The level the channel sells from, and what it may sell of it; zeros where nothing is known."""
    levels = uow.stock.levels([sku], channel.location_id)
    level = levels[0] if levels else Level(channel.location_id, sku)
    return level, uow.channels.listing(channel.id, sku) or Listing(channel.id, sku, 0, None)


def target(channel: Channel, level: Level, listing: Listing) -> int:
    """What this channel should be offering: its target, less what other channels hold of the same level."""
    others = level.allotted - listing.allotted
    return max(0, target_for_channel(level, channel.keep_back) - others)


def allot(uow: UnitOfWork, listing: Listing, pieces: int, told_at: datetime | None) -> None:
    """Change what a listing may sell. Always beside the movement that changes the level by as much."""
    uow.channels.set_listing(replace(listing, allotted=listing.allotted + pieces, told_at=told_at))


@dataclass(frozen=True)
class Wanted:
    """SKUs sorted by what they need: fewer pieces on offer, more, or nothing (they are clean)."""

    fewer: tuple[str, ...]
    more: tuple[str, ...]
    clean: tuple[str, ...]


def sort_out(uow: UnitOfWork, channel_id: str, skus: Sequence[str], now: datetime) -> Wanted:
    """What each SKU needs now. Those with an adjustment under way, and those told a moment ago that want more, wait."""
    channel = channel_of(uow, channel_id)
    busy = {a.sku for a in uow.channels.adjustments(channel_id)}
    levels = {level.sku: level for level in uow.stock.levels(skus, channel.location_id)}
    fewer, more, clean = [], [], []
    for sku in skus:
        listing = uow.channels.listing(channel_id, sku) or Listing(channel_id, sku, 0, None)
        delta = target(channel, levels.get(sku, Level(channel.location_id, sku)), listing) - listing.allotted
        if sku in busy:
            continue
        if delta < 0:
            fewer.append(sku)
        elif delta == 0:
            clean.append(sku)
        elif listing.told_at is None or now - listing.told_at >= CALM:
            more.append(sku)
    return Wanted(tuple(fewer), tuple(more), tuple(clean))


def plan_decreases(uow: UnitOfWork, channel_id: str, skus: Sequence[str], now: datetime, new_id: NewId) -> list[Adjustment]:
    """Write down what to ask back: the newest target only, and one adjustment under way per SKU."""
    channel = channel_of(uow, channel_id)
    made: list[Adjustment] = []
    for sku in sort_out(uow, channel_id, skus, now).fewer:
        level, listing = standing(uow, channel, sku)
        made.append(_write_down(uow, channel_id, sku, target(channel, level, listing) - listing.allotted, now, new_id))
    return made


def plan_increases(uow: UnitOfWork, channel_id: str, skus: Sequence[str], now: datetime, new_id: NewId) -> list[Adjustment]:
    """Allot more pieces and write down to tell it, in the same transaction: from here on nobody else can sell them."""
    channel = channel_of(uow, channel_id)
    made: list[Adjustment] = []
    for sku in sort_out(uow, channel_id, skus, now).more:
        level, listing = standing(uow, channel, sku)
        delta = target(channel, level, listing) - listing.allotted
        adjustment = _write_down(uow, channel_id, sku, delta, now, new_id)
        movement = Movement(adjustment.key, channel.location_id, sku, Reason.ALLOTMENT, now, allotted=delta, document=channel_id)
        uow.stock.apply([movement], guarded=True)
        allot(uow, listing, delta, now)
        made.append(adjustment)
    return made


def _write_down(uow: UnitOfWork, channel_id: str, sku: str, delta: int, now: datetime, new_id: NewId) -> Adjustment:
    adjustment = Adjustment(new_id(), channel_id, sku, delta, now)
    uow.channels.add_adjustment(adjustment)
    return adjustment


def settle(uow: UnitOfWork, adjustment: Adjustment, outcome: AdjustOutcome, now: datetime) -> None:
    """Book what the shop did. Doing it twice is harmless: the second finds the adjustment settled."""
    if outcome is AdjustOutcome.UNKNOWN or not uow.channels.settle(adjustment.key):
        return
    done = outcome is AdjustOutcome.DONE
    if adjustment.delta > 0 and not done:
        _give_back(uow, adjustment, adjustment.delta, now)
    elif adjustment.delta < 0 and outcome is not AdjustOutcome.REFUSED:
        _give_back(uow, adjustment, -adjustment.delta, now)
    if outcome is AdjustOutcome.GONE:
        # Offering it again is useless until its level moves or the catalogue is sent again.
        uow.channels.clean(adjustment.channel_id, adjustment.sku)
    else:
        uow.channels.mark_dirty(adjustment.channel_id, [adjustment.sku])


def _give_back(uow: UnitOfWork, adjustment: Adjustment, pieces: int, now: datetime) -> None:
    """Take pieces out of the allotment: they are free to sell here again."""
    channel = channel_of(uow, adjustment.channel_id)
    _, listing = standing(uow, channel, adjustment.sku)
    held = min(pieces, listing.allotted)
    if held < pieces:
        log.error("channel %s: %s gave back %d, only %d were allotted", channel.id, adjustment.sku, pieces, listing.allotted)
    movement = Movement(
        f"{adjustment.key}:back",
        channel.location_id,
        adjustment.sku,
        Reason.WITHDRAWAL,
        now,
        allotted=-held,
        document=channel.id,
    )
    uow.stock.apply([movement], guarded=False)
    allot(uow, listing, -held, now)


def tidy(uow: UnitOfWork, channel_id: str, skus: Sequence[str], now: datetime) -> int:
    """Mark as clean what is as it should be: allotted equals target and nothing under way. Returns how many are."""
    done = sort_out(uow, channel_id, skus, now).clean
    for sku in done:
        uow.channels.clean(channel_id, sku)
    return len(done)


def plan_withdrawal(
    uow: UnitOfWork, channel_id: str, sku: str, pieces: int, now: datetime, new_id: NewId
) -> tuple[Adjustment, ...]:
    """What to ask so that `pieces` come back: what is under way already, and the rest. Empty if the shop holds fewer."""
    channel = channel_of(uow, channel_id)
    _, listing = standing(uow, channel, sku)
    under_way = tuple(a for a in uow.channels.adjustments(channel_id) if a.sku == sku)
    coming = sum(-a.delta for a in under_way if a.delta < 0)
    if listing.allotted < pieces:
        return ()
    if coming >= pieces:
        return under_way
    return (*under_way, _write_down(uow, channel_id, sku, coming - pieces, now, new_id))
