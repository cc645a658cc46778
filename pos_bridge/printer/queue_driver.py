"""A printer behind a queue that others keep (CUPS): a document is a job there, and its fate is what the queue says."""

import logging
import math
from collections.abc import Callable
from threading import Event, Lock
from typing import Protocol

from pos_bridge.document import Document
from pos_bridge.errors import CannotOpen, Lost
from pos_bridge.printer.encode import encode_parts, resync
from pos_bridge.printer.outcome import PrintOutcome, PrintState
from pos_bridge.printer.status import Cover, Online, Paper, PrinterStatus
from pos_bridge.printer.typeface import Typeface
from pos_bridge.profiles import PrinterProfile

log = logging.getLogger(__name__)

LOOK, LONGEST_LOOK = 0.2, 2.0
"Seconds between two questions after a job; they grow while it waits."
_NOT_BEGUN = ("pending", "held")
_COVERS = ("cover-open", "door-open", "interlock-open")
_AWAY = ("offline", "shutdown", "paused", "timed-out")


class State(Protocol):
    @property
    def accepting(self) -> bool: ...
    @property
    def stopped(self) -> bool: ...
    @property
    def reasons(self) -> tuple[str, ...]: ...
    @property
    def words(self) -> str: ...


class Queue(Protocol):
    """Raises CannotOpen where it is not there (nothing was done), Lost where what was begun got no answer."""

    def state(self) -> State: ...
    def submit(self, data: bytes, title: str) -> int: ...
    def job(self, number: int) -> str | None: ...
    def cancel(self, number: int) -> bool: ...


class QueueDriver:
    """`progress(job id, state, bytes sent)`; states: sending, waiting, confirming, then PrintState."""

    def __init__(
        self, queue: Queue, profile: PrinterProfile, progress: Callable[[str, str, int], None], typeface: Typeface | None = None
    ) -> None:
        self.profile = profile
        self._queue = queue
        self._progress = progress
        self._typeface = typeface
        self._job = Lock()
        self._closed = Event()

    def close(self) -> None:
        """A job that waits in the queue is taken back, one that is being printed stays there."""
        self._closed.set()

    def status(self) -> PrinterStatus:
        """What the queue says of its printer; most say nothing. Raises CannotOpen or Lost."""
        return status_of(self._queue.state())

    def encoded(self, document: Document) -> list[bytes]:
        return encode_parts(document, self.profile, self._typeface)

    def print(self, job_id: str, document: Document, torn: bool = False) -> PrintOutcome:
        """Blocks until the queue is done with it. `torn`: the printer may hold a piece of an earlier document."""
        return self.print_parts(job_id, [resync(self.profile)] * torn + self.encoded(document))

    def print_parts(self, job_id: str, parts: list[bytes], give_up_s: float = math.inf) -> PrintOutcome:
        """The same for bytes. After `give_up_s` a job that still waits is taken back."""
        with self._job:
            outcome = self._attempt(job_id, b"".join(parts), give_up_s)
        log.info("job %s: %s, %s", job_id, outcome.state, outcome.detail)
        self._progress(job_id, outcome.state, outcome.bytes_sent)
        return outcome

    def _attempt(self, job_id: str, data: bytes, give_up_s: float) -> PrintOutcome:
        try:
            state = self._queue.state()
            hindrance = status_of(state).hindrance
            if not state.accepting or hindrance is not None:
                words = state.words or ", ".join(state.reasons)
                return PrintOutcome(PrintState.NOT_STARTED, "none", 0, hindrance or "offline", f"cups: {words or 'takes no jobs'}")
            self._progress(job_id, "sending", 0)
            number = self._queue.submit(data, job_id)
        except CannotOpen as error:
            return PrintOutcome(PrintState.NOT_STARTED, "none", 0, "absent", str(error))
        except Lost as error:
            return PrintOutcome(PrintState.UNCERTAIN, "none", len(data), "lost", str(error))
        return self._followed(job_id, number, len(data), give_up_s)

    def _followed(self, job_id: str, number: int, size: int, left_s: float) -> PrintOutcome:
        wait, shown = LOOK, ""
        while True:
            try:
                state = self._queue.job(number)
            except Lost:
                state = "unknown"
            if state in (None, "completed"):
                # All that can be said: every byte was handed on. A queue that keeps no history forgets what is done.
                return PrintOutcome(PrintState.SENT, "bytes_sent", size, None, f"cups job {number} {state or 'is done'}")
            if state in ("canceled", "aborted"):
                return PrintOutcome(PrintState.UNCERTAIN, "none", size, "fault", f"cups job {number} {state}")
            phase = "confirming" if state == "processing" else "waiting"
            if phase != shown:
                shown = phase
                self._progress(job_id, phase, size)
            left_s -= wait
            if self._closed.wait(wait) or left_s <= 0:
                return self._taken_back(number, state, size)
            wait = min(wait * 1.5, LONGEST_LOOK)

    def _taken_back(self, number: int, state: str, size: int) -> PrintOutcome:
        why = "closed" if self._closed.is_set() else "stalled"
        try:
            if state in _NOT_BEGUN and self._queue.cancel(number):
                return PrintOutcome(PrintState.NOT_STARTED, "none", 0, why, f"cups job {number} taken back")
        except Lost as error:
            log.warning("cups job %d could not be taken back: %s", number, error)
        return PrintOutcome(PrintState.UNCERTAIN, "none", size, why, f"cups job {number} {state}")


def status_of(state: State) -> PrinterStatus:
    """Reasons of RFC 8011, 5.4.12. What is not said is not known."""
    paper = Paper.UNKNOWN
    if "media-empty" in state.reasons or "media-needed" in state.reasons:
        paper = Paper.OUT
    elif "media-low" in state.reasons:
        paper = Paper.NEAR_END
    cover = Cover.OPEN if any(reason in state.reasons for reason in _COVERS) else Cover.UNKNOWN
    away = state.stopped or any(reason in state.reasons for reason in _AWAY)
    return PrinterStatus(paper, cover, Online.OFFLINE if away else Online.UNKNOWN)
