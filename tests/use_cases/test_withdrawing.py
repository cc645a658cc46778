"""Asking pieces back from an online shop while a shopper waits."""

from pathlib import Path

import httpx
import pytest

from kiosk.use_cases.syncing import SyncReport
from tests.channels.bench import Bench
from tests.channels.shops import cut


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, {"rowan-M": 5, "moss-L": 1})


def test_the_last_piece_is_asked_back_and_stays_free_for_the_order(bench: Bench) -> None:
    bench.settle_down()
    assert bench.withdraw("moss-L")
    assert bench.shop.quantity("moss-L") == 0
    assert bench.sync().done == 0, "what an order asked back must not be on offer again before it is reserved"
    assert bench.here.sell_here("moss-L")
    bench.settle_down()
    assert bench.shop.quantity("moss-L") == 0


def test_what_was_asked_back_in_vain_is_offered_again(bench: Bench) -> None:
    bench.settle_down()
    assert bench.withdraw("moss-L")
    bench.settle_down()
    assert bench.shop.quantity("moss-L") == 1


def test_a_piece_sold_online_meanwhile_is_not_given_back(bench: Bench) -> None:
    bench.settle_down()
    bench.shop.buy("moss-L", "r" * 20)
    assert not bench.withdraw("moss-L")
    assert not bench.here.sell_here("moss-L")
    bench.settle_down()
    assert bench.here.level("moss-L").available == 0
    bench.here.check_books()


def test_more_than_the_shop_holds_is_not_even_asked(bench: Bench) -> None:
    bench.settle_down()
    bench.shop.line.asked.clear()
    assert not bench.withdraw("rowan-M", 6)
    assert bench.shop.line.asked == []


def test_no_answer_to_a_withdrawal_sells_nothing_and_asks_again_under_the_same_key(bench: Bench) -> None:
    bench.settle_down()
    bench.shop.line.after = cut
    assert not bench.withdraw("moss-L")
    assert not bench.withdraw("moss-L"), "a second shopper asks for the same piece"
    assert bench.here.unsettled() == 1, "one request under way is enough for both"
    assert not bench.here.sell_here("moss-L")
    bench.shop.line.after = lambda request: None
    assert bench.withdraw("moss-L"), "the answer that was lost is given again"
    assert bench.here.sell_here("moss-L")
    assert bench.shop.quantity("moss-L") == 0
    bench.here.check_books()


def test_withdrawal_and_cycle_may_settle_the_same_adjustment(bench: Bench) -> None:
    bench.settle_down()
    cycles: list[SyncReport] = []

    def cycle_meanwhile(request: httpx.Request) -> None:
        bench.shop.line.after = lambda request: None
        cycles.append(bench.sync())

    bench.shop.line.after = cycle_meanwhile
    assert bench.withdraw("rowan-M", 2)
    assert cycles[0].done == 1
    assert bench.here.level("rowan-M").free == 2
    bench.here.check_books()


def test_a_sku_that_vanished_gives_back_only_what_its_orders_left(bench: Bench) -> None:
    bench.settle_down()
    bench.shop.buy("rowan-M", "r" * 20, 2)
    with bench.shop.database.write() as db:
        db.execute("DELETE FROM products WHERE sku = 'rowan-M'")
    assert not bench.withdraw("rowan-M", 3), "unread orders may hold those pieces"
    assert bench.here.allotted("rowan-M") == 5
    bench.settle_down()
    level = bench.here.level("rowan-M")
    assert (level.reserved, level.free) == (2, 3)


def test_a_piece_cancelled_and_given_back_right_after_we_looked_is_not_called_oversold(bench: Bench) -> None:
    bench.settle_down()
    serial = bench.shop.buy("moss-L", "r" * 20)

    def cancelled_and_given_back(request: httpx.Request) -> None:
        bench.shop.line.after = lambda request: None
        assert serial is not None and bench.shop.cancel(serial)
        assert bench.withdraw("moss-L")

    bench.shop.line.after = cancelled_and_given_back
    assert bench.sync().oversold == ()
    bench.here.check_books()
