"""Channel sync against the real demo shop in the same process, step by step, with the line cut where it hurts."""

import logging
from pathlib import Path

import httpx
import pytest

from kiosk.domain.channels import ChannelLine
from kiosk.domain.errors import NotFound
from kiosk.domain.stock import Movement, Reason
from kiosk.use_cases import settling, syncing
from kiosk.use_cases.ports import OrderPage, UnitOfWork
from kiosk.use_cases.reconciling import Drift, reconcile
from kiosk.use_cases.syncing import SyncReport, sync_once, withdraw
from tests.channels.shops import NearbyShop, cut
from tests.channels.stocked import CHANNEL, PLACE, Stocked, counter


class Bench:
    """The store and the shop, with what they are asked in one word."""

    def __init__(self, folder: Path, quantities: dict[str, int], keep_back: int = 0) -> None:
        self.here = Stocked(quantities, keep_back=keep_back)
        # The connector signs with true time: the shop judges it by its own clock.
        self.shop = NearbyShop(folder, Stocked({}).clock, counter("message"))
        assert self.shop.connector.push_products(self.here.products())

    def sync(self) -> SyncReport:
        return sync_once(self.here.store, CHANNEL, self.shop.connector, self.here.clock, self.here.new_id)

    def withdraw(self, sku: str, pieces: int = 1) -> bool:
        return withdraw(self.here.store, CHANNEL, sku, pieces, self.shop.connector, self.here.clock, self.here.new_id, 2.0)

    def settle_down(self) -> None:
        """Cycles until nothing is left to do."""
        for _ in range(10):
            self.here.clock.pass_by(3)
            report = self.sync()
            if report.heard and not report.left:
                return
        raise AssertionError(f"never settled: {report}")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path, {"rowan-M": 5, "moss-L": 1})


def test_all_that_is_available_is_offered_and_known_on_both_sides(bench: Bench) -> None:
    report = bench.sync()
    assert (report.heard, report.done, report.left) == (True, 2, 0)
    assert bench.shop.quantity("rowan-M") == bench.here.allotted("rowan-M") == 5
    assert not bench.here.sell_here("rowan-M"), "a piece on offer online must not be sold here without asking"
    bench.here.check_books()


def test_pieces_kept_back_are_not_offered(tmp_path: Path) -> None:
    bench = Bench(tmp_path, {"rowan-M": 5, "moss-L": 1}, keep_back=2)
    bench.sync()
    assert (bench.shop.quantity("rowan-M"), bench.shop.quantity("moss-L")) == (3, 0)
    assert bench.here.sell_here("rowan-M", 2)
    bench.settle_down()
    assert bench.shop.quantity("rowan-M") == 1, "two free pieces are kept back again"


def test_a_quiet_cycle_only_looks_for_orders(bench: Bench) -> None:
    bench.settle_down()
    bench.shop.line.asked.clear()
    assert bench.sync().left == 0
    assert bench.shop.line.asked == ["GET /channel/v1/orders"]


def test_an_order_is_counted_once_however_often_it_is_read(bench: Bench) -> None:
    bench.settle_down()
    bench.shop.buy("rowan-M", "r" * 20, 2)
    assert bench.sync().taken.moved == 2
    bench.here.store.write(lambda uow: uow.channels.set_cursor(CHANNEL, "", bench.here.clock()))
    assert bench.sync().taken.moved == 0
    level = bench.here.level("rowan-M")
    assert (level.available, level.reserved, level.allotted) == (3, 2, 3)
    bench.here.check_books()


def test_a_cancelled_order_is_on_offer_again_and_never_sold_twice(bench: Bench) -> None:
    bench.settle_down()
    serial = bench.shop.buy("moss-L", "r" * 20)
    assert serial is not None
    bench.sync()
    assert bench.here.level("moss-L").available == 0
    assert bench.shop.cancel(serial)
    assert bench.shop.quantity("moss-L") == 1
    assert not bench.here.sell_here("moss-L"), "the shop may sell it at any moment"
    bench.sync()
    level = bench.here.level("moss-L")
    assert (level.available, level.allotted, level.free) == (1, 1, 0)
    bench.here.check_books()


def test_a_cancelled_piece_sold_again_before_we_look_is_one_piece(bench: Bench) -> None:
    bench.settle_down()
    first = bench.shop.buy("moss-L", "r" * 20)
    bench.sync()
    assert first is not None and bench.shop.cancel(first) and bench.shop.buy("moss-L", "s" * 20)
    report = bench.sync()
    assert report.oversold == ()
    level = bench.here.level("moss-L")
    assert (level.reserved, level.allotted, bench.shop.quantity("moss-L")) == (1, 0, 0)
    bench.here.check_books()


def test_an_order_that_comes_and_goes_between_two_looks_moves_nothing(bench: Bench) -> None:
    bench.settle_down()
    serial = bench.shop.buy("rowan-M", "r" * 20)
    assert serial is not None and bench.shop.cancel(serial)
    assert bench.sync().taken.moved == 0
    assert bench.here.allotted("rowan-M") == bench.shop.quantity("rowan-M") == 5


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_cut_line_never_changes_a_piece_twice(bench: Bench, side: str) -> None:
    setattr(bench.shop.line, side, lambda request: cut(request) if request.method == "POST" else None)
    report = bench.sync()
    assert not report.heard
    assert bench.here.allotted("rowan-M") == 5, "allotted before the shop is told"
    bench.here.check_books()
    setattr(bench.shop.line, side, lambda request: None)
    bench.settle_down()
    assert bench.shop.quantity("rowan-M") == 5
    assert bench.here.unsettled() == 0


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


def test_a_sale_during_a_decrease_is_read_before_asking_again(bench: Bench) -> None:
    bench.settle_down()

    def count_two_missing() -> None:
        lost = Movement("count:1", PLACE, "rowan-M", Reason.COUNT, bench.here.clock(), on_hand=-2)
        bench.here.store.write(lambda uow: uow.stock.apply([lost], guarded=False))

    def buy_first(request: httpx.Request) -> None:
        if request.method == "POST":
            bench.shop.line.before = lambda request: None
            bench.shop.buy("rowan-M", "r" * 20, 4)

    count_two_missing()
    bench.shop.line.before = buy_first
    report = bench.sync()
    # On hand 3, sold 4: the count found pieces missing that the shop had a right to sell. Nothing hides it.
    assert report.refused == 1
    assert bench.here.level("rowan-M").available == -1
    assert bench.here.allotted("rowan-M") == bench.shop.quantity("rowan-M") == 0


def test_a_sku_the_shop_does_not_know_is_free_here(tmp_path: Path) -> None:
    bench = Bench(tmp_path, {"rowan-M": 5})
    bench.here.store.write(lambda uow: None)
    with bench.shop.database.write() as db:
        db.execute("DELETE FROM products")
    report = bench.sync()
    assert report.gone == ("rowan-M",)
    assert (report.left, bench.here.level("rowan-M").free) == (0, 5)
    assert bench.sync().gone == (), "it is not asked about again and again"
    bench.shop.connector.push_products(bench.here.products())
    syncing.offer(bench.here.store, CHANNEL, ["rowan-M"])
    bench.settle_down()
    assert bench.shop.quantity("rowan-M") == 5


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


def test_pieces_sold_beyond_the_allotment_are_a_stated_debt(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    bench.settle_down()
    told: list[object] = []
    bench.here.store.subscribe(lambda facts: told.extend(f.body for f in facts if f.topic == "oversold"))
    bench.shop.set_level("moss-L", 3)
    bench.shop.buy("moss-L", "r" * 20, 3)
    with caplog.at_level(logging.ERROR):
        report = bench.sync()
    assert [(o.sku, o.pieces) for o in report.oversold] == [("moss-L", 2)]
    assert told == list(report.oversold)
    assert "beyond its allotment" in caplog.text
    level = bench.here.level("moss-L")
    assert (level.reserved, level.available, level.allotted) == (3, -2, 0)
    moves = bench.here.store.read(lambda uow: uow.stock.movements("moss-L", PLACE))
    assert sum(m.reserved for m in moves if m.reason is Reason.OVERSOLD) == 2
    assert bench.here.store.read(lambda uow: uow.stock.imbalances()) == []


def test_an_order_for_a_sku_that_is_not_ours_is_reported_and_does_not_stop_the_feed(bench: Bench) -> None:
    page = OrderPage((ChannelLine("W-1", "1", "alien", 1), ChannelLine("W-1", "2", "rowan-M", 1)), "7", False)
    bench.settle_down()
    taken = bench.here.store.write(
        lambda uow: settling.take_page(uow, CHANNEL, page, bench.here.clock(), bench.here.new_id)
    )
    assert (taken.moved, taken.strangers) == (1, 1)
    channel = bench.here.store.read(lambda uow: uow.channels.get(CHANNEL))
    assert channel is not None and channel.cursor == "7"


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


def test_a_page_is_counted_with_its_cursor_or_not_at_all(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.settle_down()
    page = OrderPage((ChannelLine("W-1", "1", "rowan-M", 1),), "7", False)

    class Stop(Exception):
        pass

    def interrupted(uow: UnitOfWork) -> None:
        settling.take_page(uow, CHANNEL, page, bench.here.clock(), bench.here.new_id)
        raise Stop

    with pytest.raises(Stop):
        bench.here.store.write(interrupted)
    channel = bench.here.store.read(lambda uow: uow.channels.get(CHANNEL))
    assert channel is not None and channel.cursor != "7"
    assert bench.here.level("rowan-M").reserved == 0


def test_an_unknown_channel_is_an_error(bench: Bench) -> None:
    with pytest.raises(NotFound):
        sync_once(bench.here.store, "nowhere", bench.shop.connector, bench.here.clock, bench.here.new_id)


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
