"""Guessing made slow: after a few misses each further one costs a wait that doubles. A right answer forgets the misses."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

_MOST_KEYS = 10_000


@dataclass
class _Misses:
    count: int
    until: datetime
    last: datetime


class Attempts:
    """Misses by key (a name, an address). `free` misses cost nothing; the wait after the next is `first`, then twice that, up to
    `longest`. A key that was quiet for `forget` starts anew. Not thread-safe: its owner locks."""

    def __init__(self, free: int, first: timedelta, longest: timedelta, forget: timedelta) -> None:
        self._free, self._first, self._longest, self._forget = free, first, longest, forget
        self._misses: OrderedDict[str, _Misses] = OrderedDict()

    def wait(self, key: str, now: datetime) -> timedelta:
        """How long this key has to wait; zero when it may try."""
        misses = self._misses.get(key)
        return timedelta() if misses is None else max(timedelta(), misses.until - now)

    def missed(self, key: str, now: datetime) -> int:
        """Count a miss; returns how many in a row."""
        known = self._misses.pop(key, None)
        count = 1 if known is None or now - known.last > self._forget else known.count + 1
        over = count - self._free
        pause = timedelta() if over <= 0 else min(self._longest, self._first * 2 ** min(over - 1, 20))
        self._misses[key] = _Misses(count, now + pause, now)
        while len(self._misses) > _MOST_KEYS:
            self._misses.popitem(last=False)
        return count

    def right(self, key: str) -> None:
        self._misses.pop(key, None)
