"""Looking at what the shop sells, from a place in it, as a person in it."""

import pytest

from kiosk.domain.errors import NotFound
from kiosk.domain.stock import Movement, Reason
from kiosk.use_cases import browsing, receiving
from kiosk.use_cases.browsing import Offer
from tests.fakes.shop import ANNA_CARD, BORIS_CARD, JACKET_L, JACKET_M, JACKET_PRICE, MUG, MUG_PRICE, NOW, STATIONS, Shop


def offer(shop: Shop, product: str = "gryada", station: str = "kiosk-1") -> Offer:
    return shop.store.read(lambda uow: browsing.offer(uow, browsing.seller(uow, STATIONS[station], shop.clock()), product))


def search(shop: Shop, text: str) -> tuple[list[str], list[str]]:
    found, near = shop.store.read(lambda uow: browsing.search(uow, text))
    return [p.id for p in found], [p.id for p in near]


def test_pieces_are_told_by_place_nearest_first(shop: Shop) -> None:
    at_lesnaya = [(s.kind, s.location.id, s.available) for s in offer(shop, "kruzhka").sources[MUG]]
    assert at_lesnaya == [("here", "lesnaya", 5), ("warehouse", "warehouse", 4)]
    at_sadovaya = [(s.kind, s.location.id, s.available) for s in offer(shop, station="kiosk-3").sources[JACKET_L]]
    assert at_sadovaya == [("here", "sadovaya", 1), ("warehouse", "warehouse", 3)]
    assert [s.kind for s in offer(shop).sources[JACKET_L]] == ["store", "warehouse"]
    assert all(s.as_of == NOW for s in offer(shop).sources[JACKET_L])


def test_what_is_reserved_is_not_shown(shop: Shop) -> None:
    shop.visit()
    shop.ordering.order(shop.request())
    assert [s.available for s in offer(shop).sources[JACKET_L]] == [0, 3]


def test_a_debt_of_pieces_is_not_an_offer(shop: Shop) -> None:
    debt = Movement("oversold", "sadovaya", JACKET_L, Reason.OVERSOLD, NOW, reserved=3)
    shop.store.write(lambda uow: uow.stock.apply([debt], guarded=False))
    ways = shop.store.read(lambda uow: receiving.ways(uow, browsing.seller(uow, STATIONS["kiosk-1"], NOW), [(JACKET_L, 1)], NOW))
    assert "sadovaya" not in {way.source_id for way in ways}


@pytest.mark.parametrize(
    ("card", "each", "reason"), [(None, JACKET_PRICE, None), (ANNA_CARD, 1_890_500, "regular"), (BORIS_CARD, 1_791_000, "welcome")]
)
def test_everybody_sees_their_own_price(shop: Shop, card: str | None, each: int, reason: str | None) -> None:
    shop.visit(card=card)
    line = offer(shop).prices[JACKET_M]
    assert (line.each, line.reason.code if line.reason else None) == (each, reason)


def test_nobody_sees_the_price_of_somebody_at_another_screen(shop: Shop) -> None:
    shop.visit("kiosk-2", card=ANNA_CARD)
    assert offer(shop).prices[JACKET_M].each == JACKET_PRICE


def test_a_fixed_price_is_marked(shop: Shop) -> None:
    shop.visit(card=ANNA_CARD)
    mug = offer(shop, "kruzhka")
    assert mug.prices[MUG].each == MUG_PRICE and mug.fixed == {MUG}
    assert offer(shop).fixed == frozenset()


def test_the_next_advantage_is_spoken_of_to_known_people_only(shop: Shop) -> None:
    assert offer(shop).next_advantage is None
    shop.visit(card=ANNA_CARD)
    coming = offer(shop).next_advantage
    assert coming is not None and (coming.percent, coming.left) == (7, 8_000_000 - 5_000_000 - 1_890_500)


def test_a_product_nobody_knows(shop: Shop) -> None:
    with pytest.raises(NotFound):
        offer(shop, "no-such")


def test_categories_have_a_face(shop: Shop) -> None:
    found = shop.store.read(browsing.categories)
    assert [(c.id, n, p.id if p else None) for c, n, p in found] == [("jackets", 1, "gryada"), ("mugs", 1, "kruzhka")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("куртка", ["gryada"]),
        ("КУРТ", ["gryada"]),
        ("rehnrf", ["gryada"]),  # «куртка» with the keyboard left in English
        ("ощк", []),
        ("ёж", ["kruzhka"]),
        ("еж", ["kruzhka"]),
        ("`;", ["kruzhka"]),  # «ёж» with the keyboard left in English
        ("hedgehog", ["kruzhka"]),
        ("рувпурщп", ["kruzhka"]),  # "hedgehog" with the keyboard left in Russian
        ("рябина куртка", ["gryada"]),
        ("4607112000018", ["gryada"]),
        (JACKET_L, ["gryada"]),
        ("куртка кружка", []),
    ],
)
def test_search(shop: Shop, text: str, found: list[str]) -> None:
    assert search(shop, text)[0] == found


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("курточка", ["gryada"]),
        ("курта с капюшоном", ["gryada"]),
        ("rehnjxrf", ["gryada"]),
        ("велосипед", ["gryada"]),
        ("", ["gryada"]),
    ],
)
def test_when_nothing_is_found_the_nearest_is_offered(shop: Shop, text: str, near: list[str]) -> None:
    assert search(shop, text) == ([], near)


@pytest.mark.parametrize("text", ["%", "_", "'", '"', "*", "\\", "' OR 1=1 --", "a" * 80, "😀", "\u202e", "(", "-" * 80])
def test_hostile_search_texts_find_nothing_and_break_nothing(any_shop: Shop, text: str) -> None:
    assert search(any_shop, text)[0] == []
