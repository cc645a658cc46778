"""What changes rarely, remembered between transactions: places, rules, products.

An order reads a dozen of them, a scan half as many; reading them anew costs more than all that an order writes. One row of the
settings holds a mark that every change of any of them replaces, in the same transaction. A transaction reads that mark once, and
what was remembered under the same mark is what it would read. The mark is never used twice: what a transaction that failed
had left under its own mark is never found again.
"""

import secrets
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import bindparam, select

from kiosk.storage.statement import Driver, Statement
from kiosk.storage.tables import settings

T = TypeVar("T")

_NAME = "recall_mark"
_MARK = Statement(select(settings.c.value).where(settings.c.name == bindparam("name")))


def _keep_mark(insert: Any) -> Any:
    new = insert(settings)
    return new.on_conflict_do_update(index_elements=["name"], set_={"value": new.excluded.value})


_KEEP_MARK = Statement(_keep_mark)


class Memory:
    """One for each store. Holds what belongs to one mark, at most `most` things; the oldest go first."""

    def __init__(self, most: int = 4096) -> None:
        self._most = most
        self._lock = Lock()
        self._mark: str | None = None
        self._kept: dict[Hashable, Any] = {}

    def get(self, mark: str, key: Hashable) -> Any:
        """What was remembered, or None."""
        with self._lock:
            return self._kept.get(key) if self._mark == mark else None

    def keep(self, mark: str, key: Hashable, value: Any) -> None:
        with self._lock:
            if self._mark != mark:
                self._mark = mark
                self._kept = {}
            while len(self._kept) >= self._most:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = value


class Recall:
    """The memory as one transaction sees it. What it gives out is shared: never change it."""

    def __init__(self, driver: Driver, memory: Memory) -> None:
        self._driver = driver
        self._memory = memory
        self._mark: str | None = None
        self._changed = False

    def of(self, key: Hashable, load: Callable[[], T]) -> T:
        """The thing of that name, read by `load` if it is not remembered. None, for what is not there, is not remembered."""
        if self._changed:
            return load()  # its own changes are not everybody's yet
        if self._mark is None:
            self._mark = self._driver.value(_MARK, name=_NAME) or ""
        remembered: T | None = self._memory.get(self._mark, key)
        if remembered is not None:
            return remembered
        value = load()
        if value is not None:
            self._memory.keep(self._mark, key, value)
        return value

    def changed(self) -> None:
        """Something of it is changed in this transaction."""
        if not self._changed:
            self._changed = True
            self._driver.run(_KEEP_MARK, name=_NAME, value=secrets.token_hex(12))
