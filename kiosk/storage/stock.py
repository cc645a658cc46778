"""The stock ledger: movements, and the levels that are their sums.

A level changes by one conditional UPDATE that adds to it, in the transaction that appends the movement, so a piece cannot be
taken twice whatever runs beside it. Rows are taken in the order (location, SKU).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, or_, select, union_all, update

from kiosk.domain.errors import Shortage, ShortLine
from kiosk.domain.stock import Level, Movement, Reason, StockChange
from kiosk.storage.statement import Among, Driver, Row, Statement
from kiosk.storage.tables import channels, dirty_skus, levels, movements
from kiosk.use_cases.ports import Fact

_COLUMNS = ("on_hand", "reserved", "unavailable", "allotted")
_WHOLE_LEVEL = (levels.c.location_id, levels.c.sku, *(levels.c[c] for c in _COLUMNS), levels.c.changed_at)
_FREE = levels.c.on_hand - levels.c.reserved - levels.c.unavailable - levels.c.allotted


def _move(guard: bool) -> Statement:
    deltas = {name: bindparam(f"by_{name}", type_=levels.c[name].type) for name in _COLUMNS}
    keeps = [levels.c[name] + deltas[name] >= 0 for name in _COLUMNS]
    if guard:
        keeps.append(_FREE + bindparam("by_free", type_=levels.c.on_hand.type) >= 0)
    return Statement(
        update(levels)
        .where(levels.c.location_id == bindparam("at_location"), levels.c.sku == bindparam("of_sku"), *keeps)
        .values({name: levels.c[name] + delta for name, delta in deltas.items()} | {"changed_at": bindparam("moved_at")})
        .returning(*_WHOLE_LEVEL)
    )


def _mark_dirty(insert: Any) -> Any:
    sellers = select(channels.c.id, bindparam("dirty_sku", type_=channels.c.id.type)).where(
        channels.c.location_id == bindparam("location_id")
    )
    return insert(dirty_skus).from_select(["channel_id", "sku"], sellers).on_conflict_do_nothing()


def _imbalances() -> Statement:
    counted = select(movements.c.location_id, movements.c.sku, *(movements.c[c] for c in _COLUMNS))
    held = select(levels.c.location_id, levels.c.sku, *((-levels.c[c]).label(c) for c in _COLUMNS))
    both = union_all(counted, held).subquery()
    return Statement(
        select(both.c.location_id, both.c.sku)
        .group_by(both.c.location_id, both.c.sku)
        .having(or_(*(func.sum(both.c[c]) != 0 for c in _COLUMNS)))
        .order_by(both.c.location_id, both.c.sku)
    )


_MOVE, _MOVE_GUARDED = _move(False), _move(True)
_APPEND = Statement(lambda insert: insert(movements).on_conflict_do_nothing(index_elements=["source_key"]))
_START = Statement(lambda insert: insert(levels).on_conflict_do_nothing(index_elements=["location_id", "sku"]))
_LEVEL = Statement(select(*_WHOLE_LEVEL).where(levels.c.location_id == bindparam("location_id"), levels.c.sku == bindparam("sku")))
_OF_SKUS = Statement(select(*_WHOLE_LEVEL).where(Among(levels.c.sku, "skus")).order_by(levels.c.location_id, levels.c.sku))
_OF_SKUS_AT = Statement(
    select(*_WHOLE_LEVEL)
    .where(levels.c.location_id == bindparam("location_id"), Among(levels.c.sku, "skus"))
    .order_by(levels.c.sku)
)
_MARK_DIRTY = Statement(_mark_dirty)
_MOVEMENTS = Statement(
    select(*(c for c in movements.columns if c.name != "seq"))
    .where(movements.c.location_id == bindparam("location_id"), movements.c.sku == bindparam("sku"))
    .order_by(movements.c.seq)
)
_IMBALANCES = _imbalances()


@dataclass
class _Change:
    """What the movements of one level come to."""

    location_id: str
    sku: str
    moved_at: datetime
    by: dict[str, int] = field(default_factory=lambda: dict.fromkeys(_COLUMNS, 0))

    def add(self, movement: Movement) -> None:
        self.moved_at = movement.at
        for name in _COLUMNS:
            self.by[name] += getattr(movement, name)

    @property
    def by_available(self) -> int:
        return self.by["on_hand"] - self.by["reserved"] - self.by["unavailable"]

    @property
    def by_free(self) -> int:
        return self.by_available - self.by["allotted"]

    def sinks(self, level: Level) -> bool:
        """Whether a quantity would fall below zero."""
        return any(getattr(level, name) + self.by[name] < 0 for name in _COLUMNS)


class SqlStock:
    def __init__(self, driver: Driver, facts: list[Fact]) -> None:
        self._driver = driver
        self._facts = facts

    def levels(self, skus: Iterable[str], location_id: str | None = None) -> Sequence[Level]:
        """In the order (location, SKU); those that never moved are left out."""
        wanted = sorted(set(skus))
        if location_id is None:
            return [Level(*row) for row in self._driver.rows(_OF_SKUS, skus=wanted)]
        return [Level(*row) for row in self._driver.rows(_OF_SKUS_AT, location_id=location_id, skus=wanted)]

    def apply(self, movements: Sequence[Movement], *, guarded: bool) -> tuple[Level, ...]:
        with self._driver.savepoint("stock"):
            changes = self._append(movements)
            moved = [(change, self._move(change, guarded)) for change in changes]
            refused = [change for change, level in moved if level is None]
            if refused:
                raise self._refusal(refused, guarded)
            for change in changes:
                self._driver.run(_MARK_DIRTY, location_id=change.location_id, dirty_sku=change.sku)
        self._facts.extend(
            Fact("stock", StockChange(level.sku, level.location_id, level.available, level.changed_at, change.by_available))
            for change, level in moved
            if level is not None and level.changed_at is not None
        )
        return tuple(level for _, level in moved if level is not None)

    def movements(self, sku: str, location_id: str) -> Sequence[Movement]:
        """Oldest first."""
        return [_movement(row) for row in self._driver.rows(_MOVEMENTS, sku=sku, location_id=location_id)]

    def imbalances(self) -> Sequence[tuple[str, str]]:
        return [(row[0], row[1]) for row in self._driver.rows(_IMBALANCES)]

    def _append(self, movements: Sequence[Movement]) -> list[_Change]:
        """Write down those that are new; what they come to per level, in the order in which rows are taken."""
        changes: dict[tuple[str, str], _Change] = {}
        for movement in sorted(movements, key=lambda m: (m.location_id, m.sku)):
            if self._driver.run(_APPEND, **vars(movement)):
                key = (movement.location_id, movement.sku)
                changes.setdefault(key, _Change(*key, movement.at)).add(movement)
        return list(changes.values())

    def _move(self, change: _Change, guarded: bool) -> Level | None:
        """The new level, or None if the statement refused."""
        row = self._run_move(change, guarded)
        if row is None:  # refused, or there is no such level yet: another may be beginning it at this moment
            self._start(change)
            row = self._run_move(change, guarded)
        return None if row is None else Level(*row)

    def _run_move(self, change: _Change, guarded: bool) -> Row | None:
        values: dict[str, Any] = {f"by_{name}": delta for name, delta in change.by.items()}
        values |= {"at_location": change.location_id, "of_sku": change.sku, "moved_at": change.moved_at}
        if guarded and change.by_free < 0:
            return self._driver.row(_MOVE_GUARDED, by_free=change.by_free, **values)
        return self._driver.row(_MOVE, **values)

    def _start(self, change: _Change) -> None:
        """Begin a level at zero, if there is none."""
        zeros: dict[str, Any] = dict.fromkeys(_COLUMNS, 0)
        self._driver.run(_START, location_id=change.location_id, sku=change.sku, changed_at=None, **zeros)

    def _refusal(self, refused: Sequence[_Change], guarded: bool) -> Exception:
        short: list[ShortLine] = []
        for change in refused:
            row = self._driver.row(_LEVEL, location_id=change.location_id, sku=change.sku)
            level = Level(*row) if row is not None else Level(change.location_id, change.sku)
            takes = guarded and change.by_free < 0
            # Another may have given pieces back since the refusal: what was refused is told as short all the same.
            if takes and (level.free + change.by_free < 0 or not change.sinks(level)):
                free = max(0, level.free)
                short.append(ShortLine(level.sku, level.location_id, -change.by_free, free, level.allotted))
        if short:
            return Shortage(tuple(short))
        names = ", ".join(f"{c.sku} at {c.location_id}: {c.by}" for c in refused)
        return ValueError(f"a quantity would fall below zero: {names}")


def _movement(row: Row) -> Movement:
    source_key, location_id, sku, reason, at, on_hand, reserved, unavailable, allotted, document = row
    return Movement(source_key, location_id, sku, Reason(reason), at, on_hand, reserved, unavailable, allotted, document)
