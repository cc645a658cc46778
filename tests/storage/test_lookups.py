"""What a scan asks for is one statement each, and its way to the row is an index."""

import sqlite3
from collections.abc import Callable

import pytest

from kiosk.storage.sqlite_store import SqliteStore
from kiosk.use_cases.ports import UnitOfWork
from tests.storage.conftest import Database
from tests.storage.samples import ANNA, GRYADA, JACKETS, KIOSK, job, moved, order, station_key, visit


@pytest.fixture
def store(sqlite_database: Database) -> SqliteStore:
    store = sqlite_database.open()
    assert isinstance(store, SqliteStore)

    def fill(uow: UnitOfWork) -> None:
        uow.catalogue.add_category(JACKETS)
        uow.catalogue.add_product(GRYADA)
        uow.customers.add(ANNA, [("2900000000278", False)])
        uow.places.add_station(KIOSK)
        uow.keys.add(station_key("k"), "t")
        uow.orders.add(order(0))
        uow.prints.add(job("p"))
        uow.visits.begin(visit("v"))
        uow.stock.apply([moved("m", on_hand=1)], guarded=False)

    store.write(fill)
    return store


def statements(store: SqliteStore, work: Callable[[UnitOfWork], object]) -> list[str]:
    """The SQL of a read, with its values in place."""
    seen: list[str] = []

    def traced(uow: UnitOfWork) -> object:
        connection: sqlite3.Connection = uow.catalogue._driver._connection  # type: ignore[attr-defined]
        connection.set_trace_callback(seen.append)
        try:
            return work(uow)
        finally:
            connection.set_trace_callback(None)

    assert store.read(traced) is not None
    return seen


@pytest.mark.parametrize(
    ("number", "work"),
    [
        (1, lambda uow: uow.customers.card("2900000000278")),
        (1, lambda uow: uow.customers.get("c-anna")),
        (1, lambda uow: uow.catalogue.variant_by_barcode(GRYADA.variants[0].barcode)),
        (1, lambda uow: uow.keys.station_of("t")),
        (1, lambda uow: uow.visits.open_at("kiosk-1")),
        (1, lambda uow: uow.prints.next_queued("kiosk-1/printer")),
        (1, lambda uow: uow.stock.levels(["A", "B"])),
        (1, lambda uow: uow.channels.counted("web", "o", "l")),
        (3, lambda uow: uow.catalogue.product_of_sku(GRYADA.variants[0].sku)),  # the first is the mark of what is remembered
        (2, lambda uow: uow.catalogue.search("гряда", 20)),
        (3, lambda uow: uow.catalogue.search("гряда рябина", 20)),  # as one article first
        (3, lambda uow: uow.orders.by_number(order(0).number)),
    ],
)
def test_look_ups_are_indexed(store: SqliteStore, number: int, work: Callable[[UnitOfWork], object]) -> None:
    seen = statements(store, work)
    assert len(seen) == number
    for sql in seen:
        plan = store.read(lambda uow, s=sql: _plan(uow, s))  # type: ignore[misc]
        scans = [step for step in plan if step.startswith("SCAN") and not _is_small(step)]
        assert scans == [], sql


def _plan(uow: UnitOfWork, sql: str) -> list[str]:
    connection: sqlite3.Connection = uow.catalogue._driver._connection  # type: ignore[attr-defined]
    return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]


def _is_small(step: str) -> bool:
    """A walk over what was found already, or over the parameters."""
    return "json_each" in step or "having_" in step
