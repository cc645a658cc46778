"""Online channels, what is on offer there, and what still has to be said to them.

Adjustments and dirty marks are the outbox towards channels: they are written in the transaction of the movement they follow.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, delete, select, update

from kiosk.domain.channels import Adjustment, Channel, ChannelLine, Listing
from kiosk.storage.statement import Driver, Statement
from kiosk.storage.tables import adjustments, channels, counted_lines, dirty_skus, levels, listings


def _replace_listing(insert: Any) -> Any:
    new = insert(listings)
    return new.on_conflict_do_update(
        index_elements=["channel_id", "sku"], set_={"allotted": new.excluded.allotted, "told_at": new.excluded.told_at}
    )


def _replace_line(insert: Any) -> Any:
    new = insert(counted_lines)
    return new.on_conflict_do_update(
        index_elements=["channel_id", "order_id", "line_id"],
        set_={name: new.excluded[name] for name in ("sku", "quantity", "at")},
    )


_HEARD = bindparam("heard", type_=channels.c.heard_at.type)
_ADD = Statement(channels.insert())
_ALL = Statement(select(channels).order_by(channels.c.id))
_GET = Statement(select(channels).where(channels.c.id == bindparam("channel_id")))
_SET_CURSOR = Statement(
    update(channels)
    .where(channels.c.id == bindparam("channel_id"))
    .values(cursor=bindparam("new_cursor", type_=channels.c.cursor.type), heard_at=_HEARD)
)
_SET_HEALTH = Statement(
    update(channels)
    .where(channels.c.id == bindparam("channel_id"))
    .values(
        heard_at=case((_HEARD.is_not(None), _HEARD), else_=channels.c.heard_at),
        fault=bindparam("new_fault", type_=channels.c.fault.type),
    )
)
_LISTING = Statement(select(listings).where(listings.c.channel_id == bindparam("channel_id"), listings.c.sku == bindparam("sku")))
_SET_LISTING = Statement(_replace_listing)
_DIRTY = Statement(
    select(dirty_skus.c.sku)
    .where(dirty_skus.c.channel_id == bindparam("channel_id"))
    .order_by(dirty_skus.c.seq)
    .limit(bindparam("most"))
)
_MARK_DIRTY = Statement(lambda insert: insert(dirty_skus).on_conflict_do_nothing(index_elements=["channel_id", "sku"]))
_HOLD_LEVEL = Statement(
    select(levels.c.sku)
    .join_from(channels, levels, channels.c.location_id == levels.c.location_id)
    .where(channels.c.id == bindparam("channel_id"), levels.c.sku == bindparam("sku"))
    .with_for_update(of=levels)
)
_CLEAN = Statement(
    delete(dirty_skus).where(dirty_skus.c.channel_id == bindparam("channel_id"), dirty_skus.c.sku == bindparam("sku"))
)
_ADJUSTMENTS = Statement(
    select(*(c for c in adjustments.columns if c.name != "seq"))
    .where(adjustments.c.channel_id == bindparam("channel_id"))
    .order_by(adjustments.c.seq)
)
_ADD_ADJUSTMENT = Statement(adjustments.insert())
_SETTLE = Statement(delete(adjustments).where(adjustments.c.key == bindparam("adjustment_key")))
_COUNTED = Statement(
    select(counted_lines.c.quantity).where(
        counted_lines.c.channel_id == bindparam("channel_id"),
        counted_lines.c.order_id == bindparam("order_id"),
        counted_lines.c.line_id == bindparam("line_id"),
    )
)
_COUNT_LINE = Statement(_replace_line)


class SqlChannels:
    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def add(self, channel: Channel) -> None:
        self._driver.run(_ADD, **vars(channel))

    def all(self) -> Sequence[Channel]:
        return [Channel(*row) for row in self._driver.rows(_ALL)]

    def get(self, channel_id: str) -> Channel | None:
        row = self._driver.row(_GET, channel_id=channel_id)
        return None if row is None else Channel(*row)

    def set_cursor(self, channel_id: str, cursor: str, at: datetime) -> None:
        """It was heard then, too."""
        self._driver.run(_SET_CURSOR, channel_id=channel_id, new_cursor=cursor, heard=at)

    def set_health(self, channel_id: str, heard_at: datetime | None, fault: str) -> None:
        """None keeps the moment when it was last heard."""
        self._driver.run(_SET_HEALTH, channel_id=channel_id, heard=heard_at, new_fault=fault)

    def listing(self, channel_id: str, sku: str) -> Listing | None:
        row = self._driver.row(_LISTING, channel_id=channel_id, sku=sku)
        return None if row is None else Listing(*row)

    def set_listing(self, listing: Listing) -> None:
        self._driver.run(_SET_LISTING, **vars(listing))

    def dirty(self, channel_id: str, limit: int) -> Sequence[str]:
        return [row[0] for row in self._driver.rows(_DIRTY, channel_id=channel_id, most=limit)]

    def mark_dirty(self, channel_id: str, skus: Iterable[str]) -> None:
        self._driver.run_many(_MARK_DIRTY, [{"channel_id": channel_id, "sku": sku} for sku in skus])

    def clean(self, channel_id: str, sku: str) -> None:
        # Whoever moves the level marks it dirty while holding it: held here, no mark can be lost between the two.
        self._driver.rows(_HOLD_LEVEL, channel_id=channel_id, sku=sku)
        self._driver.run(_CLEAN, channel_id=channel_id, sku=sku)

    def adjustments(self, channel_id: str) -> Sequence[Adjustment]:
        return [Adjustment(*row) for row in self._driver.rows(_ADJUSTMENTS, channel_id=channel_id)]

    def add_adjustment(self, adjustment: Adjustment) -> None:
        self._driver.run(_ADD_ADJUSTMENT, **vars(adjustment))

    def settle(self, key: str) -> bool:
        return self._driver.run(_SETTLE, adjustment_key=key) == 1

    def counted(self, channel_id: str, order_id: str, line_id: str) -> int:
        return self._driver.value(_COUNTED, channel_id=channel_id, order_id=order_id, line_id=line_id) or 0

    def count_line(self, channel_id: str, line: ChannelLine, at: datetime) -> None:
        self._driver.run(_COUNT_LINE, channel_id=channel_id, at=at, **vars(line))
