"""Looking at what the shop sells: with this person's price and with where each piece is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.domain.catalogue import Category, Product
from kiosk.domain.errors import NotFound
from kiosk.domain.locations import Location, LocationKind
from kiosk.domain.pricing import CustomerFacts, ListPrice, NextAdvantage, PriceRules, QuotedLine, quote
from kiosk.domain.search import other_layout
from kiosk.domain.stations import Station
from kiosk.domain.stock import Level
from kiosk.use_cases.ports import UnitOfWork


@dataclass(frozen=True)
class Seller:
    """Who asks: the station's location, its price zone, and the price facts of the person at its screen, if known."""

    location: Location
    locations: Mapping[str, Location]
    rules: PriceRules
    facts: CustomerFacts | None
    today: date
    now: datetime


@dataclass(frozen=True)
class Source:
    """Pieces of a variant at a place, as known at a moment. `kind`: here, store, warehouse or pickup."""

    location: Location
    kind: str
    available: int
    as_of: datetime


@dataclass(frozen=True)
class Offer:
    """A product as this person may buy it: prices by SKU, and sources by SKU (nearest first)."""

    product: Product
    prices: Mapping[str, QuotedLine]
    fixed: frozenset[str]
    sources: Mapping[str, Sequence[Source]]
    next_advantage: NextAdvantage | None
    currency: str


def seller(uow: UnitOfWork, station: Station, now: datetime) -> Seller:
    """Gather who asks, once per request."""
    locations = uow.places.locations()
    location = locations[station.location_id]
    rules = uow.prices.rules(location.price_zone)
    if rules is None:
        raise NotFound(f"no prices for zone {location.price_zone}")
    visit = uow.visits.open_at(station.id)
    customer = uow.customers.get(visit.customer_id) if visit and visit.customer_id else None
    return Seller(location, locations, rules, customer.facts if customer else None, location.local(now).date(), now)


def offers(uow: UnitOfWork, who: Seller, products: Sequence[Product]) -> list[Offer]:
    """Prices and sources of these products, read in two statements."""
    skus = [v.sku for p in products for v in p.variants]
    prices = uow.prices.prices(who.rules.zone, skus)
    levels: dict[str, list[Level]] = {}
    for level in uow.stock.levels(skus):
        levels.setdefault(level.sku, []).append(level)
    return [_offer(product, prices, levels, who) for product in products]


def offer(uow: UnitOfWork, who: Seller, product_id: str) -> Offer:
    product = uow.catalogue.product(product_id)
    if product is None:
        raise NotFound(f"product {product_id}")
    return offers(uow, who, [product])[0]


def categories(uow: UnitOfWork) -> Sequence[tuple[Category, int, Product | None]]:
    """Each category with how many products it has and the one whose picture stands for it."""
    return [(c, n, next(iter(uow.catalogue.in_category(c.id)), None)) for c, n in uow.catalogue.categories()]


def search(uow: UnitOfWork, text: str, limit: int = 40) -> tuple[Sequence[Product], Sequence[Product]]:
    """(found, near): when nothing is found, also as typed on the other keyboard layout, the nearest are offered instead."""
    for typed in (text, other_layout(text)):
        found = uow.catalogue.search(typed, limit)
        if found:
            return found, ()
    return (), _nearest(uow, text)


def _nearest(uow: UnitOfWork, text: str) -> Sequence[Product]:
    """Products that match the start of any of the words; else the featured ones."""
    for word in sorted(text.split(), key=len, reverse=True):
        for length in range(len(word), 2, -1):
            for typed in (word[:length], other_layout(word[:length])):
                found = uow.catalogue.search(typed, 6)
                if found:
                    return found
    return uow.catalogue.featured(6)


def _offer(product: Product, prices: Mapping[str, ListPrice], levels: Mapping[str, Iterable[Level]], who: Seller) -> Offer:
    priced = [prices[v.sku] for v in product.variants if v.sku in prices]
    quoted = {p.sku: quote([(p, 1)], who.facts, who.rules, who.today) for p in priced}
    cheapest = min(quoted.values(), key=lambda q: q.total, default=None)
    return Offer(
        product,
        {sku: q.lines[0] for sku, q in quoted.items()},
        frozenset(p.sku for p in priced if p.fixed is not None),
        {v.sku: _sources(levels.get(v.sku, ()), who) for v in product.variants},
        cheapest.next_advantage if cheapest else None,
        who.rules.currency,
    )


def _sources(levels: Iterable[Level], who: Seller) -> list[Source]:
    # The ledger is kept on this server: a quantity read from it is known as of now.
    known = [
        Source(who.locations[level.location_id], kind_of(who.location, who.locations[level.location_id]), level.available, who.now)
        for level in levels
        if level.location_id in who.locations
    ]
    order = {"here": 0, "store": 1, "pickup": 2, "warehouse": 3}
    return sorted(known, key=lambda s: (order[s.kind], who.location.distance_m.get(s.location.id, 0)))


def kind_of(here: Location, other: Location) -> str:
    """How a location looks from here: here, store, warehouse or pickup."""
    if other.id == here.id:
        return "here"
    return {LocationKind.STORE: "store", LocationKind.WAREHOUSE: "warehouse", LocationKind.PICKUP: "pickup"}[other.kind]
