"""Visits: a person's session at a screen. It starts by a touch or a scan and leaves nothing behind when it ends."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.domain.customers import Customer
from kiosk.domain.errors import VisitOver
from kiosk.domain.pricing import Reason, standing
from kiosk.domain.stations import Station, Visit
from kiosk.use_cases.ports import Fact, NewId, UnitOfWork


@dataclass(frozen=True)
class ScreenChanged:
    """What that station's screen shows has changed: it should ask for its state again."""

    station_id: str
    version: int


@dataclass(frozen=True)
class VisitView:
    """An open visit with what may be shown of the person."""

    visit: Visit
    customer: Customer | None
    standing: Reason | None


def begin(uow: UnitOfWork, station_id: str, now: datetime, new_id: NewId) -> Visit:
    """The open visit of that station, started if there is none."""
    visit = uow.visits.open_at(station_id)
    if visit is None:
        visit = Visit(new_id(), station_id, None, "", now, now)
        uow.visits.begin(visit)
        changed(uow, station_id)
    return visit


def end(uow: UnitOfWork, station_id: str, now: datetime, why: str) -> None:
    """End the open visit of that station, if any, and forget who it was."""
    visit = uow.visits.open_at(station_id)
    if visit is not None:
        uow.visits.end(visit.id, now, why)
        changed(uow, station_id)


def touch(uow: UnitOfWork, station_id: str, now: datetime) -> None:
    """Somebody is there."""
    visit = uow.visits.open_at(station_id)
    if visit is not None:
        uow.visits.touch(visit.id, now)


def end_idle(uow: UnitOfWork, now: datetime, idle: timedelta) -> tuple[str, ...]:
    """End visits nobody has touched for that long: the screen that should have done it is gone or broken."""
    stale = uow.visits.idle_since(now - idle)
    for visit in stale:
        uow.visits.end(visit.id, now, "abandoned")
        changed(uow, visit.station_id)
    return tuple(visit.station_id for visit in stale)


def view(uow: UnitOfWork, station: Station, now: datetime) -> VisitView | None:
    """The open visit as its screen may show it."""
    visit = uow.visits.open_at(station.id)
    if visit is None:
        return None
    customer = uow.customers.get(visit.customer_id) if visit.customer_id else None
    location = uow.places.locations()[station.location_id]
    rules = uow.prices.rules(location.price_zone)
    if customer is None or rules is None:
        return VisitView(visit, customer, None)
    return VisitView(visit, customer, standing(rules, customer.facts, location.local(now).date()))


def require(uow: UnitOfWork, station_id: str, visit_id: str | None = None) -> Visit:
    """The open visit (that one, if named), else `VisitOver`: the screen is stale."""
    visit = uow.visits.open_at(station_id)
    if visit is None or (visit_id is not None and visit.id != visit_id):
        raise VisitOver(f"no such open visit at {station_id}")
    return visit


def changed(uow: UnitOfWork, station_id: str) -> None:
    uow.facts.append(Fact("screen", ScreenChanged(station_id, uow.visits.version(station_id))))
