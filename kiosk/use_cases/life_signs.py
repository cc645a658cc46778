"""Somebody is at a screen: written down soon, without keeping the next scan of another station waiting for the disk."""

import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial
from threading import Condition, Thread

from kiosk.use_cases import visiting
from kiosk.use_cases.ports import UnitOfWork

log = logging.getLogger(__name__)


class LifeSigns:
    """`write` does one transaction.

    What was given while one transaction was on its way goes into the next, the latest of each station."""

    def __init__(self, write: Callable[[Callable[[UnitOfWork], None]], object]) -> None:
        self._write = write
        self._news = Condition()
        self._waiting: dict[str, datetime] = {}
        self._closed = False
        self._thread = Thread(target=self._run, name="life signs", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """What was given before is written."""
        with self._news:
            self._closed = True
            self._news.notify()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def given(self, station_id: str, now: datetime) -> None:
        """Never blocks between `start` and `close`; before and after it is written at once."""
        if not self._thread.is_alive() or self._closed:
            self._write(partial(_touch, {station_id: now}))
            return
        with self._news:
            self._waiting[station_id] = now
            self._news.notify()

    def _run(self) -> None:
        while signs := self._next():
            try:
                self._write(partial(_touch, signs))
            except Exception:
                # A visit that ends a little too early is no reason to stop noticing the others.
                log.exception("signs of life at %s", ", ".join(signs))

    def _next(self) -> dict[str, datetime]:
        """Empty when it is closed and nothing is left."""
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._closed)
            signs, self._waiting = self._waiting, {}
            return signs


def _touch(signs: dict[str, datetime], uow: UnitOfWork) -> None:
    for station_id, at in signs.items():
        visiting.touch(uow, station_id, at)
