"""Calibration: what a device is told and asked until its profile says the truth. Nothing is kept before a person agrees."""

import time
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, jsonify

from kiosk.domain import calibration
from kiosk.domain.calibration import PULSES_MS, NothingFound
from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.errors import BadRequest, NotFound
from kiosk.domain.profiles import ProfileRefused, Values
from kiosk.use_cases import device_setup
from kiosk.use_cases import profiles as using
from kiosk.use_cases.ports import Deed, UnitOfWork
from kiosk.web import asked
from kiosk.web.access import Who, allow, this_staff
from kiosk.web.errors import language
from kiosk.web.it.device_view import own_name
from kiosk.web.it.profiles import described, hand
from kiosk.web.it.services import it_services
from kiosk.web.services import services

it_calibration = Blueprint("it_calibration", __name__, url_prefix="/api/it/calibration")

TRIAL_S = 300
_OPENS_WITHIN_S = 10
_LOOKS_EVERY_S = 0.2


@it_calibration.get("/<path:device_id>")
@allow(Who.IT)
def show(device_id: str) -> Response:
    """What can be found out with this device, and whom the answer would concern."""
    it, lang = it_services(), language()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        device = _device(uow, device_id)
        known = using.profile(uow, it.workshop, device.profile)
        values = {one.place: one.value for one in _examined(uow, device).values}
        others = [one for one in uow.devices.all().values() if one.profile == device.profile and one.id != device.id]
        own = own_name(device, uow.devices.all().values(), services().texts, lang)
        return {
            "device": {**described(uow, device, lang), "name": own},
            "profile": {"id": known.id, "vendor": known.vendor, "model": known.model},
            "others": [described(uow, one, lang) for one in others],
            "commands": list(it.door.commands(device)),
            "codes": [{"text": text, "runs": list(runs)} for text, runs in it.lessons.codes()],
            "drawer": {"pulses": list(PULSES_MS), "pins": list(values.get("drawer.pins", (1, 2)))},
        }

    return jsonify(services().store.read(work))


@it_calibration.post("/<path:device_id>/sheet")
@allow(Who.IT)
def print_sheet(device_id: str) -> Response:
    return jsonify(_told(device_id, "code_page_sheet", {}))


@it_calibration.post("/<path:device_id>/pulse")
@allow(Who.IT)
def pulse(device_id: str) -> Response:
    """One pulse, now or not at all."""
    body = asked.body()
    return jsonify(_told(device_id, "drawer", {"pin": body.get("pin"), "t1": body.get("ms")}))


@it_calibration.post("/<path:device_id>/listen")
@allow(Who.IT)
def listen(device_id: str) -> Response:
    device = services().store.read(lambda uow: _device(uow, device_id))
    if device.kind is not DeviceKind.SCANNER:
        raise BadRequest("only a scanner is listened to")
    it_services().lessons.begin(device.id)
    return jsonify({})


@it_calibration.post("/<path:device_id>/heard")
@allow(Who.IT)
def show_heard(device_id: str) -> Response:
    found = it_services().lessons.heard(services().store.read(lambda uow: _device(uow, device_id)))
    values = (
        None
        if found.values is None
        else [{"place": ".".join(map(str, place)), "value": _shown(v)} for place, v in found.values.items()]
    )
    body = {"bursts": found.bursts, "codes": list(found.codes), "values": values, "questions": list(found.questions)}
    return jsonify(body)


@it_calibration.post("/<path:device_id>/end")
@allow(Who.IT)
def end(device_id: str) -> Response:
    """Cancelled, or done: the device works by what is stored."""
    it_services().lessons.end(device_id)
    it_services().trials.end_trial(device_id)
    return jsonify({})


@it_calibration.post("/<path:device_id>/propose")
@allow(Who.IT)
def propose(device_id: str) -> Response:
    """Try what was found on this device; a printer prints its test slip by it, once its line is open again."""
    shop, it, who, body = services(), it_services(), hand(), asked.body()

    def work(uow: UnitOfWork) -> tuple[Device, str]:
        device = _device(uow, device_id)
        text = using.proposed(uow, it.workshop, device.profile, _found(uow, device, body))
        problem = using.examine(uow, it.workshop, device.profile, text).problem
        if problem is not None:
            raise ProfileRefused(problem)
        return device, text

    device, text = shop.store.read(work)
    shop.store.write(lambda uow: using.try_out(uow, device, TRIAL_S, who))
    it.trials.try_out(device, text, TRIAL_S, who.by)
    printed = _told(device.id, "print_test", _words(), _OPENS_WITHIN_S) if device.kind is DeviceKind.PRINTER else None
    return jsonify({"seconds": TRIAL_S, "printed": printed})


@it_calibration.post("/<path:device_id>/keep")
@allow(Who.IT)
def keep(device_id: str) -> Response:
    """Put what was found into the profile."""
    shop, it, who, body = services(), it_services(), hand(), asked.body()
    device, values = shop.store.read(lambda uow: ((found := _device(uow, device_id)), _found(uow, found, body)))
    kept = shop.store.write(lambda uow: using.calibrate(uow, it.workshop, device.profile, values, who))
    it.lessons.end(device.id)
    it.trials.end_trial(device.id)
    it.trials.refresh()
    return jsonify({"profile": kept.id, "origin": kept.origin})


def _found(uow: UnitOfWork, device: Device, body: Mapping[str, Any]) -> Values:
    """What was found out, as values. Raises `BadRequest`, `NothingFound`."""
    where = f"{device.station_id}, {services().clock():%Y-%m-%d}"
    match body:
        case {"code_page": {"page": str(page), "slot": int(slot)}} if device.kind is DeviceKind.PRINTER:
            return calibration.code_page(_examined(uow, device).values, page, slot, where)
        case {"drawer": {"pin": int(pin), "ms": int(ms)}} if device.kind is DeviceKind.PRINTER:
            return calibration.drawer(pin, ms, where)
        case {"learned": True} if device.kind is DeviceKind.SCANNER:
            values = it_services().lessons.heard(device).values
            if values is None:
                raise NothingFound(device.id)
            return calibration.vouched(values, where) if values else {}
    raise BadRequest("code_page, drawer or learned")


def _examined(uow: UnitOfWork, device: Device) -> Any:
    workshop = it_services().workshop
    return using.examine(uow, workshop, device.profile, using.profile(uow, workshop, device.profile).text)


def _told(device_id: str, command: str, arguments: Mapping[str, Any], opens_within: float = 0) -> dict[str, Any]:
    """Have it done now, or within so many seconds where the line is just being opened; written down as every deed of a device."""
    shop, it, who = services(), it_services(), this_staff().id
    shop.store.read(lambda uow: _device(uow, device_id))
    ends = time.monotonic() + opens_within
    deed = it.door.command(device_id, command, arguments)
    while _closed(deed) and time.monotonic() < ends:
        time.sleep(_LOOKS_EVERY_S)
        deed = it.door.command(device_id, command, arguments)
    shop.store.write(lambda uow: device_setup.told(uow, device_id, command, deed.done, who, shop.clock()))
    return {"done": deed.done, "detail": deed.detail, "data": dict(deed.data)}


def _closed(deed: Deed) -> bool:
    """No byte left, because the line was not open: the same can be asked again."""
    return not deed.done and deed.detail in ("absent", "lost") and deed.data.get("state") == "not_started"


def _words() -> dict[str, Any]:
    lang = language()
    return {"language": lang, "title": services().texts(lang, "test-slip-title")}


def _device(uow: UnitOfWork, device_id: str) -> Device:
    device = uow.devices.get(device_id)
    if device is None:
        raise NotFound(f"device {device_id}")
    return device


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
