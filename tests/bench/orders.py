"""Figure 2, orders per second with everything in the transaction, beside bare sqlite3 transactions with the same rows."""

import random
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from kiosk import chance
from kiosk.domain.orders import Contact
from kiosk.domain.pricing import quote
from kiosk.domain.stations import Station
from kiosk.texts import FluentTexts
from kiosk.use_cases import browsing, receiving, visiting
from kiosk.use_cases.ordering import OrderRequest, place
from kiosk.use_cases.ports import Store, UnitOfWork
from tests.bench.bare_orders import BareShop
from tests.bench.figure import Beside, Figure, Goal
from tests.bench.samples import quantile
from tests.bench.server import ROOT
from tests.bench.shop import STATIONS, WAREHOUSE, make_shop

ROUNDS, SECONDS = 5, 1.0
THREADS = (1, 8, 32)
LINES = 3
NOON = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
"A Tuesday noon in the demo's time zone: every way to receive is open, whenever this runs."

# What one thread does for each order; it is handed the thread's own source of randomness.
Order = Callable[[random.Random], None]


@dataclass
class Run:
    """What one side did in a round: orders per second, and how long each took in milliseconds."""

    per_s: list[float] = field(default_factory=list)
    took: list[float] = field(default_factory=list)


def measure(directory: Path) -> list[Figure]:
    shop = make_shop(directory / "orders")
    bare_shop = make_shop(directory / "bare-orders")
    store = shop.open()
    try:
        counter = Counter(store, shop.stocked)
        bare = BareShop(bare_shop.directory / "store.db", bare_shop.stocked, LINES, counter.sealed_bytes())
        figures = [f for threads in THREADS for f in _side_by_side(threads, counter.order, bare.order)]
        return [*figures, _ledger(store, counter.placed, bare)]
    finally:
        store.close()


def _side_by_side(threads: int, ours: Order, bare: Order) -> list[Figure]:
    mine, theirs = Run(), Run()
    for _ in range(ROUNDS):
        _round(threads, ours, mine)
        _round(threads, bare, theirs)
    ratio = median(a / b for a, b in zip(mine.per_s, theirs.per_s, strict=True))
    name, what = f"orders, {threads} thread{'s' * (threads > 1)}", "bare sqlite3, BEGIN IMMEDIATE"
    often, quick = (Goal("ratio", 3, least=True), Goal("ratio", 1 / 30)) if threads == max(THREADS) else (None, None)
    p50, bare_p50 = quantile(mine.took, 0.50), quantile(theirs.took, 0.50)
    p99, bare_p99 = quantile(mine.took, 0.99), quantile(theirs.took, 0.99)
    return [
        Figure(name, median(mine.per_s), "1/s", Beside("peer", median(theirs.per_s), what), ratio, often),
        Figure(f"{name}, p50", p50, "ms", Beside("peer", bare_p50, what)),
        Figure(f"{name}, p99", p99, "ms", Beside("peer", bare_p99, what), goal=quick),
    ]


def _round(threads: int, order: Order, into: Run) -> None:
    end = [0.0]
    took: list[list[float]] = [[] for _ in range(threads)]
    gate = threading.Barrier(threads + 1)

    def work(own: list[float], seed: int) -> None:
        source = random.Random(seed)
        gate.wait()
        while (begun := time.perf_counter()) < end[0]:
            order(source)
            own.append((time.perf_counter() - begun) * 1000)

    workers = [threading.Thread(target=work, args=(own, n)) for n, own in enumerate(took)]
    for worker in workers:
        worker.start()
    begun = time.perf_counter()
    end[0] = begun + SECONDS
    gate.wait()
    for worker in workers:
        worker.join()
    # Until the last one is through: an order that waited longer than the round is in the time as well as in the count.
    into.per_s.append(sum(map(len, took)) / (time.perf_counter() - begun))
    into.took += [ms for own in took for ms in own]


class Counter:
    """Places orders through `store.write`: three lines from the warehouse, delivered to a typed address, with a slip."""

    def __init__(self, store: Store, skus: tuple[str, ...]) -> None:
        self._store, self._skus = store, skus
        self._texts = FluentTexts(ROOT / "static" / "locales", ("ru", "en"))
        self._stations: Mapping[str, Station] = store.read(lambda uow: uow.places.stations())
        store.write(self._visits)
        self._way, self._cost, self._prices = store.read(self._look)
        self._lock = threading.Lock()
        self.placed = 0

    def order(self, source: random.Random) -> None:
        skus = source.sample(self._skus, LINES)
        station = self._stations[source.choice(STATIONS)]
        request = OrderRequest(
            request_id=chance.new_id(),
            station=station,
            lines=tuple((sku, 1) for sku in skus),
            option_id=self._way,
            seen_total=sum(self._prices[sku] for sku in skus) + self._cost,
            language="ru",
            contact=Contact("Анна К.", "+7 900 000-00-00", "Озёрная ул.", "4", "27"),
            printer="kiosk-1/printer",
        )
        self._store.write(lambda uow: place(uow, request, self._texts, NOON, chance.new_id))
        with self._lock:
            self.placed += 1

    def sealed_bytes(self) -> tuple[int, int]:
        """How many bytes the sealed contact and the sealed slip of an order take."""
        self.order(random.Random(0))
        job = self._store.read(lambda uow: uow.prints.recent(1))[0]
        order = self._store.read(lambda uow: uow.orders.by_number(job.reference))
        seal = self._store.read(lambda uow: uow.prints._sealer.seal)  # type: ignore[attr-defined]
        return len(seal(order.contact if order else None, "order")), len(seal(job.document, "print"))

    def _visits(self, uow: UnitOfWork) -> None:
        for station in STATIONS:
            visiting.begin(uow, station, NOON, chance.new_id)

    def _look(self, uow: UnitOfWork) -> tuple[str, int, dict[str, int]]:
        who = browsing.seller(uow, self._stations[STATIONS[0]], NOON)
        listed = uow.prices.prices(who.rules.zone, self._skus)
        prices = {sku: quote([(listed[sku], 1)], None, who.rules, who.today).total for sku in self._skus}
        ways = receiving.ways(uow, who, [(self._skus[0], 1)], NOON)
        way = next(w for w in ways if w.source_id == WAREHOUSE and w.service_id and w.why_not is None)
        return way.id, way.cost, prices


def _ledger(store: Store, placed: int, bare: BareShop) -> Figure:
    """Orders that the ledger cannot explain, of all that were placed above."""
    wrong = len(store.read(lambda uow: uow.stock.imbalances())) + abs(store.read(lambda uow: uow.orders.count()) - placed)
    bare.check()
    return Figure(f"levels that are not their movements, after {placed:,} orders", wrong, "", goal=Goal("value", 0))
