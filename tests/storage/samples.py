"""A small shop to store: whole objects with every field in use."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from kiosk.domain.catalogue import Category, Colour, Product, Variant
from kiosk.domain.customers import Address, Customer
from kiosk.domain.keys import Key, KeyKind
from kiosk.domain.locations import Location, LocationKind
from kiosk.domain.orders import Contact, Fulfilment, Order, OrderLine, Promise, Receiving, order_number
from kiosk.domain.printing import JobState, PrintJob
from kiosk.domain.stations import Screen, Station, StationKind, Visit
from kiosk.domain.stock import Movement, Reason

KEY = bytes(range(32))
NOW = datetime(2026, 11, 22, 9, 30, 15, 123456, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)


def station_key(key_id: str, station_id: str = "kiosk-1") -> Key:
    return Key(key_id, KeyKind.STATION, station_id, "Киоск", NOW, "s-pavel")


LESNAYA = Location(
    "lesnaya",
    LocationKind.STORE,
    {"ru": "Лесная, 5", "en": "Lesnaya 5"},
    {"ru": "Лесная", "en": "Lesnaya"},
    "Europe/Moscow",
    "msk",
    (*[(time(10), time(22))] * 6, None),
    {"sadovaya": 2100},
    45,
)
WAREHOUSE = replace(LESNAYA, id="warehouse", kind=LocationKind.WAREHOUSE, distance_m={}, preparation_min=30)
KIOSK = Station("kiosk-1", StationKind.KIOSK, "lesnaya", {"ru": "Киоск 1"}, Screen(21.5, 1080, 1920, 700, 600))

JACKETS = Category("jackets", {"ru": "Куртки", "en": "Jackets"}, 2)
BOOTS = Category("boots", {"ru": "Ботинки", "en": "Boots"}, 1)
ROWAN = Colour("rowan", {"ru": "рябина", "en": "rowan"}, "#b8452f", "#1e2a2e")
FIR = Colour("fir", {"ru": "ёлка", "en": "fir green"}, "#2f4b3c", "#e8e4da")


def product(product_id: str, ru: str, en: str, *, category: str = "jackets", position: int = 0, number: int = 1) -> Product:
    """With two colours in two sizes: SKUs <ID>-ROWAN-S ... and barcodes that differ by `number`."""
    sizes, colours = ("S", "XL"), (ROWAN, FIR)
    variants = tuple(
        Variant(
            f"{product_id.upper()}-{colour.id.upper()}-{size}",
            product_id,
            size,
            colour.id,
            f"4607112{number:03d}{n:03d}",
            date(2026, 12, 4) if n == 0 else None,
        )
        for n, (colour, size) in enumerate((c, s) for c in colours for s in sizes)
    )
    return Product(
        product_id,
        category,
        "shell",
        {"ru": ru, "en": en},
        {"ru": "Мембрана 20 000 мм · 510 г", "en": "20,000 mm membrane · 510 g"},
        {"ru": "Для ветра и дождя.", "en": "For wind and rain."},
        colours,
        sizes,
        variants,
        {"lesnaya": {"ru": "Зал 2, стойка 14", "en": "Hall 2, rail 14"}},
        position,
        featured=position < 2,
    )


GRYADA = product("gryada", "Куртка «Гряда»", "Gryada jacket", position=1, number=1)
OSYP = product("osyp", "Куртка «Осыпь»", "Osyp jacket", position=0, number=2)
BOOT = product("kuluar", "Ботинки «Кулуар»", "Kuluar boots", category="boots", position=5, number=3)

ANNA = Customer(
    "c-anna", "Анна", "Каверина", "+79035550142", Address("дом", "Озёрная", "14", "27"), "ru", 3_890_500, date(2026, 12, 1)
)


def moved(key: str, sku: str = "A", location: str = "lesnaya", reason: Reason = Reason.RECEIPT, **by: int) -> Movement:
    return Movement(key, location, sku, reason, NOW, document=f"doc-{key}", **by)


def visit(visit_id: str, station: str = "kiosk-1") -> Visit:
    return Visit(visit_id, station, None, "", NOW, NOW)


def job(job_id: str, device: str = "kiosk-1/printer", reference: str = "A-1008") -> PrintJob:
    document = {"kind": "order_slip", "language": "ru", "blocks": [{"type": "text", "text": "Анна К.", "bold": False}]}
    return PrintJob(job_id, device, "order_slip", reference, document, JobState.QUEUED, NOW, NOW + timedelta(hours=1))


def order(serial: int, request: str | None = None, *, contact: Contact | None = None) -> Order:
    promise = Promise(LATER, LATER + timedelta(hours=4), LATER + timedelta(days=2), NOW)
    return Order(
        f"o-{serial}",
        order_number(serial),
        request or f"r-{serial}",
        "kiosk",
        "kiosk-1",
        "c-anna",
        "ru",
        "RUB",
        "msk",
        (OrderLine("A", 1, 1_990_000, 1_890_500, "regular"), OrderLine("B", 2, 500, 500, "")),
        Fulfilment(f"f-{serial}", Receiving.DELIVERY, "warehouse", None, "courier", 39_000, promise),
        contact,
        NOW,
    )


CONTACT = Contact("Анна Каверина", "+79035550142", "Озёрная", "14", "27", "домофон 27к")
