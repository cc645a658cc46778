"""Store, shop and buyers at once, with cut connections: whatever the order of things, no piece is sold twice and all books agree.

Everything runs in one thread from one seed: other people act in the middle of every exchange, before the shop has seen the
request and after it has answered. A failing seed fails again.
"""

import os
import random
import threading
import time
from pathlib import Path

import httpx
import pytest

from kiosk.channels.worker import ChannelWorker
from kiosk.use_cases.reconciling import reconcile
from kiosk.use_cases.syncing import sync_once, withdraw
from tests.channels.shops import NearbyShop
from tests.channels.stocked import CHANNEL, RealTime, Stocked, counter

QUANTITIES = {"rowan-M": 6, "rowan-L": 1, "moss-M": 3, "moss-L": 12}
CYCLES = 80
SEEDS = [int(s) for s in os.environ.get("SYNC_SEEDS", "1,2,3").split(",")]


class World:
    def __init__(self, folder: Path, seed: int, keep_back: int) -> None:
        self.random = random.Random(seed)
        self.here = Stocked(QUANTITIES, keep_back=keep_back)
        self.shop = NearbyShop(folder, RealTime(), counter("message"))
        assert self.shop.connector.push_products(self.here.products())
        self.shop.line.before = self.meanwhile
        self.shop.line.after = self.meanwhile
        self.received = dict(QUANTITIES)
        self.sold_here = dict.fromkeys(QUANTITIES, 0)
        self.serials: list[int] = []
        self.requests = counter("request-of-a-buyer")
        self.cutting = True
        self.depth = 0
        self.cuts = 0

    def meanwhile(self, request: httpx.Request) -> None:
        """In the middle of an exchange: people act, and then the line may break."""
        while self.random.random() < 0.35:
            self.somebody_acts()
        if self.cutting and self.random.random() < 0.12:
            self.cuts += 1
            raise self.random.choice((httpx.ReadError, httpx.ReadTimeout, httpx.ConnectError))("cut", request=request)

    def somebody_acts(self) -> None:
        sku = self.random.choice(tuple(QUANTITIES))
        act = self.random.random()
        if act < 0.4:
            serial = self.shop.buy(sku, self.requests(), self.random.choice((1, 1, 1, 2)))
            if serial is not None:
                self.serials.append(serial)
        elif act < 0.55 and self.serials:
            self.shop.cancel(self.serials.pop(self.random.randrange(len(self.serials))))
        elif act < 0.85:
            self.order_at_kiosk(sku)
        elif act < 0.95 and self.sold_here[sku]:
            self.here.release_here(sku)
            self.sold_here[sku] -= 1
        elif sum(self.received.values()) < 60:
            self.here.receive(sku, 2)
            self.received[sku] += 2
        self.check()

    def order_at_kiosk(self, sku: str) -> None:
        """As the order path does it: reserve, and if the pieces are on offer online, ask them back first."""
        sold = self.here.sell_here(sku)
        if not sold and self.depth < 2 and self.here.level(sku).available > 0:
            self.depth += 1
            try:
                if withdraw(self.here.store, CHANNEL, sku, 1, self.shop.connector, self.here.clock, self.here.new_id, 1.0):
                    sold = self.here.sell_here(sku)
            finally:
                self.depth -= 1
        if sold:
            self.sold_here[sku] += 1

    def check(self) -> None:
        for sku in QUANTITIES:
            promised = self.sold_here[sku] + self.shop.sold(sku) + self.shop.quantity(sku)
            assert promised <= self.received[sku], f"{sku}: {promised} promised or on offer of {self.received[sku]}"
        self.here.check_books()

    def cycle(self) -> bool:
        report = sync_once(self.here.store, CHANNEL, self.shop.connector, self.here.clock, self.here.new_id)
        assert report.oversold == ()
        self.here.clock.pass_by(self.random.choice((0.1, 1.0, 3.0)))
        return report.heard and not report.left


@pytest.mark.parametrize("seed", SEEDS)
def test_no_piece_is_sold_twice_over_a_bad_line(tmp_path: Path, seed: int) -> None:
    world = World(tmp_path, seed, keep_back=seed % 2)
    for _ in range(CYCLES):
        world.somebody_acts()
        world.cycle()
        world.check()
    assert world.cuts > 15, "the line was not bad enough to prove anything"

    world.cutting = False
    world.shop.line.before = world.shop.line.after = lambda request: None
    for _ in range(20):
        world.here.clock.pass_by(3)
        if world.cycle():
            break
    else:
        raise AssertionError(f"never came to rest: {world.here.dirty()}, {world.here.unsettled()} unsettled")
    assert reconcile(world.here.store, CHANNEL, world.shop.connector) == []
    for sku in QUANTITIES:
        level = world.here.level(sku)
        assert level.allotted == world.shop.quantity(sku)
        assert level.on_hand == world.received[sku]
        assert level.reserved == world.sold_here[sku] + world.shop.sold(sku)
        assert level.allotted == max(0, level.available - seed % 2)


def test_kiosks_buyers_and_the_worker_at_once(tmp_path: Path) -> None:
    """Real threads, the worker's own loop among them, for the last pieces of two SKUs."""
    here = Stocked({"rowan-M": 8, "moss-L": 8})
    shop = NearbyShop(tmp_path, RealTime(), lambda: os.urandom(12).hex())
    here.clock = RealTime()
    ids = threading.Lock()
    numbers = counter()

    def new_id() -> str:
        with ids:
            return numbers()

    here.new_id = new_id
    worker = ChannelWorker(here.store, CHANNEL, shop.connector, here.clock, new_id, products=here.products, every_s=0.05)
    here.store.subscribe(lambda facts: worker.poke())
    worker.start()
    sold: list[str] = []

    def kiosk() -> None:
        for n in range(8):
            sku = ("rowan-M", "moss-L")[n % 2]
            for _ in range(3):
                if here.sell_here(sku):
                    sold.append(sku)
                    break
                withdraw(here.store, CHANNEL, sku, 1, shop.connector, here.clock, new_id, 2.0)

    def buyer(name: int) -> None:
        for n in range(8):
            shop.buy(("rowan-M", "moss-L")[n % 2], f"request-{name}-{n}-of-a-buyer")
            time.sleep(0.01)

    threads = [threading.Thread(target=kiosk) for _ in range(2)] + [threading.Thread(target=buyer, args=(n,)) for n in range(2)]
    try:
        deadline = time.monotonic() + 10
        while shop.quantity("moss-L") < 8 and time.monotonic() < deadline:
            time.sleep(0.02)
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline:
            if (
                not here.dirty()
                and not here.unsettled()
                and here.level("rowan-M").reserved + here.level("moss-L").reserved
                == (len(sold) + shop.sold("rowan-M") + shop.sold("moss-L"))
            ):
                break
            time.sleep(0.05)
    finally:
        worker.close()
    for sku in ("rowan-M", "moss-L"):
        assert sold.count(sku) + shop.sold(sku) + shop.quantity(sku) <= 8
        assert here.level(sku).reserved == sold.count(sku) + shop.sold(sku)
        assert here.level(sku).allotted == shop.quantity(sku)
    assert sold, "the kiosks got some"
    here.check_books()
