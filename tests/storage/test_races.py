"""Many at once: the last piece, the same request, the one writer."""

import threading
import time
from collections import Counter
from collections.abc import Callable

import pytest

from kiosk.domain.channels import Channel
from kiosk.domain.errors import SameRequest, Shortage
from kiosk.domain.stock import Reason
from kiosk.use_cases.ports import Fact, Store, UnitOfWork
from tests.storage.conftest import Database
from tests.storage.samples import moved, order


def all_at_once(number: int, act: Callable[[int], str]) -> Counter[str]:
    """Start that many threads together; what each came to."""
    outcomes: list[str] = []
    gate = threading.Barrier(number)

    def run(n: int) -> None:
        gate.wait(20)
        try:
            outcomes.append(act(n))
        except Exception as error:
            outcomes.append(type(error).__name__)

    threads = [threading.Thread(target=run, args=(n,)) for n in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return Counter(outcomes)


def test_one_of_fifty_gets_the_last_piece(store: Store) -> None:
    store.write(lambda uow: uow.stock.apply([moved("all", on_hand=1)], guarded=False))

    def buy(n: int) -> str:
        def work(uow: UnitOfWork) -> None:
            uow.stock.apply([moved(f"r-{n}", reason=Reason.RESERVATION, reserved=1)], guarded=True)
            uow.orders.add(order(uow.orders.next_serial(), f"r-{n}"))

        store.write(work)
        return "bought"

    assert all_at_once(50, buy) == {"bought": 1, Shortage.__name__: 49}
    assert store.read(lambda uow: uow.stock.levels(["A"]))[0].available == 0
    assert store.read(lambda uow: uow.orders.count()) == 1
    assert store.read(lambda uow: uow.stock.imbalances()) == []


def test_a_double_tap_makes_one_order(store: Store) -> None:
    store.write(lambda uow: uow.stock.apply([moved("all", on_hand=100)], guarded=False))

    def tap(n: int) -> str:
        def work(uow: UnitOfWork) -> None:
            uow.orders.add(order(uow.orders.next_serial(), "one"))
            uow.stock.apply([moved(f"r-{n}", reserved=1)], guarded=True)

        store.write(work)
        return "made"

    assert all_at_once(12, tap) == {"made": 1, SameRequest.__name__: 11}
    assert store.read(lambda uow: uow.stock.levels(["A"]))[0].reserved == 1


def test_the_same_movement_from_many_counts_once(store: Store) -> None:
    def count(n: int) -> str:
        touched = store.write(lambda uow: uow.stock.apply([moved("once", on_hand=7)], guarded=False))
        return f"{len(touched)}"

    assert all_at_once(12, count) == {"1": 1, "0": 11}
    assert store.read(lambda uow: uow.stock.levels(["A"]))[0].on_hand == 7


def test_crossing_orders_of_many_skus_all_come_through(store: Store) -> None:
    """Each takes the same rows, named in another order."""
    skus = "ABCDEF"
    store.write(lambda uow: uow.stock.apply([moved(s, s, on_hand=1000) for s in skus], guarded=False))

    def buy(n: int) -> str:
        for turn in range(5):
            named = skus if n % 2 else skus[::-1]
            lines = [moved(f"{n}-{turn}-{sku}", sku, reserved=1) for sku in named]
            store.write(lambda uow, w=lines: uow.stock.apply(w, guarded=True))  # type: ignore[misc]
        return "bought"

    assert all_at_once(16, buy) == {"bought": 16}
    assert {v.reserved for v in store.read(lambda uow: uow.stock.levels(skus))} == {80}
    assert store.read(lambda uow: uow.stock.imbalances()) == []


def test_a_mark_made_while_a_channel_is_served_is_not_lost(store: Store) -> None:
    """The sync makes a SKU clean and then reads its level, while sellers move it."""
    store.write(lambda uow: uow.channels.add(Channel("web", "Web", "lesnaya", 0)))
    store.write(lambda uow: uow.stock.apply([moved("all", on_hand=1000)], guarded=False))
    told: list[int] = []

    def serve(uow: UnitOfWork) -> int | None:
        if not uow.channels.dirty("web", 1):
            return None
        uow.channels.clean("web", "A")
        return uow.stock.levels(["A"], "lesnaya")[0].available

    def act(n: int) -> str:
        for turn in range(20):
            if n == 0:
                if (said := store.write(serve)) is not None:
                    told.append(said)
            else:
                store.write(lambda uow, k=f"{n}-{turn}": uow.stock.apply([moved(k, reserved=1)], guarded=True))  # type: ignore[misc]
        return "done"

    assert all_at_once(5, act) == {"done": 5}
    while (said := store.write(serve)) is not None:
        told.append(said)
    assert told[-1] == store.read(lambda uow: uow.stock.levels(["A"]))[0].available == 920


def test_a_channel_is_not_served_from_a_level_that_is_just_moving(store: Store) -> None:
    """A seller has marked the SKU (it was marked before) and not committed yet, when the sync comes by."""
    store.write(lambda uow: uow.channels.add(Channel("web", "Web", "lesnaya", 0)))
    store.write(lambda uow: uow.stock.apply([moved("all", on_hand=10)], guarded=False))
    told: list[int] = []

    def serve(uow: UnitOfWork) -> None:
        uow.channels.clean("web", "A")
        told.append(uow.stock.levels(["A"], "lesnaya")[0].available)

    syncing = threading.Thread(target=store.write, args=(serve,))

    def sell(uow: UnitOfWork) -> None:
        uow.stock.apply([moved("sale", reserved=3)], guarded=True)
        syncing.start()
        syncing.join(0.3)  # nothing to wait for: it must be held up until this is committed

    store.write(sell)
    syncing.join(20)
    assert told == [7] or store.read(lambda uow: uow.channels.dirty("web", 1)) == ["A"]


def test_no_thread_is_starved(database: Database) -> None:
    store = database.open()
    deadline = time.monotonic() + 1.5
    served = [0] * 32

    def write(n: int) -> str:
        while time.monotonic() < deadline:
            store.write(lambda uow: uow.stock.apply([moved(f"{n}-{served[n]}", f"S{n}", on_hand=1)], guarded=False))
            served[n] += 1
        return "done"

    assert all_at_once(32, write) == {"done": 32}
    assert store.read(lambda uow: [v.on_hand for v in uow.stock.levels([f"S{n}" for n in range(32)])]) == [
        served[int(sku[1:])] for sku in sorted(f"S{n}" for n in range(32))
    ]
    assert min(served) >= max(served) / 10, served


def test_one_failure_in_a_group_is_alone(sqlite_database: Database) -> None:
    """While the writer is held up, others gather in one group; those that raise undo only themselves."""
    store = sqlite_database.open()
    held, go = threading.Event(), threading.Event()

    def hold(uow: UnitOfWork) -> None:
        held.set()
        assert go.wait(20)

    holder = threading.Thread(target=store.write, args=(hold,))
    holder.start()
    assert held.wait(20)

    def act(n: int) -> str:
        def work(uow: UnitOfWork) -> None:
            uow.stock.apply([moved(f"m{n}", on_hand=1)], guarded=False)
            if n % 3 == 0:
                raise LookupError

        store.write(work)
        return "done"

    threading.Timer(0.3, go.set).start()
    assert all_at_once(30, act) == {"done": 20, "LookupError": 10}
    holder.join(20)
    assert store.read(lambda uow: uow.stock.levels(["A"]))[0].on_hand == 20


def test_the_urgent_go_before_the_bulk_and_the_bulk_gets_its_turn(sqlite_database: Database) -> None:
    store = sqlite_database.open()
    held, go, ran = threading.Event(), threading.Event(), []
    order_told: list[str] = []
    store.subscribe(lambda facts: order_told.append(facts[0].topic))

    def hold(uow: UnitOfWork) -> None:
        held.set()
        assert go.wait(20)

    threads = [threading.Thread(target=store.write, args=(hold,), kwargs={"urgent": False})]
    threads[0].start()
    assert held.wait(20)
    for n in range(6):
        urgent = n >= 3

        def work(uow: UnitOfWork, name: str = "urgent" if urgent else "bulk") -> None:
            ran.append(name)
            uow.facts.append(Fact(name, None))

        threads.append(threading.Thread(target=store.write, args=(work,), kwargs={"urgent": urgent}))
        threads[-1].start()
    waiting = time.monotonic() + 10
    while time.monotonic() < waiting and len(store._urgent) + len(store._bulk) < 6:  # type: ignore[attr-defined]
        time.sleep(0.001)
    go.set()
    for thread in threads:
        thread.join(20)
    assert ran == ["urgent"] * 3 + ["bulk"] * 3
    store.close()
    assert order_told == ran


def test_a_write_inside_a_write_is_refused(sqlite_database: Database) -> None:
    store = sqlite_database.open()
    with pytest.raises(RuntimeError, match="inside a write"):
        store.write(lambda uow: store.write(lambda inner: None))
