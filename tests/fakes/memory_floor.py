"""Stations at work, in memory: visits, prints, calls for help."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.domain.errors import IllegalMove, NotFound, VisitOver
from kiosk.domain.printing import NEXT, JobState, PrintJob
from kiosk.domain.stations import HelpCall, Visit
from kiosk.storage.errors import Conflict
from tests.fakes.memory_tables import Access, put_new


class MemoryVisits:
    def __init__(self, access: Access) -> None:
        self._access = access

    def open_at(self, station_id: str) -> Visit | None:
        return next((v for v in self._access.now.visits.values() if v.station_id == station_id), None)

    def begin(self, visit: Visit) -> None:
        tables = self._access.change
        if self.open_at(visit.station_id) or visit.id in tables.past_visits:
            raise Conflict(visit.id)
        put_new(tables.visits, visit.id, visit)
        self._grow(visit.station_id)

    def touch(self, visit_id: str, at: datetime) -> None:
        visits = self._access.change.visits
        if visit_id in visits:
            visits[visit_id] = replace(visits[visit_id], active_at=at)

    def know(self, visit_id: str, customer_id: str, card_tail: str, at: datetime) -> None:
        visits = self._access.change.visits
        if visit_id not in visits:
            raise VisitOver(visit_id)
        visit = replace(visits[visit_id], customer_id=customer_id, card_tail=card_tail, active_at=at)
        visits[visit_id] = visit
        self._grow(visit.station_id)

    def end(self, visit_id: str, at: datetime, why: str) -> None:
        tables = self._access.change
        visit = tables.visits.pop(visit_id, None)
        if visit is not None:
            tables.past_visits[visit_id] = None
            self._grow(visit.station_id)

    def idle_since(self, moment: datetime) -> Sequence[Visit]:
        idle = [v for v in self._access.now.visits.values() if v.active_at <= moment]
        return sorted(idle, key=lambda v: (v.active_at, v.id))

    def version(self, station_id: str) -> int:
        return self._access.now.versions.get(station_id, 0)

    def _grow(self, station_id: str) -> None:
        self._access.change.versions[station_id] = self.version(station_id) + 1


class MemoryPrints:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, job: PrintJob) -> None:
        put_new(self._access.change.jobs, job.id, job)

    def get(self, job_id: str) -> PrintJob | None:
        return self._access.now.jobs.get(job_id)

    def next_queued(self, device_id: str) -> PrintJob | None:
        waiting = (j for j in self.in_state(JobState.QUEUED) if j.device_id == device_id)
        return min(waiting, key=lambda j: j.queued_at, default=None)

    def move(self, job_id: str, state: JobState, at: datetime, *, proof: str = "none", detail: str = "") -> PrintJob:
        jobs = self._access.change.jobs
        job = jobs.get(job_id)
        if job is None:
            raise NotFound(job_id)
        if state not in NEXT[job.state]:
            raise IllegalMove(f"print job {job_id} is {job.state}, cannot become {state}")
        attempts = job.attempts + (state is JobState.SENDING)
        moved = replace(job, state=state, changed_at=at, proof=proof, detail=detail, attempts=attempts)
        jobs[job_id] = moved
        return moved

    def in_state(self, state: JobState) -> Sequence[PrintJob]:
        return [j for j in self._access.now.jobs.values() if j.state is state]

    def of_reference(self, reference: str) -> Sequence[PrintJob]:
        return [j for j in self._access.now.jobs.values() if j.reference == reference]

    def copies_of(self, job_id: str) -> Sequence[PrintJob]:
        return sorted((j for j in self._access.now.jobs.values() if j.copy_of == job_id), key=lambda j: j.copy_no)

    def recent(self, limit: int) -> Sequence[PrintJob]:
        return list(reversed(self._access.now.jobs.values()))[:limit]


class MemoryHelpCalls:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, call: HelpCall) -> None:
        put_new(self._access.change.help_calls, call.id, call)

    def set_state(self, call_id: str, state: str, at: datetime) -> HelpCall | None:
        calls = self._access.change.help_calls
        if call_id not in calls:
            return None
        calls[call_id] = replace(calls[call_id], state=state)
        return calls[call_id]

    def open(self) -> Sequence[HelpCall]:
        return [c for c in self._access.now.help_calls.values() if c.state != "done"]
