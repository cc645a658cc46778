"""The console's screen of live bytes: what goes over the wires, covered where it is personal, uncovered for a reason."""

from typing import Any

from flask import Blueprint, Response, jsonify, request

from kiosk.domain.devices import Device
from kiosk.domain.errors import BadRequest
from kiosk.domain.live_bytes import ByteRow, Reveal
from kiosk.domain.words import say
from kiosk.use_cases.ports import UnitOfWork
from kiosk.web import asked
from kiosk.web.access import Who, allow, this_staff
from kiosk.web.errors import language
from kiosk.web.it.device_view import own_name
from kiosk.web.it.services import it_services
from kiosk.web.news import iso
from kiosk.web.services import services

it_bytes = Blueprint("it_bytes", __name__, url_prefix="/api/it/bytes")

_MOST_ROWS = 200
_OF_EACH = 120


@it_bytes.get("")
@allow(Who.IT)
def show_bytes() -> Response:
    """The last rows of the devices in ?device= (several, or none for all), oldest first."""
    shop, it, lang, staff = services(), it_services(), language(), this_staff()
    wanted = set(request.args.getlist("device"))

    def work(uow: UnitOfWork) -> tuple[list[Device], list[dict[str, Any]]]:
        every = [device for device in uow.devices.all().values() if device.enabled]
        return every, [_device(uow, device, every, lang) for device in every]

    devices, described = shop.store.read(work)
    open_now = it.reveals.of(staff.id)
    uncovered = {one.device_id for one in open_now}
    shown = [device for device in devices if not wanted or device.id in wanted]
    rows = [row for device in shown for row in it.live_bytes.rows(device, _OF_EACH, device.id in uncovered)]
    rows.sort(key=lambda row: row.at)
    return jsonify(
        {
            "as_of": iso(shop.clock()),
            "devices": described,
            "rows": [_row(row) for row in rows[-_MOST_ROWS:]],
            "reveals": [_reveal(one) for one in open_now],
        }
    )


@it_bytes.post("/reveal")
@allow(Who.IT)
def reveal() -> Response:
    """Uncover one device's bytes for this person: `{"device", "reason", "minutes"}`. Written down before anything is seen."""
    body, staff = asked.body(), this_staff()
    minutes = body.get("minutes", 1)
    if not isinstance(minutes, int) or isinstance(minutes, bool):
        raise BadRequest("minutes: a whole number")
    device, reason = str(body.get("device", "")), str(body.get("reason", ""))
    found = it_services().reveals.reveal(staff.id, staff.name, device, reason, minutes)
    return jsonify(_reveal(found))


@it_bytes.post("/cover")
@allow(Who.IT)
def cover() -> Response:
    """Cover them again before the time."""
    it_services().reveals.cover(this_staff().id, str(asked.body().get("device", "")))
    return jsonify({})


def _device(uow: UnitOfWork, device: Device, every: list[Device], lang: str) -> dict[str, Any]:
    station = uow.places.stations().get(device.station_id)
    name = say(station.name, lang) if station else device.station_id
    return {"id": device.id, "kind": device.kind.value, "station": name, "name": own_name(device, every, services().texts, lang)}


def _row(row: ByteRow) -> dict[str, Any]:
    return {
        "device": row.device_id,
        "at": iso(row.at),
        "direction": row.direction,
        "hex": row.hex,
        "text": row.text,
        "size": row.size,
        "words": [[word.name, word.value] for word in row.words],
        "bad": row.bad,
        "covered": row.covered,
    }


def _reveal(one: Reveal) -> dict[str, Any]:
    return {"device": one.device_id, "until": iso(one.until)}
