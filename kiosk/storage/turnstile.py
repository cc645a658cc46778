"""First come, first served: so many at a time, the others in the order in which they came.

A pool of connections and a semaphore both let a newcomer overtake those who wait; under load some thread then never gets in.
"""

import threading
from collections import deque
from types import TracebackType


class Turnstile:
    """A context manager that at most `places` threads are inside of."""

    def __init__(self, places: int) -> None:
        self._lock = threading.Lock()
        self._free = places
        self._waiting: deque[threading.Lock] = deque()

    def __enter__(self) -> None:
        with self._lock:
            if self._free:
                self._free -= 1
                return
            gate = threading.Lock()
            gate.acquire()
            self._waiting.append(gate)
        gate.acquire()  # whoever leaves hands over the place by opening this

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._free += 1
