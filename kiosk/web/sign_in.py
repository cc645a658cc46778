"""The door for people who work here: in, out, and by a one-time code for the first account or a forgotten password."""

from typing import Any

from flask import Blueprint, Response, jsonify, request

from kiosk.domain.errors import BadRequest, NeedsTls
from kiosk.domain.staff import SESSION_LASTS, Staff
from kiosk.use_cases import signing_in
from kiosk.use_cases.signing_in import SignedIn
from kiosk.web import access, asked
from kiosk.web.access import Who, allow, caller_address, over_tls, safe_wire, session_of, staff_token, this_session, this_staff
from kiosk.web.errors import language
from kiosk.web.news import iso
from kiosk.web.services import services

sign_in = Blueprint("sign_in", __name__, url_prefix="/api/staff")


@sign_in.get("/door")
@allow(Who.ANYONE)
def show_door() -> Response:
    """What the sign-in page has to ask for: `first` while there is nobody of store IT yet; who is signed in already."""
    shop, lang, found = services(), language(), session_of(staff_token())
    first, brand = shop.store.read(lambda uow: (signing_in.nobody_yet(uow), uow.places.brand()))
    return jsonify(
        {"first": first, "safe": safe_wire(), "brand": brand.get(lang, ""), "staff": person(found[1]) if found else None}
    )


@sign_in.post("/sign-in")
@allow(Who.ANYONE)
def enter() -> Response:
    sent = _sent("name", "password")
    return _entered(services().signing_in.sign_in(sent["name"], sent["password"], caller_address()))


@sign_in.post("/code")
@allow(Who.ANYONE)
def enter_by_code() -> Response:
    """The first account, or a new password."""
    sent = _sent("code", "name", "password")
    return _entered(services().signing_in.use_code(sent["code"], sent["name"], sent["password"], caller_address()))


@sign_in.get("/me")
@allow(Who.STAFF)
def show_me() -> Response:
    session = this_session()
    return jsonify({"staff": person(this_staff()), "since": iso(session.made_at), "until": iso(session.ends_at)})


@sign_in.post("/here")
@allow(Who.STAFF)
def still_here() -> Response:
    """The person did something at the screen."""
    shop, session = services(), this_session()
    now = shop.clock()
    if signing_in.worth_noting(session, now):
        shop.store.write(lambda uow: uow.staff_sessions.touch(session.id, now))
    return jsonify({"status": "ok"})


@sign_in.post("/password")
@allow(Who.STAFF)
def change_password() -> Response:
    sent = _sent("old", "new")
    services().signing_in.change_password(this_staff(), this_session(), sent["old"], sent["new"], caller_address())
    return jsonify({"status": "changed"})


@sign_in.post("/sign-out")
@allow(Who.STAFF)
def leave() -> Response:
    """`{"everywhere": true}` ends every sign-in of this person."""
    shop, session, everywhere = services(), this_session(), asked.body().get("everywhere") is True
    shop.store.write(lambda uow: signing_in.sign_out(uow, session, shop.clock(), everywhere=everywhere))
    answer = jsonify({"status": "signed_out"})
    answer.delete_cookie(_cookie(), path="/", secure=over_tls(), httponly=True, samesite="Strict")
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def person(staff: Staff) -> dict[str, Any]:
    return {"id": staff.id, "name": staff.name, "role": staff.role.value}


def _sent(*fields: str) -> dict[str, str]:
    """Texts of the body. A form, or text that happens to be JSON, is refused: only our own pages send JSON."""
    if request.mimetype != "application/json":
        raise BadRequest("send JSON")
    if not safe_wire():
        raise NeedsTls(request.path)
    body = asked.body()
    for field in fields:
        if not isinstance(body.get(field), str):
            raise BadRequest(f"{field}: a text is needed")
        if len(body[field]) > 1000:
            raise BadRequest(f"{field}: too long")
    return {field: body[field] for field in fields}


def _cookie() -> str:
    return access.COOKIE if over_tls() else access.PLAIN_COOKIE


def _entered(signed_in: SignedIn) -> Response:
    answer = jsonify({"staff": person(signed_in.staff), "until": iso(signed_in.session.ends_at)})
    answer.set_cookie(
        _cookie(),
        signed_in.token,
        max_age=SESSION_LASTS,
        path="/",
        secure=over_tls(),
        httponly=True,
        samesite="Strict",
    )
    return answer
