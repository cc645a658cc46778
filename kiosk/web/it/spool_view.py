"""Print jobs and printers as the console of store IT shows them: every code as a sentence, every fact with its moment."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.printing import UNFINISHED, Hold, JobState, PrintEvent, PrintJob, Proof, Reason
from kiosk.domain.stations import Station
from kiosk.domain.words import say
from kiosk.use_cases import spool_desk
from kiosk.use_cases.ports import Texts, UnitOfWork
from kiosk.web.it.device_view import own_name
from kiosk.web.news import iso

# What printers and hosts say of themselves, and what the shop says of a job; any other code is said in general words.
_OF_PRINTERS = ("lost", "no_answer", "garbled", "silent", "stalled", "closed", "busy")
_OF_HOSTS = ("agent_away", "agent_gone")
_WAITED_FOR = frozenset(("paper_out", "cover_open", "offline", "fault", "absent", "gone", "disabled", "held"))
_SAID = frozenset((*_OF_PRINTERS, *_OF_HOSTS, *_WAITED_FOR, *Reason))


@dataclass(frozen=True)
class SpoolView:
    """Says things of the spool in one language. `hindrance`: device id -> why it cannot print now, or None; `since`: device
    id -> when its oldest open fault began; `steps`: job id -> its history."""

    devices: Mapping[str, Device]
    stations: Mapping[str, Station]
    held: Mapping[str, Hold]
    names: Mapping[str, str]
    undecided: frozenset[str]
    since: Mapping[str, datetime]
    steps: Callable[[str], Sequence[PrintEvent]]
    hindrance: Callable[[str], str | None]
    texts: Texts
    language: str

    @classmethod
    def of(cls, uow: UnitOfWork, hindrance: Callable[[str], str | None], texts: Texts, language: str) -> "SpoolView":
        names = {person.id: person.name for person in uow.staff.all()}
        undecided = frozenset(job.id for job in uow.prints.undecided())
        since = {fault.subject: fault.since for fault in reversed(uow.faults.open())}
        devices, stations, held = uow.devices.all(), uow.places.stations(), uow.prints.held()
        return cls(devices, stations, held, names, undecided, since, uow.prints.history, hindrance, texts, language)

    def printers(self, unfinished: Sequence[PrintJob]) -> list[dict[str, Any]]:
        """Every printer in use, those with something to see to first; one that was taken away or switched off while jobs wait
        for it as well."""
        known = {d.id for d in self.devices.values() if d.kind is DeviceKind.PRINTER and d.enabled}
        ids = sorted(known | {job.device_id for job in unfinished})
        shown = [self._printer(i, [job for job in unfinished if job.device_id == i], i in known) for i in ids]
        return sorted(shown, key=lambda p: (not p["waiting"], p["state"] == "ok"))

    def _printer(self, device_id: str, jobs: Sequence[PrintJob], known: bool) -> dict[str, Any]:
        hold = self.held.get(device_id)
        hindrance = self._hindrance(device_id)
        oldest = min((job.queued_at for job in jobs if job.state is JobState.QUEUED), default=None)
        state = "held" if hold else "hand" if hindrance else "busy" if any(j.state is JobState.SENDING for j in jobs) else "ok"
        return {
            **self.place(device_id),
            "known": known,
            "state": state,
            "hindrance": hindrance,
            "why": self.why(hindrance) if hindrance else None,
            "since": iso(self.since[device_id]) if hindrance and device_id in self.since else None,
            "held": {"at": iso(hold.at), "who": self.person(hold.who)} if hold else None,
            "waiting": len(jobs),
            "oldest": iso(oldest) if oldest else None,
        }

    def place(self, device_id: str) -> dict[str, Any]:
        """A printer by the station it stands at; where there are several, by what tells it from the others as well."""
        device = self.devices.get(device_id)
        station = self.stations.get(device.station_id) if device else None
        if device is None or station is None:
            return {"id": device_id, "name": device_id, "station": None}
        name = say(station.name, self.language)
        own = own_name(device, self.devices.values(), self.texts, self.language)
        return {"id": device_id, "name": f"{name}, {own}" if own else name, "station": device.station_id}

    def job(self, job: PrintJob) -> dict[str, Any]:
        return {
            "id": job.id,
            "title": self.title(job),
            "number": job.reference,
            "kind": job.kind,
            "printer": self.place(job.device_id),
            "state": job.state.value,
            "state_text": self._state(job),
            "decide": job.id in self.undecided,
            "proof": job.proof,
            "proof_text": self.say("proof", job.proof) if job.state is JobState.PRINTED else None,
            "copy": job.copy_no,
            "attempts": job.attempts,
            "asked_at": iso(self._asked_at(job)),
            "changed_at": iso(job.changed_at or job.queued_at),
            "expires_at": iso(job.expires_at) if job.expires_at and job.state is JobState.QUEUED else None,
        }

    def _asked_at(self, job: PrintJob) -> datetime:
        """A copy keeps its original's place in the queue, but was asked for later: its first step says when."""
        return next((step.at for step in self.steps(job.id)), job.queued_at) if job.copy_no else job.queued_at

    def title(self, job: PrintJob) -> str:
        kind = self.say("kind", job.kind)
        named = f"{kind} {job.reference}" if job.reference else kind
        return f"{named}, {self.texts(self.language, 'spool-copy', number=str(job.copy_no))}" if job.copy_no else named

    def _state(self, job: PrintJob) -> str:
        """What the job does now, or why it does nothing."""
        if job.state in UNFINISHED:
            hindrance = self._hindrance(job.device_id)
            if job.state is JobState.QUEUED and job.device_id in self.held:
                return self.say("waits", "held")
            if hindrance:
                return self.say("waits", hindrance if hindrance in _WAITED_FOR else "other")
            if job.state is JobState.QUEUED and job.attempts:
                return self.say("waits", "again")
        if job.state is JobState.UNCERTAIN:
            return self.say("state", "undecided" if job.id in self.undecided else "uncertain")
        if job.state is JobState.CANCELLED and job.reason in _SAID:
            return self.why(job.reason)
        return self.say("state", job.state.value)

    def _hindrance(self, device_id: str) -> str | None:
        device = self.devices.get(device_id)
        if device is None:
            return "gone"
        return self.hindrance(device_id) if device.enabled else "disabled"

    def why(self, code: str) -> str:
        return self.say("why", code if code in _SAID else "other")

    def person(self, staff_id: str) -> str:
        return self.names.get(staff_id, staff_id)

    def say(self, family: str, code: str) -> str:
        return self.texts(self.language, f"spool-{family}-{code}")

    def history(self, events: Sequence[PrintEvent]) -> list[dict[str, Any]]:
        tries, shown = 0, []
        for event in events:
            tries += event.after is JobState.SENDING
            shown.append(
                {
                    "at": iso(event.at),
                    "text": self._step(event, tries),
                    "printer": self.place(event.device_id)["name"],
                    "who": self.person(event.who) if event.who else None,
                    "detail": event.detail or None,
                    "state": event.after.value,
                    "bad": event.after is JobState.UNCERTAIN
                    or (event.before is JobState.SENDING and event.after is JobState.QUEUED),
                }
            )
        return shown

    def _step(self, event: PrintEvent, tries: int) -> str:
        def step(name: str, **values: str) -> str:
            return self.texts(self.language, f"spool-step-{name}", **values)

        why = self.why(event.reason) if event.reason else ""
        match event.before, event.after:
            case None, _:
                return step("queued")
            case _, JobState.SENDING:
                return step("sending", number=str(tries))
            case JobState.SENDING, JobState.QUEUED:
                return step("nothing-left", why=why)
            case JobState.QUEUED, JobState.QUEUED:
                given = "given-over" if event.reason == Reason.GIVEN_OVER else "moved"
                return step(given, printer=self.place(event.device_id)["name"])
            case _, JobState.PRINTED:
                return self.say("proof", Proof(event.proof))
            case JobState.UNCERTAIN, JobState.UNCERTAIN:
                return step("missed")
            case _, JobState.UNCERTAIN:
                return step("interrupted", why=why)
            case _:
                return why or self.say("state", event.after.value)


def allowed(job: PrintJob, decide: bool) -> dict[str, str | None]:
    """By deed: None where it can be done, else the code of the sentence that says why not."""
    refused = {deed: codes.get(job.state) for deed, codes in spool_desk.REFUSALS.items()}
    if job.state is JobState.UNCERTAIN and not decide:
        refused["cancel"] = "print_perhaps_on_paper"
    return refused
