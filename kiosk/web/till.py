"""The till's screen, as far as it goes today: calls for help, answered by a person."""

from flask import Blueprint, Response, jsonify

from kiosk.domain.stations import HelpCall
from kiosk.domain.words import say
from kiosk.use_cases import helping
from kiosk.use_cases.ports import UnitOfWork
from kiosk.web import asked
from kiosk.web.access import Who, allow
from kiosk.web.errors import language
from kiosk.web.news import iso
from kiosk.web.services import services

till = Blueprint("till", __name__, url_prefix="/api/till")


@till.get("/help")
@allow(Who.TILL)
def list_calls() -> Response:
    lang = language()

    def work(uow: UnitOfWork) -> list[dict[str, str]]:
        stations = uow.places.stations()
        return [_call(call, say(stations[call.station_id].name, lang)) for call in helping.waiting(uow)]

    answer = jsonify({"calls": services().store.read(work)})
    answer.headers["Cache-Control"] = "no-store"
    return answer


@till.post("/help/<call_id>")
@allow(Who.TILL)
def answer_call(call_id: str) -> Response:
    body, shop = asked.body(), services()
    call = shop.store.write(lambda uow: helping.answer(uow, call_id, str(body.get("state", "")), shop.clock()))
    return jsonify({"id": call.id, "state": call.state})


def _call(call: HelpCall, station: str) -> dict[str, str]:
    return {"id": call.id, "station": station, "topic": call.topic, "state": call.state, "at": iso(call.at)}
