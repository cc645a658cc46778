"""Stock, orders and channels in memory."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.domain.channels import Adjustment, Channel, ChannelLine, Listing
from kiosk.domain.errors import NotFound, SameRequest, Shortage, ShortLine
from kiosk.domain.orders import FulfilmentState, Order
from kiosk.domain.stock import Level, Movement, StockChange
from kiosk.storage.errors import Conflict
from kiosk.use_cases.ports import Fact
from tests.fakes.memory_tables import Access, put_new

_COLUMNS = ("on_hand", "reserved", "unavailable", "allotted")
_Key = tuple[str, str]


class MemoryStock:
    def __init__(self, access: Access, facts: list[Fact]) -> None:
        self._access = access
        self._facts = facts

    def levels(self, skus: Iterable[str], location_id: str | None = None) -> Sequence[Level]:
        wanted = set(skus)
        found = sorted(self._access.now.levels.items())
        return [v for (place, sku), v in found if sku in wanted and location_id in (None, place)]

    def apply(self, movements: Sequence[Movement], *, guarded: bool) -> tuple[Level, ...]:
        tables = self._access.change
        fresh: dict[str, Movement] = {}
        for movement in movements:
            if movement.at.tzinfo is None:
                raise ValueError("a moment without a time zone cannot be stored")
            if movement.source_key not in tables.movements:
                fresh.setdefault(movement.source_key, movement)
        changed: dict[_Key, Level] = {}
        for m in sorted(fresh.values(), key=lambda m: (m.location_id, m.sku)):
            key = (m.location_id, m.sku)
            level = changed.get(key) or tables.levels.get(key) or Level(*key)
            sums = {c: getattr(level, c) + getattr(m, c) for c in _COLUMNS}
            changed[key] = replace(level, changed_at=m.at, **sums)
        self._refuse(changed, guarded)
        tables.movements.update(fresh)
        tables.levels.update(changed)
        for place, sku in changed:
            for channel in tables.channels.values():
                if channel.location_id == place:
                    tables.dirty.setdefault((channel.id, sku))
        for level in changed.values():
            if level.changed_at is not None:
                by = sum(m.available for m in fresh.values() if (m.location_id, m.sku) == (level.location_id, level.sku))
                change = StockChange(level.sku, level.location_id, level.available, level.changed_at, by)
                self._facts.append(Fact("stock", change))
        return tuple(changed.values())

    def movements(self, sku: str, location_id: str) -> Sequence[Movement]:
        return [m for m in self._access.now.movements.values() if (m.sku, m.location_id) == (sku, location_id)]

    def imbalances(self) -> Sequence[tuple[str, str]]:
        sums: dict[_Key, list[int]] = defaultdict(lambda: [0] * len(_COLUMNS))
        for m in self._access.now.movements.values():
            for n, column in enumerate(_COLUMNS):
                sums[m.location_id, m.sku][n] += getattr(m, column)
        levels = self._access.now.levels
        keys = sorted(set(sums) | set(levels))
        return [k for k in keys if sums[k] != [getattr(levels.get(k, Level(*k)), c) for c in _COLUMNS]]

    def _refuse(self, changed: dict[_Key, Level], guarded: bool) -> None:
        short = []
        for key, level in changed.items():
            before = self._access.now.levels.get(key) or Level(*key)
            if guarded and level.free < 0 and level.free < before.free:
                wanted = before.free - level.free
                short.append(ShortLine(level.sku, level.location_id, wanted, max(0, before.free), before.allotted))
        if short:
            raise Shortage(tuple(short))
        if any(getattr(level, c) < 0 for level in changed.values() for c in _COLUMNS):
            raise ValueError("a quantity would fall below zero")


class MemoryOrders:
    def __init__(self, access: Access) -> None:
        self._access = access

    def next_serial(self) -> int:
        serials = self._access.change.serials
        serials["order"] = serials.get("order", -1) + 1
        return serials["order"]

    def add(self, order: Order) -> None:
        tables = self._access.change
        if self.by_request(order.channel_id, order.request_id):
            raise SameRequest(order.request_id)
        if any(order.id == o.id or order.fulfilment.id == o.fulfilment.id for o in tables.orders.values()):
            raise Conflict(order.id)
        put_new(tables.orders, order.number, order)

    def by_request(self, channel_id: str, request_id: str) -> Order | None:
        orders = self._access.now.orders.values()
        return next((o for o in orders if (o.channel_id, o.request_id) == (channel_id, request_id)), None)

    def by_number(self, number: str) -> Order | None:
        return self._access.now.orders.get(number)

    def set_state(self, fulfilment_id: str, state: FulfilmentState, at: datetime, why: str) -> None:
        orders = self._access.change.orders
        order = next((o for o in orders.values() if o.fulfilment.id == fulfilment_id), None)
        if order is None:
            raise NotFound(fulfilment_id)
        orders[order.number] = replace(order, fulfilment=order.fulfilment.move_to(state))

    def count(self) -> int:
        return len(self._access.now.orders)


class MemoryChannels:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, channel: Channel) -> None:
        put_new(self._access.change.channels, channel.id, channel)

    def all(self) -> Sequence[Channel]:
        return sorted(self._access.now.channels.values(), key=lambda c: c.id)

    def get(self, channel_id: str) -> Channel | None:
        return self._access.now.channels.get(channel_id)

    def set_cursor(self, channel_id: str, cursor: str, at: datetime) -> None:
        channels = self._access.change.channels
        if channel_id in channels:
            channels[channel_id] = replace(channels[channel_id], cursor=cursor, heard_at=at)

    def set_health(self, channel_id: str, heard_at: datetime | None, fault: str) -> None:
        channels = self._access.change.channels
        if channel_id in channels:
            known = channels[channel_id]
            channels[channel_id] = replace(known, heard_at=heard_at or known.heard_at, fault=fault)

    def listing(self, channel_id: str, sku: str) -> Listing | None:
        return self._access.now.listings.get((channel_id, sku))

    def set_listing(self, listing: Listing) -> None:
        if listing.allotted < 0:
            raise Conflict("allotted")
        self._access.change.listings[listing.channel_id, listing.sku] = listing

    def dirty(self, channel_id: str, limit: int) -> Sequence[str]:
        return [sku for channel, sku in self._access.now.dirty if channel == channel_id][:limit]

    def mark_dirty(self, channel_id: str, skus: Iterable[str]) -> None:
        for sku in skus:
            self._access.change.dirty.setdefault((channel_id, sku))

    def clean(self, channel_id: str, sku: str) -> None:
        self._access.change.dirty.pop((channel_id, sku), None)

    def adjustments(self, channel_id: str) -> Sequence[Adjustment]:
        return [a for a in self._access.now.adjustments.values() if a.channel_id == channel_id]

    def add_adjustment(self, adjustment: Adjustment) -> None:
        put_new(self._access.change.adjustments, adjustment.key, adjustment)

    def settle(self, key: str) -> bool:
        return self._access.change.adjustments.pop(key, None) is not None

    def counted(self, channel_id: str, order_id: str, line_id: str) -> int:
        return self._access.now.counted.get((channel_id, order_id, line_id), 0)

    def count_line(self, channel_id: str, line: ChannelLine, at: datetime) -> None:
        self._access.change.counted[channel_id, line.order_id, line.line_id] = line.quantity
