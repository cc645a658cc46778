"""The demo shop with full shelves in a directory of its own, and stations that are paired already."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk import chance, config
from kiosk.config import Channel, Settings
from kiosk.demo import seed
from kiosk.domain.keys import Key, KeyKind
from kiosk.domain.stock import Movement, Reason
from kiosk.storage import open_store
from kiosk.use_cases.ports import Store, UnitOfWork

STATIONS = ("kiosk-1", "kiosk-2", "kiosk-3")
WAREHOUSE = "warehouse"
_PLENTY = 1_000_000


@dataclass(frozen=True)
class Shop:
    """`stocked`: SKUs of which every location holds plenty. `barcodes`: those of all variants. `tokens` by station id."""

    directory: Path
    stocked: tuple[str, ...]
    barcodes: tuple[str, ...]
    cards: tuple[str, ...]
    tokens: Mapping[str, str]

    def open(self) -> Store:
        return open_store(
            config.database_url(Settings(), self.directory), config.secret_key(Settings(), self.directory), chance.now
        )


def make_shop(directory: Path, stocked: int = 40) -> Shop:
    """`stocked`: how many SKUs lie about in plenty."""
    directory.mkdir(parents=True)
    store = open_store(config.database_url(Settings(), directory), config.secret_key(Settings(), directory), chance.now)
    try:
        online = Channel("webshop", "Online shop", "http://127.0.0.1:9", "", WAREHOUSE)
        seed.fill(store, chance.now(), chance.new_id, (online,))
        tokens = {station: secrets.token_urlsafe(32) for station in STATIONS}
        return store.write(lambda uow: _filled(uow, directory, stocked, tokens, datetime.now(UTC)))
    finally:
        store.close()


def _filled(uow: UnitOfWork, directory: Path, stocked: int, tokens: Mapping[str, str], now: datetime) -> Shop:
    skus = uow.catalogue.skus()[:: max(1, len(uow.catalogue.skus()) // stocked)][:stocked]
    uow.stock.apply(_deliveries(skus, sorted(uow.places.locations()), now), guarded=False)
    for station, token in tokens.items():
        uow.keys.add(Key(chance.new_id(), KeyKind.STATION, station, station, now, "bench", now), token)
    variants = [v for c, _ in uow.catalogue.categories() for p in uow.catalogue.in_category(c.id) for v in p.variants]
    cards = tuple(str(card["number"]) for card in seed.cards() if not card["blocked"])
    return Shop(directory, tuple(skus), tuple(v.barcode for v in variants), cards, tokens)


def _deliveries(skus: Sequence[str], places: Sequence[str], now: datetime) -> list[Movement]:
    return [Movement(f"bench:{p}:{s}", p, s, Reason.COUNT, now, on_hand=_PLENTY) for p in places for s in skus]
