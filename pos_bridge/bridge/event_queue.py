"""Events from the reader thread to whoever takes them: bounded, and no scan is delivered late."""

import logging
from collections import deque
from collections.abc import Callable, Iterator
from threading import Condition

from pos_bridge.bridge.events import Event, Scanned

log = logging.getLogger(__name__)

STALE = 5.0
"Seconds after which a scan belongs to a person who may have walked away."


class EventQueue:
    """`put` never blocks: when the queue is full the oldest event goes. Iterating blocks and ends after `close`."""

    def __init__(self, clock: Callable[[], float], size: int = 1000) -> None:
        self._clock = clock
        self._size = size
        self._events: deque[Event] = deque()
        self._news = Condition()
        self._closed = False
        self.stale = 0
        self.overflowed = 0

    def put(self, event: Event) -> None:
        with self._news:
            if self._closed:
                return
            if len(self._events) >= self._size:
                self._events.popleft()
                self.overflowed += 1
                if self.overflowed & (self.overflowed - 1) == 0:
                    log.warning("nobody takes events: %d dropped", self.overflowed)
            self._events.append(event)
            self._news.notify()

    def close(self) -> None:
        with self._news:
            self._closed = True
            self._events.clear()
            self._news.notify_all()

    def __iter__(self) -> Iterator[Event]:
        while True:
            with self._news:
                self._news.wait_for(lambda: self._closed or self._events)
                if self._closed:
                    return
                event = self._events.popleft()
            if isinstance(event, Scanned) and self._clock() - event.at > STALE:
                self.stale += 1
                log.warning("a scan of %s waited longer than %g s and is dropped (%d so far)", event.device, STALE, self.stale)
                continue
            yield event
