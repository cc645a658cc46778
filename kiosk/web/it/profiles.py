"""The console's screen of profiles: list, edit, compare, try on a device, import and export."""

from collections.abc import Sequence
from typing import Any

from flask import Blueprint, Response, jsonify

from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.errors import BadRequest
from kiosk.domain.profiles import ProfileRefused, ProfileUnknown
from kiosk.domain.words import say
from kiosk.use_cases import profiles as using
from kiosk.use_cases.ports import UnitOfWork
from kiosk.use_cases.profiles import Hand
from kiosk.web import asked
from kiosk.web.access import Who, allow, this_staff
from kiosk.web.errors import language
from kiosk.web.it.profile_view import diff_json, examined_json, profile_json, revision_json, trial_json
from kiosk.web.it.services import it_services
from kiosk.web.services import services

it_profiles = Blueprint("it_profiles", __name__, url_prefix="/api/it")

SHORTEST_TRIAL_S, LONGEST_TRIAL_S = 10, 900


@it_profiles.get("/profiles")
@allow(Who.IT)
def show_profiles() -> Response:
    """Every profile, who uses it, and the drafts that are being tried."""
    shop, lang = services(), language()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        devices, known = _devices(uow), using.profiles(uow, it_services().workshop)
        every = sorted(known.values(), key=lambda one: (one.kind, one.vendor, one.id))
        return {
            "profiles": [profile_json(shop.texts, lang, one, devices) for one in every],
            "devices": [described(uow, device, lang) for device in devices],
            "trials": _running(uow, lang),
        }

    return jsonify(shop.store.read(work))


@it_profiles.get("/profiles/<profile_id>")
@allow(Who.IT)
def show_profile(profile_id: str) -> Response:
    """One profile: its text, every value with its origin, its vectors, its history."""
    return jsonify(services().store.read(lambda uow: _whole(uow, profile_id)))


@it_profiles.post("/profiles/<profile_id>/check")
@allow(Who.IT)
def check_profile(profile_id: str) -> Response:
    """What a draft would be, and how it differs from the shipped text. Nothing changes."""
    shop, lang, text = services(), language(), _text()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        seen = using.examine(uow, it_services().workshop, profile_id, text)
        shipped = using.profile(uow, it_services().workshop, profile_id).shipped
        return {**examined_json(shop.texts, lang, seen), "diff": diff_json(shipped, using.cleaned(text))}

    return jsonify(shop.store.read(work))


@it_profiles.post("/profiles/<profile_id>")
@allow(Who.IT)
def save_profile(profile_id: str) -> Response:
    """Put a text in force; `seen` is the revision that was on the screen, `sure` agrees that vectors of it fail."""
    workshop, text, seen, who, sure = it_services().workshop, _text(), _seen(), hand(), _sure()
    services().store.write(lambda uow: using.save(uow, workshop, profile_id, text, seen, who, sure=sure))
    return show_profile(profile_id)


@it_profiles.post("/profiles/<profile_id>/revert")
@allow(Who.IT)
def revert_profile(profile_id: str) -> Response:
    """The shipped text again; a profile of the shop's own is taken away."""
    workshop, seen, who = it_services().workshop, _seen(), hand()
    left = services().store.write(lambda uow: using.revert(uow, workshop, profile_id, seen, who, _devices(uow)))
    return show_profile(profile_id) if left is not None else jsonify({"gone": profile_id})


@it_profiles.post("/profiles/<profile_id>/restore")
@allow(Who.IT)
def restore_profile(profile_id: str) -> Response:
    """An earlier text of the shop's own again; `sure` as for saving."""
    workshop, seen, number, who, sure = it_services().workshop, _seen(), _whole_number("number"), hand(), _sure()
    services().store.write(lambda uow: using.restore(uow, workshop, profile_id, number, seen, who, sure))
    return show_profile(profile_id)


@it_profiles.post("/profiles/<profile_id>/duplicate")
@allow(Who.IT)
def duplicate_profile(profile_id: str) -> Response:
    """A profile of the shop's own with this text under another id."""
    workshop, new_id, who = it_services().workshop, str(asked.body().get("id", "")), hand()
    made = services().store.write(lambda uow: using.duplicate(uow, workshop, profile_id, new_id, who))
    return jsonify({"id": made.id})


@it_profiles.post("/profiles")
@allow(Who.IT)
def import_profile() -> Response:
    """Take in a file. `replace` agrees to change a profile that is known; `kind` is needed where the text fits several;
    `sure` as for saving."""
    workshop, text, who, body = it_services().workshop, _text(), hand(), asked.body()
    kind, replace, sure = body.get("kind"), body.get("replace") is True, _sure()
    if kind is not None and kind not in set(DeviceKind):
        raise BadRequest(f"kind: one of {', '.join(DeviceKind)}")
    about = DeviceKind(kind) if kind is not None else None
    made = services().store.write(lambda uow: using.take_in(uow, workshop, text, about, replace, who, sure))
    return jsonify({"id": made.id})


@it_profiles.get("/profiles/<profile_id>/file")
@allow(Who.IT)
def export_profile(profile_id: str) -> Response:
    """The text in force as a file."""
    found = services().store.read(lambda uow: using.profile(uow, it_services().workshop, profile_id))
    headers = {"Content-Disposition": f'attachment; filename="{found.id}.toml"', "Cache-Control": "no-store"}
    return Response(found.text, mimetype="application/toml", headers=headers)


@it_profiles.post("/profiles/<profile_id>/try")
@allow(Who.IT)
def try_profile(profile_id: str) -> Response:
    """Speak to one device by this draft for some seconds. It gets its own profile back by itself."""
    text, device_id = _text(), str(asked.body().get("device", ""))
    seconds = min(LONGEST_TRIAL_S, max(SHORTEST_TRIAL_S, _whole_number("seconds")))

    def work(uow: UnitOfWork) -> Device:
        device = uow.devices.get(device_id)
        if device is None or device.profile != profile_id:
            raise ProfileUnknown(f"{device_id!r} does not use {profile_id!r}")
        problem = using.examine(uow, it_services().workshop, profile_id, text).problem
        if problem is not None:
            raise ProfileRefused(problem)
        return device

    shop, who = services(), hand()
    device = shop.store.read(work)
    shop.store.write(lambda uow: using.try_out(uow, device, seconds, who))
    it_services().trials.try_out(device, using.cleaned(text), seconds, who.by)
    return jsonify({"trials": shop.store.read(lambda uow: _running(uow, language()))})


@it_profiles.post("/trials/<path:device_id>/end")
@allow(Who.IT)
def end_trial(device_id: str) -> Response:
    """Give the device its own profile back now."""
    it_services().trials.end_trial(device_id)
    return jsonify({"trials": services().store.read(lambda uow: _running(uow, language()))})


def hand() -> Hand:
    """Who makes this request, and when."""
    staff = this_staff()
    return Hand(staff.id, staff.name, services().clock())


def _whole(uow: UnitOfWork, profile_id: str) -> dict[str, Any]:
    shop, lang = services(), language()
    found = using.profile(uow, it_services().workshop, profile_id)
    past = using.history(uow, profile_id)
    # What the shop wrote stays on the desk even where it is not in force.
    text = past[0].text if found.problem is not None and past and past[0].text is not None else found.text
    seen = using.examine(uow, it_services().workshop, profile_id, text)
    devices = [device for device in _devices(uow) if device.profile == profile_id]
    return {
        **profile_json(shop.texts, lang, found, devices),
        "in_force": found.text,
        "text": text,
        "shipped": found.shipped,
        "revision": past[0].number if past else 0,
        "devices": [described(uow, device, lang) for device in devices],
        "examined": examined_json(shop.texts, lang, seen),
        "diff": diff_json(found.shipped, text),
        "history": [revision_json(revision) for revision in past],
        "trials": [trial for trial in _running(uow, lang) if trial["profile"] == profile_id],
    }


def described(uow: UnitOfWork, device: Device, lang: str) -> dict[str, Any]:
    station = uow.places.stations().get(device.station_id)
    name = say(station.name, lang) if station else device.station_id
    return {"id": device.id, "kind": device.kind.value, "station": name, "name": device.name, "profile": device.profile}


def _running(uow: UnitOfWork, lang: str) -> list[dict[str, Any]]:
    stations = {device.id: described(uow, device, lang)["station"] for device in _devices(uow)}
    return [trial_json(trial, stations) for trial in it_services().trials.trials()]


def _devices(uow: UnitOfWork) -> Sequence[Device]:
    return tuple(uow.devices.all().values())


def _text() -> str:
    text = asked.body().get("text")
    if not isinstance(text, str):
        raise BadRequest("text: the profile as TOML")
    return text


def _sure() -> bool:
    return asked.body().get("sure") is True


def _seen() -> int:
    return _whole_number("seen")


def _whole_number(name: str) -> int:
    number = asked.body().get(name)
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise BadRequest(f"{name}: a whole number")
    return number
