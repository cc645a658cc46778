"""One table from refusals to answers. A person reads what happened and what to do; never a trace, never a bare code."""

import logging
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from kiosk.domain.calibration import NothingFound
from kiosk.domain.errors import (
    BadRequest,
    ChannelSilent,
    ContactIncomplete,
    DeviceListed,
    FieldsWrong,
    IllegalMove,
    KeyRevoked,
    LastOfIT,
    NameTaken,
    NeedsTls,
    NotAllowed,
    NotFound,
    OtherKind,
    PairingOver,
    PriceChanged,
    PrintRefused,
    PromiseChanged,
    Refusal,
    SameRequest,
    Shortage,
    SignedOut,
    SlipsWait,
    TooManyAttempts,
    VisitOver,
    WrongCode,
    WrongSignIn,
)
from kiosk.domain.live_bytes import ReasonMissing
from kiosk.domain.profiles import (
    ProfileChangedMeanwhile,
    ProfileIdBad,
    ProfileIdTaken,
    ProfileInUse,
    ProfileKindUnclear,
    ProfileRefused,
    ProfileTooBig,
    ProfileUnknown,
    ProfileVectorsFail,
)
from kiosk.use_cases.ports import StorageFull
from kiosk.web.product_view import money
from kiosk.web.profile_problem import problem_json, said, vector_json
from kiosk.web.services import services

log = logging.getLogger(__name__)

STATUS: dict[type[Refusal], int] = {
    BadRequest: 400,
    NotFound: 404,
    Shortage: 409,
    ChannelSilent: 503,
    PriceChanged: 409,
    PromiseChanged: 409,
    VisitOver: 409,
    SameRequest: 409,
    IllegalMove: 409,
    ContactIncomplete: 422,
    SignedOut: 401,
    NotAllowed: 403,
    WrongSignIn: 403,
    WrongCode: 403,
    KeyRevoked: 401,
    PairingOver: 409,
    OtherKind: 409,
    TooManyAttempts: 429,
    DeviceListed: 409,
    SlipsWait: 409,
    FieldsWrong: 422,
    NameTaken: 409,
    LastOfIT: 409,
    NeedsTls: 403,
    PrintRefused: 409,
    ReasonMissing: 422,
    NothingFound: 409,
    ProfileUnknown: 404,
    ProfileRefused: 422,
    ProfileIdBad: 422,
    ProfileKindUnclear: 422,
    ProfileTooBig: 413,
    ProfileVectorsFail: 409,
    ProfileChangedMeanwhile: 409,
    ProfileIdTaken: 409,
    ProfileInUse: 409,
}
# What a shopper does next is not what store IT does at the console.
_OTHERWISE_AT_CONSOLE = frozenset({"not_found", "bad_request"})
_HTTP_CODES = {401: "forbidden", 403: "forbidden", 404: "not_found", 405: "bad_request", 413: "too_big", 415: "bad_request"}


def language() -> str:
    """The language of this request: ?lang=, else the shop's first."""
    asked = request.args.get("lang", "")
    return asked if asked in services().languages else services().languages[0]


def problem(code: str, status: int, **facts: Any) -> Response:
    """An error as screens expect it."""
    texts, lang = services().texts, language()
    values = {k: v if isinstance(v, str) else v["text"] for k, v in facts.items() if isinstance(v, str) or _is_money(v)}
    body = {"code": code, "message": texts(lang, code, **values), "next": texts(lang, _next(code), **values), **facts}
    answer = jsonify({"error": body})
    answer.status_code = status
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _next(code: str) -> str:
    at_console = code in _OTHERWISE_AT_CONSOLE and request.path.startswith("/api/it/")
    return f"{code}-next-console" if at_console else f"{code}-next"


def install(app: Flask) -> None:
    """Answer every failure of this application in that one shape."""

    @app.errorhandler(Refusal)
    def refused(refusal: Refusal) -> Response:
        # Quoted and short: it may hold what the caller sent, line ends included.
        log.info("refused %s: %.300r", refusal.code, str(refusal))
        return problem(refusal.code, STATUS[type(refusal)], **_facts(refusal))

    @app.errorhandler(HTTPException)
    def http(error: HTTPException) -> Response:
        status = error.code or 500
        return problem(_HTTP_CODES.get(status, "bad_request" if status < 500 else "broken"), status)

    @app.errorhandler(Exception)
    def broken(error: Exception) -> Response:
        log.exception("request %s %s failed", request.method, request.path)
        full = isinstance(error, StorageFull)
        return problem("storage_full" if full else "broken", 507 if full else 500)


def _is_money(fact: object) -> bool:
    return isinstance(fact, dict) and "text" in fact and "minor" in fact


def _facts(refusal: Refusal) -> dict[str, Any]:
    texts, lang = services().texts, language()
    if isinstance(refusal, TooManyAttempts):
        return {"wait": texts(lang, "wait-for", seconds=refusal.seconds), "seconds": refusal.seconds}
    if isinstance(refusal, ContactIncomplete | FieldsWrong):
        return {"fields": {field: texts(lang, f"field-{reason}") for field, reason in refusal.fields.items()}}
    if isinstance(refusal, PriceChanged):
        return {"total": money(texts, lang, refusal.total_minor, refusal.currency)}
    match refusal:
        case ProfileRefused(problem=wrong):
            return {"reason": said(texts, lang, wrong), "problem": problem_json(texts, lang, wrong)}
        case ProfileVectorsFail(failing=failing):
            return {"vectors": [vector_json(texts, lang, one) for one in failing]}
        case ProfileChangedMeanwhile(by=by):
            return {"by": by}
        case ProfileIdTaken(profile_id=taken):
            return {"id": taken}
        case ProfileInUse(users=users):
            return {"users": ", ".join(users)}
    return {}
