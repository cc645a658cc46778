"""What changes rarely is read once, and a change of it is seen by the very next transaction, whoever made it."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.domain.pricing import PriceRules, Tier
from kiosk.storage.recall import Memory
from kiosk.storage.sqlite_store import SqliteStore
from kiosk.use_cases.ports import Store, UnitOfWork
from tests.storage.conftest import Database
from tests.storage.samples import GRYADA, KIOSK, LESNAYA
from tests.storage.test_lookups import statements

RULES = PriceRules("RUB", "msk", (Tier(0, 0),), 10)

Reads = Callable[[UnitOfWork], object]

READS: dict[str, Reads] = {
    "locations": lambda uow: uow.places.locations(),
    "stations": lambda uow: uow.places.stations(),
    "rules of receiving": lambda uow: uow.places.receiving_rules(),
    "rules of prices": lambda uow: uow.prices.rules(RULES.zone),
    "product": lambda uow: uow.catalogue.product(GRYADA.id),
    "product of a SKU": lambda uow: uow.catalogue.product_of_sku(GRYADA.variants[0].sku),
}


def fill(uow: UnitOfWork) -> None:
    uow.places.add_location(LESNAYA)
    uow.places.add_station(KIOSK)
    uow.prices.set_rules(RULES)
    uow.catalogue.add_product(GRYADA)


def name(store: Store) -> str:
    product = store.read(lambda uow: uow.catalogue.product(GRYADA.id))
    assert product is not None
    return product.name["ru"]


def rename(uow: UnitOfWork, to: str) -> None:
    uow.catalogue.add_product(replace(GRYADA, name={"ru": to, "en": to}))


@pytest.mark.parametrize("what", READS)
def test_the_second_reading_costs_one_look_at_the_mark(sqlite_store: SqliteStore, what: str) -> None:
    sqlite_store.write(fill)
    first = sqlite_store.read(READS[what])
    assert len(statements(sqlite_store, READS[what])) == 1
    assert sqlite_store.read(READS[what]) == first


def test_a_change_is_seen_at_once_by_every_store_on_the_database(database: Database) -> None:
    here, elsewhere = database.open(), database.open()
    here.write(fill)
    assert name(here) == name(elsewhere) == GRYADA.name["ru"]
    elsewhere.write(lambda uow: rename(uow, "Кряж"))
    assert name(here) == name(elsewhere) == "Кряж"


def test_a_transaction_sees_its_own_change_and_nobody_sees_one_that_failed(store: Store) -> None:
    store.write(fill)
    seen: list[str] = []

    def fail(uow: UnitOfWork) -> None:
        rename(uow, "Никогда")
        product = uow.catalogue.product(GRYADA.id)
        seen.append(product.name["ru"] if product else "")
        raise RuntimeError("it fails")

    with pytest.raises(RuntimeError):
        store.write(fail)
    assert seen == ["Никогда"]
    assert name(store) == GRYADA.name["ru"]


def test_what_is_remembered_is_bounded() -> None:
    memory = Memory(most=3)
    for n in range(10):
        memory.keep("one", n, n)
    assert [memory.get("one", n) for n in range(10)] == [None] * 7 + [7, 8, 9]
    memory.keep("two", 0, "new")
    assert memory.get("one", 9) is None and memory.get("two", 0) == "new"
