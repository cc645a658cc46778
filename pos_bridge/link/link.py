"""One device's line through all its sessions.

States: absent -> opening -> ready -> lost -> opening ... An attempt that fails while absent is no news and is not told, unless it
fails for another reason than before.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Protocol

from pos_bridge.errors import Lost
from pos_bridge.identity import Node
from pos_bridge.line import Line
from pos_bridge.profiles import SerialLine

FIRST_WAIT = 0.25
"Seconds until the first attempt after a loss."


@dataclass(frozen=True)
class Address:
    """Where a device is (see pos_bridge.identity.address), and how its line is set up if it is a serial one."""

    url: str
    settings: SerialLine


class LinkState(StrEnum):
    ABSENT = "absent"
    OPENING = "opening"
    READY = "ready"
    LOST = "lost"


class Listener(Protocol):
    """The device above a link. Called from the reader thread; must not block. `now` is monotonic seconds."""

    def received(self, data: bytes, now: float) -> None: ...

    def linked(self, state: LinkState, detail: str, now: float) -> None:
        """A change that is news; the link's own `reason` has the code of why."""

    def deadline(self) -> float | None:
        """When `idle` wants to be called if nothing arrives."""

    def idle(self, now: float) -> None: ...

    def wrote(self, data: bytes, now: float) -> None: ...


class Link:
    """One device's line through all its sessions. Writing is for one thread at a time; reading is the loop's."""

    def __init__(self, name: str, address: Address, listener: Listener, clock: Callable[[], float]) -> None:
        self.name = name
        self.address = address
        self.listener = listener
        self._clock = clock
        self._lock = Lock()
        self._line: Line | None = None
        self._session = 0
        self.state = LinkState.ABSENT
        self.detail = ""
        self.reason = ""
        self.wait = FIRST_WAIT
        self.retry_at = 0.0
        self.since = 0.0
        self.deaf_until = 0.0
        self.mark: object = None
        self.node: Node | None = None
        "Where its line leads, since it was opened."

    @property
    def waiting(self) -> bool:
        return self.state in (LinkState.ABSENT, LinkState.LOST)

    def session(self) -> int | None:
        with self._lock:
            return self._session if self._line is not None else None

    def write_some(self, session: int, data: bytes) -> int:
        with self._lock:
            if self._line is None or self._session != session:
                raise Lost("the connection broke")
            # Inside the lock, so that the descriptor cannot be closed and given to another file in between.
            taken = self._line.write_some(data)
        if taken:
            self.listener.wrote(data[:taken], self._clock())
        return taken

    @property
    def line(self) -> Line | None:
        """For the loop, which alone reads, and alone takes and drops lines."""
        return self._line

    def wait_writable(self, session: int, seconds: float) -> bool:
        line = self._line
        return line.wait_writable(seconds) if line is not None and session == self._session else True

    def take(self, line: Line) -> None:
        with self._lock:
            self._line = line
            self._session += 1

    def drop(self) -> Line | None:
        with self._lock:
            line, self._line = self._line, None
            if line is not None:
                line.close()
            return line
