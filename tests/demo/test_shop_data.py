"""The demo shop as data: whole, in both languages, and free of dangling names."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kiosk import pictures
from kiosk.domain.codes import CodeKind, classify

SHOP = Path(__file__).parents[2] / "kiosk" / "demo" / "shop"
WEEK = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
CYRILLIC = re.compile(r"[А-Яа-яЁё]")


@cache
def load(name: str) -> dict[str, Any]:
    return tomllib.loads((SHOP / name).read_text(encoding="utf-8"))


def products() -> dict[str, dict[str, Any]]:
    return {path.stem: load(f"products/{path.name}") for path in sorted((SHOP / "products").glob("*.toml"))}


def stock() -> dict[str, dict[str, dict[str, Any]]]:
    return {path.stem: load(f"stock/{path.name}") for path in sorted((SHOP / "stock").glob("*.toml"))}


def variants() -> Iterator[tuple[str, str, str, str]]:
    """Product, colour, size and barcode of every variant."""
    for product in products().values():
        for colour in product["colours"]:
            for size, barcode in zip(product["sizes"], colour["barcodes"], strict=True):
                yield product["id"], colour["id"], size, barcode


def texts(value: object, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table with a Russian or an English text in it, and where it stands."""
    if isinstance(value, dict):
        if value.keys() & {"ru", "en"}:
            yield where, value
            return
        for key, inner in value.items():
            yield from texts(inner, f"{where}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{where}[{number}]")


def all_texts() -> list[tuple[str, dict[str, Any]]]:
    files = sorted(SHOP.rglob("*.toml"))
    return [text for path in files for text in texts(load(str(path.relative_to(SHOP))), path.name)]


def location_ids() -> dict[str, str]:
    return {place["id"]: place["kind"] for place in load("locations.toml")["locations"]}


def test_sixty_products_in_about_five_hundred_variants() -> None:
    assert len(products()) == 60
    assert 480 <= len(list(variants())) <= 540
    assert all(name == product["id"] for name, product in products().items())


def test_every_sku_barcode_and_article_is_one_of_a_kind() -> None:
    skus = Counter(f"{product}-{colour}-{size}" for product, colour, size, _ in variants())
    barcodes = Counter(barcode for *_, barcode in variants())
    articles = Counter(product["article"] for product in products().values())
    assert [thing for seen in (skus, barcodes, articles) for thing, times in seen.items() if times > 1] == []


def test_every_barcode_is_a_valid_product_code() -> None:
    wrong = [code for *_, code in variants() if classify(code).kind is not CodeKind.BARCODE or not code.startswith("4607112")]
    assert wrong == []


def test_every_text_is_there_in_both_languages() -> None:
    found = all_texts()
    assert len(found) > 400
    for where, text in found:
        assert set(text) == {"ru", "en"}, where
        assert all(text.values()), where
        assert not CYRILLIC.search(str(text["en"])), where
        assert "!" not in str(text), where


def test_products_name_categories_pictures_and_sizes_that_exist() -> None:
    categories = {category["id"] for category in load("categories.toml")["categories"]}
    sizes = load("sizes.toml")
    for name, product in products().items():
        assert product["category"] in categories, name
        assert product["kind"] in pictures.KINDS, name
        assert set(product["sizes"]) <= set(sizes), name
        for colour in product["colours"]:
            assert pictures.draw(product["kind"], colour["base"], colour["trim"], name).startswith("<svg")
    assert {product["category"] for product in products().values()} == categories
    assert {category["product"] for category in load("categories.toml")["categories"]} <= set(products())
    assert set(sizes) == {size for product in products().values() for size in product["sizes"]}


def test_prices_are_whole_and_sane() -> None:
    for name, product in products().items():
        price = product["price"]
        assert 50_000 <= price <= 5_000_000, name
        assert price % 1000 == 0, name
        assert product.get("old_price", price + 1) > price, name
        assert not ("old_price" in product and "fixed_price_reason" in product), name
    assert 3 <= sum("fixed_price_reason" in product for product in products().values()) <= 9
    tiers = [(tier["spend_from"], tier["percent"]) for tier in load("prices.toml")["tiers"]]
    assert tiers == sorted(tiers)
    assert load("prices.toml")["currency"] == load("brand.toml")["currency"]


def test_stock_fits_the_products_it_counts() -> None:
    places, goods = location_ids(), products()
    assert set(stock()) == set(places)
    for place, sheet in stock().items():
        for name, counted in sheet.items():
            assert set(counted["pieces"]) == {colour["id"] for colour in goods[name]["colours"]}, (place, name)
            for row in counted["pieces"].values():
                assert len(row) == len(goods[name]["sizes"]), (place, name)
                assert all(isinstance(pieces, int) and 0 <= pieces <= 60 for pieces in row), (place, name)
            assert (places[place] == "store") == ("hall" in counted and "rack" in counted), (place, name)
    assert all(set(stock()[place]) == set(goods) for place, kind in places.items() if kind == "store")


def pieces(place: str, product: str, colour: str, size: str) -> int:
    counted = stock()[place].get(product)
    if counted is None:
        return 0
    row: list[int] = counted["pieces"][colour]
    sizes: list[str] = products()[product]["sizes"]
    return row[sizes.index(size)]


@pytest.mark.parametrize(
    ("colour", "size", "lesnaya", "sadovaya", "warehouse", "mira"),
    [
        ("rowan", "M", 3, 0, 4, 0),
        ("rowan", "L", 0, 1, 3, 0),
        ("rowan", "XL", 0, 0, 0, 0),
        ("rowan", "XXL", 0, 0, 2, 0),
        ("sand", "M", 0, 0, 0, 1),
        ("graphite", "XS", 0, 0, 0, 0),
    ],
)
def test_the_stories_of_gryada(colour: str, size: str, lesnaya: int, sadovaya: int, warehouse: int, mira: int) -> None:
    found = [pieces(place, "gryada", colour, size) for place in ("lesnaya", "sadovaya", "warehouse", "mira")]
    assert found == [lesnaya, sadovaya, warehouse, mira]
    assert products()["gryada"]["price"] == 1_990_000
    assert (stock()["lesnaya"]["gryada"]["hall"], stock()["lesnaya"]["gryada"]["rack"]) == (2, 14)


def test_what_is_coming_exists_and_is_nowhere_now() -> None:
    known = {(product, colour, size) for product, colour, size, _ in variants()}
    for line in load("coming.toml")["coming"]:
        variant = line["product"], line["colour"], line["size"]
        assert variant in known
        assert [pieces(place, *variant) for place in location_ids()] == [0, 0, 0, 0], variant
        assert 1 <= line["in_days"] <= 60


def test_no_two_products_hang_on_one_rack() -> None:
    for place in ("lesnaya", "sadovaya"):
        racks = Counter((counted["hall"], counted["rack"]) for counted in stock()[place].values())
        assert max(racks.values()) == 1, place


def test_cards_are_valid_and_belong_to_one_person() -> None:
    people = load("customers.toml")["customers"]
    cards = [card for person in people for card in person["cards"]]
    assert len(people) == 12
    assert len({person["id"] for person in people}) == 12
    assert all(classify(card["number"]).kind is CodeKind.CARD for card in cards)
    assert len({card["number"] for card in cards}) == len(cards)
    assert any(card["blocked"] for card in cards)
    assert {person["language"] for person in people} == {"ru", "en"}
    assert all(person["phone"].startswith("+7 900 000-") for person in people)
    anna = next(person for person in people if person["id"] == "anna")
    assert (anna["first_name"], anna["last_name"][0], anna["spend"]) == ("Анна", "К", 2_000_000)
    assert anna["cards"][0]["number"].endswith("4127")


def test_every_place_that_is_named_exists() -> None:
    places = set(location_ids())
    delivery = load("delivery.toml")
    for place in load("locations.toml")["locations"]:
        assert set(place["distance_m"]) == places - {place["id"]}
        assert list(place["hours"]) == WEEK
        for day in place["hours"].values():
            assert day == [] or (len(day) == 2 and isinstance(day[0], time) and day[0] < day[1])
    for station in load("stations.toml")["stations"]:
        assert station["location"] in places
        kinds = ["scanner", "printer", *(["display", "scale"] if station["kind"] == "till" else [])]
        assert [device["id"] for device in station["devices"]] == [f"{station['id']}/{kind}" for kind in kinds]
    for service in delivery["services"]:
        assert set(service["sources"]) <= places
        assert service["window"] == [] or service["window"][0] < service["window"][1]
        assert isinstance(service["cutoff"], time)
    routes = [(route["source"], route["destination"]) for route in delivery["routes"]]
    assert len(set(routes)) == len(routes)
    assert {place for route in routes for place in route} <= places
