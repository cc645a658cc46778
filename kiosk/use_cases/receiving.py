"""How these pieces can reach the shopper: ways with a day, an hour and a cost, from stock that is there."""

from collections.abc import Sequence
from datetime import datetime

from kiosk.domain.promises import Way, ways_to_receive
from kiosk.use_cases.browsing import Seller
from kiosk.use_cases.ports import UnitOfWork

Wanted = Sequence[tuple[str, int]]


def ways(uow: UnitOfWork, who: Seller, wanted: Wanted, now: datetime, where: str | None = None) -> tuple[Way, ...]:
    """Every way to receive all of the wanted (SKU, pieces) together; with `where`, those to that place or by that service."""
    return ways_to_receive(places_that_have_all(uow, wanted), 1, who.locations, uow.places.receiving_rules(), now, where)


def places_that_have_all(uow: UnitOfWork, wanted: Wanted) -> dict[str, int]:
    """How many times over each location has everything that is wanted."""
    pieces = dict(wanted)
    have: dict[str, dict[str, int]] = {}
    for level in uow.stock.levels(pieces):
        have.setdefault(level.location_id, {})[level.sku] = level.available
    return {place: min(stock.get(sku, 0) // n for sku, n in pieces.items()) for place, stock in have.items()}
