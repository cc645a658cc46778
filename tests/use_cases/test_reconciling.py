"""Comparing the shop's levels with our books."""

from pathlib import Path

import pytest

from kiosk.use_cases.reconciling import Drift, reconcile
from tests.channels.bench import Bench
from tests.channels.shops import cut
from tests.channels.stocked import CHANNEL


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, {"rowan-M": 5, "moss-L": 1})


def test_reconciliation_sees_an_edit_in_the_shop_and_leaves_the_books_alone(bench: Bench) -> None:
    bench.settle_down()
    assert reconcile(bench.here.store, CHANNEL, bench.shop.connector) == []
    bench.shop.set_level("rowan-M", 9)
    assert reconcile(bench.here.store, CHANNEL, bench.shop.connector) == [Drift("rowan-M", 5, 9)]
    assert bench.here.allotted("rowan-M") == 5


def test_reconciliation_does_not_judge_what_moves(bench: Bench) -> None:
    bench.settle_down()
    bench.shop.buy("rowan-M", "r" * 20)
    assert reconcile(bench.here.store, CHANNEL, bench.shop.connector) == [], "an order not read yet explains it"
    bench.sync()
    bench.here.receive("rowan-M", 3)
    assert reconcile(bench.here.store, CHANNEL, bench.shop.connector) == [], "our own change is not told yet"
    bench.shop.line.before = cut
    assert reconcile(bench.here.store, CHANNEL, bench.shop.connector) == []
