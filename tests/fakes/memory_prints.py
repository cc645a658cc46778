"""The spool and the drawers in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.domain.errors import IllegalMove, NotFound
from kiosk.domain.printing import NEXT, UNFINISHED, DrawerPulse, Hold, JobState, PrintEvent, PrintJob, PulseState
from kiosk.storage.errors import Conflict
from kiosk.use_cases.ports import PrintPage, PrintSearch
from tests.fakes.memory_tables import Access, put_new


class MemoryPrints:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, job: PrintJob, *, who: str = "") -> None:
        if job.request_id and self.by_request(job.request_id):
            raise Conflict(job.request_id)
        put_new(self._access.change.jobs, job.id, job)
        self._tell(PrintEvent.of(job, None, job.changed_at or job.queued_at, who))

    def get(self, job_id: str) -> PrintJob | None:
        return self._access.now.jobs.get(job_id)

    def by_request(self, request_id: str) -> PrintJob | None:
        return next((j for j in self._all() if j.request_id == request_id), None)

    def next_queued(self, device_id: str) -> PrintJob | None:
        return next((j for j in self.unfinished() if j.device_id == device_id and j.state is JobState.QUEUED), None)

    def move(
        self, job_id: str, state: JobState, at: datetime, *, proof: str = "none", reason: str = "", detail: str = "", who: str = ""
    ) -> PrintJob:
        job = self._known(job_id)
        if state not in NEXT[job.state]:
            raise IllegalMove(f"print job {job_id} is {job.state}, cannot become {state}")
        attempts = job.attempts + (state is JobState.SENDING)
        moved = replace(job, state=state, changed_at=at, proof=proof, reason=reason, detail=detail, attempts=attempts)
        return self._moved(job, moved, at, who)

    def reassign(self, job_id: str, device_id: str, at: datetime, *, reason: str, who: str = "") -> PrintJob:
        job = self._known(job_id)
        if job.state is not JobState.QUEUED:
            raise IllegalMove(f"print job {job_id} is {job.state}, cannot be given to another printer")
        return self._moved(job, replace(job, device_id=device_id, changed_at=at, reason=reason, detail=""), at, who)

    def note(self, job_id: str, at: datetime, *, reason: str, who: str) -> None:
        job = replace(self._known(job_id), reason=reason, detail="")
        self._tell(PrintEvent.of(job, job.state, at, who))

    def history(self, job_id: str) -> Sequence[PrintEvent]:
        return [event for event in self._access.now.print_events.values() if event.job_id == job_id]

    def unfinished(self) -> Sequence[PrintJob]:
        return sorted((j for j in self._all() if j.state in UNFINISHED), key=lambda j: (j.device_id, j.queued_at))

    def undecided(self) -> Sequence[PrintJob]:
        return [j for j in self.in_state(JobState.UNCERTAIN) if all(c.copy_no <= j.copy_no for c in self.copies_of(j.original))]

    def overdue(self, now: datetime) -> Sequence[PrintJob]:
        return [j for j in self.unfinished() if j.state is JobState.QUEUED and j.expires_at is not None and j.expires_at < now]

    def in_state(self, state: JobState) -> Sequence[PrintJob]:
        return [j for j in self._all() if j.state is state]

    def of_reference(self, reference: str) -> Sequence[PrintJob]:
        return [j for j in self._all() if j.reference == reference]

    def copies_of(self, job_id: str) -> Sequence[PrintJob]:
        return sorted((j for j in self._all() if j.copy_of == job_id), key=lambda j: j.copy_no)

    def recent(self, limit: int) -> Sequence[PrintJob]:
        return list(reversed(self._all()))[:limit]

    def search(self, wanted: PrintSearch) -> PrintPage:
        numbered = [(n, job) for n, job in enumerate(self._all(), 1) if wanted.fits(job)]
        found = [(n, job) for n, job in reversed(numbered) if wanted.before is None or n < wanted.before]
        page = found[: wanted.limit]
        return PrintPage(tuple(job for _, job in page), page[-1][0] if len(found) > len(page) else None)

    def hold(self, hold: Hold) -> None:
        self._access.change.holds.setdefault(hold.device_id, hold)

    def release(self, device_id: str) -> None:
        self._access.change.holds.pop(device_id, None)

    def held(self) -> Mapping[str, Hold]:
        return dict(self._access.now.holds)

    def printed(self, device_id: str, since: datetime) -> int:
        here = [job for job in self._all() if job.device_id == device_id and job.state is JobState.PRINTED]
        return sum(job.queued_at >= since for job in here)

    def _all(self) -> list[PrintJob]:
        return list(self._access.now.jobs.values())

    def _known(self, job_id: str) -> PrintJob:
        job = self.get(job_id)
        if job is None:
            raise NotFound(job_id)
        return job

    def _moved(self, before: PrintJob, after: PrintJob, at: datetime, who: str) -> PrintJob:
        self._access.change.jobs[after.id] = after
        self._tell(PrintEvent.of(after, before.state, at, who))
        return after

    def _tell(self, event: PrintEvent) -> None:
        events = self._access.change.print_events
        events[len(events)] = event


class MemoryDrawers:
    def __init__(self, access: Access) -> None:
        self._access = access

    def add(self, pulse: DrawerPulse) -> None:
        put_new(self._access.change.pulses, pulse.request_id, pulse)

    def get(self, request_id: str) -> DrawerPulse | None:
        return self._access.now.pulses.get(request_id)

    def settle(self, request_id: str, state: PulseState, detail: str) -> DrawerPulse:
        pulse = self.get(request_id)
        if pulse is None or pulse.state is not PulseState.ASKED:
            raise NotFound(request_id)
        settled = replace(pulse, state=state, detail=detail)
        self._access.change.pulses[request_id] = settled
        return settled

    def in_state(self, state: PulseState) -> Sequence[DrawerPulse]:
        return [p for p in self._access.now.pulses.values() if p.state is state]

    def recent(self, device_id: str, limit: int) -> Sequence[DrawerPulse]:
        return [p for p in reversed(self._access.now.pulses.values()) if p.device_id == device_id][:limit]
