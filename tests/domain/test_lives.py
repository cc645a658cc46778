"""The lives of things are tables: what is not in the table cannot happen."""

import itertools
from datetime import UTC, datetime

import pytest

from kiosk.domain import orders, printing
from kiosk.domain.errors import IllegalMove
from kiosk.domain.orders import Fulfilment, FulfilmentState, Order, OrderLine, Promise, Receiving
from kiosk.domain.printing import JobState

NOW = datetime(2026, 11, 18, 11, tzinfo=UTC)

LEGAL_FULFILMENT = {
    "placed": "allocated short cancelled",
    "allocated": "picking short cancelled",
    "picking": "ready shipped short cancelled",
    "ready": "handed_over cancelled",
    "shipped": "delivered cancelled",
    "handed_over": "returned",
    "delivered": "returned",
    "short": "allocated cancelled",
    "cancelled": "",
    "returned": "",
}


def part(state: FulfilmentState) -> Fulfilment:
    return Fulfilment("part", Receiving.PICKUP, "here", "here", None, 0, Promise(NOW, None, None, NOW), state)


@pytest.mark.parametrize(("before", "after"), list(itertools.product(FulfilmentState, FulfilmentState)))
def test_every_move_of_a_fulfilment(before: FulfilmentState, after: FulfilmentState) -> None:
    if after.value in LEGAL_FULFILMENT[before.value].split():
        assert part(before).move_to(after) == part(after)
    else:
        with pytest.raises(IllegalMove, match=f"{before.value}, cannot become {after.value}"):
            part(before).move_to(after)


def reachable(start: str, table: dict[str, set[str]]) -> set[str]:
    found, new = {start}, {start}
    while new:
        new = {after for before in new for after in table[before]} - found
        found |= new
    return found


def test_every_state_of_a_fulfilment_can_be_reached() -> None:
    table = {before.value: {after.value for after in nexts} for before, nexts in orders.NEXT.items()}
    assert reachable("placed", table) == {state.value for state in FulfilmentState}


def test_paper_is_never_printed_twice_in_silence() -> None:
    """Once a byte may have left, the same job never goes back to the queue by any other way than `sending -> queued`
    (which means that no byte left), and what may be on paper never becomes `sending` again."""
    table = {before.value: {after.value for after in nexts} for before, nexts in printing.NEXT.items()}
    assert set(table) == {state.value for state in JobState}
    for done in ("printed", "uncertain", "expired", "cancelled"):
        assert not reachable(done, table) & {"queued", "sending"}
    assert table["queued"] >= {"sending", "expired", "cancelled"}
    assert "printed" not in table["queued"] and "uncertain" not in table["queued"]
    assert reachable("queued", table) == set(table)


def test_an_order_costs_its_lines_and_its_way() -> None:
    lines = (OrderLine("a", 2, 1000, 900, "regular"), OrderLine("b", 1, 50, 50, ""))
    delivery = Fulfilment("part", Receiving.DELIVERY, "here", None, "evening", 59_000, Promise(NOW, None, None, NOW))
    order = Order("1", "A-1008", "r", "kiosk", "kiosk-1", None, "ru", "RUB", "msk", lines, delivery, None, NOW)
    assert order.total == 1800 + 50 + 59_000
