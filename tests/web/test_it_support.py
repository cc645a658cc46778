"""The support bundle has everything that helps and nothing of anybody: canaries are planted and none comes out."""

import io
import json
import zipfile
from dataclasses import replace

import pytest

from kiosk.domain.devices import Device, DeviceEvent, DeviceKind, Happened
from kiosk.domain.faults import Fault, FaultKind
from kiosk.domain.printing import JobState, PrintJob
from kiosk.domain.staff import Role
from kiosk.use_cases.ports import UnitOfWork
from kiosk.use_cases.support import log_file, scrubbed
from tests.fakes.shop import ANNA_CARD, BORIS_CARD, CANARIES, NOW
from tests.web.conftest import KEY, NAMES, PASSWORD, STAFF, TOKENS, Web
from tests.web.test_it import ask, told

PRINTER = Device("kiosk-1/printer", "kiosk-1", DeviceKind.PRINTER, "epson", "socket://192.0.2.15:9100", accepted_by="staff-it")
NEVER = (*CANARIES, *TOKENS.values(), *STAFF.values(), *NAMES.values(), PASSWORD, KEY.hex(), "whsec_", "921 555")
LOG = (
    f"2026-11-18 11:00:00,070 INFO kiosk card {ANNA_CARD} was scanned",
    f"2026-11-18 11:00:01,071 ERROR kiosk refused +7 921 555-01-27 and {TOKENS['kiosk-1']}",
    "2026-11-18 11:00:02,072 ERROR kiosk whsec_0Aq1Zz7Yy2Bb3Cc4Dd5Ee6Ff7Gg8Hh9Ii0Jj",
    "2026-11-18 11:00:03,073 INFO pos_bridge.link kiosk-1/printer is ready",
)


def plant(uow: UnitOfWork) -> None:
    document = {"blocks": [{"text": f"Зяблова Анна {ANNA_CARD}"}]}
    uow.devices.put(PRINTER)
    uow.devices.note(DeviceEvent(PRINTER.id, NOW, Happened.SETUP, "accepted", PRINTER.address, "staff-it"))
    uow.faults.add(Fault("f1", FaultKind.PAPER_OUT, PRINTER.id, "kiosk-1", "", NOW, going="staff-it", going_at=NOW))
    uow.prints.add(
        PrintJob("j1", PRINTER.id, "order_slip", "A-1008", document, JobState.QUEUED, NOW, None, detail=f"card {BORIS_CARD}")
    )


def files(web: Web) -> dict[str, str]:
    answer = ask(web, "GET", "/support/bundle.zip")
    assert answer.status_code == 200 and answer.mimetype == "application/zip"
    assert "support-20261118-1100.zip" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def test_nothing_personal_and_no_secret_comes_out(web: Web) -> None:
    web.shop.store.write(plant)
    web.shop.visit("kiosk-1", ANNA_CARD)
    web.about.lines += LOG
    found = files(web)
    everything = "\n".join(found.values())
    assert [canary for canary in NEVER if canary in everything] == []
    assert "staff-it" not in everything, "not even by an id"


def test_what_helps_is_there(web: Web) -> None:
    web.shop.store.write(plant)
    web.about.lines += LOG
    found = files(web)
    assert {"about.json", "checks.json", "devices.json", "history.json", "faults.json", "spool.json", "log.txt"} <= set(found)
    [device] = json.loads(found["devices.json"])
    assert device["address"] == PRINTER.address and device["now"]["link"] == "ready"
    [job] = json.loads(found["spool.json"])
    assert job["state"] == "queued" and job["reference"] == "A-1008" and "document" not in job
    [fault] = json.loads(found["faults.json"])
    assert fault["kind"] == "paper_out" and fault["somebody_went"] is True and fault["since"] == NOW.isoformat()
    assert "2026-11-18 11:00:03,073 INFO pos_bridge.link kiosk-1/printer is ready" in found["log.txt"], "with its moment"
    assert "support.bundle" in web.shop.store.read(lambda uow: uow.audit.deeds())


def test_the_server_finds_itself_as_it_is(web: Web) -> None:
    web.shop.store.write(plant)
    checks = {check["name"]: (check["state"], check["detail"]) for check in told(web, "GET", "/support")["checks"]}
    assert checks["devices"] == ("ok", "1/1") and checks["disk"] == ("ok", "40") and checks["ledger"][0] == "ok"
    web.door.states[PRINTER.id] = replace(web.door.now(PRINTER.id), link="lost")
    web.door.no_profile.add("epson")
    states = {check["name"]: check["state"] for check in told(web, "GET", "/support")["checks"]}
    assert states["devices"] == states["profiles"] == "bad"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("+7 (921) 555-01-27", "••"),
        ("8 921 555 01 27 called", "•• called"),
        (ANNA_CARD, "••"),
        ("a@b.example", "••"),
        ("usb://05e0:1701/serial/S1", "usb://05e0:1701/serial/S1"),
        ("01a21cf9-a39d-7ae3-80de-849a0fd40217", "01a21cf9-a39d-7ae3-80de-849a0fd40217"),
        ("kiosk-1/printer took 120 bytes", "kiosk-1/printer took 120 bytes"),
    ],
)
def test_what_is_covered(text: str, shown: str) -> None:
    assert scrubbed(text) == shown


def test_only_store_it_may_have_it(web: Web) -> None:
    assert web.call("GET", "/api/it/support/bundle.zip", None, staff=Role.MANAGER).status_code == 403


def test_a_line_of_the_log_keeps_its_moment_and_nothing_else_that_looks_like_a_phone() -> None:
    lines = ("2026-11-27 14:58:37,881 INFO kiosk 79215550127", "2026-11-27 14:58 79215550127", "  at 2026-11-27 14:58:37,881 9", "")
    first, other, inside, empty = log_file(lines).decode().split("\n")
    assert first == "2026-11-27 14:58:37,881 INFO kiosk ••"
    assert "7921" not in other and "2026-11-27 14" not in inside and not empty
