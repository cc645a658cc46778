"""The same rows without this software: sqlite3, BEGIN IMMEDIATE and COMMIT for each order, a connection for each thread."""

import os
import random
import sqlite3
import threading
from pathlib import Path

from kiosk import chance
from tests.bench.shop import STATIONS, WAREHOUSE

_AT = "2026-11-17 09:00:00.000000"
_TAKE = (
    "UPDATE levels SET reserved = reserved + 1, changed_at = ? WHERE location_id = ? AND sku = ? "
    "AND on_hand - reserved - unavailable - allotted >= 1"
)
_MOVE = (
    "INSERT INTO movements (source_key, location_id, sku, reason, at, on_hand, reserved, unavailable, allotted, document) "
    "VALUES (?, ?, ?, 'reservation', ?, 0, 1, 0, 0, ?)"
)
_DIRTY = "INSERT INTO dirty_skus (channel_id, sku) SELECT id, ? FROM channels WHERE location_id = ? ON CONFLICT DO NOTHING"
_ORDER = (
    "INSERT INTO orders (id, number, request_id, channel_id, station_id, language, currency, zone, placed_at, sealed_contact) "
    "VALUES (?, ?, ?, 'kiosk', ?, 'ru', 'RUB', 'msk', ?, ?)"
)
_LINE = "INSERT INTO order_lines (order_id, place, sku, quantity, list_each, \"each\", reason) VALUES (?, ?, ?, 1, 100, 100, '')"
_PART = (
    "INSERT INTO fulfilments (id, order_id, receiving, source_location_id, service_id, cost, state, ready_from, ready_until, "
    "promised_at) VALUES (?, ?, 'delivery', ?, 'courier', 0, 'requested', ?, ?, ?)"
)
_PART_MOVE = "INSERT INTO fulfilment_moves (fulfilment_id, state, at, why) VALUES (?, ?, ?, ?)"
_PRINT = (
    "INSERT INTO print_jobs (id, device_id, kind, reference, sealed_document, state, queued_at, expires_at, copy_no, attempts, "
    "proof, detail) VALUES (?, 'kiosk-1/printer', 'order_slip', ?, ?, 'queued', ?, ?, 0, 0, 'none', '')"
)
_TOUCH = "UPDATE visits SET active_at = ? WHERE station_id = ? AND ended_at IS NULL"


class BareShop:
    """`sealed`: bytes of a contact and of a slip. The file is a seeded store's, so that indexes and page sizes are the same."""

    def __init__(self, file: Path, skus: tuple[str, ...], lines: int, sealed: tuple[int, int]) -> None:
        self._file, self._skus, self._lines = file, skus, lines
        self._contact, self._slip = os.urandom(sealed[0]), os.urandom(sealed[1])
        self._own = threading.local()
        with self._opened() as connection:
            for station in STATIONS:
                connection.execute(
                    "INSERT INTO visits (id, station_id, card_tail, started_at, active_at, end_reason) VALUES (?, ?, '', ?, ?, '')",
                    (chance.new_id(), station, _AT, _AT),
                )
        connection.close()

    def order(self, source: random.Random) -> None:
        """One order in one transaction. Raises `sqlite3.OperationalError` after ten seconds of waiting for the lock."""
        connection = self._connection()
        skus = sorted(source.sample(self._skus, self._lines))
        connection.execute("BEGIN IMMEDIATE")
        try:
            self._write(connection, skus, source.choice(STATIONS))
            connection.execute("COMMIT")
        except BaseException:
            connection.execute("ROLLBACK")
            raise

    def check(self) -> None:
        """Raises `AssertionError` if stock taken is not the lines written: then this side did something else."""
        with self._opened() as connection:
            taken = connection.execute("SELECT sum(reserved) FROM levels").fetchone()[0]
            written = connection.execute("SELECT count(*) FROM order_lines").fetchone()[0]
        connection.close()
        assert taken == written, (taken, written)

    def _write(self, connection: sqlite3.Connection, skus: list[str], station: str) -> None:
        serial = connection.execute("INSERT INTO order_serials (spare) VALUES (NULL)").lastrowid
        order, part, number = chance.new_id(), chance.new_id(), f"A-{serial}"
        for sku in skus:
            if not connection.execute(_TAKE, (_AT, WAREHOUSE, sku)).rowcount:
                raise RuntimeError("sold out")
            connection.execute(_MOVE, (f"order:{order}:{sku}", WAREHOUSE, sku, _AT, number))
            connection.execute(_DIRTY, (sku, WAREHOUSE))
        connection.execute(_ORDER, (order, number, chance.new_id(), station, _AT, self._contact))
        connection.executemany(_LINE, [(order, n, sku) for n, sku in enumerate(skus)])
        connection.execute(_PART, (part, order, WAREHOUSE, _AT, _AT, _AT))
        connection.execute(_PART_MOVE, (part, "requested", _AT, ""))
        connection.execute("UPDATE fulfilments SET state = 'allocated' WHERE id = ?", (part,))
        connection.execute(_PART_MOVE, (part, "allocated", _AT, "stock reserved with the order"))
        connection.execute(_PRINT, (chance.new_id(), number, self._slip, _AT, _AT))
        connection.execute(_TOUCH, (_AT, station))

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if found is None:
            found = self._own.connection = self._opened()
        return found

    def _opened(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._file, timeout=10, isolation_level=None, cached_statements=512)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "temp_store=MEMORY"):
            connection.execute(f"PRAGMA {pragma}")
        return connection
