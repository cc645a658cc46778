"""The plan of a location, changed by a person."""

from dataclasses import replace
from datetime import datetime

from kiosk.domain.audit import AuditEntry
from kiosk.domain.errors import NotFound
from kiosk.use_cases.ports import Fact, UnitOfWork


def move_station(uow: UnitOfWork, location_id: str, station_id: str, place: tuple[int, int], who: str, now: datetime) -> None:
    """Let a station stand there on the plan of its location."""
    station = uow.places.stations().get(station_id)
    if station is None or station.location_id != location_id:
        raise NotFound(f"station {station_id} at {location_id}")
    plan = uow.places.floor_plan(location_id)
    uow.places.set_floor_plan(location_id, replace(plan, places={**plan.places, station_id: place}))
    uow.audit.add(AuditEntry(now, who, "plan.moved", station_id, {"x": place[0], "y": place[1]}))
    uow.facts.append(Fact("it:shop", None))
