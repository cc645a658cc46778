"""Opening a store: connections, migrations, and whether the key is the right one."""

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from kiosk.storage.errors import StorageBroken, StorageError, WrongKey
from kiosk.storage.faults import translated
from kiosk.storage.migrations.upgrade import upgrade_on
from kiosk.storage.sealing import Sealer
from kiosk.storage.sqlite_store import SqliteStore
from kiosk.storage.statement import Driver, Statement
from kiosk.storage.tables import seal_checks
from kiosk.use_cases.ports import Clock

if TYPE_CHECKING:
    from kiosk.storage.postgres_store import PostgresStore

_BUSY_MS = 10_000
_READERS = 16
_MORE_READERS = 112  # a thread of the server each, at the busiest
_PG_CONNECTIONS = 24  # twice (writers and readers) well within the 100 that a server allows from the start
_FINGERPRINT = Statement(sa.select(seal_checks.c.fingerprint))
_KEEP_FINGERPRINT = Statement(lambda insert: insert(seal_checks).on_conflict_do_nothing())


def open_store(url: str, key: bytes, clock: Clock) -> "SqliteStore | PostgresStore":
    """Open `sqlite:///<file>` or `postgresql://...`, bring its schema up to date, and check the key.

    `key`: 32 bytes that seal personal fields; keep it outside the database. `clock` dates what the store notes by itself.
    Raises `SchemaTooNew`, `WrongKey` or `StorageBroken`.
    """
    del clock  # nothing is dated by the store itself yet: every moment comes with the command
    try:
        sealer = Sealer(key)
    except ValueError as error:
        raise WrongKey(f"{error}: put back the key this store was made with") from error
    address = sa.make_url(url)
    if address.get_backend_name() == "sqlite":
        return _open_sqlite(address, sealer)
    if address.get_backend_name() == "postgresql":
        return _open_postgres(address.set(drivername="postgresql+psycopg"), sealer)
    raise ValueError(f"no store for {address.get_backend_name()!r}: use sqlite or postgresql")


def upgrade(url: str) -> None:
    """Bring the schema of that database up to date. Raises `SchemaTooNew`."""
    address = sa.make_url(url)
    sqlite = address.get_backend_name() == "sqlite"
    engine = _sqlite_engine(address, readers=False) if sqlite else _postgres_engine(address, readers=False)
    try:
        upgrade_on(engine)
    finally:
        engine.dispose()


def _open_sqlite(address: sa.URL, sealer: Sealer) -> SqliteStore:
    if not address.database or address.database == ":memory:":
        raise ValueError("a store needs a file: several connections share it")
    path = Path(address.database)
    if not path.exists():
        path.touch(mode=0o600)
    writing = _sqlite_engine(address, readers=False)
    try:
        upgrade_on(writing)
        _check_key(writing, sealer)
    except sa.exc.DatabaseError as error:
        writing.dispose()
        raise _unopened(path, error) from error
    except BaseException:
        writing.dispose()
        raise
    return SqliteStore(writing, _sqlite_engine(address, readers=True), sealer)


def _unopened(path: Path, error: sa.exc.DatabaseError) -> BaseException:
    meant = translated(error.orig) if error.orig is not None else error
    if not isinstance(meant, StorageError):
        return error
    damaged = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
    what_to_do = ". Put back a backup, or move the file away to begin anew" if damaged else ""
    return type(meant)(f"{path}: {error.orig}{what_to_do}")


def _open_postgres(address: sa.URL, sealer: Sealer) -> "PostgresStore":
    from kiosk.storage.postgres_store import PostgresStore  # its driver is loaded by shops that use it

    writing = _postgres_engine(address, readers=False)
    try:
        upgrade_on(writing)
        _check_key(writing, sealer)
    except sa.exc.OperationalError as error:
        writing.dispose()
        raise StorageBroken("the database server does not answer") from error
    except BaseException:
        writing.dispose()
        raise
    return PostgresStore(writing, _postgres_engine(address, readers=True), sealer, _PG_CONNECTIONS)


def _sqlite_engine(address: sa.URL, *, readers: bool) -> sa.Engine:
    arguments: dict[str, Any] = {"check_same_thread": False, "timeout": _BUSY_MS / 1000, "cached_statements": 512}
    sizes = {"pool_size": _READERS, "max_overflow": _MORE_READERS} if readers else {"pool_size": 1, "max_overflow": 1}
    engine = sa.create_engine(address, connect_args=arguments, poolclass=sa.pool.QueuePool, **sizes)

    @sa.event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        # The driver's own transactions begin too late for savepoints and snapshots; we say BEGIN ourselves.
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_MS}"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("PRAGMA temp_store=MEMORY")
        if readers:
            connection.execute("PRAGMA query_only=ON")

    return engine


def _postgres_engine(address: sa.URL, *, readers: bool) -> sa.Engine:
    from psycopg import IsolationLevel

    engine = sa.create_engine(
        address.set(drivername="postgresql+psycopg"),
        pool_size=_PG_CONNECTIONS,
        max_overflow=0,
        connect_args={"connect_timeout": 5},
    )

    @sa.event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: object) -> None:
        if readers:
            connection.isolation_level = IsolationLevel.REPEATABLE_READ
            connection.read_only = True

    return engine


def _check_key(engine: sa.Engine, sealer: Sealer) -> None:
    """The first key that opens a database is its key."""
    fairy = engine.raw_connection()
    try:
        connection: Any = fairy.driver_connection
        driver = Driver(connection, engine.dialect)
        kept = driver.value(_FINGERPRINT)
        if kept is None:
            driver.run(_KEEP_FINGERPRINT, id=1, fingerprint=sealer.fingerprint())
            connection.commit()
            kept = driver.value(_FINGERPRINT)
        if kept != sealer.fingerprint():
            raise WrongKey("the personal data in this database was sealed with another key than the one given")
    finally:
        fairy.close()
