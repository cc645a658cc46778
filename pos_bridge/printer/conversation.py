"""Talking with one printer over one session: sending with patience, asking, waiting for answers.

The reader thread calls `received`; one spool thread at a time calls the rest.
"""

from collections.abc import Callable
from threading import Condition
from typing import Protocol

from pos_bridge.errors import Lost
from pos_bridge.printer.command_set import CommandSet
from pos_bridge.printer.replies import PAPER_SENSOR, Answered, Named, PoweredOn, Reply
from pos_bridge.printer.status import RECOVERABLE, PrinterStatus
from pos_bridge.printer.turns import Turns
from pos_bridge.profiles.printer_schema import Patience, PrinterProfile

TICK = 0.2
"Seconds after which a waiting job looks at its stop signal even if nothing happens."


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


IN_TURN = Answered(PAPER_SENSOR)


class Conversation:
    """`hindered(reason | None)` is told whenever a wait begins or ends because of paper, cover or fault."""

    def __init__(self, wire: Wire, profile: PrinterProfile, commands: CommandSet, clock: Callable[[], float]) -> None:
        self._wire = wire
        self._patience: Patience = profile.patience
        self._reply_s = profile.status.reply_ms / 1000
        self._wire_s = 10 / profile.line.baud
        "Of one byte on a serial line; other wires are faster."
        self._live_in_data = profile.buffer.realtime_in_data
        self._commands = commands
        self._clock = clock
        self._news = Condition()
        self._demux = commands.demux()
        self._going_on = False
        self._until: float | None = None
        self._switched_on = False
        self.turns = Turns()
        self._replies: list[Reply] = []
        self._heard = float("-inf")
        self._closed = False

    @property
    def status(self) -> PrinterStatus:
        with self._news:
            return self._demux.status

    @property
    def speaks(self) -> bool:
        """The printer has said something in this session."""
        with self._news:
            return self._heard > float("-inf")

    def restarted(self) -> None:
        """A session began or ended: what the printer said before is worth nothing now."""
        with self._news:
            self._heard = float("-inf")
            self._demux = self._commands.demux()
            self._replies.clear()
            self._going_on = False
            self.turns = Turns()
            self._news.notify_all()

    def received(self, data: bytes) -> bool:
        """Bytes from the printer; true when they changed the status."""
        with self._news:
            before, noise = self._demux.status, self._demux.noise
            replies = self._demux.feed(data)
            if self._demux.noise > noise:
                self.turns.noisy = True
            self._replies = (self._replies + replies)[-64:]
            if PoweredOn() in replies:
                self._switched_on = True
                self.turns = Turns()
            self.turns.hear(replies.count(IN_TURN))
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

    def begin(self, seconds: float | None) -> None:
        """A document begins. It ends after so long as Stopped; None: it waits as long as it takes."""
        self._until = None if seconds is None else self._clock() + seconds
        self._switched_on = False

    def report_changes(self, session: int) -> None:
        """Status pushes on, where the printer has them."""
        self._tell(session, self._commands.report_changes())

    def ask(self, session: int) -> bool:
        """Asks for the status; false when no answer came within the profile's `reply_ms`."""
        request, wanted = self._commands.ask()
        return wanted is not None and self._answered(session, request, wanted, self._commands.questions())

    def ask_in_turn(self, session: int, request: bytes, wanted: Reply, question: int) -> bool:
        """The same for a question that is answered in turn: only while nothing is being printed."""
        return self._answered(session, request, wanted, (question,))

    def ask_name(self, session: int, request: bytes) -> str | None:
        """What the printer says about itself; None when it says nothing."""
        with self._news:
            self._replies = [reply for reply in self._replies if not isinstance(reply, Named)]
        self._tell(session, request)
        found = self._wait(lambda reply: isinstance(reply, Named), self._reply_s)
        return found.text if isinstance(found, Named) else None

    def go_on(self) -> None:
        """A person has put a recoverable fault right: the job that waits goes on from the line that failed."""
        with self._news:
            self._going_on = True
            self._news.notify_all()

    def _answered(self, session: int, request: bytes, wanted: Reply, questions: tuple[int, ...]) -> bool:
        with self._news:
            self._replies = [reply for reply in self._replies if reply != wanted]
            for question in questions:
                self._demux.asked(question)
        self._tell(session, request)
        answered = self._wait(lambda reply: reply == wanted, self._reply_s) is not None
        with self._news:
            self._demux.forget_questions()
        return answered

    def recover_now(self, session: int) -> None:
        """Only while nothing is being sent."""
        self._tell(session, self._commands.recover())

    def _recover(self, session: int) -> None:
        with self._news:
            due, self._going_on = self._going_on, False
        if due and self.status.fault in RECOVERABLE:
            self.recover_now(session)

    def send(
        self,
        session: int,
        data: bytes,
        sent: Callable[[int], None],
        hindered: Callable[[str | None], None],
        expires_s: float | None = None,
    ) -> None:
        """All of `data`, or Lost, or Stopped when nothing moves and the printer does not say why (or, with `expires_s`, at all)."""
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
            still = self._clock() - moved
            if (hindrance is None and still > self._patience.stall_s) or (expires_s is not None and still > expires_s):
                raise Stopped("stalled", "the printer takes no more bytes")
            if self._live_in_data:
                self._recover(session)
        hindered(None)

    def _wait_for(self, arrived: Callable[[], bool], seconds: float) -> bool:
        until = self._clock() + seconds
        with self._news:
            while not arrived():
                left = until - self._clock()
                if self._closed or left <= 0:
                    return False
                self._news.wait(min(left, TICK))
            return True

    def _tell(self, session: int, data: bytes) -> None:
        """A few bytes, or a part of them when the line is full: a question that is not asked is not answered."""
        if data:
            self._wire.write_some(session, data)

    def _wait(self, fits: Callable[[Reply], bool], seconds: float) -> Reply | None:
        until = self._clock() + seconds
        with self._news:
            while True:
                found = next((reply for reply in self._replies if fits(reply)), None)
                left = until - self._clock()
                if found is not None or self._closed or left <= 0:
                    return found
                self._news.wait(min(left, TICK))

    def _check(self, session: int) -> None:
        if self._closed:
            raise Stopped("closed", "the program is ending")
        if self._switched_on:
            raise Lost("the printer was switched off and on")
        if self._until is not None and self._clock() > self._until:
            raise Stopped(self.status.hindrance or "no_answer", "given up")
        if self._wire.session() != session:
            raise Lost("the connection broke")
