"""Links: lines that come and go. One thread reads all of them; what is lost is opened again, for as long as it takes.

States: absent -> opening -> ready -> lost -> opening ... An attempt that fails while absent is no news and is not told.
"""

import logging
import os
import random
import select
from collections import deque
from collections.abc import Callable, Sequence
from enum import StrEnum
from threading import Condition, Lock, Thread, current_thread
from typing import Protocol

from pos_bridge.errors import CannotOpen, Lost
from pos_bridge.line import Address, Line, node_mark, open_line

log = logging.getLogger(__name__)

FIRST_WAIT, LONGEST_WAIT = 0.25, 5.0
LOOK = 0.25
"Seconds between two looks whether a missing device's path has come (back): then it is opened without further waiting."
STEADY = 2.0
"A link that was ready for less than this goes on with its longer waits."


class LinkState(StrEnum):
    ABSENT = "absent"
    OPENING = "opening"
    READY = "ready"
    LOST = "lost"


class Listener(Protocol):
    """The device above a link. Called from the reader thread; must not block. `now` is monotonic seconds."""

    def received(self, data: bytes, now: float) -> None: ...

    def linked(self, state: LinkState, detail: str, now: float) -> None: ...

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
        self.wait = FIRST_WAIT
        self.retry_at = 0.0
        self.since = 0.0
        self.mark: tuple[int, int] | None = None

    @property
    def waiting(self) -> bool:
        return self.state in (LinkState.ABSENT, LinkState.LOST)

    def due(self, now: float) -> bool:
        """Time for another attempt: the wait is over, or the path is not the one of the last attempt any more."""
        if not self.waiting:
            return False
        return self.retry_at <= now or node_mark(self.address.url) not in (None, self.mark)

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


class LinkLoop:
    """The reader thread. `opener` and `jitter` (0..1) are handed in."""

    def __init__(
        self,
        clock: Callable[[], float],
        opener: Callable[[Address], Line] = open_line,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._clock = clock
        self._opener = opener
        self._jitter = jitter
        self._links: list[Link] = []
        self._wanted: list[Link] = []
        self._news = Condition()
        self._by_fd: dict[int, Link] = {}
        self._poll = select.poll()
        self._opened: deque[tuple[Link, Line | CannotOpen]] = deque()
        self._closing = False
        self._thread: Thread | None = None
        self._wake_lock = Lock()
        self._wake_out, self._wake_in = -1, -1

    def carry(self, links: Sequence[Link]) -> None:
        """Carry these from now on, the others no more. Before `start` or after; returns when the lines of the others are closed.

        A link that was once taken out is not used again.
        """
        with self._news:
            self._wanted = list(links)
            thread = self._thread
            if thread is None:
                return
            self._wake()
            if thread is not current_thread():
                self._news.wait_for(lambda: self._links == self._wanted or not thread.is_alive())

    def start(self) -> None:
        self._wake_out, self._wake_in = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._poll.register(self._wake_out, select.POLLIN)
        self._thread = Thread(target=self._run, name="pos-links", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Stops the thread and closes every line."""
        if self._thread is None:
            return
        self._closing = True
        self._wake()
        self._thread.join()
        self._thread = None
        with self._wake_lock:
            os.close(self._wake_out)
            os.close(self._wake_in)
            self._wake_out, self._wake_in = -1, -1

    def _wake(self) -> None:
        with self._wake_lock:
            try:
                os.write(self._wake_in, b".")
            except OSError:  # closed, or so full of calls that one more says nothing new
                return

    def _run(self) -> None:
        try:
            while not self._closing:
                self._round()
        except Exception:
            log.exception("the reader thread stopped")
            raise
        finally:
            for link in self._links:
                link.drop()
            self._take_opened()
            with self._news:
                self._links = self._wanted
                self._news.notify_all()

    def _change(self) -> None:
        """Take out what is not wanted any more, then take in what is new: a port may go from one to the other."""
        with self._news:
            for link in self._links:
                if link not in self._wanted:
                    self._forget(link)
                    link.drop()
            self._links = self._wanted
            self._news.notify_all()

    def _forget(self, link: Link) -> None:
        fd = next((fd for fd, one in self._by_fd.items() if one is link), None)
        if fd is not None:
            self._poll.unregister(fd)
            del self._by_fd[fd]

    def _round(self) -> None:
        if self._links is not self._wanted:
            self._change()
        now = self._clock()
        for link in self._links:
            if link.due(now):
                self._open(link, now)
        for fd, _ in self._poll.poll(self._pause(now)):
            if fd == self._wake_out:
                os.read(fd, 4096)
            elif (ready := self._by_fd.get(fd)) is not None:
                self._guarded(ready, self._read, ready)
        self._take_opened()
        # After reading, so that bytes which waited for this thread are not taken for silence.
        now = self._clock()
        for link in self._links:
            deadline = link.listener.deadline()
            if deadline is not None and deadline <= now:
                self._guarded(link, link.listener.idle, now)

    def _guarded(self, link: Link, action: Callable[..., None], *args: object) -> None:
        """A fault in what one device's bytes set off must not stop the others: that device starts anew."""
        try:
            action(*args)
        except Exception as error:
            log.exception("%s: its bytes could not be handled", link.name)
            if link in self._by_fd.values():
                self._lost(link, f"internal error: {type(error).__name__}")

    def _pause(self, now: float) -> float | None:
        """Milliseconds until something is due."""
        times = [min(link.retry_at, now + LOOK) for link in self._links if link.waiting]
        times += [at for link in self._links if (at := link.listener.deadline()) is not None]
        return max(0.0, (min(times) - now) * 1000 + 1) if times else None

    def _read(self, link: Link) -> None:
        line = link._line
        if line is None:
            return
        try:
            data = line.read_ready()
        except Lost as lost:
            self._lost(link, str(lost))
            return
        now = self._clock()
        if data and now >= link.since + link.address.settings.settle_ms / 1000:
            link.listener.received(data, now)

    def _lost(self, link: Link, why: str) -> None:
        self._forget(link)
        link.drop()
        now = self._clock()
        link.wait = FIRST_WAIT if now - link.since >= STEADY else min(link.wait * 2, LONGEST_WAIT)
        self._tell(link, LinkState.LOST, why, now)
        self._later(link, now)

    def _open(self, link: Link, now: float) -> None:
        """In its own thread: connecting to a printer on the network may take seconds, and scanners must not wait for it."""
        if link.state is not LinkState.ABSENT or link.detail == "":
            self._tell(link, LinkState.OPENING, "", now)
        link.state = LinkState.OPENING
        link.mark = node_mark(link.address.url)
        Thread(target=self._attempt, args=(link,), name=f"open-{link.name}", daemon=True).start()

    def _attempt(self, link: Link) -> None:
        try:
            result: Line | CannotOpen = self._opener(link.address)
        except CannotOpen as error:
            result = error
        self._opened.append((link, result))
        if self._closing:
            self._take_opened()
        self._wake()

    def _take_opened(self) -> None:
        while True:
            try:
                link, result = self._opened.popleft()
            except IndexError:
                return
            now = self._clock()
            if self._closing or link not in self._links:
                if isinstance(result, Line):
                    result.close()
            elif isinstance(result, Line):
                link.take(result)
                link.since = now
                self._by_fd[result.fileno()] = link
                self._poll.register(result.fileno(), select.POLLIN)
                self._tell(link, LinkState.READY, "", now)
            else:
                self._failed(link, str(result), now)

    def _failed(self, link: Link, why: str, now: float) -> None:
        known = link.detail
        link.state = LinkState.ABSENT
        if not known:
            self._tell(link, LinkState.ABSENT, why, now)
        self._later(link, now)

    def _later(self, link: Link, now: float) -> None:
        link.retry_at = now + link.wait * (0.75 + self._jitter() / 2)
        link.wait = min(link.wait * 2, LONGEST_WAIT)

    def _tell(self, link: Link, state: LinkState, detail: str, now: float) -> None:
        link.state = state
        link.detail = detail
        log.info("%s is %s%s", link.name, state, f": {detail}" if detail else "")
        link.listener.linked(state, detail, now)
