"""The shop as it stands: places, goods, prices, stock, customers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from kiosk.domain.catalogue import Category, Product, Variant
from kiosk.domain.customers import Card, Customer
from kiosk.domain.floor_plans import FloorPlan
from kiosk.domain.locations import Location
from kiosk.domain.pricing import ListPrice, PriceRules
from kiosk.domain.promises import ReceivingRules
from kiosk.domain.stations import Station
from kiosk.domain.stock import Level, Movement
from kiosk.domain.words import Words


class Places(Protocol):
    """Locations, stations, brand and shop rules: they change rarely."""

    def locations(self) -> Mapping[str, Location]: ...
    def add_location(self, location: Location) -> None: ...
    def stations(self) -> Mapping[str, Station]: ...
    def add_station(self, station: Station) -> None: ...
    def brand(self) -> Words: ...
    def set_brand(self, name: Words) -> None: ...
    def receiving_rules(self) -> ReceivingRules: ...
    def set_receiving_rules(self, rules: ReceivingRules) -> None: ...
    def floor_plan(self, location_id: str) -> FloorPlan:
        """Four walls where nobody has said more."""

    def set_floor_plan(self, location_id: str, plan: FloorPlan) -> None: ...


class Catalogue(Protocol):
    def add_category(self, category: Category) -> None: ...
    def categories(self) -> Sequence[tuple[Category, int]]:
        """Categories in order, each with how many products it has."""

    def add_product(self, product: Product) -> None: ...
    def product(self, product_id: str) -> Product | None: ...
    def product_of_sku(self, sku: str) -> Product | None: ...
    def variant_by_barcode(self, barcode: str) -> Variant | None: ...
    def in_category(self, category_id: str) -> Sequence[Product]: ...
    def featured(self, limit: int) -> Sequence[Product]: ...
    def search(self, text: str, limit: int) -> Sequence[Product]:
        """Products for which every folded term of the text starts a word of its names, lines, category or colours,
        or equals an article or barcode; best known first."""

    def skus(self) -> Sequence[str]: ...


class Prices(Protocol):
    def rules(self, zone: str) -> PriceRules | None: ...
    def set_rules(self, rules: PriceRules) -> None: ...
    def set_price(self, price: ListPrice) -> None: ...
    def prices(self, zone: str, skus: Iterable[str]) -> Mapping[str, ListPrice]: ...


class Stock(Protocol):
    """Levels change only together with the movement that explains them. Rows are taken in one order: (location, SKU)."""

    def levels(self, skus: Iterable[str], location_id: str | None = None) -> Sequence[Level]: ...
    def apply(self, movements: Sequence[Movement], *, guarded: bool) -> tuple[Level, ...]:
        """Append movements and move their levels; returns the new levels.

        A movement whose `source_key` is in the ledger already is left out, and its level untouched.
        `guarded`: every level must keep on_hand - reserved - unavailable - allotted >= 0 by a conditional statement, else
        `Shortage` with every short line and nothing changes. Unguarded is for facts that have happened (counts, channel
        orders): they are recorded as they are. No column may fall below zero in either case: `ValueError`.
        Adds one stock fact per touched level, and marks touched SKUs as dirty for every channel that sells from there.
        """

    def movements(self, sku: str, location_id: str) -> Sequence[Movement]: ...
    def imbalances(self) -> Sequence[tuple[str, str]]:
        """(location, SKU) of every level that is not the sum of its movements. Empty in a healthy shop."""


class Customers(Protocol):
    """Personal fields are sealed at rest; cards are found by keyed hash."""

    def add(self, customer: Customer, cards: Sequence[tuple[str, bool]]) -> None:
        """`cards`: (number, blocked)."""

    def get(self, customer_id: str) -> Customer | None: ...
    def card(self, number: str) -> Card | None: ...
