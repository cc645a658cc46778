"""Stations at work, in memory: visits, calls for help."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from kiosk.domain.errors import VisitOver
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
