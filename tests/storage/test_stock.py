import random
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.channels import Channel
from kiosk.domain.errors import Shortage, ShortLine
from kiosk.domain.stock import Level, Movement, Reason, StockChange
from kiosk.use_cases.ports import Fact, Store, UnitOfWork
from tests.storage.samples import NOW, moved


def receive(store: Store, *lines: tuple[str, int], location: str = "lesnaya") -> None:
    receipts = [moved(f"receipt-{location}-{sku}", sku, location, on_hand=pieces) for sku, pieces in lines]
    store.write(lambda uow: uow.stock.apply(receipts, guarded=False))


def take(store: Store, *movements: Movement, guarded: bool = True) -> tuple[Level, ...]:
    return store.write(lambda uow: uow.stock.apply(movements, guarded=guarded))


def level(store: Store, sku: str = "A", location: str = "lesnaya") -> Level:
    found = store.read(lambda uow: uow.stock.levels([sku], location))
    return found[0] if found else Level(location, sku)


def test_a_movement_moves_its_level(store: Store) -> None:
    receive(store, ("A", 5))
    new = take(store, moved("m", reserved=2, unavailable=1, allotted=1))
    assert new == (Level("lesnaya", "A", 5, 2, 1, 1, NOW),)
    assert level(store) == new[0]


def test_movements_come_back_whole_and_oldest_first(store: Store) -> None:
    first, second = moved("x", on_hand=3), moved("a", reason=Reason.RESERVATION, reserved=1)
    take(store, first)
    take(store, second)
    assert store.read(lambda uow: uow.stock.movements("A", "lesnaya")) == [first, second]
    assert store.read(lambda uow: uow.stock.movements("A", "elsewhere")) == []


def test_levels_are_in_the_order_of_location_and_sku(store: Store) -> None:
    receive(store, ("B", 1), ("A", 2))
    receive(store, ("A", 3), location="arbat")
    found = store.read(lambda uow: uow.stock.levels(["A", "B", "C", "A"]))
    assert [(v.location_id, v.sku, v.on_hand) for v in found] == [("arbat", "A", 3), ("lesnaya", "A", 2), ("lesnaya", "B", 1)]
    assert [v.sku for v in store.read(lambda uow: uow.stock.levels(["B", "A"], "lesnaya"))] == ["A", "B"]
    assert store.read(lambda uow: uow.stock.levels([])) == []


def test_the_same_source_key_counts_once(store: Store) -> None:
    receive(store, ("A", 5))
    twice = moved("m", reserved=1)
    assert take(store, twice, twice)[0].reserved == 1
    assert take(store, twice) == ()
    assert level(store).reserved == 1
    assert len(store.read(lambda uow: uow.stock.movements("A", "lesnaya"))) == 2


def test_a_known_key_beside_a_new_one_is_left_out_alone(store: Store) -> None:
    receive(store, ("A", 5))
    take(store, moved("m", reserved=1))
    assert take(store, moved("m", reserved=1), moved("n", reserved=2))[0].reserved == 3


def test_a_shortage_names_every_short_line_and_changes_nothing(store: Store) -> None:
    receive(store, ("A", 3), ("B", 1), ("C", 9))
    take(store, moved("offer", "A", allotted=2))
    wanted = [moved("1", "A", reserved=1), moved("2", "A", reserved=1), moved("3", "B", reserved=4), moved("4", "C", reserved=1)]
    wanted.append(moved("5", "never", reserved=1))
    with pytest.raises(Shortage) as refusal:
        take(store, *wanted)
    assert refusal.value.lines == (
        ShortLine("A", "lesnaya", wanted=2, free=1, held_by_channels=2),
        ShortLine("B", "lesnaya", wanted=4, free=1, held_by_channels=0),
        ShortLine("never", "lesnaya", wanted=1, free=0, held_by_channels=0),
    )
    assert [level(store, sku).reserved for sku in "ABC"] == [0, 0, 0]
    assert store.read(lambda uow: uow.stock.movements("C", "lesnaya"))[1:] == []


def test_a_caught_shortage_changes_nothing_and_leaves_the_transaction_usable(store: Store) -> None:
    receive(store, ("A", 1), ("B", 5))

    def work(uow: UnitOfWork) -> int:
        with pytest.raises(Shortage):
            uow.stock.apply([moved("1", "A", reserved=2), moved("2", "B", reserved=5)], guarded=True)
        uow.stock.apply([moved("2", "B", reserved=1)], guarded=True)
        return len(uow.facts)

    assert store.write(work) == 1
    assert (level(store).reserved, level(store, "B").reserved) == (0, 1)
    assert store.read(lambda uow: uow.stock.imbalances()) == []


def test_what_gives_back_is_never_short_even_when_oversold(store: Store) -> None:
    receive(store, ("A", 1))
    take(store, moved("channel", reserved=3, reason=Reason.CHANNEL_ORDER), guarded=False)
    assert level(store).available == -2
    assert take(store, moved("release", reserved=-1))[0].free == -1
    with pytest.raises(Shortage) as refusal:
        take(store, moved("more", reserved=1))
    assert refusal.value.lines[0].free == 0


def test_no_column_falls_below_zero(store: Store) -> None:
    receive(store, ("A", 2), ("B", 2))
    take(store, moved("some", reserved=1, unavailable=1))
    before = level(store), level(store, "B")
    for column in ("on_hand", "reserved", "unavailable", "allotted"):
        for guarded in (True, False):
            down: dict[str, Any] = {column: -3}
            with pytest.raises((ValueError, Shortage)):
                take(store, moved("other", "B", reserved=1), moved("down", **down), guarded=guarded)
    assert (level(store), level(store, "B")) == before


def test_unguarded_below_zero_is_a_value_error(store: Store) -> None:
    with pytest.raises(ValueError, match="below zero"):
        take(store, moved("down", on_hand=-1), guarded=False)


def test_a_moment_without_a_zone_is_refused(store: Store) -> None:
    naive = replace(moved("m", on_hand=1), at=NOW.replace(tzinfo=None))
    with pytest.raises(ValueError, match="time zone"):
        take(store, naive, guarded=False)


def test_a_moment_of_another_zone_is_the_same_moment(store: Store) -> None:
    moscow = replace(moved("m", on_hand=1), at=NOW.astimezone(ZoneInfo("Europe/Moscow")))
    take(store, moscow, guarded=False)
    found = store.read(lambda uow: uow.stock.movements("A", "lesnaya"))
    assert found[0].at == NOW


def test_each_touched_level_is_a_fact(store: Store) -> None:
    heard: list[Fact] = []

    def work(uow: UnitOfWork) -> None:
        uow.stock.apply([moved("1", "B", on_hand=4), moved("2", "A", on_hand=2), moved("3", "A", reserved=1)], guarded=False)
        uow.stock.apply([moved("4", "B", allotted=3)], guarded=False)
        heard.extend(uow.facts)

    store.write(work)
    assert [fact.body for fact in heard] == [
        StockChange("A", "lesnaya", 1, NOW, by=1),
        StockChange("B", "lesnaya", 4, NOW, by=4),
        StockChange("B", "lesnaya", 4, NOW, by=0),
    ]


def test_touched_skus_are_dirty_for_the_channels_that_sell_from_there(store: Store) -> None:
    for channel in (Channel("web", "Web", "lesnaya", 1), Channel("other", "Other", "sadovaya", 1)):
        store.write(lambda uow, c=channel: uow.channels.add(c))  # type: ignore[misc]
    receive(store, ("B", 1), ("A", 1))
    assert store.read(lambda uow: uow.channels.dirty("web", 10)) == ["A", "B"]
    assert store.read(lambda uow: uow.channels.dirty("other", 10)) == []
    store.write(lambda uow: uow.channels.clean("web", "A"))
    with pytest.raises(Shortage):
        take(store, moved("no", "A", reserved=2))
    take(store, moved("receipt-lesnaya-A", "A", on_hand=1))  # known already
    assert store.read(lambda uow: uow.channels.dirty("web", 10)) == ["B"]


def at_random(rng: random.Random, key: str) -> Movement:
    by: dict[str, Any] = {rng.choice(["on_hand", "reserved", "unavailable", "allotted"]): rng.randint(-2, 4)}
    return moved(key, rng.choice("ABC"), rng.choice(["lesnaya", "arbat"]), **by)


@pytest.mark.parametrize("seed", [1, 7])
def test_levels_are_the_sums_of_their_movements_after_a_storm(store: Store, seed: int) -> None:
    rng = random.Random(seed)
    refused = 0
    for turn in range(120):
        names = [f"{turn if rng.random() < 0.9 else turn // 2}-{n}" for n in range(rng.randint(1, 4))]
        movements = [at_random(rng, name) for name in names]
        guarded = rng.random() < 0.6
        try:
            take(store, *movements, guarded=guarded)
        except (Shortage, ValueError):
            refused += 1
    assert 0 < refused < 120
    assert store.read(lambda uow: uow.stock.imbalances()) == []
    for found in store.read(lambda uow: uow.stock.levels("ABC")):
        ledger = store.read(lambda uow, v=found: uow.stock.movements(v.sku, v.location_id))  # type: ignore[misc]
        assert found.on_hand == sum(m.on_hand for m in ledger)
        assert found.reserved == sum(m.reserved for m in ledger)
        assert min(found.on_hand, found.reserved, found.unavailable, found.allotted) >= 0
