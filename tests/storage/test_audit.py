import sqlite3
import threading
from datetime import timedelta

import pytest

from kiosk.domain.audit import SERVER, AuditEntry, AuditSearch, Verified
from kiosk.storage.errors import ReadOnly
from kiosk.use_cases.ports import Store, UnitOfWork
from tests.storage.conftest import Database
from tests.storage.samples import NOW


def entry(n: int, who: str = "s-pavel", deed: str = "staff.block", **details: str | int | bool | None) -> AuditEntry:
    return AuditEntry(NOW + timedelta(minutes=n), who, deed, f"subject-{n}", details)


def write(store: Store, *entries: AuditEntry) -> None:
    for one in entries:
        store.write(lambda uow, e=one: uow.audit.add(e))  # type: ignore[misc]


def verified(store: Store) -> Verified:
    return store.read(lambda uow: uow.audit.verify())


def test_lines_are_numbered_and_come_back_as_they_were_written(store: Store) -> None:
    entries = [entry(1, text="Ёлка «1»", count=3, on=True, nothing=None), entry(2, SERVER, "key.revoke"), entry(3)]
    write(store, *entries)
    found = store.read(lambda uow: uow.audit.find(AuditSearch(), 10))
    assert [line.number for line in found] == [3, 2, 1]
    assert [line.entry for line in found] == list(reversed(entries))
    assert len({line.seal for line in found}) == 3 and all(len(line.seal) == 32 for line in found)
    assert verified(store) == Verified(3, None)
    assert store.read(lambda uow: uow.audit.deeds()) == ["key.revoke", "staff.block"]


@pytest.mark.parametrize(
    ("search", "numbers"),
    [
        (AuditSearch(), [4, 3, 2, 1]),
        (AuditSearch(before=3), [2, 1]),
        (AuditSearch(who="s-olga"), [4]),
        (AuditSearch(deed="key.revoke"), [3, 2]),
        (AuditSearch(since=NOW + timedelta(minutes=2)), [4, 3, 2]),
        (AuditSearch(until=NOW + timedelta(minutes=2)), [1]),
        (AuditSearch(who="s-pavel", deed="key.revoke", since=NOW + timedelta(minutes=3)), [3]),
        (AuditSearch(who="nobody"), []),
    ],
)
def test_searching(store: Store, search: AuditSearch, numbers: list[int]) -> None:
    write(store, entry(1), entry(2, deed="key.revoke"), entry(3, deed="key.revoke"), entry(4, "s-olga"))
    assert [line.number for line in store.read(lambda uow: uow.audit.find(search, 10))] == numbers
    assert [line.number for line in store.read(lambda uow: uow.audit.find(search, 1))] == numbers[:1]


def test_an_empty_record_is_whole(store: Store) -> None:
    assert verified(store) == Verified(0, None)


def test_what_is_undone_leaves_no_gap(store: Store) -> None:
    def add_and_fail(uow: UnitOfWork) -> None:
        uow.audit.add(entry(2))
        raise KeyError("no")

    write(store, entry(1))
    with pytest.raises(KeyError):
        store.write(add_and_fail)
    write(store, entry(3))
    assert verified(store) == Verified(2, None)
    with pytest.raises(ReadOnly):
        store.read(lambda uow: uow.audit.add(entry(4)))


def test_a_long_record_is_gone_through_to_its_end(store: Store) -> None:
    store.write(lambda uow: [uow.audit.add(entry(n)) for n in range(1201)])
    assert verified(store) == Verified(1201, None)


def test_many_writers_make_one_chain(database: Database) -> None:
    store = database.open()
    threads = [threading.Thread(target=write, args=(store, *(entry(n) for n in range(5)))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert verified(store) == Verified(40, None)


@pytest.mark.parametrize(
    ("tampering", "broken_at"),
    [
        ("UPDATE audit SET who = 's-olga' WHERE number = 2", 2),
        ("UPDATE audit SET deed = 'staff.add' WHERE number = 2", 2),
        ("UPDATE audit SET subject = '' WHERE number = 2", 2),
        ("UPDATE audit SET details = '{}' WHERE number = 2", 2),
        ("UPDATE audit SET at = '2026-11-22 09:32:15.123457' WHERE number = 2", 2),
        ("UPDATE audit SET seal = x'00' WHERE number = 2", 2),
        ("UPDATE audit SET seal = (SELECT seal FROM audit WHERE number = 1) WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 1", 1),
        ("DELETE FROM audit WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 4", 4),
        ("DELETE FROM audit", 1),
        ("UPDATE audit SET number = 9 WHERE number = 2", 2),
        ("DELETE FROM audit WHERE number = 4; UPDATE audit_head SET number = 3", 4),
        ("DELETE FROM audit_head", 5),
        ("INSERT INTO audit SELECT 5, at, who, deed, subject, details, seal FROM audit WHERE number = 4", 5),
    ],
)
def test_whoever_changes_the_file_is_found_out(sqlite_database: Database, tampering: str, broken_at: int) -> None:
    store = sqlite_database.open()
    write(store, *(entry(n, count=n) for n in (1, 2, 3, 4)))
    assert verified(store) == Verified(4, None)
    with sqlite3.connect(sqlite_database.path) as connection:
        connection.executescript(tampering)
    connection.close()
    assert verified(store) == Verified(broken_at - 1, broken_at)


def test_the_seal_needs_the_key_of_the_shop(sqlite_database: Database) -> None:
    """A chain without a key could be made anew by whoever changes it."""
    store = sqlite_database.open()
    write(store, entry(1))
    line = store.read(lambda uow: uow.audit.find(AuditSearch(), 1))[0]
    store.close()
    other = Database(f"sqlite:///{sqlite_database.path.with_name('other.db')}")
    second = other.open(bytes(32))
    write(second, entry(1))
    assert second.read(lambda uow: uow.audit.find(AuditSearch(), 1))[0].seal != line.seal
    other.close()
