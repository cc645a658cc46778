"""What an error of the PostgreSQL driver means. Loaded with that driver only."""

import psycopg
from psycopg import errors as pg

from kiosk.storage.errors import Conflict, ReadOnly, StorageBroken, StorageFull

_RETRY = (pg.SerializationFailure, pg.DeadlockDetected)


def may_run_again(error: BaseException) -> bool:
    """PostgreSQL gave up this transaction in favour of another one."""
    return isinstance(error, _RETRY)


def translated_postgres(error: BaseException) -> BaseException:
    """The storage error that this driver error is; any other error as it is."""
    return _postgres(error) if isinstance(error, psycopg.Error) else error


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
