"""Machines that ask for a key: the device grant (RFC 8628). A key is shown once, to the machine that asked."""

import secrets

from flask import Blueprint, Response, jsonify

from kiosk.domain.errors import BadRequest
from kiosk.domain.keys import PAIRING_LASTS
from kiosk.domain.one_time_codes import shown
from kiosk.use_cases import pairing
from kiosk.use_cases.pairing import Answer
from kiosk.web import asked
from kiosk.web.access import Who, allow, caller_address
from kiosk.web.errors import language, problem
from kiosk.web.services import services

pair = Blueprint("pair", __name__, url_prefix="/api")


@pair.post("/pair")
@allow(Who.ANYONE)
def ask_to_pair() -> Response:
    """`name`: what the machine calls itself (a kiosk its page, an agent its host name); `screen`: a page says which it is."""
    shop, sent, device_code = services(), asked.body(), _token()
    kind, name = pairing.kind_of(sent.get("kind")), sent.get("name", "")
    if not isinstance(name, str):
        raise BadRequest("name: a text is needed")
    screen, address = pairing.screen_of(sent.get("screen")), caller_address()
    request = shop.store.write(
        lambda uow: pairing.ask(uow, kind, name, screen, address, device_code, shop.new_code, shop.clock(), shop.new_id)
    )
    lasts = int(PAIRING_LASTS.total_seconds())
    interval = int(request.interval.total_seconds())
    return jsonify({"device_code": device_code, "user_code": shown(request.code), "interval": interval, "expires_in": lasts})


@pair.post("/pair/token")
@allow(Who.ANYONE)
def fetch_key() -> Response:
    """400 with the codes of RFC 8628 until store IT has accepted; then the key, once."""
    shop, device_code, token = services(), asked.body().get("device_code"), _token()
    if not isinstance(device_code, str) or not 16 <= len(device_code) <= 200:
        raise BadRequest("device_code: a text of 16 to 200 characters is needed")
    polled = shop.store.write(lambda uow: pairing.poll(uow, device_code, token, shop.clock(), shop.new_id))
    if polled.answer is not Answer.GRANTED or polled.key is None:
        return problem(polled.answer.value, 400, interval=polled.interval_s)
    key = polled.key
    return jsonify({"token": token, "kind": key.kind.value, "id": key.owner, "name": key.name})


@pair.post("/demo/pair")
@allow(Who.DEMO)
def pair_demo() -> Response:
    """Let a page opened at this very machine act as a station of the demo."""
    station_id, shop, token = str(asked.body().get("station", "")), services(), _token()
    station = shop.store.write(lambda uow: pairing.pair_demo(uow, station_id, token, shop.clock(), shop.new_id))
    if station is None:
        return problem("unknown_station", 404)
    return jsonify({"token": token, "station": {"id": station.id, "name": station.name.get(language(), station.id)}})


def _token() -> str:
    return secrets.token_urlsafe(32)
