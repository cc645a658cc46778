"""The loop of a channel: what it does when poked, when the shop falls silent, and when something grave happens."""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kiosk.channels import worker as loop
from kiosk.channels.worker import ChannelWorker
from kiosk.domain.channels import Channel
from kiosk.use_cases.publishing import ChannelProduct
from kiosk.use_cases.syncing import SyncReport
from tests.channels.shops import NearbyShop, cut
from tests.channels.stocked import CHANNEL, RealTime, Stocked, counter


class Bench:
    def __init__(self, folder: Path) -> None:
        self.here = Stocked({"rowan-M": 3})
        self.shop = NearbyShop(folder, RealTime(), counter("message"))
        self.reports: list[SyncReport] = []
        self.broken = False

    def worker(self, every_s: float = 5.0, longest_s: float = 60.0) -> ChannelWorker:
        return ChannelWorker(
            self.here.store, CHANNEL, self.shop.connector, self.here.clock, self.here.new_id,
            products=self.products, jitter=lambda: 0.5, on_report=self.reports.append, every_s=every_s, longest_s=longest_s,
        )  # fmt: skip

    def products(self) -> Sequence[ChannelProduct]:
        if self.broken:
            raise RuntimeError("our own fault")
        return self.here.products()

    def channel(self) -> Channel:
        channel = self.here.store.read(lambda uow: uow.channels.get(CHANNEL))
        assert channel is not None
        return channel


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def wait_until(true: Callable[[], bool], seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.01)
    return False


def test_the_first_cycle_fills_an_empty_shop(bench: Bench) -> None:
    assert bench.worker(every_s=5).cycle() == 5
    assert bench.shop.quantity("rowan-M") == 3
    assert bench.channel().heard_at == bench.here.clock()
    assert bench.channel().fault == ""


def test_the_catalogue_is_sent_again_to_a_shop_that_lost_it(bench: Bench) -> None:
    worker = bench.worker()
    worker.cycle()
    with bench.shop.database.write() as db:
        db.execute("DELETE FROM products")
    bench.here.receive("rowan-M", 1)
    bench.here.clock.pass_by(5)
    worker.cycle()
    bench.here.clock.pass_by(5)
    worker.cycle()
    assert "PUT /channel/v1/products" in bench.shop.line.asked[2:]
    assert bench.reports[-1].gone == ()


def test_a_silent_shop_is_asked_less_and_less_and_its_health_says_so(bench: Bench) -> None:
    worker = bench.worker(longest_s=20)
    worker.cycle()
    heard_at = bench.channel().heard_at
    bench.shop.line.before = cut
    bench.here.clock.pass_by(60)
    assert [worker.cycle() for _ in range(7)] == [0.75, 1.5, 3, 6, 12, 15, 15]
    assert (bench.channel().fault, bench.channel().heard_at) == ("silent", heard_at)
    bench.shop.line.before = lambda request: None
    assert worker.cycle() == 5
    assert (bench.channel().fault, bench.channel().heard_at) == ("", bench.here.clock())


def test_what_is_left_is_looked_at_soon(bench: Bench) -> None:
    worker = bench.worker()
    worker.cycle()
    bench.here.receive("rowan-M", 1)
    assert worker.cycle() == 0.5, "the SKU was told a moment ago and waits for its calm"
    assert bench.reports[-1].left == 1


def test_our_own_failure_is_logged_shown_and_survived(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.broken = True
    worker = bench.worker()
    assert worker.cycle() == 0.75
    assert bench.channel().fault == loop.BROKEN
    assert "cycle failed" in caplog.text
    bench.broken = False
    assert worker.cycle() == 5
    assert bench.channel().fault == ""


def test_an_oversale_stays_on_show_until_a_person_has_seen_it(bench: Bench) -> None:
    worker = bench.worker()
    worker.cycle()
    bench.shop.set_level("rowan-M", 9)
    bench.shop.buy("rowan-M", "request-of-a-buyer", 9)
    worker.cycle()
    worker.cycle()
    assert bench.channel().fault == loop.OVERSOLD
    worker.acknowledge()
    worker.cycle()
    assert bench.channel().fault == ""


def test_a_poke_brings_a_cycle_at_once_and_close_ends_it(bench: Bench) -> None:
    bench.here.clock = RealTime()
    worker = bench.worker(every_s=60)
    bench.here.store.subscribe(lambda facts: worker.poke())
    before = threading.active_count()
    worker.start()
    try:
        assert wait_until(lambda: bench.shop.quantity("rowan-M") == 3)
        bench.shop.buy("rowan-M", "request-of-a-buyer")
        worker.poke()
        started = time.monotonic()
        assert wait_until(lambda: bench.here.level("rowan-M").available == 2)
        assert time.monotonic() - started < 1
    finally:
        worker.close()
    assert threading.active_count() == before


def test_pokes_do_not_hammer_a_silent_shop(bench: Bench) -> None:
    bench.shop.line.before = cut
    worker = bench.worker()
    worker.start()
    try:
        deadline = time.monotonic() + 0.6
        while time.monotonic() < deadline:
            worker.poke()
            time.sleep(0.005)
        assert len(bench.shop.line.asked) <= 2
    finally:
        worker.close()
