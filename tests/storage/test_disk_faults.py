"""No room, and a disk that fails: each caller is told, and the writer lives on."""

import sqlite3
import threading
from collections import Counter
from typing import Any

import pytest

from kiosk.storage.errors import StorageBroken, StorageFull
from kiosk.storage.sqlite_store import SqliteStore
from kiosk.use_cases.ports import UnitOfWork
from tests.storage.conftest import Database
from tests.storage.samples import station_key

PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 10_000}


@pytest.fixture
def store(sqlite_database: Database) -> SqliteStore:
    store = sqlite_database.open()
    assert isinstance(store, SqliteStore)
    return store


def writer(store: SqliteStore) -> sqlite3.Connection:
    connection: sqlite3.Connection = store._writer()
    return connection


def limit(store: SqliteStore, pages: int | None) -> None:
    """So many pages more, and then the disk is full."""
    used = writer(store).execute("PRAGMA page_count").fetchone()[0]
    writer(store).execute(f"PRAGMA max_page_count = {0xFFFFFFFE if pages is None else used + pages}")


def test_what_is_acknowledged_is_on_the_disk(store: SqliteStore) -> None:
    """Write-ahead log, flushed at every commit: NORMAL loses the last orders when the power goes."""
    settings = {name: writer(store).execute(f"PRAGMA {name}").fetchone()[0] for name in PRAGMAS}
    assert settings == PRAGMAS


def big(name: str) -> Any:
    return lambda uow: uow.keys.add(station_key(name, name * 20_000), name)


def test_a_full_disk_is_told_and_recovered_from(store: SqliteStore) -> None:
    limit(store, 160)
    kept: list[str] = []
    with pytest.raises(StorageFull, match="full"):
        for n in range(1000):
            store.write(big(f"t{n}"))
            kept.append(f"t{n}")
    assert 3 <= len(kept) < 40
    with pytest.raises(StorageFull):
        store.write(big("again"))
    assert store.read(lambda uow: uow.places.brand()) == {}  # reading works
    limit(store, None)
    store.write(big("after"))
    assert writer(store).execute("SELECT count(*) FROM keys").fetchone()[0] == len(kept) + 1
    assert writer(store).execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_on_a_full_disk_those_who_need_no_room_are_served(store: SqliteStore) -> None:
    """Small and big ones gather in one group; the big ones undo the transaction of all, and are told alone."""
    limit(store, 4)
    held, go, outcomes = threading.Event(), threading.Event(), Counter[str]()

    def hold(uow: UnitOfWork) -> None:
        held.set()
        assert go.wait(20)

    def write(n: int) -> None:
        kind = "big" if n % 3 == 1 else "small"
        work = big(f"t{n}") if kind == "big" else (lambda uow: uow.keys.add(station_key(f"s{n}"), f"s{n}"))
        try:
            store.write(work)
            outcomes[f"{kind} kept"] += 1
        except StorageFull:
            outcomes[f"{kind} full"] += 1

    holder = threading.Thread(target=store.write, args=(hold,))
    holder.start()
    assert held.wait(20)
    threads = [threading.Thread(target=write, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    go.set()
    for thread in [holder, *threads]:
        thread.join(20)
    assert outcomes == {"big full": 4, "small kept": 8}
    assert writer(store).execute("SELECT count(*) FROM keys").fetchone()[0] == 8


class Failing:
    """A driver connection whose COMMIT fails as a disk does."""

    def __init__(self, real: sqlite3.Connection, code: int) -> None:
        self._real, self._code = real, code

    def execute(self, sql: str, *parameters: Any) -> Any:
        if sql == "COMMIT":
            error = sqlite3.OperationalError("disk I/O error" if self._code == sqlite3.SQLITE_IOERR else "disk is full")
            error.sqlite_errorcode = self._code
            raise error
        return self._real.execute(sql, *parameters)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._real, name)


@pytest.mark.parametrize(("code", "told"), [(sqlite3.SQLITE_IOERR, StorageBroken), (sqlite3.SQLITE_FULL, StorageFull)])
def test_a_failed_commit_is_told_and_undone(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch, code: int, told: type[Exception]
) -> None:
    store.write(big("before"))
    heard: list[object] = []
    store.subscribe(heard.extend)
    real = store._writer
    with monkeypatch.context() as patch:
        patch.setattr(store, "_writer", lambda: Failing(real(), code))
        with pytest.raises(told):
            store.write(big("lost"))
    store.write(big("after"))
    names = writer(store).execute("SELECT substr(owner, 1, 5) FROM keys ORDER BY 1").fetchall()
    assert [name[:5] for (name,) in names] == ["after", "befor"]
    assert heard == []


def test_when_no_connection_can_be_had_the_caller_is_told(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(store, "_writer", gone)
        with pytest.raises(StorageBroken, match="unable to open"):
            store.write(big("x"))
    store.write(big("y"))
