"""The picture of the shop: places, stations, devices, what is wrong, what waits."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import Blueprint, Response, jsonify

from kiosk.domain.errors import BadRequest, NotFound
from kiosk.domain.floor_plans import FloorPlan, placed, within
from kiosk.domain.locations import Location
from kiosk.domain.printing import JobState
from kiosk.domain.words import say
from kiosk.use_cases.fault_watch import count_by_device, waiting_jobs
from kiosk.use_cases.floor import move_station
from kiosk.use_cases.ports import UnitOfWork
from kiosk.web import asked
from kiosk.web.access import Who, allow, this_staff
from kiosk.web.errors import language
from kiosk.web.it.device_view import device_json, found_json
from kiosk.web.it.fault_view import FaultWords
from kiosk.web.it.host_view import host_json
from kiosk.web.it.services import it_services
from kiosk.web.it.shop_clock import shop_zone
from kiosk.web.news import iso
from kiosk.web.services import services

it_shop = Blueprint("it_shop", __name__, url_prefix="/api/it")


@it_shop.get("/shop")
@allow(Who.IT)
def show_shop() -> Response:
    """Everything the picture of the shop shows. Nobody's name is in it but those of people who work here."""
    shop, it, lang = services(), it_services(), language()
    now, door = shop.clock(), it.door

    def work(uow: UnitOfWork) -> dict[str, Any]:
        stations, devices, all_now = uow.places.stations(), uow.devices.all(), door.all_now()
        states = it.stations.look(uow, now)
        words = FaultWords(uow, it, shop.texts, lang)
        waiting = count_by_device(waiting_jobs(uow))
        mine = {station: [d.id for d in devices.values() if d.station_id == station] for station in stations}
        return {
            "brand": say(uow.places.brand(), lang),
            "time_zone": shop_zone(uow).key,
            "locations": [
                _location(uow, place, [s for s in stations if stations[s].location_id == place.id], lang) for place in _shown(uow)
            ],
            "stations": [
                {
                    "id": s.id,
                    "kind": s.kind.value,
                    "name": say(s.name, lang),
                    "location": s.location_id,
                    "screen_open": shop.screen_open(s.id),
                    "state": states[s.id].state,
                    "since": iso(states[s.id].since),
                    "devices": mine[s.id],
                }
                for s in stations.values()
            ],
            "devices": [
                device_json(d, all_now[d.id], door.model(d), waiting.get(d.id, 0)) for d in devices.values() if d.id in all_now
            ],
            "hosts": [
                host_json(host, [d.id for d in devices.values() if d.host == host.id], shop.texts, lang) for host in door.hosts()
            ],
            "faults": [words.fault(fault) for fault in uow.faults.open()],
            "spool": _spool(uow),
            "channels": [
                {"id": c.id, "name": c.name, "heard_at": iso(c.heard_at) if c.heard_at else None, "fault": c.fault}
                for c in uow.channels.all()
            ],
            "to_channels": sum(
                len(uow.channels.dirty(c.id, 1000)) + len(uow.channels.adjustments(c.id)) for c in uow.channels.all()
            ),
        }

    body = shop.store.read(work)
    return jsonify(
        {
            "as_of": iso(now),
            "started_at": iso(it.started_at),
            **body,
            "found": [found_json(port) for port in door.plugged()],
            "answers": _answers(door.answer_times()),
        }
    )


@it_shop.put("/plan/<location_id>/stations/<station_id>")
@allow(Who.IT)
def put_station(location_id: str, station_id: str) -> Response:
    """Where a station stands on the plan: the middle of its card."""
    body, shop, who = asked.body(), services(), this_staff().id
    x, y = body.get("x"), body.get("y")
    if not isinstance(x, int) or not isinstance(y, int):
        raise BadRequest("x and y must be whole numbers")
    place = within(x, y)
    shop.store.write(lambda uow: move_station(uow, location_id, station_id, place, who, shop.clock()))
    return jsonify({"place": list(place)})


def _shown(uow: UnitOfWork) -> Sequence[Location]:
    """Locations where something stands, those with most stations first."""
    counts: dict[str, int] = {}
    for station in uow.places.stations().values():
        counts[station.location_id] = counts.get(station.location_id, 0) + 1
    locations = uow.places.locations()
    found = [locations[place] for place in counts if place in locations]
    if not found and not locations:
        raise NotFound("the shop has no location")
    return sorted(found, key=lambda place: (-counts[place.id], place.id))


def _location(uow: UnitOfWork, place: Location, stations: Sequence[str], lang: str) -> dict[str, Any]:
    plan = uow.places.floor_plan(place.id)
    return {
        "id": place.id,
        "kind": place.kind.value,
        "name": say(place.name, lang),
        "short_name": say(place.short_name, lang),
        "time_zone": place.time_zone,
        "plan": plan_json(plan, lang),
        "places": {station: list(spot) for station, spot in placed(plan, stations).items()},
        "server": list(plan.places["server"]) if "server" in plan.places else None,
    }


def plan_json(plan: FloorPlan, lang: str) -> dict[str, Any]:
    return {
        "walls": plan.walls,
        "partitions": plan.partitions,
        "shelves": plan.shelves,
        "labels": [{"x": label.x, "y": label.y, "text": say(label.text, lang)} for label in plan.labels],
        "entrance": plan.entrance,
    }


def _spool(uow: UnitOfWork) -> Mapping[str, int]:
    unfinished = uow.prints.unfinished()
    waiting = sum(job.state is JobState.QUEUED for job in unfinished)
    return {"waiting": waiting, "printing": len(unfinished) - waiting, "uncertain": len(uow.prints.undecided())}


def _answers(times: Sequence[float]) -> Mapping[str, Any]:
    """How long scans took to reach their screens, of the last quarter of an hour."""
    ordered = sorted(times)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] if ordered else None
    return {"count": len(ordered), "p95_ms": None if p95 is None else round(p95, 1)}
