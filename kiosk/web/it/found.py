"""Found devices: what is plugged in and not accepted, and trials that tell what it is before it is let in."""

from typing import Any

from flask import Blueprint, Response, jsonify, request

from kiosk.domain.audit import AuditEntry
from kiosk.domain.codes import CodeKind, classify
from kiosk.domain.devices import SERVER, Device, DeviceKind, Plugged
from kiosk.domain.errors import BadRequest, FieldsWrong
from kiosk.use_cases import device_setup
from kiosk.use_cases.ports import Reading
from kiosk.web import asked
from kiosk.web.access import Who, allow, this_staff
from kiosk.web.errors import language
from kiosk.web.it.device_view import device_json, found_json
from kiosk.web.it.devices import wanted_device
from kiosk.web.it.services import it_services
from kiosk.web.news import iso
from kiosk.web.services import services

it_found = Blueprint("it_found", __name__, url_prefix="/api/it")


@it_found.get("/found")
@allow(Who.IT)
def list_found() -> Response:
    """What is plugged in at any host and used by no device of ours. Nothing is written to it, and nothing is read."""
    door = it_services().door
    return jsonify({"as_of": iso(services().clock()), "found": [found_json(port) for port in door.plugged()]})


@it_found.get("/profiles/for")
@allow(Who.IT)
def list_profiles() -> Response:
    """All profiles by kind, and those suggested for the found port ?host= ?address=."""
    door, args = it_services().door, request.args
    port = _port(args.get("host", SERVER), args.get("address", ""))
    every = {kind.value: [vars(one) for one in door.profiles(kind)] for kind in DeviceKind}
    return jsonify({"suggested": [vars(one) for one in door.suggested(port)], "profiles": every})


@it_found.post("/trials")
@allow(Who.IT)
def begin_trial() -> Response:
    """Use a port for a moment, because the person asked for it, to see what hangs there."""
    shop, door, wanted, who = services(), it_services().door, wanted_device(), this_staff().id
    wrong = shop.store.read(lambda uow: device_setup.wrong_fields(uow, wanted, door))
    if wrong:
        raise FieldsWrong(wrong)
    trial = Device("", wanted.station_id, wanted.kind, wanted.profile, wanted.address.strip(), wanted.baud, wanted.host)
    if not door.has_profile(trial):
        raise FieldsWrong({"profile": "no_profile"})
    shop.store.write(
        lambda uow: uow.audit.add(AuditEntry(shop.clock(), who, "device.tried", trial.address, {"kind": trial.kind.value}))
    )
    answer = jsonify({"id": door.try_out(trial)})
    answer.status_code = 201
    return answer


@it_found.get("/trials/<path:trial_id>")
@allow(Who.IT)
def show_trial(trial_id: str) -> Response:
    """How the port is, and what was read there: texts that name a person are masked."""
    shop, door, lang = services(), it_services().door, language()
    device, now, readings = door.trial(trial_id)
    trouble = shop.texts(lang, f"trial-{now.trouble or 'absent'}", address=device.address) if now.link in ("absent", "lost") else ""
    return jsonify(
        {
            **device_json(device, now, door.model(device), 0),
            "trouble": trouble,
            "commands": list(door.commands(device)),
            "suggested": [vars(one) for one in door.suggested(_port(device.host, device.address), trial_id)],
            "readings": [_reading(one) for one in readings],
        }
    )


@it_found.post("/trials/<path:trial_id>/deeds")
@allow(Who.IT)
def do_trial_deed(trial_id: str) -> Response:
    door, body = it_services().door, asked.body()
    device, _, _ = door.trial(trial_id)
    command = str(body.get("command", ""))
    if command not in door.commands(device):
        raise BadRequest(f"command: one of {', '.join(door.commands(device)) or 'none now'}")
    deed = door.command(trial_id, command, {})
    return jsonify({"done": deed.done, "detail": deed.detail, "data": dict(deed.data)})


@it_found.delete("/trials/<path:trial_id>")
@allow(Who.IT)
def end_trial(trial_id: str) -> Response:
    it_services().door.end_trial(trial_id)
    return jsonify({"status": "over"})


def masked(text: str) -> str:
    """A loyalty card's number without what tells whose it is; everything else as it is."""
    return f"{'•' * (len(text) - 2)}{text[-2:]}" if classify(text).kind in (CodeKind.CARD, CodeKind.MALFORMED) else text


def _reading(reading: Reading) -> dict[str, Any]:
    return {"at": iso(reading.at), "text": masked(reading.text), "symbology": reading.symbology, "refused": reading.refused}


def _port(host: str, address: str) -> Plugged | None:
    return next((port for port in it_services().door.plugged() if (port.host, port.address) == (host, address)), None)
