from dataclasses import replace

import pytest

from kiosk.domain.catalogue import Category
from kiosk.storage.errors import Conflict
from kiosk.use_cases.ports import Store, UnitOfWork
from tests.storage.samples import BOOT, BOOTS, FIR, GRYADA, JACKETS, OSYP

SEARCHES: dict[str, list[str]] = {
    "гряда": ["gryada"],
    "ГРЯД": ["gryada"],
    "jack gry": ["gryada"],
    "куртка": ["osyp", "gryada"],  # the same closeness: by position
    "куртка ряб": ["osyp", "gryada"],
    "ботинки ёлка": ["kuluar"],
    "ботинки елк": ["kuluar"],
    "куртки": ["osyp", "gryada"],  # the category
    "ряда": [],  # the middle of a word is not its start
    "гряда ботинки": [],  # every term must be there
    "куртка xl": ["osyp", "gryada"],
    "куртка x": [],  # a size is found whole
    "20 000": ["osyp", "gryada", "kuluar"],
    "GRYADA-ROWAN-S": ["gryada"],
    "gryada rowan s": ["gryada"],
    BOOT.variants[2].barcode: ["kuluar"],
    BOOT.variants[2].barcode[:-1]: [],
    "%": [],
    "": [],
    "  «» ": [],
    "a" * 5000: [],
    "куртка " * 50: ["osyp", "gryada"],
    "один два три четыре пять шесть семь восемь девять десять": [],
    "'; DROP TABLE products; --": [],
}


@pytest.fixture
def shop(store: Store) -> Store:
    def fill(uow: UnitOfWork) -> None:
        for category in (JACKETS, BOOTS):
            uow.catalogue.add_category(category)
        for product in (GRYADA, OSYP, BOOT):
            uow.catalogue.add_product(product)

    store.write(fill)
    return store


def found(store: Store, text: str, limit: int = 10) -> list[str]:
    return [p.id for p in store.read(lambda uow: uow.catalogue.search(text, limit))]


def test_a_product_comes_back_whole(shop: Store) -> None:
    assert shop.read(lambda uow: uow.catalogue.product("gryada")) == GRYADA
    assert shop.read(lambda uow: uow.catalogue.product("nothing")) is None


def test_a_variant_is_found_by_barcode_and_its_product_by_sku(shop: Store) -> None:
    variant = GRYADA.variants[3]
    assert shop.read(lambda uow: uow.catalogue.variant_by_barcode(variant.barcode)) == variant
    assert shop.read(lambda uow: uow.catalogue.product_of_sku(variant.sku)) == GRYADA
    assert shop.read(lambda uow: uow.catalogue.variant_by_barcode(variant.barcode[:-1])) is None
    assert shop.read(lambda uow: uow.catalogue.product_of_sku("nothing")) is None


def test_categories_are_in_order_and_counted(shop: Store) -> None:
    shop.write(lambda uow: uow.catalogue.add_category(Category("packs", {"ru": "Рюкзаки"}, 2)))
    categories = shop.read(lambda uow: uow.catalogue.categories())
    assert [(c.id, n) for c, n in categories] == [("boots", 1), ("jackets", 2), ("packs", 0)]
    assert categories[1][0] == JACKETS


def test_products_of_a_category_and_the_featured_are_in_order(shop: Store) -> None:
    assert shop.read(lambda uow: uow.catalogue.in_category("jackets")) == [OSYP, GRYADA]
    assert shop.read(lambda uow: uow.catalogue.featured(5)) == [OSYP, GRYADA]
    assert shop.read(lambda uow: uow.catalogue.featured(1)) == [OSYP]
    assert shop.read(lambda uow: uow.catalogue.skus()) == sorted(v.sku for p in (GRYADA, OSYP, BOOT) for v in p.variants)


def test_adding_a_product_again_replaces_it_and_its_words(shop: Store) -> None:
    shorter = replace(GRYADA, name={"ru": "Ветровка"}, variants=GRYADA.variants[:1])
    shop.write(lambda uow: uow.catalogue.add_product(shorter))
    assert shop.read(lambda uow: uow.catalogue.product("gryada")) == shorter
    assert shop.read(lambda uow: uow.catalogue.variant_by_barcode(GRYADA.variants[1].barcode)) is None
    assert found(shop, "ветровка") == ["gryada"]
    assert found(shop, "гряда") == []


def test_a_barcode_names_one_variant_only(shop: Store) -> None:
    thief = replace(BOOT, id="thief", variants=(replace(GRYADA.variants[0], sku="THIEF", product_id="thief"),))
    with pytest.raises(Conflict):
        shop.write(lambda uow: uow.catalogue.add_product(thief))
    assert shop.read(lambda uow: uow.catalogue.product("thief")) is None


def test_search(shop: Store) -> None:
    assert {text: found(shop, text) for text in SEARCHES} == SEARCHES


def test_search_gives_the_closest_first_and_no_more_than_asked(shop: Store) -> None:
    # "рябина" in the name is closer than a colour of that name, whatever the position.
    named = replace(BOOT, id="berry", name={"ru": "Рябина"}, variants=(), position=99, colours=(FIR,))
    shop.write(lambda uow: uow.catalogue.add_product(named))
    assert found(shop, "рябина") == ["berry", "osyp", "gryada", "kuluar"]
    assert found(shop, "рябина", 2) == ["berry", "osyp"]


def test_renaming_a_category_renews_its_words(shop: Store) -> None:
    shop.write(lambda uow: uow.catalogue.add_category(replace(JACKETS, name={"ru": "Штормовки"})))
    assert found(shop, "штормовки") == ["osyp", "gryada"]
    assert found(shop, "куртки") == []
