"""From accepted to an outcome: one thread a printer, so that a printer that hangs delays nobody else."""

import logging
import sqlite3
from collections.abc import Callable, Mapping
from threading import Condition, Thread
from typing import Any

from pos_bridge.agent.journal import Job, Journal, Told
from pos_bridge.errors import BadDocument, UnknownDevice
from pos_bridge.printer import PrintOutcome, PrintState

log = logging.getLogger(__name__)

RETRY_S = 2.0
"A job that cannot begin while the server is away is tried again after this, or as soon as its printer tells something."

PrintNow = Callable[[str, str, Mapping[str, Any], bool], PrintOutcome]
"(device, job, document, torn), as `Bridge.print`"


class Jobs:
    """`finished` is told each outcome once it is on disk. `reachable`: whether the server can be told now.

    A job that could not begin goes back to a server that can be told: it knows whether anybody still waits, and other printers.
    While it cannot be told, the job waits here for its printer.
    """

    def __init__(
        self, journal: Journal, print_now: PrintNow, finished: Callable[[Told], None], reachable: Callable[[], bool]
    ) -> None:
        self._journal = journal
        self._print_now = print_now
        self._finished = finished
        self._reachable = reachable
        self._news = Condition()
        self._pokes = 0
        self._closing = False
        self._workers: dict[str, Thread] = {}
        self._printing: set[str] = set()

    def start(self) -> None:
        """Settles what an earlier run left, and goes on with what it had accepted."""
        torn = self._journal.interrupted(
            PrintOutcome(PrintState.UNCERTAIN, "none", 0, "interrupted", "the agent stopped while it was being sent")
        )
        if torn:
            log.warning("%d jobs were interrupted by the last stop: nobody knows whether they are on paper", torn)
        for device in self._journal.devices():
            self._work(device)

    def accept(self, job: Job) -> Told | None:
        """The job is on disk when this returns; its outcome, if it has one already. Raises `sqlite3.Error` when the disk fails."""
        told = self._journal.accept(job)
        if told is None:
            self._work(job.device)
        return told

    def poke(self) -> None:
        """A printer told something, or the server can be told again."""
        with self._news:
            self._pokes += 1
            self._news.notify_all()

    def stop(self, patience_s: float) -> bool:
        """Begin nothing more and wait for what is being printed. Whether everything came to an end."""
        with self._news:
            self._closing = True
            self._news.notify_all()
            return self._news.wait_for(lambda: not self._printing, patience_s)

    def join(self) -> None:
        for worker in list(self._workers.values()):
            worker.join(timeout=10)

    def _work(self, device: str) -> None:
        with self._news:
            if self._closing:
                return
            if device not in self._workers:
                self._workers[device] = Thread(target=self._run, args=(device,), name=f"jobs {device}", daemon=True)
                self._workers[device].start()
        self.poke()

    def _run(self, device: str) -> None:
        torn = True  # what an earlier run left in the printer is anybody's guess
        seen = -1
        while self._wait(seen, None):
            seen = self._pokes
            try:
                while (job := self._begin(device)) is not None:
                    if not self._print(job, torn):
                        self._wait(seen, RETRY_S)
                        seen = self._pokes
                    else:
                        torn = False
            except sqlite3.Error:
                # Without the journal nothing may be printed: it is tried again when something happens.
                log.exception("the journal failed, %s waits", device)
                self._idle(device)
                self._wait(seen, RETRY_S)
                self.poke()

    def _wait(self, seen: int, seconds: float | None) -> bool:
        """Until something happened since `seen`, for so long; false when it is time to end."""
        with self._news:
            self._news.wait_for(lambda: self._closing or self._pokes != seen, seconds)
            return not self._closing

    def _begin(self, device: str) -> Job | None:
        with self._news:
            if self._closing:
                return None
            self._printing.add(device)
        job = self._journal.next(device)
        if job is None:
            self._idle(device)
            return None
        self._journal.sending(job.id)
        return job

    def _print(self, job: Job, torn: bool) -> bool:
        """Whether there was an attempt that ended; false when the job waits here for its printer."""
        try:
            outcome = self._outcome(job, torn)
            if (
                outcome.state is PrintState.NOT_STARTED
                and outcome.reason != "bad_document"
                and (self._closing or not self._reachable())
            ):
                self._journal.untouched(job.id)
                return False
            self._finished(self._journal.finish(job.id, outcome))
            return outcome.state is not PrintState.NOT_STARTED
        finally:
            self._idle(job.device)

    def _outcome(self, job: Job, torn: bool) -> PrintOutcome:
        try:
            return self._print_now(job.device, job.id, job.document, torn or job.torn)
        except BadDocument as error:
            return PrintOutcome(PrintState.NOT_STARTED, "none", 0, "bad_document", str(error))
        except UnknownDevice as error:
            return PrintOutcome(PrintState.NOT_STARTED, "none", 0, "absent", str(error))
        except Exception as error:
            log.exception("job %s", job.id)
            return PrintOutcome(PrintState.UNCERTAIN, "none", 0, "internal", f"{type(error).__name__} in the agent")

    def _idle(self, device: str) -> None:
        with self._news:
            self._printing.discard(device)
            self._news.notify_all()
