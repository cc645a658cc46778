"""The shop's own database: one SQLite file, written in short transactions that take the write lock at once."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS products (
    sku TEXT PRIMARY KEY, product_id TEXT NOT NULL, position INTEGER NOT NULL, name TEXT NOT NULL, kind_line TEXT NOT NULL,
    colour_id TEXT NOT NULL, colour TEXT NOT NULL, size TEXT NOT NULL, price INTEGER NOT NULL, currency TEXT NOT NULL,
    picture TEXT NOT NULL, quantity INTEGER NOT NULL DEFAULT 0 CHECK (quantity >= 0)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS products_by_product ON products (product_id, position);
CREATE TABLE IF NOT EXISTS adjustments (
    key TEXT PRIMARY KEY, content TEXT NOT NULL, outcome TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS orders (
    serial INTEGER PRIMARY KEY AUTOINCREMENT, request_id TEXT NOT NULL UNIQUE, buyer TEXT NOT NULL, made_at TEXT NOT NULL,
    cancelled_at TEXT
);
CREATE TABLE IF NOT EXISTS lines (
    serial INTEGER NOT NULL REFERENCES orders, line INTEGER NOT NULL, sku TEXT NOT NULL, ordered INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity >= 0), price INTEGER NOT NULL, PRIMARY KEY (serial, line)
) WITHOUT ROWID;
-- AUTOINCREMENT never gives a number twice, and SQLite has one writer: numbers become visible in their order, without gaps
-- that fill up later. A reader that has seen n has therefore seen everything before n.
CREATE TABLE IF NOT EXISTS feed (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, serial INTEGER NOT NULL, line INTEGER NOT NULL
);
"""


class Database:
    """Connections are opened per use: sqlite3 connections do not travel between threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        # Kept open and idle: the last connection to close would fold the whole log into the file, once per request.
        self._anchor = self._connect()
        self._anchor.execute("PRAGMA journal_mode = WAL")
        self._anchor.executescript(_SCHEMA)

    def close(self) -> None:
        self._anchor.close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=10, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        # An order that the buyer saw accepted must survive a power cut, and so must an answered adjustment.
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        return connection

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing."""
        with closing(self._connect()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """A consistent view."""
        with closing(self._connect()) as connection:
            connection.execute("BEGIN")
            yield connection
            connection.execute("ROLLBACK")
