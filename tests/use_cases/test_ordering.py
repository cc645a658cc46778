"""Making an order: all of it or none of it, once, at the price and the promise that were seen."""

from dataclasses import replace

import pytest

from kiosk.domain.errors import BadRequest, NotFound, PriceChanged, PromiseChanged, SameRequest, Shortage, VisitOver
from kiosk.domain.orders import FulfilmentState, Receiving, is_order_number
from kiosk.domain.pricing import ListPrice
from kiosk.domain.printing import JobState
from kiosk.use_cases import visiting
from kiosk.use_cases.ports import Fact
from tests.fakes.shop import (
    ANNA_CARD,
    BORIS_CARD,
    JACKET_L,
    JACKET_M,
    JACKET_PRICE,
    MUG,
    MUG_PRICE,
    NOW,
    TYPED,
    ZONE,
    Shop,
)


def nothing_happened(shop: Shop) -> bool:
    jobs = shop.store.read(lambda uow: uow.prints.recent(10))
    orders = shop.store.read(lambda uow: uow.orders.count())
    return orders == 0 and not jobs and shop.level("sadovaya", JACKET_L) == (1, 0, 0) and shop.balanced()


def test_the_size_that_is_not_on_the_shelf_waits_at_the_other_store(any_shop: Shop) -> None:
    shop = any_shop
    visit = shop.visit()
    facts: list[Fact] = []
    shop.store.subscribe(facts.extend)
    placed = shop.ordering.order(shop.request(visit=visit))
    order = placed.order
    assert placed.created and is_order_number(order.number)
    lines = [(line.sku, line.quantity, line.each, line.list_each) for line in order.lines]
    assert lines == [(JACKET_L, 1, JACKET_PRICE, JACKET_PRICE)]
    assert (order.channel_id, order.station_id, order.customer_id, order.contact) == ("kiosk", "kiosk-1", None, None)
    assert (order.fulfilment.receiving, order.fulfilment.source_location_id) == (Receiving.PICKUP, "sadovaya")
    assert (order.total, order.currency, order.placed_at) == (JACKET_PRICE, "RUB", NOW)
    stored = shop.store.read(lambda uow: uow.orders.by_number(order.number))
    assert stored is not None and stored.fulfilment.state is FulfilmentState.ALLOCATED
    # The same transaction: reserved, explained by a movement, and its slip in the spool.
    assert shop.level("sadovaya", JACKET_L) == (1, 1, 0) and shop.balanced()
    moved = shop.store.read(lambda uow: uow.stock.movements(JACKET_L, "sadovaya"))[-1]
    assert (moved.reserved, moved.document) == (1, order.number)
    job = shop.store.read(lambda uow: uow.prints.of_reference(order.number))[0]
    assert (job.device_id, job.state, job.kind) == ("kiosk-1/printer", JobState.QUEUED, "order_slip")
    shop.store.close()  # tells what is still to be told
    assert {fact.topic for fact in facts} >= {"order", "stock", "print"}


def test_two_things_from_one_place(shop: Shop) -> None:
    shop.visit()
    lines = ((JACKET_L, 1), (MUG, 2))
    order = shop.ordering.order(shop.request(lines, "mira", JACKET_PRICE + 2 * MUG_PRICE)).order
    assert order.total == JACKET_PRICE + 2 * MUG_PRICE
    assert shop.level("warehouse", JACKET_L)[1] == 1 and shop.level("warehouse", MUG)[1] == 2


def test_a_station_without_a_printer_takes_orders_too(shop: Shop) -> None:
    shop.visit()
    order = shop.ordering.order(shop.request(printer=None)).order
    assert not shop.store.read(lambda uow: uow.prints.of_reference(order.number))


def test_a_known_person_pays_their_own_price(shop: Shop) -> None:
    shop.visit(card=ANNA_CARD)
    with pytest.raises(PriceChanged) as refused:
        shop.ordering.order(shop.request(total=JACKET_PRICE))
    assert refused.value.total_minor == 1_890_500
    order = shop.ordering.order(shop.request(total=1_890_500)).order
    assert (order.customer_id, order.lines[0].reason, order.lines[0].list_each) == ("anna", "regular", JACKET_PRICE)


# Once


def test_a_double_tap_or_a_lost_answer_gives_the_first_order(any_shop: Shop) -> None:
    shop = any_shop
    shop.visit()
    request = shop.request()
    first = shop.ordering.order(request)
    again = shop.ordering.order(request)
    assert first.created and not again.created
    assert again.order.number == first.order.number
    assert shop.store.read(lambda uow: uow.orders.count()) == 1
    assert len(shop.store.read(lambda uow: uow.prints.recent(10))) == 1
    assert shop.level("sadovaya", JACKET_L) == (1, 1, 0) and shop.balanced()


def test_the_answer_that_was_lost_is_given_after_the_visit_and_the_promise_are_over(shop: Shop) -> None:
    visit = shop.visit()
    request = shop.request(visit=visit)
    first = shop.ordering.order(request).order
    shop.store.write(lambda uow: visiting.end(uow, "kiosk-1", shop.clock(), "idle"))
    shop.clock.forward(hours=3)
    assert shop.ordering.order(request).order.number == first.number


def test_other_contents_under_the_same_id_are_refused(shop: Shop) -> None:
    shop.visit()
    lines = ((JACKET_L, 1),)
    home = shop.request(lines, "morning", JACKET_PRICE + 39_000, contact=TYPED)
    shop.ordering.order(home)
    mira = shop.option(lines, "mira")
    others = [
        replace(home, lines=((JACKET_L, 2),)),
        replace(home, lines=((MUG, 1),)),
        replace(home, lines=((JACKET_L, 1), (MUG, 1))),
        replace(home, option_id=mira),
        replace(home, contact=replace(TYPED, street="Другая ул.")),
    ]
    for other in others:
        with pytest.raises(SameRequest):
            shop.ordering.order(other)
    assert shop.store.read(lambda uow: uow.orders.count()) == 1


def test_another_id_is_another_order(shop: Shop) -> None:
    shop.visit()
    one = shop.ordering.order(shop.request(((MUG, 1),), "lesnaya", MUG_PRICE)).order
    two = shop.ordering.order(shop.request(((MUG, 1),), "lesnaya", MUG_PRICE, id="request-2")).order
    assert one.number != two.number and one.id != two.id
    assert shop.level("lesnaya", MUG) == (5, 2, 0)


# Refused, and nothing happened


def test_the_price_moved(shop: Shop) -> None:
    shop.visit()
    request = shop.request()
    shop.store.write(lambda uow: uow.prices.set_price(ListPrice(JACKET_L, ZONE, 2_000_000)))
    with pytest.raises(PriceChanged) as refused:
        shop.ordering.order(request)
    assert refused.value.total_minor == 2_000_000
    assert nothing_happened(shop)


def test_the_price_of_the_way_counts(shop: Shop) -> None:
    shop.visit()
    with pytest.raises(PriceChanged) as refused:
        shop.ordering.order(shop.request(((JACKET_L, 1),), "morning", JACKET_PRICE, contact=TYPED))
    assert refused.value.total_minor == JACKET_PRICE + 39_000


def test_the_promise_moved(shop: Shop) -> None:
    shop.visit()
    request = shop.request()
    shop.clock.forward(hours=1)
    with pytest.raises(PromiseChanged):
        shop.ordering.order(request)
    assert nothing_happened(shop)


def test_a_way_that_is_shown_as_impossible_cannot_be_ordered(shop: Shop) -> None:
    shop.visit()
    shop.clock.forward(hours=-2)
    evening = shop.option(((JACKET_L, 1),), "evening")
    shop.clock.forward(hours=2)
    with pytest.raises(PromiseChanged):
        shop.ordering.order(shop.request(total=JACKET_PRICE + 59_000, option=evening, contact=TYPED))


@pytest.mark.parametrize("option", ["", ":", "::::", "pickup:sadovaya", "pickup:moon:moon:20261118T1530", "x" * 5000, "\x00"])
def test_an_option_nobody_offered(shop: Shop, option: str) -> None:
    shop.visit()
    with pytest.raises(PromiseChanged):
        shop.ordering.order(shop.request(option=option))
    assert nothing_happened(shop)


def test_nobody_is_at_the_screen(shop: Shop) -> None:
    with pytest.raises(VisitOver):
        shop.ordering.order(shop.request())
    assert nothing_happened(shop)


def test_a_screen_left_over_from_another_visit(shop: Shop) -> None:
    stale = shop.visit(card=ANNA_CARD)
    request = shop.request(total=1_890_500, visit=stale)
    shop.store.write(lambda uow: visiting.end(uow, "kiosk-1", shop.clock(), "done"))
    shop.visit(card=BORIS_CARD)
    with pytest.raises(VisitOver):
        shop.ordering.order(request)
    assert nothing_happened(shop)


def test_an_article_or_a_price_that_is_not_known(shop: Shop) -> None:
    shop.visit()
    with pytest.raises(NotFound):
        shop.ordering.order(shop.request((("NO-SUCH", 1),), option="x"))
    assert nothing_happened(shop)


@pytest.mark.parametrize(
    "lines", [(), ((JACKET_L, 0),), ((JACKET_L, -1),), ((JACKET_L, 21),), ((JACKET_L, 10**30),), ((JACKET_L, 1), (JACKET_L, 1))]
)
def test_what_no_shop_could_make_sense_of(shop: Shop, lines: tuple[tuple[str, int], ...]) -> None:
    shop.visit()
    with pytest.raises(BadRequest):
        shop.ordering.order(shop.request(lines, option="x"))
    assert nothing_happened(shop)


@pytest.mark.parametrize("request_id", ["", "short", "x" * 65])
def test_a_request_id_has_a_length(shop: Shop, request_id: str) -> None:
    shop.visit()
    with pytest.raises(BadRequest):
        shop.ordering.order(shop.request(id=request_id))


def test_more_than_there_is(shop: Shop) -> None:
    shop.visit()
    option = shop.option(((JACKET_M, 1),), "lesnaya")
    with pytest.raises(Shortage) as refused:
        shop.ordering.order(shop.request(((JACKET_M, 3),), total=3 * JACKET_PRICE, option=option))
    line = refused.value.lines[0]
    assert (line.sku, line.location_id, line.wanted, line.free) == (JACKET_M, "lesnaya", 3, 2)


def test_every_short_line_is_reported_at_once(shop: Shop) -> None:
    shop.visit()
    option = shop.option(((MUG, 1),), "lesnaya")
    with pytest.raises(Shortage) as refused:
        shop.ordering.order(shop.request(((JACKET_M, 3), (MUG, 6), (JACKET_L, 1)), total=0, option=option))
    assert {line.sku for line in refused.value.lines} == {JACKET_M, MUG, JACKET_L}
