"""What only a database server can do to a transaction."""

import threading

import psycopg
import pytest

from kiosk.storage.errors import StorageBroken
from kiosk.use_cases.ports import Fact, UnitOfWork
from tests.storage.conftest import Database
from tests.storage.samples import moved

pytestmark = pytest.mark.postgres


def cut_all(database: Database) -> None:
    with psycopg.connect(database.url, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def test_a_deadlock_is_run_again(postgres_database: Database) -> None:
    store = postgres_database.open()
    store.write(lambda uow: uow.stock.apply([moved(s, s, on_hand=10) for s in "AB"], guarded=False))
    met, runs = threading.Barrier(2), []

    def crosswise(first: str, second: str) -> None:
        def work(uow: UnitOfWork) -> None:
            runs.append(first)
            uow.stock.apply([moved(f"{first}1", first, reserved=1)], guarded=True)
            if len(runs) <= 2:
                met.wait(10)
            uow.stock.apply([moved(f"{first}2", second, reserved=1)], guarded=True)

        store.write(work)

    threads = [threading.Thread(target=crosswise, args=pair) for pair in ("AB", "BA")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert len(runs) >= 3, "no deadlock came about"
    assert [v.reserved for v in store.read(lambda uow: uow.stock.levels("AB"))] == [2, 2]
    assert store.read(lambda uow: uow.stock.imbalances()) == []


def test_connections_cut_while_idle_are_replaced(postgres_database: Database) -> None:
    store = postgres_database.open()
    store.write(lambda uow: uow.places.set_brand({"ru": "x"}))
    assert store.read(lambda uow: uow.places.brand()) == {"ru": "x"}
    cut_all(postgres_database)
    assert store.read(lambda uow: uow.places.brand()) == {"ru": "x"}
    store.write(lambda uow: uow.places.set_brand({"ru": "y"}))
    assert store.read(lambda uow: uow.places.brand()) == {"ru": "y"}


def test_a_connection_cut_in_mid_transaction_is_run_again_once_whole(postgres_database: Database) -> None:
    store = postgres_database.open()
    runs: list[int] = []

    def work(uow: UnitOfWork) -> None:
        runs.append(1)
        uow.stock.apply([moved("m", on_hand=1)], guarded=False)
        if len(runs) == 1:
            cut_all(postgres_database)
        uow.places.set_brand({"ru": "x"})

    store.write(work)
    assert len(runs) == 2
    assert store.read(lambda uow: uow.stock.levels(["A"]))[0].on_hand == 1


def test_a_connection_cut_before_the_commit_is_told(postgres_database: Database) -> None:
    store = postgres_database.open()

    heard: list[Fact] = []
    store.subscribe(heard.extend)

    def work(uow: UnitOfWork) -> None:
        uow.places.set_brand({"ru": "x"})
        uow.facts.append(Fact("lost", None))
        cut_all(postgres_database)

    with pytest.raises(StorageBroken, match="may be there or not"):
        store.write(work)
    store.write(lambda uow: uow.facts.append(Fact("kept", None)))
    assert store.read(lambda uow: uow.places.brand()) == {}
    store.close()
    assert [fact.topic for fact in heard] == ["kept"]


def test_a_server_that_is_not_there_is_told(postgres_database: Database) -> None:
    nowhere = Database(postgres_database.url.rpartition(":")[0] + ":1/x")
    with pytest.raises(StorageBroken, match="does not answer"):
        nowhere.open()
