"""News on its way to the server: numbered, bounded, and no scan is delivered late.

Moments are told in the server's own clock, which its ticks carry: however long a frame was under way, the server sees how old a
scan is, and nobody's wall clock matters.
"""

from collections import deque
from collections.abc import Callable
from threading import Lock

from pos_bridge.agent.messages import News, news_of
from pos_bridge.bridge import Event, Scanned

FRESH_S = 5.0
"A scan that is older belongs to a person who may have walked away."

MOST_UNHEARD = 400
"News on the way. Beyond it only scans are added, and states are told anew when the server has caught up."

TICKS = 30
"The nearest of so many ticks tells the server's clock: two clocks drift apart, but not within a minute."


class ServerClock:
    """What the server's clock says at a moment of ours: never later than it really does."""

    def __init__(self) -> None:
        self._behind: deque[float] = deque(maxlen=TICKS)

    def tick(self, theirs: float, ours: float) -> None:
        self._behind.append(ours - theirs)

    def of(self, ours: float) -> float | None:
        """None before the first tick of a connection."""
        return ours - min(self._behind) if self._behind else None

    def forget(self) -> None:
        self._behind.clear()


class Outbox:
    """`add` and `again` give what is to be sent now; nothing is given while no connection is open. For any thread."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._server = ServerClock()
        self._open = False
        self._number = 0
        self._unheard: deque[tuple[int, Event]] = deque()
        self.missed = False
        "Whether news was dropped that a snapshot has to make good."
        self.late = 0
        "Scans dropped because the server could not be told in time."

    def add(self, event: Event) -> News | None:
        with self._lock:
            is_scan = isinstance(event, Scanned)
            if not is_scan and (not self._open or len(self._unheard) >= MOST_UNHEARD):
                self.missed = True
                return None
            if len(self._unheard) >= 2 * MOST_UNHEARD:
                self._unheard.popleft()
            self._number += 1
            self._unheard.append((self._number, event))
            return self._told(self._number, event) if self._open else None

    def opened(self, server_time: float) -> list[News]:
        """A connection is there, and its server's clock: the scans that are still fresh, to be sent (again)."""
        with self._lock:
            self._server.forget()
            self._server.tick(server_time, self._clock())
            self._open = True
            self.missed = False
            held, self._unheard = self._unheard, deque()
            for number, event in held:
                if not isinstance(event, Scanned):
                    continue
                if self._clock() - event.at > FRESH_S:
                    self.late += 1
                    continue
                self._unheard.append((number, event))
            return [self._told(number, event) for number, event in self._unheard]

    def closed(self) -> None:
        with self._lock:
            self._open = False

    def tick(self, server_time: float) -> None:
        with self._lock:
            self._server.tick(server_time, self._clock())

    def server_time(self, ours: float) -> float:
        """That moment by the server's clock, or by ours while none was told."""
        with self._lock:
            theirs = self._server.of(ours)
            return ours if theirs is None else theirs

    def heard(self, number: int) -> bool:
        """The server has all up to that number. Whether a snapshot has to make something good now."""
        with self._lock:
            while self._unheard and self._unheard[0][0] <= number:
                self._unheard.popleft()
            missed = self.missed and len(self._unheard) < MOST_UNHEARD // 2
            if missed:
                self.missed = False
            return missed

    def _told(self, number: int, event: Event) -> News:
        at = getattr(event, "at", None)
        theirs = self._server.of(at) if at is not None else None
        return news_of(number, event, theirs)
