"""Who may call what. A route or a socket event without a rule does not start."""

import ipaddress
from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from flask import Flask, abort, g, request

from kiosk.domain.stations import Station, StationKind
from kiosk.web.services import services

View = TypeVar("View", bound=Callable[..., Any])


class Who(StrEnum):
    ANYONE = "anyone"  # whoever reaches the server under one of its own names
    STATION = "station"  # a paired station, by its token
    TILL = "till"  # a paired station that is a till
    CHANNEL = "channel"  # an online shop, by its signature over the body
    DEMO = "demo"  # a person at this very machine, in the demo only


def allow(who: Who) -> Callable[[View], View]:
    """State who may call this view or socket event."""

    def mark(view: View) -> View:
        view.__allowed__ = who  # type: ignore[attr-defined]
        return view

    return mark


def rule_of(view: Callable[..., Any]) -> Who | None:
    return getattr(view, "__allowed__", None)


def guard(app: Flask) -> None:
    """Check every request against the rule of its view; refuse to start with a view that has none."""
    open_doors = [endpoint for endpoint, view in app.view_functions.items() if rule_of(view) is None]
    if open_doors:
        raise RuntimeError(f"no rule says who may call: {', '.join(sorted(open_doors))}")

    @app.before_request
    def check() -> None:
        view = app.view_functions.get(request.endpoint or "")
        if view is not None:
            admit(rule_of(view))


def admit(who: Who | None) -> None:
    """Let the caller of this request in, or abort with 401, 403 or 404."""
    match who:
        case Who.ANYONE | Who.CHANNEL:
            return
        case Who.DEMO:
            if not (services().demo and from_this_machine()):
                abort(404)
        case Who.STATION | Who.TILL:
            station = station_of(bearer())
            if station is None:
                abort(401)
            if who is Who.TILL and station.kind is not StationKind.TILL:
                abort(403)
            g.station = station
        case _:
            abort(403)


def bearer() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def station_of(token: str) -> Station | None:
    if not 16 <= len(token) <= 200 or not token.isascii():
        return None
    return services().store.read(lambda uow: uow.places.station_of_token(token))


def from_this_machine() -> bool:
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def this_station() -> Station:
    """The station that makes this request; only in views allowed to stations."""
    station: Station = g.station
    return station
