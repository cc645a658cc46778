"""Undoing an order at the screen: by who made it, in the visit in which it was made."""

import pytest

from kiosk.domain.errors import IllegalMove, NotFound, VisitOver
from kiosk.domain.orders import FulfilmentState, Order
from kiosk.domain.printing import JobState
from kiosk.use_cases import ordering, printing, visiting
from tests.fakes.shop import JACKET_L, Shop


def undo(shop: Shop, number: str, station: str = "kiosk-1") -> Order:
    return shop.store.write(lambda uow: ordering.cancel(uow, number, station, shop.clock()))


def end(shop: Shop, station: str = "kiosk-1") -> None:
    shop.store.write(lambda uow: visiting.end(uow, station, shop.clock(), "done"))


@pytest.fixture
def order(shop: Shop) -> Order:
    shop.visit()
    shop.clock.forward(seconds=30)
    return shop.ordering.order(shop.request()).order


def state(shop: Shop, number: str) -> FulfilmentState | None:
    found = shop.store.read(lambda uow: uow.orders.by_number(number))
    return found.fulfilment.state if found else None


def test_pieces_are_let_go_and_the_slip_is_not_printed(shop: Shop, order: Order) -> None:
    shop.clock.forward(seconds=20)
    undo(shop, order.number)
    assert state(shop, order.number) is FulfilmentState.CANCELLED
    assert shop.level("sadovaya", JACKET_L) == (1, 0, 0) and shop.balanced()
    assert [j.state for j in shop.store.read(lambda uow: uow.prints.of_reference(order.number))] == [JobState.CANCELLED]


def test_the_piece_can_be_ordered_again(shop: Shop, order: Order) -> None:
    undo(shop, order.number)
    assert shop.ordering.order(shop.request(id="request-2")).created


def test_twice_is_told_and_lets_nothing_go_twice(shop: Shop, order: Order) -> None:
    undo(shop, order.number)
    with pytest.raises(IllegalMove):
        undo(shop, order.number)
    assert shop.level("sadovaya", JACKET_L) == (1, 0, 0) and shop.balanced()


def test_a_slip_that_is_printed_stays_printed(shop: Shop, order: Order) -> None:
    job = shop.store.write(lambda uow: printing.take_next(uow, "kiosk-1/printer", shop.clock()))
    assert job is not None
    shop.store.write(lambda uow: printing.printed(uow, job, "printed", shop.clock()))
    undo(shop, order.number)
    assert shop.store.read(lambda uow: uow.prints.of_reference(order.number))[0].state is JobState.PRINTED


def test_not_after_the_visit(shop: Shop, order: Order) -> None:
    end(shop)
    with pytest.raises(VisitOver):
        undo(shop, order.number)
    assert state(shop, order.number) is FulfilmentState.ALLOCATED


@pytest.mark.parametrize("pause", [0.2, 5])
def test_not_by_the_next_visitor_however_quick(shop: Shop, order: Order, pause: float) -> None:
    end(shop)
    shop.clock.forward(seconds=pause)
    shop.visit()
    with pytest.raises(NotFound):
        undo(shop, order.number)
    assert state(shop, order.number) is FulfilmentState.ALLOCATED and shop.level("sadovaya", JACKET_L) == (1, 1, 0)


def test_not_at_another_screen(shop: Shop, order: Order) -> None:
    shop.visit("kiosk-2")
    with pytest.raises(NotFound):
        undo(shop, order.number, "kiosk-2")


def test_not_an_order_that_is_not_there(shop: Shop, order: Order) -> None:
    with pytest.raises(NotFound):
        undo(shop, "A-9995")


def test_not_when_the_piece_was_handed_over(shop: Shop, order: Order) -> None:
    moves = (FulfilmentState.PICKING, FulfilmentState.READY, FulfilmentState.HANDED_OVER)
    for move in moves:
        shop.store.write(lambda uow, s=move: uow.orders.set_state(order.fulfilment.id, s, shop.clock(), ""))  # type: ignore[misc]
    with pytest.raises(IllegalMove):
        undo(shop, order.number)
    assert shop.level("sadovaya", JACKET_L) == (1, 1, 0)
