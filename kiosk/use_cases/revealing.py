"""Uncover what is personal in a device's bytes: a deed of its own, for a reason, for minutes, written down."""

from collections.abc import Sequence
from datetime import timedelta
from threading import Lock

from kiosk.domain.audit import AuditEntry, Detail
from kiosk.domain.errors import NotFound
from kiosk.domain.live_bytes import LONGEST_REASON, REVEAL_MOST, SHORTEST_REASON, ReasonMissing, Reveal
from kiosk.use_cases.ports import Clock, Store, UnitOfWork


class Reveals:
    """Who sees what uncovered now; in memory, so that nothing is uncovered after a restart."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._lock = Lock()
        self._open: dict[tuple[str, str], Reveal] = {}

    def reveal(self, staff_id: str, name: str, device_id: str, reason: str, minutes: int) -> Reveal:
        """Raises `ReasonMissing`, or `NotFound` for a device that there is not. The record is there before anything is seen."""
        why = " ".join(reason.split())[:LONGEST_REASON]
        if len(why) < SHORTEST_REASON:
            raise ReasonMissing(device_id)
        now = self._clock()
        until = now + max(timedelta(minutes=1), min(REVEAL_MOST, timedelta(minutes=minutes)))

        def work(uow: UnitOfWork) -> None:
            if uow.devices.get(device_id) is None:
                raise NotFound(device_id)
            details: dict[str, Detail] = {"reason": why, "minutes": round((until - now).total_seconds() / 60)}
            uow.audit.add(AuditEntry(now, staff_id, "bytes.revealed", device_id, details))

        self._store.write(work)
        found = Reveal(device_id, name, until)
        with self._lock:
            self._open[(staff_id, device_id)] = found
        return found

    def cover(self, staff_id: str, device_id: str) -> None:
        """Before its time."""
        with self._lock:
            ended = self._open.pop((staff_id, device_id), None)
        if ended is not None:
            now = self._clock()
            self._store.write(lambda uow: uow.audit.add(AuditEntry(now, staff_id, "bytes.covered", device_id)))

    def of(self, staff_id: str) -> Sequence[Reveal]:
        """What this person sees uncovered now."""
        now = self._clock()
        with self._lock:
            self._open = {key: one for key, one in self._open.items() if one.until > now}
            return [one for (who, _), one in self._open.items() if who == staff_id]
