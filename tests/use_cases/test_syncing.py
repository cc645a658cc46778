"""Channel sync against the real demo shop in the same process, step by step, with the line cut where it hurts."""

import logging
from pathlib import Path

import httpx
import pytest

from kiosk.domain.channels import Channel, ChannelLine
from kiosk.domain.errors import NotFound
from kiosk.domain.stock import Movement, Reason
from kiosk.use_cases import channel_orders, settling, syncing
from kiosk.use_cases.ports import OrderPage, UnitOfWork
from kiosk.use_cases.syncing import sync_once
from tests.channels.bench import Bench
from tests.channels.shops import NearbyShop, cut
from tests.channels.stocked import CHANNEL, PLACE, counter


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
    taken = bench.here.store.write(lambda uow: channel_orders.take_page(uow, CHANNEL, page, bench.here.clock(), bench.here.new_id))
    assert (taken.moved, taken.strangers) == (1, 1)
    channel = bench.here.store.read(lambda uow: uow.channels.get(CHANNEL))
    assert channel is not None and channel.cursor == "7"


def test_a_cancellation_is_booked_before_the_sale_that_lived_on_it(bench: Bench) -> None:
    bench.settle_down()
    first = bench.shop.buy("moss-L", "r" * 20)
    bench.sync()
    assert first is not None and bench.shop.cancel(first) and bench.shop.buy("moss-L", "s" * 20)
    # The feed may give the lines in any order of first change; here the sale comes first.
    lines = (ChannelLine("W-1002", "1", "moss-L", 1), ChannelLine("W-1001", "1", "moss-L", 0))
    sorted_lines, excess = bench.here.store.read(lambda uow: channel_orders.releases_first(uow, CHANNEL, lines))
    assert sorted_lines == [lines[1], lines[0]]
    assert not excess
    bench.sync()
    assert bench.here.allotted("moss-L") == bench.shop.quantity("moss-L") == 0


def test_one_adjustment_is_under_way_per_sku(bench: Bench) -> None:
    bench.settle_down()
    bench.here.clock.pass_by(5)
    bench.here.receive("rowan-M", 2)
    bench.shop.line.before = lambda request: cut(request) if request.method == "POST" else None
    bench.sync()
    assert bench.here.unsettled() == 1
    bench.here.receive("rowan-M", 2)
    bench.here.clock.pass_by(5)
    skus = ["rowan-M"]
    made = bench.here.store.write(lambda uow: settling.plan_increases(uow, CHANNEL, skus, bench.here.clock(), bench.here.new_id))
    assert made == [], "the newest target is told when the one under way is settled"
    bench.shop.line.before = lambda request: None
    bench.settle_down()
    assert bench.shop.quantity("rowan-M") == 9


def test_two_channels_at_one_place_share_and_neither_takes_from_the_other(bench: Bench, tmp_path: Path) -> None:
    bench.settle_down()
    bench.here.store.write(lambda uow: uow.channels.add(Channel("second", "market", PLACE, 0)))
    other = NearbyShop(tmp_path / "second", bench.shop_clock, counter("other"))
    assert other.connector.push_products(bench.here.products())
    bench.here.receive("rowan-M", 2)
    bench.here.clock.pass_by(5)
    report = sync_once(bench.here.store, "second", other.connector, bench.here.clock, bench.here.new_id)
    assert report.left == 0
    assert other.quantity("rowan-M") == 2
    bench.settle_down()
    assert (bench.shop.quantity("rowan-M"), other.quantity("rowan-M")) == (5, 2)
    assert bench.here.level("rowan-M").free == 0


def test_a_page_is_counted_with_its_cursor_or_not_at_all(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.settle_down()
    page = OrderPage((ChannelLine("W-1", "1", "rowan-M", 1),), "7", False)

    class Stop(Exception):
        pass

    def interrupted(uow: UnitOfWork) -> None:
        channel_orders.take_page(uow, CHANNEL, page, bench.here.clock(), bench.here.new_id)
        raise Stop

    with pytest.raises(Stop):
        bench.here.store.write(interrupted)
    channel = bench.here.store.read(lambda uow: uow.channels.get(CHANNEL))
    assert channel is not None and channel.cursor != "7"
    assert bench.here.level("rowan-M").reserved == 0


def test_an_unknown_channel_is_an_error(bench: Bench) -> None:
    with pytest.raises(NotFound):
        sync_once(bench.here.store, "nowhere", bench.shop.connector, bench.here.clock, bench.here.new_id)
