"""A scan at a station: who or what it is, and what that station's screen is told."""

import json
import logging

import pytest

from kiosk.use_cases import visiting
from kiosk.use_cases.identifying import Outcome
from kiosk.use_cases.reception import Reception
from tests.fakes.screens import FakeScreens
from tests.fakes.shop import (
    ANNA_CARD,
    BARCODES,
    BLOCKED_CARD,
    BORIS_CARD,
    JACKET_L,
    STATIONS,
    UNKNOWN_CARD,
    Shop,
)


@pytest.fixture
def screens() -> FakeScreens:
    return FakeScreens("kiosk-1", "kiosk-2")


@pytest.fixture
def reception(shop: Shop, screens: FakeScreens) -> Reception:
    return Reception(shop.store, screens, shop.clock, shop.new_id)


def who(shop: Shop, station: str = "kiosk-1") -> str | None:
    """The person at that screen: an id, `nobody known`, or None without a visit."""
    visit = shop.store.read(lambda uow: uow.visits.open_at(station))
    return None if visit is None else visit.customer_id or "nobody known"


def outcomes(screens: FakeScreens, station: str = "kiosk-1") -> list[str]:
    return [body["outcome"] for body in screens.heard(station, "scanned")]


def test_a_card_begins_a_visit_and_is_greeted_at_that_screen_only(shop: Shop, screens: FakeScreens, reception: Reception) -> None:
    reception.scanned("kiosk-1", ANNA_CARD)
    assert who(shop) == "anna" and who(shop, "kiosk-2") is None
    assert outcomes(screens) == ["customer"] and outcomes(screens, "kiosk-2") == []


def test_a_card_after_looking_around_is_the_same_visit(shop: Shop, reception: Reception) -> None:
    visit = shop.visit()
    reception.scanned("kiosk-1", ANNA_CARD)
    found = shop.store.read(lambda uow: uow.visits.open_at("kiosk-1"))
    assert found is not None and (found.id, found.customer_id) == (visit, "anna")


def test_the_same_card_twice_is_the_same_person(shop: Shop, screens: FakeScreens, reception: Reception) -> None:
    reception.scanned("kiosk-1", ANNA_CARD)
    reception.scanned("kiosk-1", ANNA_CARD)
    assert outcomes(screens) == ["customer", "customer"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        (UNKNOWN_CARD, "card_unknown"),
        (BLOCKED_CARD, "card_blocked"),
        (ANNA_CARD[:-1] + "0", "malformed"),
        (ANNA_CARD[:-2], "malformed"),
        ("4607112009995", "malformed"),
        ("4607112009998", "unknown_code"),
        ("ORA1008", "unknown_code"),
        ("ORA1009", "malformed"),
        ("javascript:alert(1)", "unknown_code"),
        ("x" * 4096, "unknown_code"),
        ("", "unknown_code"),
    ],
)
def test_what_is_not_known_gets_its_own_answer_and_begins_nothing(
    shop: Shop, screens: FakeScreens, reception: Reception, text: str, outcome: str
) -> None:
    reception.scanned("kiosk-1", text)
    assert outcomes(screens) == [outcome]
    assert who(shop) is None


def test_a_blocked_card_does_not_become_the_visitor(shop: Shop, reception: Reception) -> None:
    shop.visit()
    reception.scanned("kiosk-1", BLOCKED_CARD)
    assert who(shop) == "nobody known"


def test_a_product_is_shown_and_begins_a_visit(shop: Shop, screens: FakeScreens, reception: Reception) -> None:
    reception.scanned("kiosk-1", BARCODES[JACKET_L])
    news = screens.heard("kiosk-1", "scanned")[0]
    assert (news["outcome"], news["product_id"], news["sku"], news["order_number"]) == ("product", "gryada", JACKET_L, None)
    assert who(shop) == "nobody known"


def test_a_slip_leads_to_its_order(shop: Shop, screens: FakeScreens, reception: Reception) -> None:
    shop.visit("kiosk-2")
    order = shop.ordering.order(shop.request(station="kiosk-2")).order
    reception.scanned("kiosk-1", "OR" + order.number.replace("-", ""))
    news = screens.heard("kiosk-1", "scanned")[0]
    assert (news["outcome"], news["order_number"]) == ("order", order.number)


def test_without_a_screen_nothing_begins_and_nobody_is_told(shop: Shop, screens: FakeScreens, reception: Reception) -> None:
    for text in (ANNA_CARD, BARCODES[JACKET_L], "noise"):
        assert reception.scanned("kiosk-3", text).outcome is Outcome.NO_SCREEN
    reception.misread("kiosk-3", "half a scan")
    assert who(shop, "kiosk-3") is None and screens.told == []
    assert [heard.outcome for heard in reception.journal()] == ["no_screen"] * 4


def test_garbage_is_told_as_misread(shop: Shop, screens: FakeScreens, reception: Reception) -> None:
    reception.misread("kiosk-1", "too long")
    assert outcomes(screens) == ["malformed"] and who(shop) is None


def test_any_scan_is_a_sign_of_life(shop: Shop, reception: Reception) -> None:
    shop.visit()
    for text in (BARCODES[JACKET_L], "unknown", ANNA_CARD, UNKNOWN_CARD):
        now = shop.clock.forward(seconds=50)
        reception.scanned("kiosk-1", text)
        visit = shop.store.read(lambda uow: uow.visits.open_at("kiosk-1"))
        assert visit is not None and visit.active_at == now


def test_a_second_card_asks_and_changes_nothing(shop: Shop, screens: FakeScreens, reception: Reception) -> None:
    reception.scanned("kiosk-1", ANNA_CARD)
    reception.scanned("kiosk-1", BORIS_CARD)
    assert outcomes(screens) == ["customer", "second_card"]
    assert who(shop) == "anna"


def test_yes_it_is_another_person(shop: Shop, screens: FakeScreens, reception: Reception) -> None:
    reception.scanned("kiosk-1", ANNA_CARD)
    before = shop.store.read(lambda uow: uow.visits.open_at("kiosk-1"))
    reception.scanned("kiosk-1", BORIS_CARD)
    shop.clock.forward(seconds=20)
    reception.recall("kiosk-1")
    after = shop.store.read(lambda uow: uow.visits.open_at("kiosk-1"))
    assert before is not None and after is not None
    assert after.id != before.id and after.customer_id == "boris"
    assert outcomes(screens)[-1] == "customer"


def test_the_screen_may_end_the_visit_itself_before_it_recalls(shop: Shop, reception: Reception) -> None:
    reception.scanned("kiosk-1", ANNA_CARD)
    reception.scanned("kiosk-1", BORIS_CARD)
    shop.store.write(lambda uow: visiting.end(uow, "kiosk-1", shop.clock(), "second_card"))
    reception.recall("kiosk-1")
    assert who(shop) == "boris"


def test_an_answer_that_comes_too_late_wipes_and_greets_nobody(shop: Shop, reception: Reception) -> None:
    reception.scanned("kiosk-1", ANNA_CARD)
    reception.scanned("kiosk-1", BORIS_CARD)
    shop.clock.forward(seconds=21)
    reception.recall("kiosk-1")
    assert who(shop) is None


def test_a_card_is_recalled_once_and_at_its_own_screen(shop: Shop, reception: Reception) -> None:
    reception.scanned("kiosk-1", ANNA_CARD)
    reception.scanned("kiosk-1", BORIS_CARD)
    reception.recall("kiosk-2")
    assert who(shop, "kiosk-2") is None and who(shop) == "anna"
    reception.recall("kiosk-1")
    reception.recall("kiosk-1")
    assert who(shop) is None, "the second recall ends the visit and has no card left"


def test_a_recall_without_a_second_card_greets_nobody(shop: Shop, reception: Reception) -> None:
    reception.scanned("kiosk-1", ANNA_CARD)
    reception.recall("kiosk-1")
    assert who(shop) is None


def test_a_card_that_was_not_taken_up_is_forgotten(shop: Shop, reception: Reception) -> None:
    reception.scanned("kiosk-1", ANNA_CARD)
    reception.scanned("kiosk-1", BORIS_CARD)
    shop.clock.forward(seconds=30)
    reception.scanned("kiosk-2", BARCODES[JACKET_L])
    assert BORIS_CARD not in repr(vars(reception))


def test_news_are_numbered_in_order(screens: FakeScreens, reception: Reception) -> None:
    for station in ("kiosk-1", "kiosk-2", "kiosk-1"):
        reception.scanned(station, BARCODES[JACKET_L])
    seqs = [body["seq"] for _, event, body in screens.told if event == "scanned"]
    assert seqs == sorted(set(seqs)) and len(seqs) == 3


def test_no_card_number_is_told_kept_or_logged(
    shop: Shop, screens: FakeScreens, reception: Reception, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    for card in (ANNA_CARD, UNKNOWN_CARD, BLOCKED_CARD):
        reception.scanned("kiosk-1", card)
    reception.misread("kiosk-1", "too long")
    told = json.dumps([[*row] for row in screens.told]) + repr(reception.journal()) + caplog.text
    for card in (ANNA_CARD, UNKNOWN_CARD, BLOCKED_CARD):
        assert card not in told
    visit = shop.store.read(lambda uow: visiting.view(uow, STATIONS["kiosk-1"], shop.clock()))
    assert visit is not None and visit.visit.card_tail == ANNA_CARD[-2:]


def test_the_journal_shows_the_latest_first_and_forgets(reception: Reception) -> None:
    for _ in range(300):
        reception.misread("kiosk-1", "noise")
    reception.scanned("kiosk-1", ANNA_CARD)
    assert len(reception.journal()) == 200 and reception.journal()[0].outcome == "customer"
