"""What is personal cannot be read from the database without the key."""

import sqlite3
from dataclasses import replace

import psycopg
import pytest

from kiosk.domain.customers import Customer
from kiosk.domain.stations import Visit
from kiosk.storage import open_store
from kiosk.storage.errors import StorageError, WrongKey
from kiosk.storage.sealing import Sealer
from kiosk.use_cases.ports import UnitOfWork
from tests.storage.conftest import Database
from tests.storage.samples import ANNA, CONTACT, KEY, KIOSK, NOW, job, order, station_key

CARD, TOKEN = "2900000000278", "station-token-canary"
CANARIES = [
    ANNA.first_name,
    ANNA.last_name,
    ANNA.phone[1:],
    "Озёрная",
    CARD,
    CARD[2:-1],
    TOKEN,
    CONTACT.comment,
    "Анна К.",  # on the slip
]


def plant(uow: UnitOfWork) -> None:
    uow.customers.add(ANNA, [(CARD, False)])
    uow.orders.add(order(0, contact=CONTACT))
    uow.prints.add(job("p"))
    uow.places.add_station(KIOSK)
    uow.keys.add(station_key("k"), TOKEN)
    uow.visits.begin(Visit("v", "kiosk-1", "c-anna", CARD[-2:], NOW, NOW))


def bytes_of(database: Database) -> bytes:
    """All that lies on the disk (the journal beside the file too), or all rows of all tables."""
    if database.is_sqlite:
        files = list(database.path.parent.glob("store.db*"))
        assert any(f.name.endswith("-wal") for f in files)
        return b"".join(f.read_bytes() for f in files)
    with psycopg.connect(database.url) as connection:
        names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        rows = [connection.execute(f'SELECT t::text FROM "{name}" t'.encode()).fetchall() for (name,) in names]
    return str(rows).encode()


def forms(canary: str) -> list[bytes]:
    return [canary.encode(), canary.encode().hex().encode(), canary.encode("utf-16-le"), ascii(canary)[1:-1].encode()]


def test_no_canary_is_on_the_disk(database: Database) -> None:
    store = database.open()
    store.write(plant)
    raw = bytes_of(database)
    assert b"c-anna" in raw  # it is really there
    assert [canary for canary in CANARIES for form in forms(canary) if form in raw] == []
    assert store.read(lambda uow: uow.customers.get("c-anna")) == ANNA


def test_an_ended_visit_has_forgotten_its_person(database: Database) -> None:
    store = database.open()
    store.write(plant)
    store.write(lambda uow: uow.visits.end("v", NOW, "done"))
    question = "SELECT customer_id, card_tail, end_reason FROM visits"
    if database.is_sqlite:
        connection = sqlite3.connect(database.path)
        rows = connection.execute(question).fetchall()
        connection.close()
    else:
        with psycopg.connect(database.url) as server:
            rows = server.execute(question).fetchall()
    assert rows == [(None, "", "done")]


def test_another_key_is_refused_at_open(database: Database) -> None:
    first = database.open()
    first.write(plant)
    first.close()
    with pytest.raises(WrongKey, match="sealed with another key"):
        database.open(bytes(32))
    assert database.open().read(lambda uow: uow.customers.get("c-anna")) == ANNA


def test_a_key_of_the_wrong_length_is_refused(sqlite_database: Database) -> None:
    with pytest.raises(WrongKey, match="32 bytes"):
        open_store(sqlite_database.url, b"short", lambda: NOW)


def test_a_blob_opens_only_where_it_belongs(sqlite_database: Database) -> None:
    store = sqlite_database.open()
    store.write(plant)
    store.write(lambda uow: uow.customers.add(replace(ANNA, id="c-mallory", first_name="Мэлори"), []))
    with sqlite3.connect(sqlite_database.path) as raw:
        raw.execute("UPDATE customers SET sealed = (SELECT sealed FROM customers WHERE id = 'c-anna') WHERE id = 'c-mallory'")
    raw.close()
    with pytest.raises(StorageError, match="c-mallory"):
        store.read(lambda uow: uow.customers.get("c-mallory"))


def test_the_same_value_is_never_sealed_alike() -> None:
    sealer = Sealer(KEY)
    blobs = {sealer.seal(ANNA, "x") for _ in range(50)}
    assert len(blobs) == 50
    assert all(sealer.open(blob, "x", Customer) == ANNA for blob in blobs)


@pytest.mark.parametrize("place", [0, 1, 12, 13, -1])
def test_an_altered_blob_does_not_open(place: int) -> None:
    sealer = Sealer(KEY)
    blob = bytearray(sealer.seal({"name": "Анна"}, "x"))
    blob[place] ^= 1
    with pytest.raises(WrongKey):
        sealer.open(bytes(blob), "x", dict)


def test_hashes_depend_on_key_purpose_and_text() -> None:
    one, two = Sealer(KEY), Sealer(bytes(32))
    hashes = {s.hash(purpose, text) for s in (one, two) for purpose in ("card", "token") for text in ("1", "2")}
    assert len(hashes) == 8
    assert one.hash("card", "1") == Sealer(KEY).hash("card", "1")
