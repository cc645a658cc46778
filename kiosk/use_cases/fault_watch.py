"""Looks at everything every few seconds, and at once when something changed: what is wrong, since when, and what is over."""

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Event, Thread

from kiosk.domain.audit import AuditEntry
from kiosk.domain.devices import HISTORY_LASTS
from kiosk.domain.errors import IllegalMove, NotFound
from kiosk.domain.faults import GRACE, JOURNAL_LASTS, RETURNED_WITHIN, Fault, Finding, Picture, diagnose
from kiosk.domain.printing import PrintJob
from kiosk.domain.profiles import ProfileProblem
from kiosk.use_cases.ports import Clock, DeviceDoor, Fact, NewId, ProfileWorkshop, Store, UnitOfWork
from kiosk.use_cases.profiles import refused
from kiosk.use_cases.station_states import StationStates

log = logging.getLogger(__name__)

CHANGED = "it:faults"
_TOPICS = frozenset({"print", "queue", "it:devices", "it:profiles"})
_ROUND_S = 2.0
_PAUSE_S = 0.25
_TIDY_EVERY = timedelta(hours=1)
Key = tuple[str, str]


class FaultWatch:
    """A plain loop. `disk_free`: percent of the disk that the store lies on, None where nobody knows."""

    def __init__(
        self,
        store: Store,
        door: DeviceDoor,
        stations: StationStates,
        clock: Clock,
        new_id: NewId,
        workshop: ProfileWorkshop,
        disk_free: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._store = store
        self._door = door
        self._stations = stations
        self._clock = clock
        self._new_id = new_id
        self._workshop = workshop
        self._disk_free = disk_free
        self._seen: dict[Key, datetime] = {}
        self._tidied: datetime | None = None
        self._wake = Event()
        self._stop = Event()
        self._thread = Thread(target=self._run, name="faults", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def __call__(self, facts: Sequence[Fact]) -> None:
        """A subscriber of the store: slips that wait, queues that are held, other devices."""
        if any(fact.topic in _TOPICS for fact in facts):
            self.poke()

    def poke(self) -> None:
        """Something changed."""
        self._wake.set()

    def round(self) -> None:
        """One look."""
        self._door.expire()
        now = self._clock()
        picture, open_now = self._store.read(lambda uow: (self._picture(uow), uow.faults.open()))
        findings = {finding.key: finding for finding in diagnose(picture, now)}
        self._seen = {key: self._seen.get(key, now) for key in findings}
        known = {fault.key for fault in open_now}
        begun = [f for key, f in findings.items() if key not in known and self._lasts(f, now)]
        over = [fault for fault in open_now if fault.key not in findings]
        if begun or over:
            self._store.write(lambda uow: self._changed(uow, begun, over, now), urgent=False)
        self._store.read(lambda uow: self._stations.look(uow, now))
        if self._tidied is None or now - self._tidied > _TIDY_EVERY:
            self._tidied = now
            self._store.write(lambda uow: _tidy(uow, now), urgent=False)

    def _lasts(self, finding: Finding, now: datetime) -> bool:
        return now - self._seen[finding.key] >= GRACE.get(finding.kind, timedelta())

    def _changed(self, uow: UnitOfWork, begun: Sequence[Finding], over: Sequence[Fault], now: datetime) -> None:
        known = {fault.key for fault in uow.faults.open()}
        for finding in begun:
            if finding.key not in known:
                uow.faults.add(self._begun(uow, finding, now))
        for fault in over:
            fresh = uow.faults.get(fault.id)
            if fresh is not None and fresh.fixed_at is None:
                uow.faults.change(replace(fresh, fixed_at=now))
        uow.facts.append(Fact(CHANGED, None))

    def _begun(self, uow: UnitOfWork, finding: Finding, now: datetime) -> Fault:
        last = uow.faults.last(finding.kind, finding.subject)
        returned = last is not None and last.fixed_at is not None and now - last.fixed_at < RETURNED_WITHIN
        since = self._seen.get(finding.key, now)
        return Fault(self._new_id(), finding.kind, finding.subject, finding.station_id, finding.detail, since, returned)

    def _picture(self, uow: UnitOfWork) -> Picture:
        devices = tuple(uow.devices.all().values())
        jobs = waiting_jobs(uow)
        return Picture(
            devices=devices,
            now=self._door.all_now(),
            known_profile={device.id: self._door.has_profile(device) for device in devices},
            hosts=self._door.hosts(),
            waiting=count_by_device(jobs),
            waiting_since=_oldest(jobs),
            uncertain=count_by_device(uow.prints.undecided()),
            held=frozenset(uow.prints.held()),
            channels=[(channel.id, channel.fault) for channel in uow.channels.all()],
            disk_free=self._disk_free(),
            refused={name: _where(problem) for name, problem in refused(uow, self._workshop).items()},
        )

    def _run(self) -> None:
        while not self._stop.is_set():
            self._wake.wait(_ROUND_S)
            self._stop.wait(_PAUSE_S)  # a busy shop pokes often
            self._wake.clear()
            if self._stop.is_set():
                return
            try:
                self.round()
            except Exception:
                log.exception("faults")


def going(uow: UnitOfWork, fault_id: str, goes: bool, who: str, now: datetime) -> Fault:
    """A person says that they go and see to it, or that they do not after all."""
    fault = uow.faults.get(fault_id)
    if fault is None:
        raise NotFound(f"fault {fault_id}")
    if fault.fixed_at is not None:
        raise IllegalMove(f"fault {fault_id} is over")
    changed = replace(fault, going=who if goes else "", going_at=now if goes else None)
    uow.faults.change(changed)
    uow.audit.add(AuditEntry(now, who, "fault.going" if goes else "fault.not_going", fault.subject, {"kind": fault.kind.value}))
    uow.facts.append(Fact(CHANGED, None))
    return changed


def waiting_jobs(uow: UnitOfWork) -> Sequence[PrintJob]:
    return uow.prints.unfinished()


def count_by_device(jobs: Sequence[PrintJob]) -> Mapping[str, int]:
    return Counter(job.device_id for job in jobs)


def _where(problem: ProfileProblem) -> str:
    line = f":{problem.line}" if problem.line else ""
    return f"{problem.profile_id}{line} {problem.code}"


def _oldest(jobs: Sequence[PrintJob]) -> Mapping[str, datetime]:
    oldest: dict[str, datetime] = {}
    for job in jobs:
        oldest[job.device_id] = min(job.changed_at or job.queued_at, oldest.get(job.device_id, job.queued_at))
    return oldest


def _tidy(uow: UnitOfWork, now: datetime) -> None:
    uow.devices.forget_events(now - HISTORY_LASTS)
    uow.faults.forget_fixed(now - JOURNAL_LASTS)
