"""Facts on their way to listeners: in commit order, on a thread of their own, never in the way of a writer."""

import logging
import threading
from collections.abc import Callable, Sequence

from kiosk.use_cases.ports import Fact

Listener = Callable[[Sequence[Fact]], None]
log = logging.getLogger(__name__)


class Dispatcher:
    """A committer draws a ticket right before COMMIT and hands in its facts after it.

    Facts go out in the order of tickets. A transaction that depends on another draws its ticket after that one's COMMIT, so
    this is commit order; of two that overlap in COMMIT neither saw the other, and either order is right.
    """

    def __init__(self) -> None:
        self._listeners: tuple[Listener, ...] = ()
        self._change = threading.Condition()
        self._drawn = 0
        self._next = 0
        self._waiting: dict[int, tuple[Fact, ...]] = {}
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="facts", daemon=True)
        self._thread.start()

    def subscribe(self, listener: Listener) -> None:
        with self._change:
            self._listeners = (*self._listeners, listener)

    def ticket(self) -> int:
        with self._change:
            self._drawn += 1
            return self._drawn - 1

    def hand_in(self, ticket: int, facts: Sequence[Fact]) -> None:
        """Every ticket must be handed in, with no facts if its transaction failed."""
        with self._change:
            self._waiting[ticket] = tuple(facts)
            if ticket == self._next:
                self._change.notify_all()

    def close(self) -> None:
        """Deliver what was handed in, then stop. From a listener: stop after it."""
        with self._change:
            self._closing = True
            self._change.notify_all()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._change:
                while self._next not in self._waiting:
                    if self._closing:
                        return
                    self._change.wait()
                facts = self._waiting.pop(self._next)
                self._next += 1
                listeners = self._listeners
            if facts:
                for listener in listeners:
                    _tell(listener, facts)


def _tell(listener: Listener, facts: Sequence[Fact]) -> None:
    try:
        listener(facts)
    except Exception:
        log.exception("a listener failed on %s", ", ".join(sorted({f.topic for f in facts})))
