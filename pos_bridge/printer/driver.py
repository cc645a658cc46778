"""One printer at work: asks before it prints, sends in windows, waits for the proof that its profile promises.

Two threads meet here: the reader thread brings `received` and `restarted`, a spool thread calls `print`, which blocks.
"""

import logging
import zlib
from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from pos_bridge.document import Document
from pos_bridge.errors import Lost
from pos_bridge.printer.command_set import command_set
from pos_bridge.printer.conversation import Conversation, Stopped, Wire
from pos_bridge.printer.encode import encode_parts, resync
from pos_bridge.printer.outcome import PrintOutcome, PrintState
from pos_bridge.printer.proving import Proving
from pos_bridge.printer.replies import Fence
from pos_bridge.printer.status import PrinterStatus
from pos_bridge.printer.typeface import Typeface
from pos_bridge.printer.windows import Window, windows
from pos_bridge.profiles import PrinterProfile

log = logging.getLogger(__name__)

REFUSING = ("paper_out", "cover_open")
"What a person must put right first: nothing is sent into it."

WAITING = {"paper_out": "waiting_paper", "cover_open": "cover_open"}

PRINTED = ("process_id", "star_etb")
"Proofs that say the paper is done; the others say that the bytes were worked through."

DEED_S = 3.0
"A short deed waits no longer for its turn, and is not done later than this: a drawer that opens by itself is a fault."

FREEINGS = 2
"How often a torn printer is freed before the document goes out in any case."

Done = TypeVar("Done")

StatusChanged = Callable[[PrinterStatus], None]
Progress = Callable[[str, str, int], None]
"(job id, state, bytes of the document sent); states: sending, waiting_paper, cover_open, waiting, confirming, then PrintState"


class PrinterDriver:
    """`changed` and `progress` are called from either thread and must not block."""

    def __init__(
        self,
        wire: Wire,
        profile: PrinterProfile,
        clock: Callable[[], float],
        changed: StatusChanged,
        progress: Progress,
        typeface: Typeface | None = None,
    ) -> None:
        self.profile = profile
        self.commands = command_set(profile)
        self._wire = wire
        self._talk = Proving(wire, profile, self.commands, clock)
        self._changed = changed
        self._progress = progress
        self._typeface = typeface
        self._job = Lock()
        self._attempts = 0
        # The printer may hold a part of a document: always after an unproved job, and after a break of `_unproved`.
        self._torn = False
        self._unproved: int | None = None
        self._reporting: int | None = None

    def restarted(self) -> None:
        """A session began or ended."""
        known = self._talk.status != PrinterStatus()
        self._talk.restarted()
        if known:
            self._changed(PrinterStatus())

    def received(self, data: bytes) -> None:
        if self._talk.received(data):
            self._changed(self._talk.status)

    def status(self) -> PrinterStatus:
        return self._talk.status

    def close(self) -> None:
        """Ends a blocked `print` as not started or uncertain."""
        self._talk.close()

    def refresh(self) -> None:
        """Asks an idle printer for its status; the answer comes by `changed`. Blocks for the profile's `reply_ms` at most.

        What is asked is answered whatever the printer does: where no answer comes, what it said before is not known to hold.
        """
        session = self._wire.session()
        if session is None or not self._job.acquire(blocking=False):
            return
        try:
            if self._reporting != session:
                self._reporting = session
                self._talk.report_changes(session)
            answerable = bool(self.commands.ask()[0]) and (self.profile.status.dle_eot or self.profile.dialect != "escpos")
            if not self._talk.ask(session) and answerable and self._talk.forget():
                self._changed(PrinterStatus())
        except Lost:
            return
        finally:
            self._job.release()

    def print(self, job_id: str, document: Document, torn: bool = False) -> PrintOutcome:
        """Blocks until something is known. `torn`: begin as after a broken connection, because an earlier process may have
        left the printer in the middle of a document."""
        return self.print_parts(job_id, self.encoded(document), torn)

    def encoded(self, document: Document) -> list[bytes]:
        return encode_parts(document, self.profile, self._typeface)

    def print_parts(self, job_id: str, parts: list[bytes], torn: bool = False, give_up_s: float | None = None) -> PrintOutcome:
        """The same for bytes; between two of `parts` the printer is at the beginning of a command. With `give_up_s` not even
        a printer that says why it waits is waited for longer."""
        with self._job:
            self._torn = self._torn or torn
            self._talk.begin(give_up_s)
            outcome = _Attempt(job_id, self._progress).run(self, parts)
            self._talk.begin(None)
        log.info("job %s: %s by %s %s", job_id, outcome.state, outcome.proof, outcome.reason or "")
        self._progress(job_id, outcome.state, outcome.bytes_sent)
        return outcome

    def idle(self, deed: Callable[[int, Conversation], Done]) -> Done | str:
        """Does something short between two documents, in a session. Otherwise a reason: absent, busy, lost, stalled."""
        if self._wire.session() is None:
            return "absent"
        if not self._job.acquire(timeout=DEED_S):
            return "busy"
        try:
            session = self._wire.session()
            self._talk.begin(None)
            return "absent" if session is None else deed(session, self._talk)
        except Lost:
            return "lost"
        except Stopped as stop:
            return stop.reason
        finally:
            self._job.release()

    def push(self, session: int, data: bytes) -> None:
        """A few bytes at once or never; only inside `idle`. After a part of them the printer counts as torn."""
        self._free(session, lambda _: None, surely=False)
        self._torn = True
        self._talk.send(session, data, lambda _: None, lambda _: None, expires_s=DEED_S)
        self._torn = False

    def go_on(self) -> bool:
        """A recoverable fault has been put right: the job that waits for it goes on. False when no job is being printed."""
        if not self._job.locked():
            return False
        self._talk.go_on()
        return True

    def attempt(self, job: "_Attempt", parts: list[bytes]) -> tuple[PrintState, str]:
        """One way through: (state, proof), or Lost or Stopped. Only `_Attempt` calls it."""
        session = self._wire.session()
        if session is None:
            raise Stopped("absent", "the printer is not connected")
        answers = self._preflight(session)
        self._attempts += 1
        self._free(session, job.hindered, surely=answers)
        self._begin(session, job.hindered, answers)
        ahead = self._windows(parts)
        job.begin(sum(len(window.data) for window in ahead))

        def left(size: int) -> None:
            self._torn = True
            job.count(size)

        fences = self._fences(job.id, len(ahead))
        for window, fence in zip(ahead, fences, strict=True):
            if fence is None:
                self._talk.send(session, window.data, left, job.hindered)
            else:
                self._talk.expect(session, fence, job.hindered, window, left)
        if self._proves:
            self._weigh(session, job.hindered, answers)
        self._torn = False
        proved = fences[-1] is not None
        self._unproved = None if proved else session
        if not proved:
            return PrintState.SENT, "bytes_sent"
        return PrintState.PRINTED if self.profile.confirm in PRINTED else PrintState.PROCESSED, self.profile.confirm

    def _windows(self, parts: list[bytes]) -> list[Window]:
        buffer, question = self.profile.buffer, self.commands.in_passing()
        counted = bool(question) and not self._talk.turns.repeats
        return windows(parts, buffer.window, question, buffer.question_every if counted else 0)

    def _fences(self, job_id: str, windows: int) -> list[Fence | None]:
        """Behind each window, the last of which is the proof. An answer says that a window was worked through: the buffer never
        fills, so the printer can always say why it waits."""
        between = [self.commands.in_turn(number, self._attempts) for number in range(1, windows)]
        return [*between, self.commands.at_end(windows, self._attempts, fence_mark(job_id, self._attempts))]

    def _weigh(self, session: int, hindered: Callable[[str | None], None], answers: bool) -> None:
        """Whether the answers are to be believed. A mark is known by itself, a number of equal answers is not."""
        turns, counted = self._talk.turns, self.profile.confirm == "gs_r"
        if turns.silent and answers:
            raise Stopped("silent", "it did not even say how it is for a while: it may have been off and lost what it had")
        if counted and turns.noisy:
            raise Stopped("garbled", "between the answers came bytes that no printer says")
        if counted and turns.excess:
            self._talk.hush(session)
            if not self._settled(session, hindered):
                raise Stopped("garbled", "more answers than questions")

    def _begin(self, session: int, hindered: Callable[[str | None], None], answers: bool) -> None:
        """What is answered from here on is answered to this document. A printer that never says anything gets it all the same."""
        fence = self.commands.at_begin(self._attempts)
        try:
            if fence is not None:
                self._talk.expect(session, fence, hindered)
        except Stopped as stop:
            if answers or stop.reason != "no_answer":
                raise
        if self._talk.turns.owed:
            self._settled(session, hindered)
        self._talk.turns.begin()

    def _free(self, session: int, hindered: Callable[[str | None], None], *, surely: bool) -> None:
        """After something torn: the printer is brought back to the beginning of a command and of a piece of paper.

        `surely`: with its word that it got there, for a power cut may eat these bytes alone, and the document would be glued
        to the torn piece. A printer that gives no word is written to all the same: what it says is advice.
        """
        if not self._left_torn(session):
            return
        self._torn = True
        proves = surely and self._proves
        for _ in range(FREEINGS if proves else 1):
            self._talk.send(session, resync(self.profile), lambda _: None, hindered)
            if not proves or self._settled(session, hindered):
                return

    def _left_torn(self, session: int) -> bool:
        return self._torn or self._unproved not in (None, session)

    @property
    def _proves(self) -> bool:
        """It answers in turn."""
        return self.profile.confirm in ("process_id", "gs_r")

    def _settled(self, session: int, hindered: Callable[[str | None], None]) -> bool:
        fence = self.commands.in_turn(1, self._attempts)
        return fence is not None and self._talk.settle(session, fence, hindered)

    def _preflight(self, session: int) -> bool:
        """Whether the printer says anything at all."""
        # Asking is harmless even to a torn printer: what it still takes for data ends the sooner. One that is silent may only be
        # off: what frees it would be lost.
        answered = self._talk.awake(session) if self._left_torn(session) and self._proves else self._talk.ask(session)
        hindrance = self._talk.status.hindrance if answered else None
        if hindrance in REFUSING:
            raise Stopped(hindrance, "known before the first byte")
        return answered


class _Attempt:
    """What one job has shown and sent so far."""

    def __init__(self, job_id: str, progress: Progress) -> None:
        self.id = job_id
        self._progress = progress
        self._sent = 0
        self._size = 0
        self._shown = ""
        self._phase = ""

    def run(self, driver: PrinterDriver, parts: list[bytes]) -> PrintOutcome:
        try:
            state, proof = driver.attempt(self, parts)
        except Stopped as stop:
            return self._failed(stop.reason, stop.detail)
        except Lost as lost:
            return self._failed("lost", str(lost))
        return PrintOutcome(state, proof, self._sent)

    def begin(self, size: int) -> None:
        """So many bytes are to be sent, questions between them included."""
        self._size = size
        self._show("sending")

    def count(self, sent: int) -> None:
        """What follows the last byte of the document is not counted."""
        self._sent = min(self._size, self._sent + sent)
        if self._sent == self._size:
            self._show("confirming")

    def _show(self, phase: str) -> None:
        self._phase = phase
        self._report(phase)

    def hindered(self, reason: str | None) -> None:
        self._report(self._phase if reason is None else WAITING.get(reason, "waiting"))

    def _report(self, state: str) -> None:
        if state and state != self._shown:
            self._shown = state
            self._progress(self.id, state, self._sent)

    def _failed(self, reason: str, detail: str) -> PrintOutcome:
        state = PrintState.UNCERTAIN if self._sent else PrintState.NOT_STARTED
        return PrintOutcome(state, "none", self._sent, reason, detail)


def fence_mark(job_id: str, number: int) -> bytes:
    """Four printable bytes, different for each attempt of this process and, as good as surely, from other processes'."""
    value = zlib.crc32(f"{job_id}\n{number}".encode())
    digits = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    return bytes(digits[value // 62**place % 62] for place in range(4))
