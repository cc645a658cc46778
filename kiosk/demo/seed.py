"""Fills an empty store with the demo shop: reads the data files beside this module and hands them to the repositories."""

import base64
import secrets
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from kiosk.config import Channel as ChannelSettings
from kiosk.config import Device
from kiosk.domain.catalogue import Category, Colour, Product, Variant
from kiosk.domain.channels import Channel
from kiosk.domain.customers import Address, Customer
from kiosk.domain.floor_plans import FloorPlan, Label
from kiosk.domain.locations import Location, LocationKind
from kiosk.domain.pricing import ListPrice, PriceRules, Tier
from kiosk.domain.promises import DeliveryService, ReceivingRules, TransferRoute
from kiosk.domain.stations import Screen, Station, StationKind
from kiosk.domain.stock import Movement, Reason
from kiosk.domain.words import Words
from kiosk.use_cases.ports import NewId, Store, UnitOfWork

DATA = Path(__file__).parent / "shop"
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def fill(store: Store, now: datetime, new_id: NewId, channels: Sequence[ChannelSettings]) -> bool:
    """Make the demo shop in one transaction, unless the store has one already. Returns whether it was made."""
    if store.read(lambda uow: bool(uow.places.locations())):
        return False
    today = now.date()

    def work(uow: UnitOfWork) -> None:
        _places(uow)
        _plans(uow)
        _rules(uow)
        _catalogue(uow, today)
        for channel in channels:
            uow.channels.add(Channel(channel.id, channel.name, channel.location, channel.keep_back))
        _stock(uow, now)
        _people(uow, today)

    store.write(work)
    return True


def devices() -> tuple[Device, ...]:
    """The scanners and printers of the demo's stations; their ports are made when the virtual devices start."""
    return tuple(
        Device(d["id"], station["id"], d["kind"], d["profile"], "", host=d.get("host", "server"))
        for station in _read("stations")["stations"]
        for d in station["devices"]
    )


def cards() -> tuple[Mapping[str, Any], ...]:
    """The loyalty cards lying in the device lab, and codes that should not work."""
    known = [
        {"name": f"{c['first_name']} {c['last_name'][:1]}.", "number": card["number"], "blocked": card["blocked"]}
        for c in _read("customers")["customers"]
        for card in c["cards"]
    ]
    return tuple(known)


def new_secret() -> str:
    """A shared secret for an online shop, as Standard Webhooks writes it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode()


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


def _places(uow: UnitOfWork) -> None:
    uow.places.set_brand(_read("brand")["name"])
    for place in _read("locations")["locations"]:
        uow.places.add_location(_location(place))
    for s in _read("stations")["stations"]:
        uow.places.add_station(Station(s["id"], StationKind(s["kind"]), s["location"], s["name"], Screen(**s["screen"])))


def _plans(uow: UnitOfWork) -> None:
    for location, plan in _read("plans").items():
        lines = {part: tuple(tuple(line) for line in plan.get(part, ())) for part in ("walls", "partitions", "shelves")}
        labels = tuple(Label(label["x"], label["y"], label["text"]) for label in plan["labels"])
        places = {station: (x, y) for station, (x, y) in plan["places"].items()}
        uow.places.set_floor_plan(location, FloorPlan(**lines, labels=labels, entrance=tuple(plan["entrance"]), places=places))


def _location(place: Mapping[str, Any]) -> Location:
    hours = tuple(tuple(place["hours"][day]) or None for day in _WEEK)
    return Location(
        id=place["id"],
        kind=LocationKind(place["kind"]),
        name=place["name"],
        short_name=place["short_name"],
        time_zone=place["time_zone"],
        price_zone=place["zone"],
        hours=hours,
        distance_m=place["distance_m"],
        preparation_min=place["preparation_min"],
    )


def _rules(uow: UnitOfWork) -> None:
    prices = _read("prices")
    tiers = tuple(Tier(t["spend_from"], t["percent"]) for t in prices["tiers"])
    uow.prices.set_rules(PriceRules(prices["currency"], prices["zone"], tiers, prices["welcome_percent"]))
    delivery = _read("delivery")
    uow.places.set_receiving_rules(
        ReceivingRules(
            services=tuple(_service(s) for s in delivery["services"]),
            routes=tuple(TransferRoute(**route) for route in delivery["routes"]),
            hold_days=delivery["hold_days"],
        )
    )


def _service(service: Mapping[str, Any]) -> DeliveryService:
    window: tuple[time, time] | None = tuple(service["window"]) or None
    return DeliveryService(**{**service, "sources": tuple(service["sources"]), "window": window})


def _catalogue(uow: UnitOfWork, today: date) -> None:
    for category in _read("categories")["categories"]:
        uow.catalogue.add_category(Category(category["id"], category["name"], category["position"]))
    coming = {(c["product"], c["colour"], c["size"]): today + timedelta(days=c["in_days"]) for c in _read("coming")["coming"]}
    sizes, zone, places = _read("sizes"), _read("prices")["zone"], _hanging()
    for path in sorted((DATA / "products").glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        product = _product(data, coming, sizes, places.get(data["id"], {}))
        uow.catalogue.add_product(product)
        for variant in product.variants:
            price = ListPrice(variant.sku, zone, data["price"], data.get("old_price"), data.get("fixed_price_reason"))
            uow.prices.set_price(price)


def _product(
    data: Mapping[str, Any], coming: Mapping[tuple[str, str, str], date], sizes: Mapping[str, Words], places: dict[str, Words]
) -> Product:
    variants = tuple(
        Variant(sku(data["id"], c["id"], size), data["id"], size, c["id"], barcode, coming.get((data["id"], c["id"], size)))
        for c in data["colours"]
        for size, barcode in zip(data["sizes"], c["barcodes"], strict=True)
    )
    return Product(
        id=data["id"],
        category_id=data["category"],
        kind=data["kind"],
        name=data["name"],
        kind_line=data["kind_line"],
        text=data["text"],
        colours=tuple(Colour(c["id"], c["name"], c["base"], c["trim"]) for c in data["colours"]),
        sizes=tuple(data["sizes"]),
        variants=variants,
        places=places,
        position=data["position"],
        featured=data["featured"],
        size_names={size: sizes[size] for size in data["sizes"] if set(sizes[size].values()) != {size}},
    )


def sku(product: str, colour: str, size: str) -> str:
    return f"{product}-{colour}-{size}"


def _hanging() -> dict[str, dict[str, Words]]:
    """Where each product hangs: product id -> location id -> words."""
    words = _read("locations")["place"]
    found: dict[str, dict[str, Words]] = {}
    for location, stock in _stock_files():
        for product, entry in stock.items():
            if "hall" in entry:
                said = {language: text.format(hall=entry["hall"], rack=entry["rack"]) for language, text in words.items()}
                found.setdefault(product, {})[location] = said
    return found


def _stock_files() -> list[tuple[str, dict[str, Any]]]:
    return [(p.stem, tomllib.loads(p.read_text(encoding="utf-8"))) for p in sorted((DATA / "stock").glob("*.toml"))]


def _stock(uow: UnitOfWork, now: datetime) -> None:
    sizes = {p.stem: tomllib.loads(p.read_text(encoding="utf-8"))["sizes"] for p in (DATA / "products").glob("*.toml")}
    movements = [
        Movement(
            f"opening:{location}:{sku(product, colour, size)}", location, sku(product, colour, size), Reason.COUNT, now, on_hand=n
        )
        for location, stock in _stock_files()
        for product, entry in stock.items()
        for colour, pieces in entry["pieces"].items()
        for size, n in zip(sizes[product], pieces, strict=True)
        if n
    ]
    uow.stock.apply(movements, guarded=False)


def _people(uow: UnitOfWork, today: date) -> None:
    for c in _read("customers")["customers"]:
        welcome = today + timedelta(days=c["welcome_days_left"]) if "welcome_days_left" in c else None
        address = Address(**c["address"]) if "address" in c else None
        customer = Customer(c["id"], c["first_name"], c["last_name"], c["phone"], address, c["language"], c["spend"], welcome)
        uow.customers.add(customer, [(card["number"], card["blocked"]) for card in c["cards"]])
