"""A small shop: two stores, a warehouse, a pickup point, a jacket, a mug, and people who may never be seen on paper."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from kiosk.domain.catalogue import Category, Colour, Product, Variant
from kiosk.domain.customers import Address, Customer
from kiosk.domain.locations import Location, LocationKind
from kiosk.domain.orders import Contact
from kiosk.domain.pricing import ListPrice, PriceRules, Tier
from kiosk.domain.promises import DeliveryService, ReceivingRules, TransferRoute
from kiosk.domain.stations import Screen, Station, StationKind
from kiosk.domain.stock import Movement, Reason
from kiosk.texts import FluentTexts
from kiosk.use_cases import browsing, receiving, visiting
from kiosk.use_cases.ordering import Ordering, OrderRequest, Withdraw
from kiosk.use_cases.ports import Store, UnitOfWork
from tests.fakes.clock import CountedIds, FakeClock

LOCALES = Path(__file__).parents[2] / "static" / "locales"
NOW = datetime(2026, 11, 18, 11, 0, tzinfo=UTC)  # a Wednesday, 14:00 in Moscow
ZONE = "msk"

WEEK = ((time(10), time(22)),) * 7
SCREEN = Screen(21.5, 1080, 1920, 700, 600)

JACKET_L, JACKET_M, MUG = "GRY-RW-L", "GRY-RW-M", "KRU-ONE"
BARCODES = {JACKET_L: "4607112000018", JACKET_M: "4607112000025", MUG: "4607112000032"}
JACKET_PRICE, MUG_PRICE = 1_990_000, 89_000

ANNA_CARD, BORIS_CARD, BLOCKED_CARD, UNKNOWN_CARD = "2900000000018", "2900000000025", "2900000000032", "2900000000049"
# What nobody may read on a screen, on paper or in a log.
CANARIES = ("Зяблова", "Зяблов", "921555", "5550127", "555-01-27", "Тайная", "кв. 13", ANNA_CARD, BORIS_CARD)

ANNA = Customer("anna", "Анна", "Зяблова", "+7 921 555-01-27", Address("дом", "Тайная ул.", "7", "кв. 13"), "ru", 5_000_000, None)
BORIS = Customer("boris", "Борис", "Щеглов", "+7 921 555-01-28", None, "en", 0, date(2026, 11, 20))
TYPED = Contact("Зяблова Анна", "+7 921 555-01-27", "Тайная ул.", "7", "кв. 13", "код 77")

EVENING = DeliveryService(
    "evening", {"ru": "Вечером", "en": "Evening"}, ("warehouse",), time(13), 0, (time(18), time(22)), 59_000, 10
)
MORNING = DeliveryService(
    "morning", {"ru": "Днём", "en": "By day"}, ("warehouse", "sadovaya"), time(20), 1, (time(10), time(14)), 39_000, 20
)


def location(place: str, kind: LocationKind, preparation_min: int, **distance_m: int) -> Location:
    names = {"lesnaya": "Лесная", "sadovaya": "Садовая", "warehouse": "Склад", "mira": "Мира, 40"}
    return Location(
        place,
        kind,
        {"ru": f"{names[place]}, дом", "en": f"{place.title()} house"},
        {"ru": names[place], "en": place.title()},
        "Europe/Moscow",
        ZONE,
        WEEK,
        distance_m,
        preparation_min,
    )


LOCATIONS = (
    location("lesnaya", LocationKind.STORE, 30, sadovaya=2100, mira=4800),
    location("sadovaya", LocationKind.STORE, 90, lesnaya=2100),
    location("warehouse", LocationKind.WAREHOUSE, 60, lesnaya=17500),
    location("mira", LocationKind.PICKUP, 60, lesnaya=4800),
)
RULES = ReceivingRules((EVENING, MORNING), (TransferRoute("warehouse", "mira", time(15), 1, time(12)),), hold_days=2)
PRICE_RULES = PriceRules("RUB", ZONE, (Tier(0, 0), Tier(3_000_000, 5), Tier(8_000_000, 7)), welcome_percent=10)

ROWAN = Colour("rowan", {"ru": "Рябина", "en": "Rowan"}, "#a03a2c", "#1d1a15")
JACKET = Product(
    "gryada",
    "jackets",
    "jacket",
    {"ru": "Куртка «Гряда»", "en": "Gryada jacket"},
    {"ru": "Мембрана · 510 г", "en": "Membrane · 510 g"},
    {"ru": "От ветра и ёлок.", "en": "For wind and firs."},
    (ROWAN,),
    ("M", "L"),
    (
        Variant(JACKET_M, "gryada", "M", "rowan", BARCODES[JACKET_M]),
        Variant(JACKET_L, "gryada", "L", "rowan", BARCODES[JACKET_L], coming=date(2026, 12, 4)),
    ),
    {"lesnaya": {"ru": "Зал 2, стойка 14", "en": "Hall 2, rack 14"}},
    featured=True,
)
MUG_PRODUCT = Product(
    "kruzhka",
    "mugs",
    "mug",
    {"ru": "Кружка «Ёж»", "en": "Hedgehog mug"},
    {"ru": "Титан · 80 г", "en": "Titanium · 80 g"},
    {"ru": "Лёгкая.", "en": "Light."},
    (ROWAN,),
    ("",),
    (Variant(MUG, "kruzhka", "", "rowan", BARCODES[MUG]),),
    {},
    position=1,
)
STATIONS = {
    "kiosk-1": Station("kiosk-1", StationKind.KIOSK, "lesnaya", {"ru": "киоск 1", "en": "kiosk 1"}, SCREEN),
    "kiosk-2": Station("kiosk-2", StationKind.KIOSK, "lesnaya", {"ru": "киоск 2", "en": "kiosk 2"}, SCREEN),
    "kiosk-3": Station("kiosk-3", StationKind.KIOSK, "sadovaya", {"ru": "киоск 3", "en": "kiosk 3"}, SCREEN),
    "till-1": Station("till-1", StationKind.TILL, "lesnaya", {"ru": "касса 1", "en": "till 1"}, SCREEN),
}
# Pieces on hand: (location, SKU).
STOCK: Mapping[tuple[str, str], int] = {
    ("lesnaya", MUG): 5,
    ("lesnaya", JACKET_M): 2,
    ("sadovaya", JACKET_L): 1,
    ("warehouse", JACKET_L): 3,
    ("warehouse", MUG): 4,
}


def fill(store: Store, stock: Mapping[tuple[str, str], int] = STOCK) -> None:
    """Put the whole shop into an empty store."""

    def work(uow: UnitOfWork) -> None:
        uow.places.set_brand({"ru": "Перевал", "en": "Pereval"})
        for place in LOCATIONS:
            uow.places.add_location(place)
        for station in STATIONS.values():
            uow.places.add_station(station)
        uow.places.set_receiving_rules(RULES)
        uow.catalogue.add_category(Category("jackets", {"ru": "Куртки", "en": "Jackets"}, 1))
        uow.catalogue.add_category(Category("mugs", {"ru": "Кружки", "en": "Mugs"}, 2))
        uow.catalogue.add_product(JACKET)
        uow.catalogue.add_product(MUG_PRODUCT)
        uow.prices.set_rules(PRICE_RULES)
        for sku in (JACKET_L, JACKET_M):
            uow.prices.set_price(ListPrice(sku, ZONE, JACKET_PRICE))
        uow.prices.set_price(ListPrice(MUG, ZONE, MUG_PRICE, fixed={"ru": "цена месяца", "en": "price of the month"}))
        uow.customers.add(ANNA, [(ANNA_CARD, False), (BLOCKED_CARD, True)])
        uow.customers.add(BORIS, [(BORIS_CARD, False)])
        uow.stock.apply(receipts(stock), guarded=False)

    store.write(work)


def receipts(stock: Mapping[tuple[str, str], int]) -> list[Movement]:
    return [
        Movement(f"receipt:{place}:{sku}", place, sku, Reason.RECEIPT, NOW, on_hand=pieces)
        for (place, sku), pieces in stock.items()
    ]


@cache
def fluent_texts() -> FluentTexts:
    return FluentTexts(LOCALES, ("ru", "en"))


@dataclass
class OnlineShop:
    """What an online shop answers when pieces are asked back, and what it was asked."""

    store: Store
    gives: bool = True
    sold: bool = False
    asked: list[tuple[str, str, int]] = field(default_factory=list)

    def withdraw(self, sku: str, place: str, pieces: int) -> bool:
        self.asked.append((sku, place, pieces))
        if self.sold:
            taken = Movement(f"sold:{len(self.asked)}", place, sku, Reason.CHANNEL_ORDER, NOW, reserved=pieces, allotted=-pieces)
            self.store.write(lambda uow: uow.stock.apply([taken], guarded=False))
        elif self.gives:
            back = Movement(f"back:{len(self.asked)}", place, sku, Reason.WITHDRAWAL, NOW, allotted=-pieces)
            self.store.write(lambda uow: uow.stock.apply([back], guarded=False))
        return self.gives and not self.sold


class Shop:
    """The shop with everything that its use cases are handed. `filled`: the store holds it already."""

    def __init__(self, store: Store, stock: Mapping[tuple[str, str], int] = STOCK, *, filled: bool = False) -> None:
        self.store = store
        self.clock = FakeClock(NOW)
        self.new_id = CountedIds()
        self.texts = fluent_texts()
        self.online = OnlineShop(store)
        self.ordering = self.ordering_with(self.online.withdraw)
        if not filled:
            fill(store, stock)

    def ordering_with(self, withdraw: Withdraw) -> Ordering:
        return Ordering(self.store, self.texts, self.clock, self.new_id, withdraw)

    def visit(self, station: str = "kiosk-1", card: str | None = None) -> str:
        """Begin a visit, of the person with that card if given; returns its id."""

        def work(uow: UnitOfWork) -> str:
            visit = visiting.begin(uow, station, self.clock(), self.new_id)
            found = uow.customers.card(card) if card else None
            if found:
                uow.visits.know(visit.id, found.customer_id, found.tail, self.clock())
            return visit.id

        return self.store.write(work)

    def option(self, lines: Sequence[tuple[str, int]], where: str, station: str = "kiosk-1") -> str:
        """The id of the possible way to receive that goes to this place, or by this service."""

        def work(uow: UnitOfWork) -> str:
            who = browsing.seller(uow, STATIONS[station], self.clock())
            ways = receiving.ways(uow, who, lines, self.clock())
            return next(w.id for w in ways if where in (w.to_location_id, w.service_id) and w.why_not is None)

        return self.store.read(work)

    def request(
        self,
        lines: Sequence[tuple[str, int]] = ((JACKET_L, 1),),
        where: str = "sadovaya",
        total: int = JACKET_PRICE,
        *,
        id: str = "request-1",
        station: str = "kiosk-1",
        option: str | None = None,
        contact: Contact | None = None,
        saved: bool = False,
        visit: str | None = None,
        printer: str | None = "kiosk-1/printer",
        language: str = "ru",
    ) -> OrderRequest:
        return OrderRequest(
            request_id=id,
            station=STATIONS[station],
            lines=tuple(lines),
            option_id=option if option is not None else self.option(lines, where, station),
            seen_total=total,
            language=language,
            use_saved_address=saved,
            contact=contact,
            visit_id=visit,
            printer=printer,
        )

    def level(self, place: str, sku: str) -> tuple[int, int, int]:
        """(on hand, reserved, allotted)."""
        found = self.store.read(lambda uow: uow.stock.levels([sku], place))
        return (found[0].on_hand, found[0].reserved, found[0].allotted) if found else (0, 0, 0)

    def allot(self, place: str, sku: str, pieces: int) -> None:
        """Put pieces on offer online."""
        offered = Movement(f"allot:{place}:{sku}", place, sku, Reason.ALLOTMENT, NOW, allotted=pieces)
        self.store.write(lambda uow: uow.stock.apply([offered], guarded=True))

    def balanced(self) -> bool:
        """Every level is the sum of its movements, and none is below zero."""
        pairs = self.store.read(lambda uow: (uow.stock.imbalances(), uow.stock.levels([JACKET_L, JACKET_M, MUG])))
        return not pairs[0] and all(level.free >= 0 and level.reserved >= 0 for level in pairs[1])
