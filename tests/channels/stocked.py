"""A store server's side for tests of channels: a catalogue, stock at a warehouse, and one channel that sells from it."""

import itertools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import cast

from kiosk.domain.catalogue import Category, Colour, Product, Variant
from kiosk.domain.channels import Channel
from kiosk.domain.errors import Shortage
from kiosk.domain.pricing import ListPrice, PriceRules
from kiosk.domain.stock import Level, Movement, Reason
from kiosk.use_cases.ports import Store, UnitOfWork
from kiosk.use_cases.publishing import ChannelProduct, products_for_channel
from tests.fakes.memory_store import MemoryStore

CHANNEL = "online"
PLACE = "warehouse"
ZONE = "msk"
SIZES = ("S", "M", "L", "XL")


@dataclass
class Moments:
    """A clock that is moved by hand."""

    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


class RealTime(Moments):
    def __call__(self) -> datetime:
        return datetime.now(UTC)


def counter(prefix: str = "id") -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"{prefix}-{next(numbers)}"


class Stocked:
    """`quantities`: SKU -> pieces on hand; SKUs are colour and size, as in "rowan-M"."""

    def __init__(self, quantities: Mapping[str, int], *, keep_back: int = 0) -> None:
        self.store: Store = cast(Store, MemoryStore())
        self.clock = Moments()
        self.new_id = counter()
        self.skus = tuple(quantities)
        self.store.write(lambda uow: self._fill(uow, quantities, keep_back))

    def _fill(self, uow: UnitOfWork, quantities: Mapping[str, int], keep_back: int) -> None:
        colours = tuple(dict.fromkeys(sku.partition("-")[0] for sku in quantities))
        uow.catalogue.add_category(Category("coats", {"ru": "Куртки", "en": "Coats"}, 0))
        variants = tuple(
            Variant(sku, "ridge", sku.partition("-")[2], sku.partition("-")[0], f"460711200{n:04}")
            for n, sku in enumerate(quantities)
        )
        paints = tuple(Colour(c, {"ru": f"Цвет {c}", "en": c.title()}, "#a12f0d", "#1d1a15") for c in colours)
        uow.catalogue.add_product(
            Product(
                id="ridge", category_id="coats", kind="jacket", name={"ru": "Куртка «Гряда»", "en": "Ridge jacket"},
                kind_line={"ru": "Мембрана 20 000 мм", "en": "Membrane 20,000 mm"}, text={"ru": "", "en": ""},
                colours=paints, sizes=SIZES, variants=variants, places={},
            )
        )  # fmt: skip
        uow.prices.set_rules(PriceRules("RUB", ZONE, (), 0))
        for sku in quantities:
            uow.prices.set_price(ListPrice(sku, ZONE, 1_990_000))
        uow.channels.add(Channel(CHANNEL, "web", PLACE, keep_back))
        now = self.clock()
        uow.stock.apply(
            [Movement(f"receipt:{sku}", PLACE, sku, Reason.RECEIPT, now, on_hand=n) for sku, n in quantities.items()],
            guarded=True,
        )

    def products(self) -> tuple[ChannelProduct, ...]:
        today = self.clock().date()
        return self.store.read(
            lambda uow: products_for_channel(uow, ZONE, today, lambda p, c: f"http://127.0.0.1:8080/pictures/{p}/{c}.svg")
        )

    def level(self, sku: str) -> Level:
        return self.store.read(lambda uow: uow.stock.levels([sku], PLACE)[0])

    def allotted(self, sku: str) -> int:
        def look(uow: UnitOfWork) -> int:
            listing = uow.channels.listing(CHANNEL, sku)
            return listing.allotted if listing else 0

        return self.store.read(look)

    def sell_here(self, sku: str, pieces: int = 1) -> bool:
        """What an order at a kiosk does to stock: a guarded reservation."""
        movement = Movement(self.new_id(), PLACE, sku, Reason.RESERVATION, self.clock(), reserved=pieces)
        try:
            self.store.write(lambda uow: uow.stock.apply([movement], guarded=True))
        except Shortage:
            return False
        return True

    def release_here(self, sku: str, pieces: int = 1) -> None:
        movement = Movement(self.new_id(), PLACE, sku, Reason.RELEASE, self.clock(), reserved=-pieces)
        self.store.write(lambda uow: uow.stock.apply([movement], guarded=True))

    def receive(self, sku: str, pieces: int) -> None:
        movement = Movement(self.new_id(), PLACE, sku, Reason.RECEIPT, self.clock(), on_hand=pieces)
        self.store.write(lambda uow: uow.stock.apply([movement], guarded=True))

    def unsettled(self) -> int:
        return self.store.read(lambda uow: len(uow.channels.adjustments(CHANNEL)))

    def dirty(self) -> list[str]:
        return self.store.read(lambda uow: list(uow.channels.dirty(CHANNEL, 10_000)))

    def check_books(self) -> None:
        """What must hold after every step, whatever happened."""
        assert self.store.read(lambda uow: uow.stock.imbalances()) == []
        for sku in self.skus:
            level = self.level(sku)
            assert level.available >= 0, f"{sku}: sold what was not there: {level}"
            assert level.free >= 0, f"{sku}: more on offer than there is: {level}"
            assert level.allotted == self.allotted(sku)
