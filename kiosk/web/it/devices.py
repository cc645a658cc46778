"""Devices: their pages, what they are told to do, and how they are let in, changed and taken out."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, jsonify

from kiosk.domain.devices import SERVER, DeviceEvent, DeviceKind
from kiosk.domain.errors import BadRequest, FieldsWrong, NotFound
from kiosk.domain.printing import PulseState
from kiosk.use_cases import device_setup
from kiosk.use_cases.device_setup import Wanted
from kiosk.use_cases.drawers import Drawers
from kiosk.use_cases.fault_watch import count_by_device, waiting_jobs
from kiosk.use_cases.ports import Deed, UnitOfWork
from kiosk.web import asked
from kiosk.web.access import Who, allow, this_staff
from kiosk.web.errors import language
from kiosk.web.it.device_view import device_json
from kiosk.web.it.fault_view import FaultWords
from kiosk.web.it.services import it_services
from kiosk.web.it.shop_clock import day_began
from kiosk.web.news import iso
from kiosk.web.services import services

it_devices = Blueprint("it_devices", __name__, url_prefix="/api/it/devices")

_HISTORY = 200
_ASKED_FIELDS = {"name": str, "station": str, "profile": str, "address": str, "baud": object, "enabled": bool}
_FIELDS = {"station": "station_id"}


@it_devices.get("/<path:device_id>")
@allow(Who.IT)
def show_device(device_id: str) -> Response:
    """One device: identity, how it is, its history, what it can be told, what waits for it."""
    shop, it, lang = services(), it_services(), language()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        device = uow.devices.get(device_id)
        if device is None:
            raise NotFound(f"device {device_id}")
        people = {person.id: person.name for person in uow.staff.all()}
        jobs = [job for job in waiting_jobs(uow) if job.device_id == device_id]
        words = FaultWords(uow, it, shop.texts, lang)
        return {
            **device_json(device, it.door.now(device_id), it.door.model(device), len(jobs)),
            "printed_today": uow.prints.printed(device_id, day_began(uow, shop.clock()))
            if device.kind is DeviceKind.PRINTER
            else None,
            "accepted_by": people.get(device.accepted_by, device.accepted_by),
            "commands": list(it.door.commands(device)),
            "faults": [words.fault(fault) for fault in uow.faults.open() if fault.subject == device_id],
            "history": [_event(event, people) for event in uow.devices.events(device_id, _HISTORY)],
            "profiles": [vars(one) for one in it.door.profiles(device.kind)],
            "waiting": [
                {"id": j.id, "kind": j.kind, "reference": j.reference, "state": j.state.value, "queued_at": iso(j.queued_at)}
                for j in jobs
            ],
        }

    return jsonify({"as_of": iso(shop.clock()), **shop.store.read(work)})


@it_devices.post("")
@allow(Who.IT)
def add_device() -> Response:
    """Let a device in."""
    shop, it, who, wanted = services(), it_services(), this_staff().id, wanted_device()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        device = device_setup.accept(uow, wanted, it.door, who, shop.clock())
        return device_json(
            device, it.door.now(device.id), it.door.model(device), count_by_device(waiting_jobs(uow)).get(device.id, 0)
        )

    answer = jsonify(shop.store.write(work))
    answer.status_code = 201
    return answer


@it_devices.put("/<path:device_id>")
@allow(Who.IT)
def change_device(device_id: str) -> Response:
    """Change what was sent of name, station, profile, address, baud, enabled."""
    shop, it, who, changes = services(), it_services(), this_staff().id, _changes(asked.body())
    device = shop.store.write(lambda uow: device_setup.change(uow, device_id, changes, it.door, who, shop.clock()))
    return jsonify(device_json(device, it.door.now(device_id), it.door.model(device), 0))


@it_devices.delete("/<path:device_id>")
@allow(Who.IT)
def remove_device(device_id: str) -> Response:
    """Take it out of the shop. What is answered can be sent to `POST /api/it/devices` to bring it back."""
    shop, who = services(), this_staff().id
    gone = shop.store.write(lambda uow: device_setup.remove(uow, device_id, who, shop.clock()))
    kept = ("id", "profile", "address", "host", "baud", "name")
    return jsonify({**{field: getattr(gone, field) for field in kept}, "station": gone.station_id, "kind": gone.kind.value})


@it_devices.post("/<path:device_id>/deeds")
@allow(Who.IT)
def do_deed(device_id: str) -> Response:
    """`{"command", "arguments", "request_id"}`: have it done now; the answer says whether it was. A drawer opens once for each
    request id, and each opening is written down before it happens."""
    shop, it, who, body = services(), it_services(), this_staff().id, asked.body()
    command, arguments = str(body.get("command", "")), body.get("arguments", {})
    device = shop.store.read(lambda uow: uow.devices.get(device_id))
    if device is None:
        raise NotFound(f"device {device_id}")
    if command not in it.door.commands(device) or not isinstance(arguments, dict):
        raise BadRequest(f"command: one of {', '.join(it.door.commands(device)) or 'none now'}")
    deed = _open_drawer(device_id, body) if command == "drawer" else it.door.command(device_id, command, arguments)
    shop.store.write(lambda uow: device_setup.told(uow, device_id, command, deed.done, who, shop.clock()))
    return jsonify({"done": deed.done, "detail": deed.detail, "data": dict(deed.data)})


def _open_drawer(device_id: str, body: Mapping[str, Any]) -> Deed:
    """Written down first, and once for each request id: said again, it tells what became of the first."""
    shop, it, done = services(), it_services(), list[Deed]()

    def kick(printer: str) -> Deed:
        done.append(it.door.command(printer, "drawer", body.get("arguments", {})))
        return done[0]

    request_id = str(body.get("request_id") or shop.new_id())[:64]
    pulse = Drawers(shop.store, kick, shop.clock).open(device_id, request_id, this_staff().id, "console")
    return done[0] if done else Deed(pulse.state is PulseState.SENT, pulse.detail or pulse.state.value)


def wanted_device() -> Wanted:
    """The device that was filled in. Raises `BadRequest` for what no form of ours sends, `FieldsWrong` for a speed that is none."""
    body = asked.body()
    try:
        kind = DeviceKind(str(body.get("kind", "")))
    except ValueError:
        raise BadRequest(f"kind: one of {', '.join(DeviceKind)}") from None
    baud = _whole_baud(body.get("baud"))
    text = {field: str(body.get(field) or "") for field in ("station", "profile", "address", "name", "id")}
    host = str(body.get("host") or SERVER)
    return Wanted(text["station"], kind, text["profile"], text["address"], host, baud, text["name"], text["id"])


def _whole_baud(value: object) -> int | None:
    """Raises `FieldsWrong`: whoever typed it is told at the field."""
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise FieldsWrong({"baud": "baud"})


def _changes(body: Mapping[str, Any]) -> dict[str, Any]:
    unknown = body.keys() - _ASKED_FIELDS.keys()
    if unknown:
        raise BadRequest(f"{', '.join(sorted(unknown))}: cannot be changed; can be: {', '.join(_ASKED_FIELDS)}")
    for field, value in body.items():
        if not isinstance(value, _ASKED_FIELDS[field]):
            raise BadRequest(f"{field}: not of its kind")
    _whole_baud(body.get("baud"))
    cleaned = {field: value.strip() if isinstance(value, str) else value for field, value in body.items()}
    return {_FIELDS.get(field, field): value for field, value in cleaned.items()}


def _event(event: DeviceEvent, people: Mapping[str, str]) -> dict[str, Any]:
    return {
        "at": iso(event.at),
        "what": event.what.value,
        "value": event.value,
        "detail": event.detail,
        "who": people.get(event.who, event.who),
    }
