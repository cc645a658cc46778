"""A sign of life is written soon, and whoever gives it waits for nothing."""

from collections.abc import Callable
from datetime import timedelta
from threading import Event
from typing import Any

import pytest

from kiosk.use_cases.life_signs import LifeSigns
from kiosk.use_cases.ports import UnitOfWork
from tests.fakes.shop import Shop
from tests.waiting import until


class SlowStore:
    """The shop's store, with a disk that waits for the test."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop
        self.disk = Event()
        self.writes = 0
        self.fails = False

    def write(self, work: Callable[[UnitOfWork], Any]) -> Any:
        self.writes += 1
        assert self.disk.wait(5)
        if self.fails:
            raise OSError("the disk is full")
        return self._shop.store.write(work)


def touched(shop: Shop, station: str) -> Any:
    visit = shop.store.read(lambda uow: uow.visits.open_at(station))
    assert visit is not None
    return visit.active_at


def test_signs_that_come_while_the_disk_is_busy_are_one_write(shop: Shop) -> None:
    shop.visit("kiosk-1")
    shop.visit("kiosk-2")
    store = SlowStore(shop)
    signs = LifeSigns(store.write)
    signs.start()
    soon, later = shop.clock() + timedelta(seconds=1), shop.clock() + timedelta(seconds=2)
    signs.given("kiosk-1", soon)
    until(lambda: store.writes == 1, "the first write")
    for _ in range(10):
        signs.given("kiosk-1", later)
        signs.given("kiosk-2", soon)
    store.disk.set()
    signs.close()
    assert store.writes == 2
    assert (touched(shop, "kiosk-1"), touched(shop, "kiosk-2")) == (later, soon)


def test_a_write_that_failed_does_not_end_the_next(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    shop.visit("kiosk-1")
    store = SlowStore(shop)
    store.disk.set()
    store.fails = True
    signs = LifeSigns(store.write)
    signs.start()
    soon = shop.clock() + timedelta(seconds=1)
    signs.given("kiosk-1", soon)
    until(lambda: store.writes == 1, "the first write")
    store.fails = False
    until(lambda: "signs of life" in caplog.text, "the failure is told")
    signs.given("kiosk-1", soon)
    signs.close()
    assert touched(shop, "kiosk-1") == soon
