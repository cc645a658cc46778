"""The store of a chain: PostgreSQL, a transaction per write, as many at once as the pool has connections.

Writes run at READ COMMITTED: every repository guards its changes by conditional statements and locks, taken in one order, so
hot rows queue up instead of failing. What PostgreSQL gives up as a deadlock is run again, a bounded number of times.
Reads run at REPEATABLE READ, READ ONLY: one snapshot each.
"""

import logging
import time
from collections.abc import Callable
from typing import Any, TypeVar

import psycopg
import sqlalchemy as sa

from kiosk.storage.dispatcher import Dispatcher, Listener
from kiosk.storage.errors import StorageBroken, StorageClosed
from kiosk.storage.faults import translated
from kiosk.storage.postgres_faults import may_run_again
from kiosk.storage.recall import Memory
from kiosk.storage.sealing import Sealer
from kiosk.storage.statement import Driver
from kiosk.storage.turnstile import Turnstile
from kiosk.storage.unit_of_work import SqlUnitOfWork
from kiosk.use_cases.ports import UnitOfWork

T = TypeVar("T")
TRIES = 8
_FIRST_PAUSE_S = 0.002
log = logging.getLogger(__name__)


class _RunAgain(Exception):
    """The transaction is undone for a reason that will pass."""


class PostgresStore:
    """Fulfils `ports.Store`. Connections of `writing` and `reading` are set up by `opening`; so many `writers` at once."""

    def __init__(self, writing: sa.Engine, reading: sa.Engine, sealer: Sealer, writers: int) -> None:
        self._writing, self._reading, self._sealer = writing, reading, sealer
        self._turnstile = Turnstile(writers)
        self._memory = Memory()
        self._dispatcher = Dispatcher()
        self._closed = False

    def write(self, work: Callable[[UnitOfWork], T], *, urgent: bool = True) -> T:
        """`urgent` makes no difference here: writers do not queue behind each other."""
        for attempt in range(TRIES):
            try:
                with self._turnstile:
                    return self._once(work)
            except _RunAgain as error:
                log.info("transaction undone by the server, try %d: %s", attempt + 1, type(error.__cause__).__name__)
                time.sleep(_FIRST_PAUSE_S * 2**attempt)
        raise StorageBroken(f"the database server undid the transaction {TRIES} times")

    def read(self, work: Callable[[UnitOfWork], T]) -> T:
        for _ in range(TRIES):
            fairy = self._connection(self._reading)
            driver: Any = fairy.driver_connection
            try:
                return work(SqlUnitOfWork(Driver(driver, self._reading.dialect), self._sealer, self._memory))
            except psycopg.Error as error:
                if not driver.closed:
                    raise translated(error) from error
                # It was cut, now or while it lay in the pool: take a fresh one.
            finally:
                _give_back(fairy)
        raise StorageBroken("the database server keeps cutting the connection")

    def subscribe(self, listener: Listener) -> None:
        self._dispatcher.subscribe(listener)

    def close(self) -> None:
        self._closed = True
        self._dispatcher.close()
        self._writing.dispose()
        self._reading.dispose()

    def _once(self, work: Callable[[UnitOfWork], T]) -> T:
        fairy = self._connection(self._writing)
        driver: Any = fairy.driver_connection
        try:
            uow = SqlUnitOfWork(Driver(driver, self._writing.dialect), self._sealer, self._memory)
            try:
                result = work(uow)
            except psycopg.Error as error:
                if driver.closed or may_run_again(error):
                    raise _RunAgain from error  # nothing was committed, so nothing can happen twice
                raise translated(error) from error
            self._commit(driver, uow)
            return result
        finally:
            _give_back(fairy)

    def _commit(self, driver: Any, uow: SqlUnitOfWork) -> None:
        ticket = self._dispatcher.ticket()
        committed = False
        try:
            driver.commit()
            committed = True
        except psycopg.Error as error:
            if may_run_again(error):
                raise _RunAgain from error
            if driver.closed:
                raise StorageBroken("the answer to COMMIT was lost: the write may be there or not") from error
            raise translated(error) from error
        finally:
            self._dispatcher.hand_in(ticket, uow.facts if committed else ())

    def _connection(self, engine: sa.Engine) -> sa.PoolProxiedConnection:
        if self._closed:
            raise StorageClosed("the store is closed")
        try:
            return engine.raw_connection()
        except (sa.exc.DBAPIError, sa.exc.TimeoutError, psycopg.Error) as error:
            raise StorageBroken("the database server does not answer") from error


def _give_back(fairy: sa.PoolProxiedConnection) -> None:
    """To the pool, which rolls back what was not committed; a cut connection goes away."""
    driver: Any = fairy.driver_connection
    if driver.closed:
        fairy.invalidate()
    fairy.close()
