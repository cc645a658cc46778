"""The reader thread: it carries all links, reads them as soon as something is there, and has the lost ones opened again."""

import logging
import os
import random
import select
from collections import deque
from collections.abc import Callable, Sequence
from threading import Condition, Lock, Thread, current_thread

from pos_bridge.errors import CannotOpen, Lost
from pos_bridge.line import Line
from pos_bridge.link.link import FIRST_WAIT, Link, LinkState
from pos_bridge.link.opening import Opening

log = logging.getLogger(__name__)

LONGEST_WAIT = 5.0
LOOK = 0.25
"Seconds between two looks whether a missing device's path has come (back): then it is opened without further waiting."
_REST_MS, _READS = 1, 64
"How long to wait for more bytes before looking after timers and missing devices, and how often in a row at most."
_GONE = select.POLLHUP | select.POLLERR | select.POLLNVAL
STEADY = 2.0
"A link that was ready for less than this goes on with its longer waits."


class LinkLoop:
    """`opening` and `jitter` (0..1) are handed in."""

    def __init__(
        self,
        clock: Callable[[], float],
        opening: Opening | None = None,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._clock = clock
        self._opening = opening or Opening()
        self._jitter = jitter
        self._links: list[Link] = []
        self._wanted: list[Link] = []
        self._news = Condition()
        self._by_fd: dict[int, Link] = {}
        self._poll = select.poll()
        self._opened: deque[tuple[Link, Line | CannotOpen]] = deque()
        self._look_at = 0.0
        self._moved = False
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

    def look(self) -> None:
        """Something was plugged in or out: see at once whether a missing device is back and the others are where they were."""
        self._look_at, self._moved = 0.0, True
        self._wake()

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
        if self._moved:
            self._leave_moved()
        self._open_due(now)
        ready = self._poll.poll(self._pause(now))
        for _ in range(_READS):
            for fd, what in ready:
                link = self._by_fd.get(fd)
                if link is not None:
                    self._read(link, what & _GONE)
                elif fd == self._wake_out:
                    os.read(fd, 4096)
            # Timers have time: whoever was told of a scan runs now, while this thread waits for the rest of one.
            ready = self._poll.poll(_REST_MS)
            if not ready:
                break
        self._take_opened()
        # After reading, so that bytes which waited for this thread are not taken for silence.
        now = self._clock()
        for link in self._links:
            deadline = link.listener.deadline()
            if deadline is not None and deadline <= now:
                try:
                    link.listener.idle(now)
                except Exception as error:
                    self._broken(link, error)

    def _open_due(self, now: float) -> None:
        """What has waited long enough; and, a few times a second, what stands there anew."""
        look = now >= self._look_at
        if look:
            self._look_at = now + LOOK
        for link in self._links:
            if link.waiting and (link.retry_at <= now or (look and self._opening.mark(link.address) not in (None, link.mark))):
                self._open(link, now)

    def _leave_moved(self) -> None:
        """A line that was opened just as its port's name went to another device leads to that one: it is left, and opened anew."""
        self._moved = any(link.state is LinkState.OPENING for link in self._links)
        for link in self._links:
            if link.line is not None and link.node and self._opening.node(link.address) not in (None, link.node):
                self._lost(link, Lost("another device has that port now", "unplugged"))

    def _broken(self, link: Link, error: Exception) -> None:
        """A fault in what one device's bytes set off must not stop the others: that device starts anew."""
        log.error("%s: its bytes could not be handled", link.name, exc_info=error)
        if link in self._by_fd.values():
            self._lost(link, Lost(f"internal error: {type(error).__name__}"))

    def _pause(self, now: float) -> float | None:
        """Milliseconds until something is due."""
        times = [min(link.retry_at, now + LOOK) for link in self._links if link.waiting]
        times += [at for link in self._links if (at := link.listener.deadline()) is not None]
        return max(0.0, (min(times) - now) * 1000 + 1) if times else None

    def _read(self, link: Link, gone: int) -> None:
        """The way of every scan: as few steps as it can be."""
        line = link.line
        if line is None:
            return
        try:
            data = line.read_ready()
            now = self._clock()
            if data and now >= link.deaf_until:
                link.listener.received(data, now)
            elif gone and not data:
                self._lost(link, Lost("unplugged", "unplugged"))
        except Lost as lost:
            self._lost(link, lost)
        except Exception as error:
            self._broken(link, error)

    def _lost(self, link: Link, why: Lost) -> None:
        self._forget(link)
        link.drop()
        now = self._clock()
        link.wait = FIRST_WAIT if now - link.since >= STEADY else min(link.wait * 2, LONGEST_WAIT)
        self._tell(link, LinkState.LOST, now, why)
        self._later(link, now)

    def _open(self, link: Link, now: float) -> None:
        """In its own thread: connecting to a printer on the network may take seconds, and scanners must not wait for it."""
        if link.state is not LinkState.ABSENT or not link.reason:
            self._tell(link, LinkState.OPENING, now)
        link.state = LinkState.OPENING
        link.mark = self._opening.mark(link.address)
        Thread(target=self._attempt, args=(link,), name=f"open-{link.name}", daemon=True).start()

    def _attempt(self, link: Link) -> None:
        try:
            result: Line | CannotOpen
            result, link.node = self._opening.open(link.address)
        except CannotOpen as error:
            result = error
        except Exception as error:
            log.exception("%s could not be opened", link.name)
            result = CannotOpen(f"internal error: {type(error).__name__}")
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
                link.deaf_until = now + link.address.settings.settle_ms / 1000
                self._by_fd[result.fileno()] = link
                self._poll.register(result.fileno(), select.POLLIN)
                self._tell(link, LinkState.READY, now)
            else:
                self._failed(link, result, now)

    def _failed(self, link: Link, why: CannotOpen, now: float) -> None:
        known = link.reason
        link.state = LinkState.ABSENT
        if known != why.reason:
            self._tell(link, LinkState.ABSENT, now, why)
        link.detail = str(why)
        self._later(link, now)

    def _later(self, link: Link, now: float) -> None:
        link.retry_at = now + link.wait * (0.75 + self._jitter() / 2)
        link.wait = min(link.wait * 2, LONGEST_WAIT)

    def _tell(self, link: Link, state: LinkState, now: float, why: Lost | None = None) -> None:
        link.state = state
        link.detail = detail = str(why or "")
        link.reason = why.reason if why else ""
        log.info("%s is %s%s", link.name, state, f": {detail}" if detail else "")
        link.listener.linked(state, detail, now)
