"""The embedded store: one SQLite file, one writer thread, readers beside it.

A function given to `write` waits in a queue. The writer takes all that wait, runs each in its own savepoint, commits once, and
only then lets their callers go: what was acknowledged is on the disk (`synchronous=FULL`), and one flush serves many.
Urgent functions go first; between two groups of them one bulk function gets its turn, in a commit of its own, so that neither
waits long for the other.
"""

import logging
import sqlite3
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa

from kiosk.storage.dispatcher import Dispatcher, Listener
from kiosk.storage.errors import StorageClosed, StorageError
from kiosk.storage.faults import translated
from kiosk.storage.recall import Memory
from kiosk.storage.sealing import Sealer
from kiosk.storage.statement import Driver
from kiosk.storage.unit_of_work import SqlUnitOfWork
from kiosk.use_cases.ports import Fact, UnitOfWork

T = TypeVar("T")
GROUP_SIZE = 64
log = logging.getLogger(__name__)


@dataclass
class _Job:
    work: Callable[[UnitOfWork], Any]
    answer: "Future[Any]"
    result: Any = None
    facts: tuple[Fact, ...] = ()


class SqliteStore:
    """Fulfils `ports.Store`. `writing` and `reading` are engines whose connections are set up by `opening`."""

    def __init__(self, writing: sa.Engine, reading: sa.Engine, sealer: Sealer) -> None:
        self._writing, self._reading, self._sealer = writing, reading, sealer
        self._memory = Memory()
        self._dispatcher = Dispatcher()
        self._change = threading.Condition()
        self._urgent: deque[_Job] = deque()
        self._bulk: deque[_Job] = deque()
        self._closed = False
        self._turn_of_bulk = False
        self._connection: Any = None
        self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
        self._thread.start()

    def write(self, work: Callable[[UnitOfWork], T], *, urgent: bool = True) -> T:
        if threading.current_thread() is self._thread:
            raise RuntimeError("a write inside a write: use the unit of work at hand")
        job = _Job(work, Future())
        with self._change:
            if self._closed:
                raise StorageClosed("the store is closed")
            (self._urgent if urgent else self._bulk).append(job)
            self._change.notify()
        answer: T = job.answer.result()
        return answer

    def read(self, work: Callable[[UnitOfWork], T]) -> T:
        try:
            fairy = self._reading.raw_connection()
        except (sqlite3.Error, sa.exc.DBAPIError) as error:
            raise translated(getattr(error, "orig", error)) from error
        try:
            driver: Any = fairy.driver_connection
            driver.execute("BEGIN")
            return work(SqlUnitOfWork(Driver(driver, self._reading.dialect), self._sealer, self._memory))
        except sqlite3.Error as error:
            raise translated(error) from error
        finally:
            fairy.close()  # the pool rolls back

    def subscribe(self, listener: Listener) -> None:
        self._dispatcher.subscribe(listener)

    def close(self) -> None:
        with self._change:
            self._closed = True
            self._change.notify()
        self._thread.join()
        self._dispatcher.close()
        self._reading.dispose()
        self._writing.dispose()

    def _run(self) -> None:
        while group := self._next_group():
            try:
                self._commit(group)
            except Exception as error:  # the writer must outlive anything
                log.exception("the writer lost a group of %d", len(group))
                self._forget_connection()
                _fail(group, error)
        self._forget_connection()

    def _next_group(self) -> list[_Job]:
        """Waits for work; empty when the store is closed and nothing is left."""
        with self._change:
            while not (self._urgent or self._bulk):
                if self._closed:
                    return []
                self._change.wait()
            if self._bulk and (self._turn_of_bulk or not self._urgent):
                self._turn_of_bulk = False
                return [self._bulk.popleft()]
            self._turn_of_bulk = True
            return [self._urgent.popleft() for _ in range(min(GROUP_SIZE, len(self._urgent)))]

    def _commit(self, group: list[_Job]) -> None:
        """Run them all in one transaction; answer each, after the commit."""
        try:
            connection = self._writer()
            connection.execute("BEGIN IMMEDIATE")
        except (sqlite3.Error, sa.exc.DBAPIError) as error:
            self._forget_connection()
            return _fail(group, error)
        done: list[_Job] = []
        for n, job in enumerate(group):
            if self._ran(job, connection):
                done.append(job)
            elif not connection.in_transaction:
                # On a full disk or an I/O error SQLite undoes the whole transaction, those before with it. Whoever can do
                # without what this one wanted shall not suffer for it: each of the others gets a transaction of its own.
                for other in (*done, *group[n + 1 :]):
                    self._commit([other])
                return None
        try:
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._forget_connection()
            return _fail(done, error)
        for job in done:  # each is told by itself, in the order in which they ran
            if job.facts:
                self._dispatcher.hand_in(self._dispatcher.ticket(), job.facts)
            job.answer.set_result(job.result)
        return None

    def _ran(self, job: _Job, connection: sqlite3.Connection) -> bool:
        """Run one in its savepoint; if it raises, undo it and tell its caller at once."""
        uow = SqlUnitOfWork(Driver(connection, self._writing.dialect), self._sealer, self._memory)
        connection.execute("SAVEPOINT job")
        try:
            job.result = job.work(uow)
            connection.execute("RELEASE SAVEPOINT job")
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK TO SAVEPOINT job")
                connection.execute("RELEASE SAVEPOINT job")
            _fail([job], error)
            return False
        job.facts = tuple(uow.facts)
        return True

    def _writer(self) -> Any:
        if self._connection is None:
            self._connection = self._writing.raw_connection()
        return self._connection.driver_connection

    def _forget_connection(self) -> None:
        """Close it, which undoes what it has not committed; the next group opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()


def _fail(jobs: list[_Job], error: BaseException) -> None:
    """Each caller gets an exception of its own, for each adds its own traceback to it."""
    cause = getattr(error, "orig", None) or error
    told = translated(cause)
    for job in jobs:
        if isinstance(told, StorageError):
            own: BaseException = type(told)(*told.args)
            own.__cause__ = cause if cause is not told else None
            job.answer.set_exception(own)
        else:
            job.answer.set_exception(told)
