"""Who is in stays in only as long as the key or the sign-in holds: open sockets are looked at every two seconds, and at once when
one was revoked here. Another process may have revoked it as well, so being told is not enough."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Event, Lock, Thread

from kiosk.domain.keys import PAIRING_LASTS, Key
from kiosk.domain.staff import SESSION_IDLE, SESSION_LASTS
from kiosk.use_cases.pairing import KeysChanged
from kiosk.use_cases.ports import Clock, Fact, Store, UnitOfWork
from kiosk.use_cases.signing_in import SessionEnded

log = logging.getLogger(__name__)

LOOK_S = 2.0
_SEEN_EVERY = timedelta(minutes=1)
_TIDY_EVERY = timedelta(minutes=10)
Dismiss = Callable[[str, str], None]


@dataclass(frozen=True)
class Pass:
    """By what a socket is in: a key, or a sign-in."""

    key_id: str = ""
    session_id: str = ""


class Doorkeeper:
    """`dismiss(sid, why)` ends a socket; why: key_revoked or signed_out. Also a subscriber of the store. For any thread."""

    def __init__(self, store: Store, clock: Clock, dismiss: Dismiss) -> None:
        self._store, self._clock, self._dismiss = store, clock, dismiss
        self._lock = Lock()
        self._in: dict[str, Pass] = {}
        self._seen: dict[str, tuple[datetime, str]] = {}
        self._tidied = clock()
        self._look, self._stop = Event(), Event()
        self._thread = Thread(target=self._run, name="doorkeeper", daemon=True)

    def opened(self, sid: str, by: Pass) -> None:
        with self._lock:
            self._in[sid] = by

    def knows(self, sid: str) -> bool:
        with self._lock:
            return sid in self._in

    def closed(self, sid: str) -> None:
        with self._lock:
            self._in.pop(sid, None)

    def seen(self, key: Key, address: str) -> None:
        """A machine used its key. Written down now and then, not at every question."""
        now = self._clock()
        if key.address == address and key.seen_at is not None and now - key.seen_at < _SEEN_EVERY:
            return
        with self._lock:
            self._seen[key.id] = (now, address)

    def __call__(self, facts: Sequence[Fact]) -> None:
        if any(isinstance(fact.body, SessionEnded | KeysChanged) for fact in facts):
            self._look.set()

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._look.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def round(self) -> None:
        with self._lock:
            inside = dict(self._in)
            seen, self._seen = self._seen, {}
        if inside:
            holding = self._store.read(self._holding)
            for sid, by in inside.items():
                if by not in holding:
                    self.closed(sid)
                    self._dismiss(sid, "key_revoked" if by.key_id else "signed_out")
        if seen:
            self._store.write(lambda uow: _note(uow, seen), urgent=False)
        if self._clock() - self._tidied > _TIDY_EVERY:
            self._tidied = self._clock()
            self._store.write(lambda uow: _tidy(uow, self._tidied), urgent=False)

    def _holding(self, uow: UnitOfWork) -> frozenset[Pass]:
        now = self._clock()
        sessions = (Pass(session_id=session.id) for session in uow.staff_sessions.all() if not session.over(now))
        return frozenset(sessions) | {Pass(key_id=key.id) for key in uow.keys.all()}

    def _run(self) -> None:
        while not self._stop.is_set():
            self._look.wait(LOOK_S)
            self._look.clear()
            try:
                self.round()
            except Exception:
                # A store that does not answer now says nothing about a key; the next look is soon.
                log.exception("the door could not be looked at")


def _note(uow: UnitOfWork, seen: dict[str, tuple[datetime, str]]) -> None:
    for key_id, (at, address) in seen.items():
        uow.keys.seen(key_id, at, address)


def _tidy(uow: UnitOfWork, now: datetime) -> None:
    uow.staff_sessions.end_started_before(now - SESSION_LASTS, now - SESSION_IDLE)
    uow.pairing.remove_made_before(now - 2 * PAIRING_LASTS)
