"""The shop's own data in memory: places, catalogue, prices, customers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kiosk.domain.catalogue import Category, Product, Variant
from kiosk.domain.customers import Card, Customer
from kiosk.domain.floor_plans import PLAIN, FloorPlan
from kiosk.domain.locations import Location
from kiosk.domain.pricing import ListPrice, PriceRules
from kiosk.domain.promises import ReceivingRules
from kiosk.domain.search import fold
from kiosk.domain.stations import Station
from kiosk.domain.words import Words
from kiosk.storage.errors import Conflict
from kiosk.storage.search_terms import MAX_TERMS, query_terms, terms_of
from tests.fakes.memory_tables import Access, ordered, put_new


class MemoryPlaces:
    def __init__(self, access: Access) -> None:
        self._access = access

    def locations(self) -> Mapping[str, Location]:
        return ordered(self._access.now.locations)

    def add_location(self, location: Location) -> None:
        self._access.change.locations[location.id] = location

    def stations(self) -> Mapping[str, Station]:
        return ordered(self._access.now.stations)

    def add_station(self, station: Station) -> None:
        self._access.change.stations[station.id] = station

    def brand(self) -> Words:
        brand: Words = self._access.now.settings.get("brand", {})
        return brand

    def set_brand(self, name: Words) -> None:
        self._access.change.settings["brand"] = name

    def receiving_rules(self) -> ReceivingRules:
        rules: ReceivingRules = self._access.now.settings.get("receiving_rules", ReceivingRules((), (), 0))
        return rules

    def set_receiving_rules(self, rules: ReceivingRules) -> None:
        self._access.change.settings["receiving_rules"] = rules

    def floor_plan(self, location_id: str) -> FloorPlan:
        plan: FloorPlan = self._access.now.settings.get(f"floor_plan:{location_id}", PLAIN)
        return plan

    def set_floor_plan(self, location_id: str, plan: FloorPlan) -> None:
        self._access.change.settings[f"floor_plan:{location_id}"] = plan


class MemoryCatalogue:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add_category(self, category: Category) -> None:
        self._access.change.categories[category.id] = category

    def categories(self) -> Sequence[tuple[Category, int]]:
        found = sorted(self._access.now.categories.values(), key=lambda c: (c.position, c.id))
        return [(category, len(self.in_category(category.id))) for category in found]

    def add_product(self, product: Product) -> None:
        products = self._access.change.products
        others = [v for p in products.values() if p.id != product.id for v in p.variants]
        taken = {v.barcode for v in others} | {v.sku for v in others}
        if any(v.barcode in taken or v.sku in taken for v in product.variants):
            raise Conflict(product.id)
        variants = tuple(replace(v, product_id=product.id) for v in product.variants)
        products[product.id] = replace(product, variants=variants)

    def product(self, product_id: str) -> Product | None:
        return self._access.now.products.get(product_id)

    def product_of_sku(self, sku: str) -> Product | None:
        return next((p for p in self._products() if p.variant(sku)), None)

    def variant_by_barcode(self, barcode: str) -> Variant | None:
        return next((v for p in self._products() for v in p.variants if v.barcode == barcode), None)

    def in_category(self, category_id: str) -> Sequence[Product]:
        return [p for p in self._products() if p.category_id == category_id]

    def featured(self, limit: int) -> Sequence[Product]:
        return [p for p in self._products() if p.featured][:limit]

    def search(self, text: str, limit: int) -> Sequence[Product]:
        terms = query_terms(text)
        if not terms:
            return []
        if len(terms) > 1 and (exact := self._matching([fold(text).replace(" ", "")], limit)):
            return exact
        return self._matching(terms[:MAX_TERMS], limit)

    def skus(self) -> Sequence[str]:
        return sorted(v.sku for p in self._products() for v in p.variants)

    def _products(self) -> list[Product]:
        return sorted(self._access.now.products.values(), key=lambda p: (p.position, p.id))

    def _matching(self, terms: Sequence[str], limit: int) -> Sequence[Product]:
        ranked = [(rank, p) for p in self._products() if (rank := self._rank(p, terms)) is not None]
        return [p for _, p in sorted(ranked, key=lambda pair: pair[0])][:limit]

    def _rank(self, product: Product, terms: Sequence[str]) -> int | None:
        category = self._access.now.categories.get(product.category_id)
        known = terms_of(product, category.name if category else {})
        total = 0
        for term in terms:
            ranks = [t.weight * 2 + (t.text != term) for t in known if t.text == term or (not t.whole and t.text.startswith(term))]
            if not ranks:
                return None
            total += min(ranks)
        return total


class MemoryPrices:
    def __init__(self, access: Access) -> None:
        self._access = access

    def rules(self, zone: str) -> PriceRules | None:
        return self._access.now.price_rules.get(zone)

    def set_rules(self, rules: PriceRules) -> None:
        self._access.change.price_rules[rules.zone] = rules

    def set_price(self, price: ListPrice) -> None:
        self._access.change.prices[price.zone, price.sku] = price

    def prices(self, zone: str, skus: Iterable[str]) -> Mapping[str, ListPrice]:
        known = self._access.now.prices
        return {sku: known[zone, sku] for sku in skus if (zone, sku) in known}


class MemoryCustomers:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, customer: Customer, cards: Sequence[tuple[str, bool]]) -> None:
        tables = self._access.change
        put_new(tables.customers, customer.id, customer)
        for number, blocked in cards:
            put_new(tables.cards, number, Card(customer.id, number[-2:], blocked))

    def get(self, customer_id: str) -> Customer | None:
        return self._access.now.customers.get(customer_id)

    def card(self, number: str) -> Card | None:
        return self._access.now.cards.get(number)
