"""Talking with one printer over one session: sending with patience, asking, waiting for answers.

The reader thread calls `received`; one spool thread at a time calls the rest.
"""

from collections.abc import Callable
from threading import Condition
from typing import Protocol

from pos_bridge.errors import Lost
from pos_bridge.printer import commands
from pos_bridge.printer.status import Answered, PrinterStatus, Pushed, Reply, StatusDemux
from pos_bridge.profiles import PrinterProfile

TICK = 0.2
"Seconds after which a waiting job looks at its stop signal even if nothing happens."

QUESTIONS = (1, 2, 4)
"DLE EOT: online, cover, paper."


class Wire(Protocol):
    """What a conversation needs of a line. A session is one unbroken connection; its number is never used again."""

    def session(self) -> int | None: ...

    def write_some(self, session: int, data: bytes) -> int:
        """Bytes taken, 0 when there is no room now. Raises Lost when that session is over."""

    def wait_writable(self, session: int, seconds: float) -> bool: ...


class Stopped(Exception):
    """The job cannot go on; `reason` is a code of PrintOutcome."""

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(reason)


class Conversation:
    """`hindered(reason | None)` is told whenever a wait begins or ends because of paper, cover or fault."""

    def __init__(self, wire: Wire, profile: PrinterProfile, clock: Callable[[], float]) -> None:
        self._wire = wire
        self._profile = profile
        self._clock = clock
        self._news = Condition()
        self._demux = StatusDemux()
        self._replies: list[Reply] = []
        self._heard = float("-inf")
        self._closed = False

    @property
    def status(self) -> PrinterStatus:
        with self._news:
            return self._demux.status

    def restarted(self) -> None:
        """A session began or ended: what the printer said before is worth nothing now."""
        with self._news:
            self._demux = StatusDemux()
            self._replies.clear()
            self._news.notify_all()

    def received(self, data: bytes) -> bool:
        """Bytes from the printer; true when they changed the status."""
        with self._news:
            before = self._demux.status
            replies = self._demux.feed(data)
            self._replies = (self._replies + replies)[-64:]
            if replies:
                self._heard = self._clock()
            self._news.notify_all()
            return self._demux.status != before

    def forget(self) -> bool:
        """The status is unknown from now on; true when it was not before."""
        with self._news:
            known = self._demux.status != PrinterStatus()
            self._demux.status = PrinterStatus()
            return known

    def close(self) -> None:
        with self._news:
            self._closed = True
            self._news.notify_all()

    def report_changes(self, session: int) -> None:
        """Status pushes on, where the printer has them."""
        if self._profile.status.asb:
            self._tell(session, commands.push_status(True))

    def ask(self, session: int) -> bool:
        """Asks for the status; false when no answer came within the profile's `reply_ms`."""
        status = self._profile.status
        if not (status.dle_eot or status.asb):
            return False
        wanted: Reply = Answered(QUESTIONS[-1]) if status.dle_eot else Pushed()
        with self._news:
            self._replies = [reply for reply in self._replies if reply != wanted]
            for question in QUESTIONS if status.dle_eot else ():
                self._demux.asked(question)
        questions = b"".join(commands.ask_now(question) for question in QUESTIONS)
        self._tell(session, questions if status.dle_eot else commands.push_status(True))
        answered = self._wait(wanted, status.reply_ms / 1000)
        with self._news:
            self._demux.forget_questions()
        return answered

    def send(self, session: int, data: bytes, sent: Callable[[int], None], hindered: Callable[[str | None], None]) -> None:
        """All of `data`, or Lost, or Stopped when nothing moves and the printer does not say why."""
        moved = self._clock()
        while data:
            self._check(session)
            taken = self._wire.write_some(session, data[:4096])
            if taken:
                sent(taken)
                data = data[taken:]
                moved = self._clock()
                continue
            if self._wire.wait_writable(session, TICK):
                continue
            hindrance = self.status.hindrance
            hindered(hindrance)
            if hindrance is None and self._clock() - moved > self._profile.patience.stall_s:
                raise Stopped("stalled", "the printer takes no more bytes")
        hindered(None)

    def expect(self, session: int, request: bytes, wanted: Reply, hindered: Callable[[str | None], None]) -> None:
        """Sends `request` and waits for the one answer. A printer that is alive and hindered is waited for without limit."""
        with self._news:
            self._replies = [reply for reply in self._replies if reply != wanted]
        self.send(session, request, lambda _: None, hindered)
        patience = self._profile.patience
        since = self._clock()
        while not self._wait(wanted, patience.poll_s):
            self._check(session)
            self.ask(session)
            hindrance = self.status.hindrance
            hindered(hindrance)
            now = self._clock()
            if hindrance is None:
                if now - since > patience.fence_s:
                    raise Stopped("no_answer", f"no word from the printer for {patience.fence_s:g} s after the last byte")
                continue
            since = now
            if now - self._heard > patience.stall_s:
                raise Stopped(hindrance, f"{hindrance}, then silence for {patience.stall_s:g} s")
        hindered(None)

    def _tell(self, session: int, data: bytes) -> None:
        """A few bytes, or a part of them when the line is full: a question that is not asked is not answered."""
        self._wire.write_some(session, data)

    def _wait(self, wanted: Reply, seconds: float) -> bool:
        until = self._clock() + seconds
        with self._news:
            while wanted not in self._replies:
                left = until - self._clock()
                if self._closed or left <= 0:
                    return False
                self._news.wait(min(left, TICK))
            return True

    def _check(self, session: int) -> None:
        if self._closed:
            raise Stopped("closed", "the program is ending")
        if self._wire.session() != session:
            raise Lost("the connection broke")
