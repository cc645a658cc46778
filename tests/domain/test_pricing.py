"""One price for everybody who asks the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.pricing import CustomerFacts, ListPrice, PriceRules, Reason, Tier, quote, reduced, standing

TODAY = date(2026, 11, 18)
RULES = PriceRules("RUB", "msk", (Tier(0, 0), Tier(3_000_000, 5), Tier(8_000_000, 7)), welcome_percent=10)
JACKET = ListPrice("jacket", "msk", 1_990_000)
FIXED = ListPrice("mug", "msk", 89_000, 120_000, fixed={"ru": "цена месяца", "en": "price of the month"})
MARKED_DOWN = ListPrice("cap", "msk", 150_000, 200_000)

amounts = st.integers(1, 50_000_000)
facts = st.one_of(
    st.none(),
    st.builds(CustomerFacts, st.integers(0, 20_000_000), st.one_of(st.none(), st.dates(date(2026, 11, 1), date(2026, 12, 5)))),
)
rules = st.builds(
    PriceRules,
    st.just("RUB"),
    st.just("msk"),
    st.lists(st.builds(Tier, st.integers(0, 10_000_000), st.integers(0, 30)), max_size=5).map(tuple),
    st.integers(0, 30),
)


@st.composite
def list_prices(draw: st.DrawFn) -> ListPrice:
    amount = draw(amounts)
    old = draw(st.one_of(st.none(), st.integers(amount, amount * 3)))
    return ListPrice(
        draw(st.text("abc", min_size=1, max_size=6)), "msk", amount, old, draw(st.sampled_from([None, {"ru": "цена месяца"}]))
    )


@pytest.mark.parametrize(
    ("spend", "welcome_until", "expected"),
    [
        (0, None, None),
        (2_999_999, None, None),
        (3_000_000, None, Reason("regular", 5)),
        (8_000_000, None, Reason("regular", 7)),
        (0, TODAY, Reason("welcome", 10)),  # the last day still counts
        (0, date(2026, 11, 17), None),  # the day after it does not
        (8_000_000, TODAY, Reason("welcome", 10)),  # the better of the two
    ],
)
def test_standing(spend: int, welcome_until: date | None, expected: Reason | None) -> None:
    assert standing(RULES, CustomerFacts(spend, welcome_until), TODAY) == expected


def test_a_stranger_has_no_standing_and_pays_the_list_price() -> None:
    quoted = quote([(JACKET, 2)], None, RULES, TODAY)
    assert standing(RULES, None, TODAY) is None
    assert (quoted.total, quoted.lines[0].reason, quoted.next_advantage) == (3_980_000, None, None)


def test_a_tie_is_called_by_the_lasting_reason() -> None:
    same = PriceRules("RUB", "msk", (Tier(0, 10),), 10)
    assert standing(same, CustomerFacts(0, TODAY), TODAY) == Reason("regular", 10)


def test_a_discount_is_named_and_the_old_price_shown() -> None:
    line = quote([(JACKET, 1)], CustomerFacts(3_000_000), RULES, TODAY).line("jacket")
    assert (line.each, line.old_each, line.reason) == (1_890_500, 1_990_000, Reason("regular", 5))


def test_a_fixed_price_takes_no_discount_and_says_why() -> None:
    line = quote([(FIXED, 3)], CustomerFacts(9_000_000, TODAY), RULES, TODAY).line("mug")
    assert (line.each, line.old_each, line.total) == (89_000, 120_000, 267_000)
    assert line.reason is not None and line.reason.code == "fixed" and line.reason.words is not None


def test_a_price_that_was_lowered_says_by_how_much() -> None:
    line = quote([(MARKED_DOWN, 1)], None, RULES, TODAY).line("cap")
    assert (line.each, line.old_each, line.reason) == (150_000, 200_000, Reason("markdown", 25))


@pytest.mark.parametrize(
    ("amount", "percent", "each"),
    [(1_990_000, 5, 1_890_500), (99_900, 5, 94_900), (10_001, 1, 9_900), (100_00, 0, 100_00), (99, 5, 99), (1_50, 5, 1_00)],
)
def test_rounding_is_down_to_whole_roubles(amount: int, percent: int, each: int) -> None:
    assert reduced(amount, percent) == each


def test_what_is_left_to_the_next_advantage_counts_this_purchase() -> None:
    coming = quote([(JACKET, 1)], CustomerFacts(1_000_000), RULES, TODAY).next_advantage
    assert coming is not None
    assert (coming.percent, coming.left) == (5, 10_000)
    assert coming.share == pytest.approx(2_990_000 / 3_000_000)


def test_a_purchase_that_reaches_the_next_tier_speaks_of_the_one_after() -> None:
    coming = quote([(JACKET, 2)], CustomerFacts(0), RULES, TODAY).next_advantage
    assert coming is not None
    assert (coming.percent, coming.left) == (7, 8_000_000 - 3_980_000)


def test_at_the_top_there_is_no_next_advantage() -> None:
    assert quote([(JACKET, 1)], CustomerFacts(8_000_000), RULES, TODAY).next_advantage is None


@given(st.lists(st.tuples(list_prices(), st.integers(1, 20)), min_size=1, max_size=6), facts, rules)
def test_no_price_is_above_its_list_nor_given_away_and_sums_are_exact(
    lines: list[tuple[ListPrice, int]], who: CustomerFacts | None, shop_rules: PriceRules
) -> None:
    quoted = quote(lines, who, shop_rules, TODAY)
    assert quoted.total == sum(line.each * line.quantity for line in quoted.lines)
    for (price, quantity), line in zip(lines, quoted.lines, strict=True):
        assert 0 < line.each <= price.amount
        assert line.quantity == quantity
        if line.each < price.amount:
            assert line.reason is not None and line.old_each is not None and line.old_each > line.each
        if price.fixed is not None:
            assert line.each == price.amount


@given(list_prices(), st.integers(1, 19), st.integers(1, 19), facts, rules)
def test_pieces_bought_apart_cost_what_they_cost_together(
    price: ListPrice, some: int, more: int, who: CustomerFacts | None, shop_rules: PriceRules
) -> None:
    """So any partial return is exact to the minor unit."""
    together = quote([(price, some + more)], who, shop_rules, TODAY).total
    apart = quote([(price, some)], who, shop_rules, TODAY).total + quote([(price, more)], who, shop_rules, TODAY).total
    assert together == apart


@given(list_prices(), st.integers(0, 10_000_000), st.integers(0, 10_000_000))
def test_who_spent_more_never_pays_more(price: ListPrice, less: int, extra: int) -> None:
    poorer = quote([(price, 1)], CustomerFacts(less), RULES, TODAY)
    richer = quote([(price, 1)], CustomerFacts(less + extra), RULES, TODAY)
    assert richer.total <= poorer.total


@given(list_prices(), facts, rules)
def test_the_share_done_is_a_share(price: ListPrice, who: CustomerFacts | None, shop_rules: PriceRules) -> None:
    coming = quote([(price, 1)], who, shop_rules, TODAY).next_advantage
    if coming is not None:
        assert coming.left > 0 and 0 <= coming.share < 1
