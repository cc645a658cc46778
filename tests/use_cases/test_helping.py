"""Calls for help: none is lost, and each is one."""

import pytest

from kiosk.domain.errors import BadRequest, NotFound
from kiosk.domain.stations import HelpCall
from kiosk.use_cases import helping
from kiosk.use_cases.ports import Fact
from tests.fakes.shop import Shop


def call(shop: Shop, station: str = "kiosk-1", topic: str = "product") -> HelpCall:
    return shop.store.write(lambda uow: helping.call(uow, station, topic, shop.clock(), shop.new_id))


def answer(shop: Shop, call_id: str, state: str) -> HelpCall:
    return shop.store.write(lambda uow: helping.answer(uow, call_id, state, shop.clock()))


def test_a_call_waits_then_somebody_comes_then_it_is_done(shop: Shop) -> None:
    told: list[Fact] = []
    shop.store.subscribe(told.extend)
    made = call(shop)
    assert [c.id for c in shop.store.read(helping.waiting)] == [made.id]
    assert answer(shop, made.id, "coming").state == "coming"
    assert len(shop.store.read(helping.waiting)) == 1
    answer(shop, made.id, "done")
    assert shop.store.read(helping.waiting) == []
    assert [fact.body.state for fact in told] == ["waiting", "coming", "done"]


def test_calling_again_is_the_same_call_and_no_news(shop: Shop) -> None:
    told: list[Fact] = []
    shop.store.subscribe(told.extend)
    assert call(shop).id == call(shop).id
    assert len(told) == 1
    assert call(shop, "kiosk-2").id != call(shop).id


def test_after_it_is_done_a_new_call_is_new(shop: Shop) -> None:
    first = call(shop)
    answer(shop, first.id, "done")
    assert call(shop).id != first.id


def test_an_answer_to_nothing_and_an_answer_of_nonsense(shop: Shop) -> None:
    with pytest.raises(NotFound):
        answer(shop, "nothing", "coming")
    made = call(shop)
    for state in ("waiting", "", "gone"):
        with pytest.raises(BadRequest):
            answer(shop, made.id, state)


def test_a_topic_has_an_end(shop: Shop) -> None:
    assert len(call(shop, topic="x" * 5000).topic) == 80
