"""People who work here, and the keys of stations and agents: who may, since when, seen last, and out."""

from typing import Any

from flask import Blueprint, Response, jsonify

from kiosk.domain.errors import BadRequest
from kiosk.domain.keys import Key, KeyKind, PairRequest
from kiosk.domain.one_time_codes import RESET_CODE_LASTS, shown
from kiosk.domain.staff import Staff, StaffSession
from kiosk.domain.words import say
from kiosk.use_cases import pairing, staffing
from kiosk.use_cases.ports import UnitOfWork
from kiosk.web import asked
from kiosk.web.access import Who, allow, this_session, this_staff
from kiosk.web.errors import language
from kiosk.web.it.services import it_services
from kiosk.web.news import iso
from kiosk.web.services import services

it_people = Blueprint("it_people", __name__, url_prefix="/api/it")


@it_people.get("/people")
@allow(Who.IT)
def show_people() -> Response:
    """Everything of the screen «People and keys»: people, stations and agents with their keys, machines that ask for one."""
    shop, lang, me = services(), language(), this_staff()
    online = {host.id: host.available for host in it_services().door.hosts()}

    def work(uow: UnitOfWork) -> dict[str, Any]:
        now, keys, people = shop.clock(), uow.keys.all(), uow.staff.all()
        sessions = [session for session in uow.staff_sessions.all() if not session.over(now)]
        names = {one.id: one.name for one in people}
        agents = pairing.agents(uow)
        return {
            "me": me.id,
            "people": [_person(one, [s for s in sessions if s.staff_id == one.id]) for one in people],
            "stations": [
                {
                    "id": s.id,
                    "name": say(s.name, lang),
                    "kind": s.kind.value,
                    "screen_open": shop.screen_open(s.id),
                    "keys": [_key(key, names) for key in keys if key.kind is KeyKind.STATION and key.owner == s.id],
                }
                for s in uow.places.stations().values()
            ],
            "agents": [
                {
                    "id": agent,
                    "name": name,
                    "online": online.get(agent, False),
                    "keys": [_key(key, names) for key in keys if key.kind is KeyKind.AGENT and key.owner == agent],
                }
                for agent, name in agents.items()
            ],
            "requests": [_request(request) for request in pairing.alive(uow, now)],
        }

    return jsonify({"as_of": iso(shop.clock()), **shop.store.read(work)})


@it_people.post("/people")
@allow(Who.IT)
def take_on() -> Response:
    """`{"name", "role"}` → the person, and the one-time code to hand over: it is shown this once."""
    shop, body, me = services(), asked.body(), this_staff()
    name, role = _text(body.get("name")), staffing.role_of(body.get("role"))
    staff, code = shop.store.write(lambda uow: staffing.take_on(uow, name, role, me.id, shop.new_code, shop.clock(), shop.new_id))
    answer = _with_code(staff, code)
    answer.status_code = 201
    return answer


@it_people.post("/people/<person_id>")
@allow(Who.IT)
def change_person(person_id: str) -> Response:
    """`{"role"}` or `{"blocked"}`."""
    shop, body, me = services(), asked.body(), this_staff()
    if "role" in body:
        role = staffing.role_of(body["role"])
        staff = shop.store.write(lambda uow: staffing.change_role(uow, person_id, role, me.id, shop.clock()))
    elif isinstance(body.get("blocked"), bool):
        blocked: bool = body["blocked"]
        staff = shop.store.write(lambda uow: staffing.block(uow, person_id, blocked, me.id, shop.clock()))
    else:
        raise BadRequest("role or blocked (true or false) is needed")
    return jsonify({"person": _person(staff, [])})


@it_people.post("/people/<person_id>/code")
@allow(Who.IT)
def give_code(person_id: str) -> Response:
    """A one-time code in place of the password, shown this once."""
    shop, me = services(), this_staff()
    code = shop.store.write(lambda uow: staffing.give_code(uow, person_id, me.id, shop.new_code, shop.clock()))
    staff = shop.store.read(lambda uow: uow.staff.get(person_id))
    assert staff is not None
    return _with_code(staff, code)


@it_people.post("/people/<person_id>/sign-out")
@allow(Who.IT)
def sign_out(person_id: str) -> Response:
    shop, me = services(), this_staff()
    shop.store.write(lambda uow: staffing.sign_out_everywhere(uow, person_id, me.id, shop.clock()))
    return jsonify({"status": "signed_out"})


@it_people.post("/pairing/<request_id>")
@allow(Who.IT)
def answer_request(request_id: str) -> Response:
    """`{"accept": true, "owner", "name"}` (`owner`: a station, a known agent, or empty for a new agent of that name), or
    `{"accept": false}`."""
    shop, body, me, lang = services(), asked.body(), this_staff(), language()
    match body.get("accept"):
        case True:
            owner, name = _text(body.get("owner", "")), _text(body.get("name", ""))
            shop.store.write(lambda uow: pairing.accept(uow, request_id, owner, name, me, lang, shop.clock()))
        case False:
            shop.store.write(lambda uow: pairing.refuse(uow, request_id, me, shop.clock()))
        case _:
            raise BadRequest("accept: true or false is needed")
    return jsonify({"status": "answered"})


@it_people.post("/agents/<agent_id>")
@allow(Who.IT)
def rename_agent(agent_id: str) -> Response:
    """`{"name"}`: what people call that machine."""
    shop, me, name = services(), this_staff(), _text(asked.body().get("name"))
    shop.store.write(lambda uow: pairing.rename_agent(uow, agent_id, name, me, shop.clock()))
    return jsonify({"status": "named"})


@it_people.post("/keys/<key_id>/revoke")
@allow(Who.IT)
def revoke_key(key_id: str) -> Response:
    """From now on nobody's; open screens and agents that use it are sent away."""
    shop, me = services(), this_staff()
    shop.store.write(lambda uow: pairing.revoke(uow, key_id, me, shop.clock()))
    return jsonify({"status": "revoked"})


def _person(staff: Staff, sessions: list[StaffSession]) -> dict[str, Any]:
    mine = this_session().id
    return {
        "id": staff.id,
        "name": staff.name,
        "role": staff.role.value,
        "state": "blocked" if staff.blocked else "active" if staff.has_password else "invited",
        "since": iso(staff.made_at),
        "sessions": [
            {"since": iso(s.made_at), "active_at": iso(s.active_at), "address": s.address, "mine": s.id == mine} for s in sessions
        ],
    }


def _with_code(staff: Staff, code: str) -> Response:
    until = services().clock() + RESET_CODE_LASTS
    return jsonify({"person": _person(staff, []), "code": shown(code), "until": iso(until)})


def _key(key: Key, names: dict[str, str]) -> dict[str, Any]:
    return {
        "id": key.id,
        "made_at": iso(key.made_at),
        "made_by": names.get(key.made_by, ""),
        "demo": key.made_by == pairing.DEMO,
        "seen_at": iso(key.seen_at) if key.seen_at else None,
        "address": key.address,
    }


def _request(request: PairRequest) -> dict[str, Any]:
    return {
        "id": request.id,
        "kind": request.kind.value,
        "code": shown(request.code),
        "name": request.name,
        "screen": request.screen.value if request.screen else None,
        "address": request.address,
        "made_at": iso(request.made_at),
        "until": iso(request.expires_at),
    }


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise BadRequest("a text is needed")
    return value
