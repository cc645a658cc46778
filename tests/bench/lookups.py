"""Figure 6, what a scan asks the store for, beside the bare statement on a connection of its own."""

import random
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from kiosk import config
from kiosk.config import Settings
from kiosk.storage.sealing import Sealer
from tests.bench.figure import Beside, Figure
from tests.bench.samples import Sides
from tests.bench.shop import make_shop

ROUNDS, TIMES = 5, 400


def measure(directory: Path) -> list[Figure]:
    shop = make_shop(directory / "lookups")
    store = shop.open()
    seal = Sealer(config.secret_key(Settings(), shop.directory))
    bare = sqlite3.connect(shop.directory / "store.db", isolation_level=None, cached_statements=512)
    pick = random.Random(2)
    card_of = {number: seal.hash("card", number) for number in shop.cards}
    token_of = {token: seal.hash("token", token) for token in shop.tokens.values()}
    by_card = "SELECT customer_id, blocked FROM cards WHERE number_hash = ?"
    by_code = "SELECT * FROM variants WHERE barcode = ?"
    by_token = "SELECT s.body FROM keys k JOIN stations s ON s.id = k.owner WHERE k.token_hash = ? AND k.revoked_at IS NULL"
    try:
        return [
            *_side_by_side(
                "card",
                shop.cards,
                lambda c: store.read(lambda uow: uow.customers.card(c)),
                lambda c: bare.execute(by_card, (card_of[c],)).fetchone(),
                pick,
            ),
            *_side_by_side(
                "barcode",
                shop.barcodes,
                lambda c: store.read(lambda uow: uow.catalogue.variant_by_barcode(c)),
                lambda c: bare.execute(by_code, (c,)).fetchone(),
                pick,
            ),
            *_side_by_side(
                "station token",
                tuple(token_of),
                lambda c: store.read(lambda uow: uow.keys.station_of(c)),
                lambda c: bare.execute(by_token, (token_of[c],)).fetchone(),
                pick,
            ),
        ]
    finally:
        bare.close()
        store.close()


def _side_by_side(
    name: str, keys: Sequence[str], ours: Callable[[str], object], bare: Callable[[str], object], pick: random.Random
) -> list[Figure]:
    sides = Sides()
    for _ in range(ROUNDS):
        sides.begin_round()
        for _ in range(TIMES):
            key = pick.choice(keys)
            sides.add(_us(ours, key), _us(bare, key))
    value, other, ratio = sides.p50()
    tail, other_tail, tail_ratio = sides.p99()
    what = "bare sqlite3 select"
    return [
        Figure(f"look up a {name}, p50", value, "µs", Beside("limit", other, what), ratio),
        Figure(f"look up a {name}, p99", tail, "µs", Beside("limit", other_tail, what), tail_ratio),
    ]


def _us(look: Callable[[str], object], key: str) -> float:
    begun = time.perf_counter()
    found = look(key)
    took = (time.perf_counter() - begun) * 1_000_000
    if found is None:
        raise LookupError("a key that is there was not found")
    return took
