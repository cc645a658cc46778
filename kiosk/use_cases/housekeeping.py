"""What has to be done every few seconds: forgotten visits ended, papers nobody waits for given up,
screens told that their figures still hold."""

import logging
from datetime import datetime, timedelta
from threading import Event, Thread

from kiosk.use_cases import printing, visiting
from kiosk.use_cases.ports import Clock, Screens, Store

log = logging.getLogger(__name__)

_ROUND_S = 5.0
_PULSE_EVERY = 2


class Housekeeper:
    """A plain loop. `idle`: quiet after which a visit is over even if its screen never said so."""

    def __init__(self, store: Store, screens: Screens, clock: Clock, idle: timedelta) -> None:
        self._store = store
        self._screens = screens
        self._clock = clock
        self._idle = idle
        self._stop = Event()
        self._rounds = 0
        self._thread = Thread(target=self._run, name="housekeeping", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def round(self) -> None:
        """One round."""
        now = self._clock()
        if self._store.read(lambda uow: bool(uow.visits.idle_since(now - self._idle))):
            self._store.write(lambda uow: visiting.end_idle(uow, now, self._idle), urgent=False)
        if self._store.read(lambda uow: bool(uow.prints.overdue(now))):
            self._store.write(lambda uow: printing.expire(uow, now), urgent=False)
        if self._rounds % _PULSE_EVERY == 0:
            self._screens.tell_all("pulse", {"at": _iso(now)})
        self._rounds += 1

    def _run(self) -> None:
        while not self._stop.wait(_ROUND_S):
            try:
                self.round()
            except Exception:
                log.exception("housekeeping")


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
