"""What a driver's error means: whose fault it is, and whether the same function may be run again."""

import sqlite3
import sys

from kiosk.storage.errors import Conflict, ReadOnly, StorageBroken, StorageFull

_PRIMARY = 0xFF  # SQLite: the low byte of an extended result code is its kind (sqlite.org/rescode.html)
_BROKEN = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PROTOCOL,
    }
)


def translated(error: BaseException) -> BaseException:
    """The storage error that this driver error is; any other error as it is."""
    if isinstance(error, sqlite3.Error):
        return _sqlite(error)
    if "psycopg" in sys.modules:
        # A shop on SQLite never loads the other driver: that is 10 MB of its memory.
        from kiosk.storage.postgres_faults import translated_postgres

        return translated_postgres(error)
    return error


def _sqlite(error: sqlite3.Error) -> BaseException:
    code = getattr(error, "sqlite_errorcode", None)
    kind = None if code is None else code & _PRIMARY
    text = f"the database file: {error}"
    if kind == sqlite3.SQLITE_FULL:
        return StorageFull(text)
    if kind in _BROKEN:
        return StorageBroken(text)
    if kind == sqlite3.SQLITE_READONLY:
        return ReadOnly(text)
    if isinstance(error, sqlite3.IntegrityError):
        return Conflict(str(error))
    return error
