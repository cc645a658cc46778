"""Events from the reader thread to whoever takes them: bounded, and no scan is delivered late."""

import logging
from collections.abc import Callable, Iterator
from queue import Empty, SimpleQueue

from pos_bridge.bridge.events import Event, Scanned

log = logging.getLogger(__name__)

STALE = 5.0
"Seconds after which a scan belongs to a person who may have walked away."


class EventQueue:
    """`put` never blocks: when the queue is full the oldest event goes. Iterating blocks and ends after `close`."""

    def __init__(self, clock: Callable[[], float], size: int = 1000) -> None:
        self._clock = clock
        self._size = size
        # The one that is written in C: a taker that waits in it wakes in half the time of one that waits for a Condition.
        self._events: SimpleQueue[Event | None] = SimpleQueue()
        self._closed = False
        self.stale = 0
        self.overflowed = 0

    def put(self, event: Event) -> None:
        if self._closed:
            return
        if self._events.qsize() >= self._size:
            self._drop_oldest()
        self._events.put(event)

    def close(self) -> None:
        self._closed = True
        self._events.put(None)

    def __iter__(self) -> Iterator[Event]:
        while True:
            event = self._events.get()
            if self._closed or event is None:
                self._events.put(None)  # for whoever else waits
                return
            if isinstance(event, Scanned) and self._clock() - event.at > STALE:
                self.stale += 1
                log.warning("a scan of %s waited longer than %g s and is dropped (%d so far)", event.device, STALE, self.stale)
                continue
            yield event

    def _drop_oldest(self) -> None:
        try:
            self._events.get_nowait()
        except Empty:
            return
        self.overflowed += 1
        if self.overflowed & (self.overflowed - 1) == 0:
            log.warning("nobody takes events: %d dropped", self.overflowed)
