"""One printer's worker: takes the next job from the spool, prints it, and writes down what is known about the paper."""

import logging
from collections.abc import Callable, Mapping
from threading import Event, Thread
from typing import Any, Protocol

from kiosk.domain.printing import PrintJob
from kiosk.use_cases import printing
from kiosk.use_cases.ports import Clock, NewId, Store, Texts

log = logging.getLogger(__name__)

_LOOK_EVERY_S = 1.0


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


# (device id, job id, document, torn): print and block until something is known. `torn`: paper and parser may hold a piece of
# an earlier document.
PrintNow = Callable[[str, str, Mapping[str, Any], bool], Outcome]

# device id -> why nothing can be printed now (paper_out, cover_open, offline, fault, absent), or None.
Hindrance = Callable[[str], str | None]


class Spooler:
    """A thread per printer, so that a printer that hangs delays nobody else."""

    def __init__(
        self, store: Store, print_now: PrintNow, hindrance: Hindrance, device_id: str, texts: Texts, clock: Clock, new_id: NewId
    ) -> None:
        self._store = store
        self._print_now = print_now
        self._hindrance = hindrance
        self._device_id = device_id
        self._texts = texts
        self._clock = clock
        self._new_id = new_id
        self._wake = Event()
        self._closed = False
        self._thread = Thread(target=self._run, name=f"spool {device_id}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def poke(self) -> None:
        """There may be something to do: a new job, paper loaded, the printer back."""
        self._wake.set()

    def close(self) -> None:
        self._closed = True
        self._wake.set()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        torn = True  # what the printer holds after a restart of this server is anybody's guess
        while not self._closed:
            self._wake.clear()
            try:
                if self._hindrance(self._device_id) is not None:
                    # Jobs stay queued, untouched, until the printer can: trying and failing would only make noise.
                    self._wake.wait(_LOOK_EVERY_S)
                    continue
                job = self._store.write(lambda uow: printing.take_next(uow, self._device_id, self._clock()))
                if job is not None:
                    torn = self._finish(job, torn)
                    continue
            except Exception:
                # The job keeps the state it was last committed with; the loop must live on for the next one.
                log.exception("spool of %s", self._device_id)
            self._wake.wait(_LOOK_EVERY_S)

    def _finish(self, job: PrintJob, torn: bool) -> bool:
        """Print one job and record the outcome; returns whether the paper may be torn now."""
        try:
            outcome = self._print_now(self._device_id, job.id, job.document, torn)
        except ValueError as error:
            log.error("job %s is no document: %s", job.id, error)
            detail = str(error)
            self._store.write(lambda uow: printing.unprintable(uow, job, detail, self._clock()))
            return torn
        if outcome.done:
            self._store.write(lambda uow: printing.printed(uow, job, str(outcome.state), self._clock()))
            return False
        why = outcome.detail or outcome.reason or ""
        if str(outcome.state) == "not_started":
            self._store.write(lambda uow: printing.not_started(uow, job, outcome.reason or why, self._clock()))
            self._wake.wait(_LOOK_EVERY_S)
            return torn
        log.warning("job %s on %s is uncertain: %s", job.id, self._device_id, why)
        self._store.write(lambda uow: printing.interrupted(uow, job, why, self._clock(), self._texts, self._new_id))
        return True
