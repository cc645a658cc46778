"""The last piece: raced by two kiosks, and held by an online shop."""

import threading

import pytest

from kiosk.domain.errors import ChannelSilent, Shortage
from kiosk.use_cases.ordering import Placed
from tests.fakes.shop import JACKET_L, JACKET_PRICE, Shop

LINES = ((JACKET_L, 1),)


@pytest.mark.parametrize("round_no", range(5))
def test_two_kiosks_race_for_it_and_one_wins(any_shop: Shop, round_no: int) -> None:
    shop = any_shop
    requests = []
    for station in ("kiosk-1", "kiosk-2", "kiosk-3"):
        shop.visit(station)
        requests.append(shop.request(id=f"request-{station}", station=station))
    ready = threading.Barrier(len(requests))
    outcomes: list[Placed | Exception] = []

    def run(n: int) -> None:
        ready.wait(timeout=10)
        try:
            outcomes.append(shop.ordering.order(requests[n]))
        except Exception as error:
            outcomes.append(error)

    threads = [threading.Thread(target=run, args=(n,)) for n in range(len(requests))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert sorted(type(o).__name__ for o in outcomes) == ["Placed", "Shortage", "Shortage"]
    assert shop.store.read(lambda uow: uow.orders.count()) == 1
    assert shop.level("sadovaya", JACKET_L) == (1, 1, 0) and shop.balanced()
    assert len(shop.store.read(lambda uow: uow.prints.recent(10))) == 1


def test_one_request_sent_twice_at_once_is_one_order(any_shop: Shop) -> None:
    shop = any_shop
    shop.visit()
    request = shop.request()
    ready = threading.Barrier(4)
    outcomes: list[Placed] = []

    def run() -> None:
        ready.wait(timeout=10)
        outcomes.append(shop.ordering.order(request))

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)
    assert len(outcomes) == 4 and sum(placed.created for placed in outcomes) == 1
    assert len({placed.order.number for placed in outcomes}) == 1
    assert shop.level("sadovaya", JACKET_L) == (1, 1, 0)


def test_the_loser_hears_how_much_was_left(shop: Shop) -> None:
    shop.visit("kiosk-1")
    shop.visit("kiosk-2")
    late = shop.request(id="request-2", station="kiosk-2")
    shop.ordering.order(shop.request())
    with pytest.raises(Shortage) as refused:
        shop.ordering.order(late)
    assert [(s.sku, s.location_id, s.wanted, s.free) for s in refused.value.lines] == [(JACKET_L, "sadovaya", 1, 0)]


def test_a_piece_on_offer_online_is_asked_back_first(shop: Shop) -> None:
    shop.visit()
    shop.allot("warehouse", JACKET_L, 3)
    order = shop.ordering.order(shop.request(((JACKET_L, 2),), "mira", 2 * JACKET_PRICE)).order
    assert shop.online.asked == [(JACKET_L, "warehouse", 2)]
    assert order.fulfilment.source_location_id == "warehouse"
    assert shop.level("warehouse", JACKET_L) == (3, 2, 1) and shop.balanced()


def test_only_what_is_missing_is_asked_back(shop: Shop) -> None:
    shop.visit()
    shop.allot("warehouse", JACKET_L, 2)
    shop.ordering.order(shop.request(((JACKET_L, 2),), "mira", 2 * JACKET_PRICE))
    assert shop.online.asked == [(JACKET_L, "warehouse", 1)]


def test_free_pieces_need_no_asking(shop: Shop) -> None:
    shop.visit()
    shop.allot("warehouse", JACKET_L, 2)
    shop.ordering.order(shop.request(LINES, "mira", JACKET_PRICE))
    assert shop.online.asked == []


def test_the_online_shop_sold_it_meanwhile(shop: Shop) -> None:
    shop.visit()
    shop.allot("warehouse", JACKET_L, 3)
    shop.online.sold = True
    with pytest.raises(Shortage):
        shop.ordering.order(shop.request(((JACKET_L, 3),), "mira", 3 * JACKET_PRICE))
    assert shop.store.read(lambda uow: uow.orders.count()) == 0 and shop.balanced()


def test_the_online_shop_is_silent(shop: Shop) -> None:
    shop.visit()
    shop.allot("warehouse", JACKET_L, 3)
    shop.online.gives = False
    with pytest.raises(ChannelSilent):
        shop.ordering.order(shop.request(LINES, "mira", JACKET_PRICE))
    assert shop.store.read(lambda uow: uow.orders.count()) == 0
    assert shop.level("warehouse", JACKET_L) == (3, 0, 3) and shop.balanced()


def test_a_shop_that_says_yes_and_gives_nothing_is_not_asked_for_ever(shop: Shop) -> None:
    shop.visit()
    shop.allot("warehouse", JACKET_L, 3)
    asked: list[str] = []

    def lies(sku: str, place: str, pieces: int) -> bool:
        asked.append(sku)
        return True

    with pytest.raises(Shortage):
        shop.ordering_with(lies).order(shop.request(LINES, "mira", JACKET_PRICE))
    assert len(asked) <= 3
    assert shop.store.read(lambda uow: uow.orders.count()) == 0


def test_what_nobody_has_is_not_asked_for(shop: Shop) -> None:
    shop.visit()
    shop.allot("warehouse", JACKET_L, 1)
    option = shop.option(LINES, "mira")
    with pytest.raises(Shortage):
        shop.ordering.order(shop.request(((JACKET_L, 4),), total=4 * JACKET_PRICE, option=option))
    assert shop.online.asked == []
