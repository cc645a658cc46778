"""Who may call what. A route or a socket event without a rule does not start."""

import ipaddress
from collections.abc import Callable
from enum import StrEnum
from typing import Any, NoReturn, TypeVar

from flask import Flask, abort, g, request

from kiosk.domain.errors import BadRequest, KeyRevoked, NotAllowed, SignedOut
from kiosk.domain.keys import Key
from kiosk.domain.staff import Role, Staff, StaffSession
from kiosk.domain.stations import Station, StationKind
from kiosk.use_cases import signing_in
from kiosk.web.services import services

View = TypeVar("View", bound=Callable[..., Any])


class Who(StrEnum):
    ANYONE = "anyone"  # whoever reaches the server under one of its own names
    STATION = "station"  # a paired station, by its token
    TILL = "till"  # a paired station that is a till
    AGENT = "agent"  # an agent on another machine, by its key
    CHANNEL = "channel"  # an online shop, by its signature over the body
    STAFF = "staff"  # any person who is signed in
    MANAGER = "manager"  # a manager, or store IT
    IT = "it"  # store IT
    DEMO = "demo"  # a person at this very machine, in the demo only


_ROLE = {Who.STAFF: Role.CASHIER, Who.MANAGER: Role.MANAGER, Who.IT: Role.IT}
# The plain one is for this very machine, where no TLS is: a browser takes a __Host- cookie from TLS only, and from this host only.
COOKIE, PLAIN_COOKIE = "__Host-staff", "staff"
_OWN_NAMES = frozenset({"127.0.0.1", "localhost", "[::1]"})


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
            key, station = holder_of(bearer()) or _nobody(bearer())
            services().doorkeeper.seen(key, caller_address())
            if who is Who.TILL and station.kind is not StationKind.TILL:
                abort(403)
            g.station = station
        case Who.STAFF | Who.MANAGER | Who.IT:
            _admit_staff(_ROLE[who])
        case _:
            abort(403)


def _admit_staff(needed: Role) -> None:
    """By the cookie. A browser sends it along whoever wrote the page: so what changes something must be JSON, which no page of
    another origin can send without asking first (and the gate refuses what says that it comes from elsewhere)."""
    found = session_of(staff_token())
    if found is None:
        raise SignedOut(request.path)
    session, staff = found
    if not staff.role.may(needed):
        raise NotAllowed(request.path)
    if request.method not in ("GET", "HEAD", "DELETE") and request.mimetype != "application/json":
        raise BadRequest("send JSON")
    g.staff, g.staff_session = staff, session


def staff_token() -> str:
    return request.cookies.get(COOKIE if over_tls() else PLAIN_COOKIE, "")


def session_of(token: str) -> tuple[StaffSession, Staff] | None:
    if not _may_be(token):
        return None
    shop = services()
    return shop.store.read(lambda uow: signing_in.whose(uow, token, shop.clock()))


def over_tls() -> bool:
    """Whether the browser speaks TLS: to us, or to the proxy on this machine that says so."""
    return request.is_secure or (_is_loopback(request.remote_addr) and request.headers.get("X-Forwarded-Proto") == "https")


def safe_wire() -> bool:
    """Whether a password may travel here: over TLS, or within this machine under a name of its own."""
    return over_tls() or (from_this_machine() and request.host.rpartition(":")[0].lower() in _OWN_NAMES)


def caller_address() -> str:
    """Whence the request comes. A proxy on this machine is believed about it; anybody else is not."""
    seen = request.remote_addr or ""
    named = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    if not (named and _is_loopback(seen)):
        return seen
    try:
        return str(ipaddress.ip_address(named))
    except ValueError:
        return seen


def bearer() -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def holder_of(token: str) -> tuple[Key, Station] | None:
    """The key of that token, and the station that may use it."""
    return services().store.read(lambda uow: uow.keys.station_of(token)) if _may_be(token) else None


def was_revoked(token: str) -> bool:
    return _may_be(token) and services().store.read(lambda uow: uow.keys.was_revoked(token))


def _nobody(token: str) -> NoReturn:
    """401: the machine was paired once, and has to be paired anew; or it never was."""
    if was_revoked(token):
        raise KeyRevoked(request.path)
    abort(401)


def _may_be(token: str) -> bool:
    return 16 <= len(token) <= 200 and token.isascii()


def from_this_machine() -> bool:
    return _is_loopback(caller_address())


def _is_loopback(address: str | None) -> bool:
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False


def this_station() -> Station:
    """The station that makes this request; only in views allowed to stations."""
    station: Station = g.station
    return station


def this_staff() -> Staff:
    """The person who makes this request; only in views allowed to staff."""
    staff: Staff = g.staff
    return staff


def this_session() -> StaffSession:
    """The sign-in by which that person makes it."""
    session: StaffSession = g.staff_session
    return session
