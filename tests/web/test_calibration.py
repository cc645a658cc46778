"""Calibration over HTTP: nothing is kept before a person agrees, and everything goes back when they do not."""

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from kiosk.domain.audit import AuditSearch
from kiosk.domain.calibration import Heard
from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.staff import Role
from kiosk.use_cases.ports import Deed
from tests.web.conftest import FakeLessons, Web

PRINTER = Device("kiosk-1/printer", "kiosk-1", DeviceKind.PRINTER, "zjiang-pos-5890", "unused")
OTHER = Device("kiosk-2/printer", "kiosk-2", DeviceKind.PRINTER, "zjiang-pos-5890", "unused")
SCANNER = Device("kiosk-1/scanner", "kiosk-1", DeviceKind.SCANNER, "generic-serial", "unused")
IT = "/api/it/calibration"


def call(web: Web, path: str, body: object = None) -> TestResponse:
    return web.post(f"{IT}/{path}", body, staff=Role.IT)


def filled(web: Web) -> Web:
    for device in (PRINTER, OTHER, SCANNER):
        web.shop.store.write(lambda uow, one=device: uow.devices.put(one))  # type: ignore[misc]
    return web


def profile(web: Web, name: str = "zjiang-pos-5890") -> dict[str, object]:
    found: dict[str, object] = web.get(f"/api/it/profiles/{name}", staff=Role.IT).get_json()
    return found


def test_it_says_whom_the_answer_would_concern(web: Web) -> None:
    body = filled(web).get(f"{IT}/kiosk-1/printer", staff=Role.IT).get_json()
    assert (body["profile"]["id"], [one["id"] for one in body["others"]]) == ("zjiang-pos-5890", ["kiosk-2/printer"])
    assert body["drawer"]["pulses"] == sorted(body["drawer"]["pulses"]) and body["drawer"]["pins"]
    assert web.get(f"{IT}/nothing", staff=Role.IT).status_code == 404


def test_a_code_page_is_tried_and_then_kept_with_who_vouches(web: Web) -> None:
    filled(web)
    web.door.deed = Deed(True, "", {"lines": [{"number": 1, "page": "cp866", "slot": 17}]})
    assert call(web, "kiosk-1/printer/sheet").get_json()["data"]["lines"][0]["slot"] == 17
    found = {"code_page": {"page": "cp866", "slot": 17}}
    assert call(web, "kiosk-1/printer/propose", found).get_json()["printed"]["done"]
    assert web.door.told == [("kiosk-1/printer", "code_page_sheet"), ("kiosk-1/printer", "print_test")]
    assert [one["device"] for one in web.get("/api/it/profiles", staff=Role.IT).get_json()["trials"]] == ["kiosk-1/printer"]
    assert profile(web)["origin"] == "shipped"
    assert call(web, "kiosk-1/printer/keep", found).get_json() == {"profile": "zjiang-pos-5890", "origin": "changed"}
    kept = profile(web)
    assert kept["trials"] == [] and all(vector["passed"] for vector in kept["examined"]["vectors"])  # type: ignore[index]
    values = {one["place"]: one for one in kept["examined"]["values"]}  # type: ignore[index]
    slot = values["codepages.cp866"]
    assert (slot["value"], slot["verified"], slot["changed"]) == ("17", "field", True)
    deeds = [line.entry.deed for line in web.shop.store.read(lambda uow: uow.audit.find(AuditSearch(), 10))]
    assert "profile.calibrated" in deeds and "profile.tried" in deeds


def test_the_test_slip_waits_for_the_line_to_open_again(web: Web) -> None:
    filled(web).door.at_first = [Deed(False, detail, {"state": "not_started"}) for detail in ("lost", "absent")]
    body = call(web, "kiosk-1/printer/propose", {"drawer": {"pin": 1, "ms": 100}}).get_json()
    assert body["printed"]["done"] and web.door.told == [("kiosk-1/printer", "print_test")] * 3


@pytest.mark.parametrize("deed", [Deed(False, "paper_out", {"state": "not_started"}), Deed(False, "lost", {"state": "uncertain"})])
def test_what_waiting_does_not_mend_is_told_at_once_and_printed_once(web: Web, deed: Deed) -> None:
    filled(web).door.deed = deed
    body = call(web, "kiosk-1/printer/propose", {"code_page": {"page": "cp866", "slot": 17}}).get_json()
    assert body["printed"] == {"done": False, "detail": deed.detail, "data": dict(deed.data)}
    assert web.door.told == [("kiosk-1/printer", "print_test")]


def test_what_is_cancelled_leaves_nothing(web: Web) -> None:
    filled(web)
    call(web, "kiosk-1/printer/propose", {"code_page": {"page": "cp866", "slot": 17}})
    assert call(web, "kiosk-1/printer/end").status_code == 200
    assert web.get("/api/it/profiles", staff=Role.IT).get_json()["trials"] == []
    assert profile(web)["history"] == []


def test_one_press_is_one_pulse_and_the_one_that_opened_is_kept(web: Web) -> None:
    filled(web)
    assert call(web, "kiosk-1/printer/pulse", {"pin": 1, "ms": 50}).get_json()["done"]
    assert web.door.told == [("kiosk-1/printer", "drawer")]
    call(web, "kiosk-1/printer/keep", {"drawer": {"pin": 2, "ms": 160}})
    text = str(profile(web)["text"])
    assert "on_ms = 160" in text and "off_ms = 320" in text and "pins = [2]" in text


def test_a_scanner_is_learned_from_what_was_heard(make_web: Callable[..., Web]) -> None:
    heard = Heard(
        2, ("4607112000018", "ORA1007"), {("framing", "terminators"): "03", ("framing", "prefix"): "24 24"}, ("other_ids",)
    )
    lessons = FakeLessons(heard)
    web = filled(make_web(lessons=lessons))
    assert call(web, "kiosk-1/scanner/listen").status_code == 200 and lessons.listened == ["kiosk-1/scanner"]
    body = call(web, "kiosk-1/scanner/heard").get_json()
    assert body["questions"] == ["other_ids"] and {"place": "framing.prefix", "value": "24 24"} in body["values"]
    call(web, "kiosk-1/scanner/propose", {"learned": True})
    assert call(web, "kiosk-1/scanner/keep", {"learned": True}).get_json()["origin"] == "changed"
    assert lessons.listened == []
    text = str(profile(web, "generic-serial")["text"])
    assert 'prefix = "24 24"' in text and 'terminators = "03"' in text and 'verified = "field"' in text


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("kiosk-1/scanner/keep", {"learned": True}, 409),
        ("kiosk-1/scanner/keep", {"code_page": {"page": "cp866", "slot": 1}}, 400),
        ("kiosk-1/printer/keep", {"code_page": {"page": "cp999", "slot": 1}}, 422),
        ("kiosk-1/printer/propose", {"code_page": {"page": "cp866", "slot": 999}}, 422),
        ("kiosk-1/printer/propose", {"drawer": {"pin": 1, "ms": 9000}}, 422),
        ("kiosk-1/printer/keep", {}, 400),
        ("kiosk-1/printer/listen", {}, 400),
        ("nothing/sheet", {}, 404),
    ],
)
def test_nonsense_is_refused_and_nothing_is_kept(web: Web, path: str, body: object, status: int) -> None:
    assert call(filled(web), path, body).status_code == status
    assert profile(web)["history"] == [] and profile(web, "generic-serial")["history"] == []
