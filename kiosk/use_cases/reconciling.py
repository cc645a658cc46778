"""Comparing an online shop's levels with our books, without ever taking the shop's word for the truth."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.use_cases import settling
from kiosk.use_cases.ports import ChannelPort, Store, UnitOfWork


@dataclass(frozen=True)
class Drift:
    """A SKU that is clean and quiet, and of which the shop says something else than we do. `shop` is None if it lacks it."""

    sku: str
    ours: int
    shop: int | None


@dataclass(frozen=True)
class _Quiet:
    cursor: str
    standing: Mapping[str, tuple[object, ...]]
    allotted: Mapping[str, int]


def _quiet(uow: UnitOfWork, channel_id: str) -> _Quiet:
    """SKUs that are clean, with what would show that they moved."""
    channel = settling.channel_of(uow, channel_id)
    unsettled = {a.sku for a in uow.channels.adjustments(channel_id)} | set(uow.channels.dirty(channel_id, 1_000_000))
    still = [sku for sku in uow.catalogue.skus() if sku not in unsettled]
    changed = {level.sku: level.changed_at for level in uow.stock.levels(still, channel.location_id)}
    listings = {sku: listing for sku in still if (listing := uow.channels.listing(channel_id, sku)) is not None}
    return _Quiet(
        channel.cursor,
        {sku: (listing.allotted, listing.told_at, changed.get(sku)) for sku, listing in listings.items()},
        {sku: listing.allotted for sku, listing in listings.items()},
    )


def reconcile(store: Store, channel_id: str, port: ChannelPort) -> list[Drift]:
    """Compare the shop's levels with our books, for SKUs that stood still on both sides meanwhile.

    A drift is for a person to judge (somebody edited stock in the shop's own admin?): the shop's number is never taken
    over. An empty list also when the shop did not answer.
    """
    before = store.read(lambda uow: _quiet(uow, channel_id))
    theirs = port.levels()
    if theirs is None:
        return []
    moved: set[str] = set()
    cursor = before.cursor
    while True:
        page = port.orders(cursor)
        if page is None:
            return []
        moved.update(line.sku for line in page.lines)
        cursor = page.cursor
        if not page.more:
            break
    after = store.read(lambda uow: _quiet(uow, channel_id))
    still = [sku for sku, seen in before.standing.items() if sku not in moved and after.standing.get(sku) == seen]
    return [Drift(sku, before.allotted[sku], theirs.get(sku)) for sku in still if before.allotted[sku] != theirs.get(sku, 0)]
