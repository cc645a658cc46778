from kiosk.domain.pricing import ListPrice, PriceRules, Tier
from kiosk.use_cases.ports import Store

RULES = PriceRules("RUB", "msk", (Tier(0, 0), Tier(5_000_000, 5)), 10)


def test_prices_are_kept_by_zone(store: Store) -> None:
    fixed = ListPrice("B", "msk", 99_000, None, {"ru": "Цена месяца", "en": "Price of the month"})
    for price in (ListPrice("A", "msk", 2_490_000, 2_990_000), fixed, ListPrice("A", "spb", 1)):
        store.write(lambda uow, p=price: uow.prices.set_price(p))  # type: ignore[misc]
    prices = store.read(lambda uow: uow.prices.prices("msk", ["B", "A", "A", "unknown"]))
    assert prices == {"A": ListPrice("A", "msk", 2_490_000, 2_990_000), "B": fixed}
    assert store.read(lambda uow: uow.prices.prices("msk", [])) == {}


def test_a_new_price_takes_the_place_of_the_old(store: Store) -> None:
    store.write(lambda uow: uow.prices.set_price(ListPrice("A", "msk", 200, 300, {"ru": "x"})))
    store.write(lambda uow: uow.prices.set_price(ListPrice("A", "msk", 100)))
    assert store.read(lambda uow: uow.prices.prices("msk", ["A"])) == {"A": ListPrice("A", "msk", 100)}


def test_rules_are_kept_by_zone(store: Store) -> None:
    store.write(lambda uow: uow.prices.set_rules(PriceRules("RUB", "msk", (), 0)))
    store.write(lambda uow: uow.prices.set_rules(RULES))
    assert store.read(lambda uow: uow.prices.rules("msk")) == RULES
    assert store.read(lambda uow: uow.prices.rules("spb")) is None
