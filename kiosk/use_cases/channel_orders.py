"""Counting orders made in an online shop into the ledger: each line once, as the difference to what was counted."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.channels import Channel, ChannelLine
from kiosk.domain.stock import Movement, Reason
from kiosk.use_cases.ports import Fact, NewId, OrderPage, UnitOfWork
from kiosk.use_cases.settling import allot, channel_of, standing

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Oversold:
    """The shop sold pieces that were not allotted to it: a debt for a person to settle."""

    channel_id: str
    order_id: str
    sku: str
    pieces: int
    at: datetime


@dataclass(frozen=True)
class Taken:
    """What order pages brought: pieces held or let go, what the shop had no right to sell, lines of SKUs that are not ours."""

    moved: int = 0
    oversold: tuple[Oversold, ...] = ()
    strangers: int = 0

    def __add__(self, other: "Taken") -> "Taken":
        return Taken(self.moved + other.moved, self.oversold + other.oversold, self.strangers + other.strangers)


def releases_first(uow: UnitOfWork, channel_id: str, lines: Sequence[ChannelLine]) -> tuple[list[ChannelLine], bool]:
    """Lines that want fewer pieces before those that want more; and whether together they want more than is allotted.

    A piece may have been let go by one order and sold to the next, or given back to us, before we looked. The feed has both
    changes, and only after all of them do the books balance: booking the sale first would look like selling too much.
    """
    changes = {line: line.quantity - uow.channels.counted(channel_id, line.order_id, line.line_id) for line in lines}
    wanted: dict[str, int] = {}
    for line, change in changes.items():
        wanted[line.sku] = wanted.get(line.sku, 0) + change
    excess = False
    for sku, pieces in wanted.items():
        listing = uow.channels.listing(channel_id, sku)
        excess |= pieces > (listing.allotted if listing is not None else 0)
    return sorted(lines, key=lambda line: changes[line] > 0), excess


def take_page(uow: UnitOfWork, channel_id: str, page: OrderPage, now: datetime, new_id: NewId) -> Taken:
    """Count a page of order lines and move the cursor, in one transaction.

    Lines come as they are now; what is booked is the difference to what was counted, so repeats and edits come out right.
    """
    channel = channel_of(uow, channel_id)
    taken = Taken()
    for line in page.lines:
        taken += _take_line(uow, channel, line, now, new_id)
    uow.channels.set_cursor(channel_id, page.cursor, now)
    for fact in taken.oversold:
        log.error("channel %s: order %s sold %d of %s beyond its allotment", channel_id, fact.order_id, fact.pieces, fact.sku)
        uow.facts.append(Fact("oversold", fact))
    return taken


def _take_line(uow: UnitOfWork, channel: Channel, line: ChannelLine, now: datetime, new_id: NewId) -> Taken:
    if uow.catalogue.product_of_sku(line.sku) is None:
        # Not counted: should the SKU be known when the line changes again, all of it is booked then.
        log.error("channel %s: order %s has SKU %s, which is not ours", channel.id, line.order_id, line.sku)
        return Taken(strangers=1)
    change = line.quantity - uow.channels.counted(channel.id, line.order_id, line.line_id)
    if change == 0:
        return Taken()
    oversold: tuple[Oversold, ...] = ()
    if change > 0:
        excess = _sell(uow, channel, line, change, now, new_id)
        if excess:
            oversold = (Oversold(channel.id, line.order_id, line.sku, excess, now),)
    else:
        _release(uow, channel, line, -change, now, new_id)
    uow.channels.count_line(channel.id, line, now)
    return Taken(abs(change), oversold)


def _sell(uow: UnitOfWork, channel: Channel, line: ChannelLine, pieces: int, now: datetime, new_id: NewId) -> int:
    """Hold pieces for an order of the shop. Returns how many of them it had no right to sell."""
    _, listing = standing(uow, channel, line.sku)
    within = min(pieces, listing.allotted)
    key = f"{channel.id}:{line.order_id}:{line.line_id}:{new_id()}"
    place = channel.location_id
    movements: list[Movement] = []
    if within:
        movements.append(
            Movement(
                key,
                place,
                line.sku,
                Reason.CHANNEL_ORDER,
                now,
                reserved=within,
                allotted=-within,
                document=line.order_id,
            )
        )
    if pieces > within:
        over = pieces - within
        movements.append(Movement(f"{key}:over", place, line.sku, Reason.OVERSOLD, now, reserved=over, document=line.order_id))
    uow.stock.apply(movements, guarded=False)
    if within:
        allot(uow, listing, -within, listing.told_at)
    return pieces - within


def _release(uow: UnitOfWork, channel: Channel, line: ChannelLine, pieces: int, now: datetime, new_id: NewId) -> None:
    """An order of the shop wants fewer. The shop offers its pieces again at once, so they are allotted to it again.

    Taking them for free here would sell them twice; and an order that came and went between two looks moved nothing at all.
    """
    _, listing = standing(uow, channel, line.sku)
    key = f"{channel.id}:{line.order_id}:{line.line_id}:{new_id()}"
    movement = Movement(
        key,
        channel.location_id,
        line.sku,
        Reason.CHANNEL_RELEASE,
        now,
        reserved=-pieces,
        allotted=pieces,
        document=line.order_id,
    )
    uow.stock.apply([movement], guarded=False)
    allot(uow, listing, pieces, listing.told_at)
