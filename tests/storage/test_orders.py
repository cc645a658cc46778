from dataclasses import replace

import pytest

from kiosk.domain.errors import IllegalMove, NotFound, SameRequest
from kiosk.domain.orders import FulfilmentState
from kiosk.storage.errors import Conflict
from kiosk.use_cases.ports import Store, UnitOfWork
from tests.storage.samples import CONTACT, LATER, order


def test_an_order_comes_back_whole(store: Store) -> None:
    delivery, guest = order(3, contact=CONTACT), replace(order(4), customer_id=None, station_id=None)
    for made in (delivery, guest):
        store.write(lambda uow, o=made: uow.orders.add(o))  # type: ignore[misc]
    assert store.read(lambda uow: uow.orders.by_number(delivery.number)) == delivery
    assert store.read(lambda uow: uow.orders.by_request("kiosk", "r-4")) == guest
    assert store.read(lambda uow: uow.orders.by_number("A-0000")) is None
    assert store.read(lambda uow: uow.orders.by_request("web", "r-4")) is None
    assert store.read(lambda uow: uow.orders.count()) == 2


def test_a_request_makes_one_order(store: Store) -> None:
    store.write(lambda uow: uow.orders.add(order(1, "same")))

    def again(uow: UnitOfWork) -> str | None:
        with pytest.raises(SameRequest):
            uow.orders.add(order(2, "same"))
        first = uow.orders.by_request("kiosk", "same")
        return first.id if first else None

    assert store.write(again) == "o-1"
    assert store.read(lambda uow: uow.orders.count()) == 1
    store.write(lambda uow: uow.orders.add(replace(order(3, "same"), channel_id="web")))
    assert store.read(lambda uow: uow.orders.count()) == 2


def test_a_number_names_one_order(store: Store) -> None:
    store.write(lambda uow: uow.orders.add(order(1)))
    with pytest.raises(Conflict):
        store.write(lambda uow: uow.orders.add(replace(order(2), number=order(1).number)))


def test_serials_grow_from_zero(store: Store) -> None:
    assert [store.write(lambda uow: uow.orders.next_serial()) for _ in range(3)] == [0, 1, 2]
    later = store.write(lambda uow: [uow.orders.next_serial(), uow.orders.next_serial()])
    assert later == [3, 4]


def test_a_fulfilment_moves_by_its_table(store: Store) -> None:
    made = order(1)
    store.write(lambda uow: uow.orders.add(made))
    store.write(lambda uow: uow.orders.set_state("f-1", FulfilmentState.ALLOCATED, LATER, "staff"))
    moved = store.read(lambda uow: uow.orders.by_number(made.number))
    assert moved == replace(made, fulfilment=replace(made.fulfilment, state=FulfilmentState.ALLOCATED))
    with pytest.raises(IllegalMove):
        store.write(lambda uow: uow.orders.set_state("f-1", FulfilmentState.DELIVERED, LATER, ""))
    with pytest.raises(NotFound):
        store.write(lambda uow: uow.orders.set_state("f-9", FulfilmentState.ALLOCATED, LATER, ""))
    assert store.read(lambda uow: uow.orders.by_number(made.number)) == moved
