"""What `ports.Store` promises of a transaction, whatever it stores."""

import threading
import time
from collections.abc import Callable, Sequence

import pytest

from kiosk.storage.errors import ReadOnly, StorageClosed
from kiosk.use_cases.ports import Fact, Store, UnitOfWork
from tests.storage.conftest import Database
from tests.storage.samples import ANNA, CONTACT, LATER, LESNAYA, job, moved, order, station_key, visit


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.001)


def everything(uow: UnitOfWork) -> None:
    uow.places.add_location(LESNAYA)
    uow.places.set_brand({"ru": "Перевал"})
    uow.customers.add(ANNA, [("2900000000278", False)])
    uow.stock.apply([moved("m", on_hand=5)], guarded=False)
    uow.orders.add(order(uow.orders.next_serial(), contact=CONTACT))
    uow.prints.add(job("p"))
    uow.visits.begin(visit("v"))
    uow.channels.mark_dirty("web", ["A"])


def traces(uow: UnitOfWork) -> list[bool]:
    return [
        bool(uow.places.locations()),
        bool(uow.places.brand()),
        uow.customers.get("c-anna") is not None,
        uow.customers.card("2900000000278") is not None,
        bool(uow.stock.levels(["A"])),
        bool(uow.stock.movements("A", "lesnaya")),
        uow.orders.count() > 0,
        uow.prints.get("p") is not None,
        uow.visits.open_at("kiosk-1") is not None,
        uow.visits.version("kiosk-1") > 0,
        bool(uow.channels.dirty("web", 1)),
    ]


def test_everything_is_there_after_it_returns(store: Store) -> None:
    store.write(everything)
    assert all(store.read(traces))


def test_an_exception_half_way_leaves_nothing_and_comes_out(store: Store) -> None:
    heard: list[Sequence[Fact]] = []
    store.subscribe(heard.append)

    def half(uow: UnitOfWork) -> None:
        everything(uow)
        assert all(traces(uow))
        uow.facts.append(Fact("never", None))
        raise LookupError("half way")

    with pytest.raises(LookupError, match="half way"):
        store.write(half)
    assert not any(store.read(traces))
    store.write(lambda uow: uow.facts.append(Fact("after", None)))
    until(lambda: bool(heard))
    assert [f.topic for facts in heard for f in facts] == ["after"]


def test_write_returns_what_the_work_returns(store: Store) -> None:
    assert store.write(lambda uow: uow.orders.count()) == 0
    assert store.write(lambda uow: "x", urgent=False) == "x"


WRITES: list[Callable[[UnitOfWork], object]] = [
    lambda uow: uow.places.set_brand({"ru": "x"}),
    lambda uow: uow.keys.add(station_key("k"), "t"),
    lambda uow: uow.stock.apply([moved("m", on_hand=1)], guarded=False),
    lambda uow: uow.orders.add(order(1)),
    lambda uow: uow.orders.next_serial(),
    lambda uow: uow.visits.begin(visit("v")),
    lambda uow: uow.visits.touch("v", LATER),
    lambda uow: uow.channels.mark_dirty("web", ["A"]),
]


def test_a_read_cannot_write(store: Store) -> None:
    for work in WRITES:
        with pytest.raises(ReadOnly):
            store.read(work)
    store.write(everything)
    assert all(store.read(traces))


def test_facts_are_told_after_the_commit_and_in_order(store: Store) -> None:
    heard: list[int] = []
    there: list[int] = []

    def listen(facts: Sequence[Fact]) -> None:
        heard.append(facts[-1].body)
        there.append(store.read(lambda uow: uow.stock.levels(["A"])[0].on_hand))

    store.subscribe(listen)

    def work(name: str) -> None:
        def one_more(uow: UnitOfWork) -> None:
            uow.facts.append(Fact("on hand", uow.stock.apply([moved(name, on_hand=1)], guarded=False)[0].on_hand))

        store.write(one_more)

    def work_on(n: int) -> None:
        for m in range(5):
            work(f"{n}-{m}")

    threads = [threading.Thread(target=work_on, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    until(lambda: len(there) == 30)
    assert heard == list(range(1, 31))
    assert all(told <= seen for told, seen in zip(heard, there, strict=True))


def test_a_write_without_facts_is_not_told(store: Store) -> None:
    heard: list[Sequence[Fact]] = []
    store.subscribe(heard.append)
    store.write(lambda uow: uow.places.set_brand({"ru": "x"}))
    store.write(lambda uow: uow.facts.extend([Fact("a", 1), Fact("b", 2)]))
    until(lambda: bool(heard))
    assert list(map(list, heard)) == [[Fact("a", 1), Fact("b", 2)]]


def test_a_failing_listener_stops_neither_writers_nor_others(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    heard: list[int] = []

    def fail(facts: Sequence[Fact]) -> None:
        raise RuntimeError("no screen")

    store.subscribe(fail)
    store.subscribe(lambda facts: heard.extend(f.body for f in facts))
    for n in range(3):
        store.write(lambda uow, n=n: uow.facts.append(Fact("n", n)))  # type: ignore[misc]
    until(lambda: heard == [0, 1, 2])
    assert caplog.text.count("a listener failed") == 3


def test_a_listener_may_write(store: Store) -> None:
    done = threading.Event()

    def follow(facts: Sequence[Fact]) -> None:
        if facts[0].topic == "first":
            store.write(lambda uow: uow.facts.append(Fact("second", None)))
        else:
            done.set()

    store.subscribe(follow)
    store.write(lambda uow: uow.facts.append(Fact("first", None)))
    assert done.wait(10)


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    with pytest.raises(StorageClosed):
        store.write(everything)


def test_a_slow_listener_delays_no_writer_and_hears_all_before_close(database: Database) -> None:
    store = database.open()
    go, heard = threading.Event(), []

    def slow(facts: Sequence[Fact]) -> None:
        assert go.wait(10)
        heard.append(facts[0].body)

    store.subscribe(slow)
    for n in range(20):
        store.write(lambda uow, n=n: uow.facts.append(Fact("n", n)))  # type: ignore[misc]
    assert heard == []
    go.set()
    store.close()
    assert heard == list(range(20))


def test_a_read_sees_one_moment(database: Database) -> None:
    store = database.open()
    store.write(lambda uow: uow.places.set_brand({"ru": "before"}))

    def work(uow: UnitOfWork) -> tuple[object, object]:
        first = uow.places.brand()
        writing = threading.Thread(target=lambda: store.write(lambda other: other.places.set_brand({"ru": "after"})))
        writing.start()
        writing.join(10)
        assert not writing.is_alive(), "a reader holds up a writer"
        return first, uow.places.brand()

    assert store.read(work) == ({"ru": "before"}, {"ru": "before"})
    assert store.read(lambda uow: uow.places.brand()) == {"ru": "after"}


def test_a_reader_does_not_wait_for_a_writer(database: Database) -> None:
    store = database.open()
    store.write(everything)

    def work(uow: UnitOfWork) -> bool:
        uow.visits.end("v", LATER, "done")
        reading: list[bool] = []
        thread = threading.Thread(target=lambda: reading.append(all(store.read(traces))))
        thread.start()
        thread.join(10)
        return reading == [True]

    assert store.write(work)


def test_a_restart_keeps_everything(database: Database) -> None:
    first = database.open()
    first.write(everything)
    first.close()
    again = database.open()
    assert all(again.read(traces))
    assert again.read(lambda uow: uow.customers.get("c-anna")) == ANNA
    kept = again.read(lambda uow: uow.orders.by_request("kiosk", "r-0"))
    assert kept == order(0, contact=CONTACT)
    assert again.write(lambda uow: uow.orders.next_serial()) == 1
