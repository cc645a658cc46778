"""Visits: one person at one screen, and nothing left when they go."""

from datetime import timedelta

import pytest

from kiosk.domain.errors import VisitOver
from kiosk.domain.pricing import Reason
from kiosk.domain.stations import Visit
from kiosk.use_cases import visiting
from kiosk.use_cases.ports import Fact
from kiosk.use_cases.visiting import ScreenChanged
from tests.fakes.shop import ANNA_CARD, BORIS_CARD, STATIONS, Shop

IDLE = timedelta(seconds=125)


def open_at(shop: Shop, station: str = "kiosk-1") -> Visit | None:
    return shop.store.read(lambda uow: uow.visits.open_at(station))


def end(shop: Shop, station: str = "kiosk-1") -> None:
    shop.store.write(lambda uow: visiting.end(uow, station, shop.clock(), "done"))


def version(shop: Shop) -> int:
    return shop.store.read(lambda uow: uow.visits.version("kiosk-1"))


def view(shop: Shop) -> visiting.VisitView | None:
    return shop.store.read(lambda uow: visiting.view(uow, STATIONS["kiosk-1"], shop.clock()))


def test_a_touch_begins_one_visit_and_the_next_touch_none(shop: Shop) -> None:
    assert shop.visit() == shop.visit()
    assert shop.visit("kiosk-2") != shop.visit("kiosk-1")


def test_beginning_and_ending_are_news_to_that_screen_only(shop: Shop) -> None:
    told: list[Fact] = []
    shop.store.subscribe(told.extend)
    shop.visit()
    shop.visit()
    end(shop)
    end(shop)
    changes = [fact.body for fact in told]
    assert changes == [ScreenChanged("kiosk-1", changes[0].version), ScreenChanged("kiosk-1", changes[1].version)]
    assert changes[1].version > changes[0].version


def test_the_version_grows_with_everything_the_screen_shows(shop: Shop) -> None:
    seen = [version(shop)]
    for step in (lambda: shop.visit(), lambda: shop.visit(card=ANNA_CARD), lambda: end(shop), lambda: shop.visit()):
        step()
        seen.append(version(shop))
    assert seen == sorted(set(seen))


def test_an_ended_visit_forgets_who_it_was(shop: Shop) -> None:
    shop.visit(card=ANNA_CARD)
    assert open_at(shop) is not None
    end(shop)
    assert open_at(shop) is None and view(shop) is None
    shop.visit()
    again = view(shop)
    assert again is not None and again.customer is None and again.visit.card_tail == ""


def test_what_may_be_seen_of_a_person(shop: Shop) -> None:
    shop.visit(card=ANNA_CARD)
    seen = view(shop)
    assert seen is not None and seen.customer is not None
    assert (seen.customer.greeting_name, seen.visit.card_tail, seen.standing) == ("Анна З.", "18", Reason("regular", 5))


def test_a_welcome_that_is_over_is_no_standing(shop: Shop) -> None:
    shop.visit(card=BORIS_CARD)
    welcome = view(shop)
    assert welcome is not None and welcome.standing == Reason("welcome", 10)
    shop.clock.forward(days=2, hours=9, minutes=59)  # 20 November, 23:59 in Moscow
    still = view(shop)
    assert still is not None and still.standing == Reason("welcome", 10)
    shop.clock.forward(minutes=1)
    over = view(shop)
    assert over is not None and over.standing is None


def test_a_stale_screen_is_told_so(shop: Shop) -> None:
    first = shop.visit()
    shop.store.read(lambda uow: visiting.require(uow, "kiosk-1", first))
    end(shop)
    for visit in (first, None):
        with pytest.raises(VisitOver):
            shop.store.read(lambda uow, v=visit: visiting.require(uow, "kiosk-1", v))  # type: ignore[misc]
    second = shop.visit()
    with pytest.raises(VisitOver):
        shop.store.read(lambda uow: visiting.require(uow, "kiosk-1", first))
    assert shop.store.read(lambda uow: visiting.require(uow, "kiosk-1", second)).id == second


def test_a_visit_nobody_touches_is_ended(shop: Shop) -> None:
    shop.visit(card=ANNA_CARD)
    shop.visit("kiosk-2")
    shop.clock.forward(seconds=100)
    shop.store.write(lambda uow: visiting.touch(uow, "kiosk-2", shop.clock()))
    shop.clock.forward(seconds=30)
    assert shop.store.write(lambda uow: visiting.end_idle(uow, shop.clock(), IDLE)) == ("kiosk-1",)
    assert open_at(shop) is None and open_at(shop, "kiosk-2") is not None
    assert shop.store.write(lambda uow: visiting.end_idle(uow, shop.clock(), IDLE)) == ()


def test_a_touch_of_nothing_is_nothing(shop: Shop) -> None:
    before = version(shop)
    shop.store.write(lambda uow: visiting.touch(uow, "kiosk-1", shop.clock()))
    assert open_at(shop) is None and version(shop) == before
