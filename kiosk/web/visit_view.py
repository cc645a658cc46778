"""A station and its visit as its screen shows them. Nothing personal beyond a first name and an initial."""

from datetime import datetime
from typing import Any

from kiosk.domain.locations import Location
from kiosk.domain.pricing import Reason
from kiosk.domain.stations import Station
from kiosk.domain.words import say
from kiosk.use_cases import visiting
from kiosk.use_cases.ports import Texts, UnitOfWork
from kiosk.use_cases.visiting import VisitView
from kiosk.web.news import iso
from kiosk.web.services import Services


def station_json(uow: UnitOfWork, station: Station, shop: Services, language: str, now: datetime) -> dict[str, Any]:
    """Everything a screen needs to start: who it is, how it looks, and the visit that is open at it."""
    shop.spoken[station.id] = language
    location = uow.places.locations()[station.location_id]
    screen = station.screen
    return {
        **state_json(uow, station, shop, language, now),
        "now": iso(now),
        "station": {
            "id": station.id,
            "name": say(station.name, language),
            "kind": station.kind.value,
            "location": {
                "id": location.id,
                "name": say(location.name, language),
                "hours": hours(shop.texts, language, location, now),
                "time_zone": location.time_zone,
            },
            "screen": {
                "diagonal_inch": screen.diagonal_inch,
                "width_px": screen.width_px,
                "height_px": screen.height_px,
                "mount_bottom_mm": screen.mount_bottom_mm,
                "viewing_mm": screen.viewing_mm,
            },
            "printer": station.id in shop.printers,
        },
        "brand": {"name": say(uow.places.brand(), language)},
        "languages": list(shop.languages),
        "default_language": shop.languages[0],
        "idle": {
            "anonymous_s": shop.idle.anonymous_s,
            "identified_s": shop.idle.identified_s,
            "warning_s": shop.idle.warning_s,
        },
    }


def state_json(uow: UnitOfWork, station: Station, shop: Services, language: str, now: datetime) -> dict[str, Any]:
    """The version of a screen and its open visit."""
    view = visiting.view(uow, station, now)
    return {"version": uow.visits.version(station.id), "visit": visit_json(view, shop.texts, language) if view else None}


def visit_json(view: VisitView, texts: Texts, language: str) -> dict[str, Any]:
    customer = None
    if view.customer is not None:
        address = view.customer.address
        hint = texts(language, "address-hint", label=address.label, street=address.street) if address else None
        customer = {
            "name": view.customer.greeting_name,
            "standing": _standing(view.standing, texts, language),
            "percent": view.standing.percent if view.standing else 0,
            "card_tail": view.visit.card_tail,
            "saved_address": hint,
        }
    return {"id": view.visit.id, "customer": customer, "started_at": iso(view.visit.started_at)}


def _standing(reason: Reason | None, texts: Texts, language: str) -> str:
    return texts(language, f"standing-{reason.code}" if reason else "standing-guest")


def hours(texts: Texts, language: str, location: Location, now: datetime) -> str:
    """«открыто до 22:00», «откроется в 10:00», «закрыто»."""
    span = location.span(now)
    if span is None:
        return texts(language, "hours-closed")
    if span[0] <= now:
        return texts(language, "hours-open-until", time=texts.clock(language, span[1].timetz()))
    return texts(language, "hours-opens-at", time=texts.clock(language, span[0].timetz()))
