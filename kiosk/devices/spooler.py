"""One printer's worker: takes the next job from the spool, prints it, and writes down what is known about the paper."""

import logging
import time
from collections.abc import Callable, Mapping
from threading import Event, Thread
from typing import Any, Protocol

from kiosk.devices.host import OutOfReach
from kiosk.domain.printing import JobState, PrintJob, Reason, pause_after
from kiosk.use_cases import printing
from kiosk.use_cases.ports import Clock, NewId, StorageBroken, StorageError, StorageFull, Store, Texts, UnitOfWork

log = logging.getLogger(__name__)

GIVE_OVER_AFTER_S = 10.0
"A printer that takes nothing for so long gives its queue to another one of the station, if there is one that works."

_LOOK_EVERY_S = 1.0


class NoDocument(ValueError):
    """No printer will ever make sense of it; says which block is wrong."""


class Outcome(Protocol):
    """What pos_bridge knows of a job afterwards."""

    @property
    def done(self) -> bool: ...
    @property
    def state(self) -> str: ...
    @property
    def reason(self) -> str | None: ...
    @property
    def detail(self) -> str: ...


class Printer(Protocol):
    """The printer of a spooler, as the door sees it."""

    @property
    def id(self) -> str: ...

    def print(self, job_id: str, document: Mapping[str, Any], torn: bool) -> Outcome:
        """Print and block until something is known. `torn`: paper and parser may hold a piece of an earlier document.
        Raises `NoDocument`."""

    def hindrance(self) -> str | None:
        """Why nothing can be printed now (paper_out, cover_open, offline, fault, absent), or None."""

    def remembers_jobs(self) -> bool:
        """Whether the same job may be handed over again, because its host keeps a journal."""

    def spare(self) -> str | None:
        """Another printer of the station that could print now."""


class Spooler:
    """A thread per printer, so that a printer that hangs delays nobody else."""

    def __init__(
        self,
        store: Store,
        printer: Printer,
        texts: Texts,
        clock: Clock,
        new_id: NewId,
        monotonic: Callable[[], float] = time.monotonic,
        give_over_after_s: float = GIVE_OVER_AFTER_S,
    ) -> None:
        self._store = store
        self._printer = printer
        self._texts = texts
        self._clock = clock
        self._new_id = new_id
        self._monotonic = monotonic
        self._give_over_after_s = give_over_after_s
        self._wake = Event()
        self._closed = False
        self._torn = True  # what the printer holds after a restart of this server is anybody's guess
        self._blocked_since: float | None = None
        self._failures = 0
        self._not_before = 0.0
        self._thread = Thread(target=self._run, name=f"spool {printer.id}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def poke(self) -> None:
        """There may be something to do."""
        self._wake.set()

    def changed(self) -> None:
        """The printer is not what it was (paper loaded, plugged in), or a person wants it tried: now, not after a pause."""
        self._failures, self._not_before = 0, 0.0
        self._wake.set()

    def close(self) -> None:
        self._closed = True
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._closed:
            self._wake.clear()
            try:
                if self._one():
                    continue
            except StorageError as error:
                log.error("spool of %s: %s", self._printer.id, error)
            except Exception:
                # The job keeps the state it was last committed with; the loop must live on for the next one.
                log.exception("spool of %s", self._printer.id)
            self._wake.wait(_LOOK_EVERY_S)

    def _one(self) -> bool:
        """Print one job; false if there is nothing to do or nothing can be done now."""
        if self._printer.hindrance() is not None or self._monotonic() < self._not_before:
            # Jobs stay queued, untouched, until the printer can: trying and failing would only make noise.
            self._give_over()
            return False
        job = self._left_behind() or self._store.write(lambda uow: printing.take_next(uow, self._printer.id, self._clock()))
        if job is None:
            self._blocked_since = None
            return False
        self._finish(job)
        return True

    def _left_behind(self) -> PrintJob | None:
        """A job that its host has in its journal: handed over again, it is answered with what became of it."""
        if not self._printer.remembers_jobs():
            return None
        sending = self._store.read(lambda uow: uow.prints.in_state(JobState.SENDING))
        return next((job for job in sending if job.device_id == self._printer.id), None)

    def _finish(self, job: PrintJob) -> None:
        """Print one job and record the outcome."""
        try:
            outcome = self._printer.print(job.id, job.document, self._torn)
        except NoDocument as error:
            log.error("job %s is no document: %s", job.id, error)
            detail = str(error)
            self._record(lambda uow: printing.unprintable(uow, job, detail, self._clock()))
            return
        except OutOfReach as error:
            log.info("%s", error)
            self._failed()
            return
        except Exception as error:
            log.exception("job %s on %s", job.id, self._printer.id)
            if self._printer.remembers_jobs():
                self._failed()
                return
            detail = f"{type(error).__name__}: {error}"
            self._interrupted(job, Reason.BROKEN, detail)
            return
        why = outcome.reason or ""
        if outcome.done:
            self._torn, self._failures, self._blocked_since = False, 0, None
            self._record(lambda uow: printing.printed(uow, job, str(outcome.state), self._clock()))
        elif self._closed and self._printer.remembers_jobs():
            log.info("job %s is left to the journal of its host", job.id)
        elif str(outcome.state) == "not_started":
            self._record(lambda uow: printing.not_started(uow, job, why, outcome.detail, self._clock()))
            self._failed()
        else:
            self._interrupted(job, why, outcome.detail)

    def _interrupted(self, job: PrintJob, reason: str, detail: str) -> None:
        log.warning("job %s on %s is uncertain: %s %s", job.id, self._printer.id, reason, detail)
        self._torn = True
        self._record(lambda uow: printing.interrupted(uow, job, reason, detail, self._clock(), self._texts, self._new_id))

    def _failed(self) -> None:
        """Nothing left: the printer is left alone for a while, longer each time."""
        self._failures += 1
        self._not_before = self._monotonic() + pause_after(self._failures).total_seconds()

    def _record(self, work: Callable[[UnitOfWork], object]) -> None:
        """What is known about paper must be written down before anything else is printed, however long the disk takes."""
        while True:
            try:
                self._store.write(work)
                return
            except (StorageFull, StorageBroken) as error:
                log.error("spool of %s cannot write down what was printed: %s", self._printer.id, error)
                if self._closed:
                    return  # it stays *sending*: after the start it is uncertain
                self._wake.clear()
                self._wake.wait(_LOOK_EVERY_S)

    def _give_over(self) -> None:
        now = self._monotonic()
        if self._blocked_since is None:
            self._blocked_since = now
        if now - self._blocked_since < self._give_over_after_s:
            return
        to = self._printer.spare()
        if to is None or self._store.read(lambda uow: uow.prints.next_queued(self._printer.id)) is None:
            return
        moved = self._store.write(lambda uow: printing.give_over(uow, self._printer.id, to, self._clock()))
        if moved:
            log.warning("%s takes nothing: %s jobs go to %s", self._printer.id, moved, to)
