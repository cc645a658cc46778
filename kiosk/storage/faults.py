"""What a driver's error means: whose fault it is, and whether the same function may be run again."""

import sqlite3

import psycopg
from psycopg import errors as pg

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
_RETRY = (pg.SerializationFailure, pg.DeadlockDetected)


def translated(error: BaseException) -> BaseException:
    """The storage error that this driver error is; any other error as it is."""
    if isinstance(error, sqlite3.Error):
        return _sqlite(error)
    if isinstance(error, psycopg.Error):
        return _postgres(error)
    return error


def may_run_again(error: BaseException) -> bool:
    """PostgreSQL gave up this transaction in favour of another one."""
    return isinstance(error, _RETRY)


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


def _postgres(error: psycopg.Error) -> BaseException:
    if isinstance(error, pg.DiskFull):
        return StorageFull("the database server: no room left")
    if isinstance(error, pg.ReadOnlySqlTransaction):
        return ReadOnly("a read must not write")
    if isinstance(error, pg.IntegrityError):
        return Conflict(error.diag.constraint_name or "a constraint was broken")  # its text may quote personal values
    if isinstance(error, psycopg.OperationalError):
        return StorageBroken(f"the database server: {type(error).__name__}")
    return error
