"""The console's questions and deeds: the shop as it stands, devices, faults, found things, the plan."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kiosk.domain.devices import Device, DeviceKind, DeviceNow, HostNow, Origin, Plugged
from kiosk.domain.faults import Fault, FaultKind
from kiosk.domain.printing import JobState, PrintJob
from kiosk.domain.staff import Role
from kiosk.use_cases import printing
from kiosk.use_cases.ports import Deed, Reading, UnitOfWork
from tests.fakes.shop import ANNA_CARD, CANARIES, NOW
from tests.web.conftest import NAMES, Web, is_problem

PRINTER = Device("kiosk-1/printer", "kiosk-1", DeviceKind.PRINTER, "epson", "/dev/printer")
SCANNER = Device("kiosk-1/scanner", "kiosk-1", DeviceKind.SCANNER, "zebra", "/dev/scanner", origin=Origin.CONSOLE)
FAULT = Fault("f1", FaultKind.PAPER_OUT, PRINTER.id, "kiosk-1", "", NOW - timedelta(minutes=2))
WANTED = {"station": "kiosk-1", "kind": "scanner", "profile": "zebra", "address": "/dev/new"}
FOUND = Plugged("server", "usb://05e0:1701/serial/S1", "/dev/ttyACM0", "tty", "05e0", "1701", "S1", "Zebra", "DS2208")


def ask(web: Web, method: str, path: str, body: Any = None) -> TestResponse:
    json = body if body is not None or method == "GET" else {}
    return web.call(method, f"/api/it{path}", None, json=json, staff=Role.IT)


def told(web: Web, method: str, path: str, body: Any = None, status: int = 200) -> Any:
    answer = ask(web, method, path, body)
    assert answer.status_code == status, answer.text
    return answer.get_json()


@pytest.fixture
def technic(web: Web) -> Web:
    web.shop.store.write(lambda uow: uow.devices.put(PRINTER))
    web.shop.store.write(lambda uow: uow.devices.put(SCANNER))
    return web


def test_the_shop_as_it_stands(technic: Web) -> None:
    technic.shop.visit("kiosk-1", ANNA_CARD)
    technic.door.states[PRINTER.id] = DeviceNow(link="ready", since=NOW, paper="out", hindrance="paper_out", told_at=NOW)
    technic.shop.store.write(lambda uow: uow.faults.add(FAULT))

    def slips(uow: UnitOfWork) -> None:
        for number in (1, 2, 3):
            printing.submit(uow, PRINTER.id, "order_slip", f"A-{number}", {}, NOW, technic.shop.new_id)

    technic.shop.store.write(slips)
    answer = ask(technic, "GET", "/shop?lang=ru")
    shop = answer.get_json()
    assert shop["as_of"] == "2026-11-18T11:00:00.000Z" and shop["brand"] == "Перевал"
    assert shop["time_zone"] == "Europe/Moscow", "moments are told by the shop's own clock"
    assert [place["id"] for place in shop["locations"]] == ["lesnaya", "sadovaya"]
    assert set(shop["locations"][0]["places"]) == {"kiosk-1", "kiosk-2", "till-1"}
    states = {station["id"]: station["state"] for station in shop["stations"]}
    assert states == {"kiosk-1": "hand", "kiosk-2": "off", "kiosk-3": "off", "till-1": "off"}
    [printer] = [device for device in shop["devices"] if device["id"] == PRINTER.id]
    assert printer["hindrance"] == "paper_out" and printer["waiting_jobs"] == 3 and printer["counts"] is None
    [fault] = shop["faults"]
    assert fault["title"] == "Закончилась бумага — киоск 1"
    assert (fault["waits"], fault["next"]) == ("Ждут 3 талона.", "Вставьте ленту 80 мм и закройте крышку.")
    assert (fault["moves"], fault["spares"]) == (3, []), "there is no other printer"
    assert shop["spool"] == {"waiting": 3, "printing": 0, "uncertain": 0} and shop["answers"] == {"count": 3, "p95_ms": 40.0}
    assert not [canary for canary in CANARIES if canary in answer.text], "no shopper is named here"


def test_what_waits_is_offered_to_printers_that_can_the_nearest_first_and_moves_at_once(technic: Web) -> None:
    far, near = (
        replace(PRINTER, id="kiosk-3/printer", station_id="kiosk-3"),
        replace(PRINTER, id="till-1/printer", station_id="till-1"),
    )
    off, out = replace(near, id="kiosk-2/printer", enabled=False), replace(near, id="till-1/printer-2")

    def slips(uow: UnitOfWork) -> None:
        for device in (far, near, off, out):
            uow.devices.put(device)
        uow.faults.add(FAULT)
        printing.submit(uow, PRINTER.id, "order_slip", "A-1", {}, NOW, technic.shop.new_id)
        printing.submit(uow, PRINTER.id, "test_page", "", {}, NOW, technic.shop.new_id)

    technic.shop.store.write(slips)
    technic.door.states[out.id] = DeviceNow(link="ready", hindrance="paper_out")
    [fault] = told(technic, "GET", "/faults")["open"]
    assert (fault["waits"], fault["moves"]) == ("Ждут 2 документа.", 1), "a test page stays where it is"
    assert [spare["id"] for spare in fault["spares"]] == ["till-1/printer", "kiosk-3/printer"]
    move = {"from": PRINTER.id, "printer": near.id}
    assert told(technic, "POST", "/spool/move", move) == {"moved": 1}
    assert told(technic, "POST", "/spool/move", move) == {"moved": 0}, "twice is once"
    assert ask(technic, "POST", "/spool/move", {"from": near.id, "printer": off.id}).status_code == 409
    jobs = {job.reference: job.device_id for job in technic.shop.store.read(lambda uow: uow.prints.unfinished())}
    assert jobs == {"A-1": near.id, "": PRINTER.id}
    assert told(technic, "GET", "/faults")["open"][0]["spares"] == []


def test_the_same_in_english(technic: Web) -> None:
    technic.shop.store.write(lambda uow: uow.faults.add(FAULT))
    [fault] = told(technic, "GET", "/shop?lang=en")["faults"]
    assert (fault["title"], fault["next"]) == ("Out of paper: kiosk 1", "Load 80 mm paper and close the cover.")


def test_a_machine_that_is_away_marks_the_shop_in_which_its_devices_hang(technic: Web) -> None:
    def put(uow: UnitOfWork) -> None:
        for number, station in enumerate(("kiosk-1", "kiosk-2")):
            uow.devices.put(Device(f"d{number}", station, DeviceKind.PRINTER, "epson", f"/dev/p{number}", host="agent-a"))
        uow.faults.add(Fault("f1", FaultKind.HOST_AWAY, "agent-a", "", "", NOW))

    technic.shop.store.write(put)
    assert [fault["location"] for fault in told(technic, "GET", "/shop")["faults"]] == ["lesnaya"]
    elsewhere = Device("d2", "kiosk-3", DeviceKind.PRINTER, "epson", "/dev/p2", host="agent-a")
    technic.shop.store.write(lambda uow: uow.devices.put(elsewhere))
    assert [fault["location"] for fault in told(technic, "GET", "/shop")["faults"]] == [None], "of two shops none is said"


def test_every_kind_of_fault_can_be_said_in_both_languages(technic: Web) -> None:
    def every(uow: UnitOfWork) -> None:
        for number, kind in enumerate(FaultKind):
            subject = f"{SCANNER.id}-{number}" if number % 2 else PRINTER.id
            uow.faults.add(Fault(f"f{number}", kind, subject, "kiosk-1", "4", NOW))

    technic.shop.store.write(every)
    for language in ("ru", "en"):
        faults = told(technic, "GET", f"/faults?lang={language}")["open"]
        assert len(faults) == len(FaultKind)
        assert all(fault["title"] and fault["next"] and "{" not in fault["title"] + fault["next"] for fault in faults)


def test_somebody_goes_and_the_journal_keeps_what_is_over(technic: Web) -> None:
    technic.shop.store.write(lambda uow: uow.faults.add(FAULT))
    went = told(technic, "POST", "/faults/f1/going")
    assert went["going"] == {"by": NAMES[Role.IT], "at": "2026-11-18T11:00:00.000Z"}
    assert told(technic, "POST", "/faults/f1/going", {"going": False})["going"] is None
    assert ask(technic, "POST", "/faults/nothing/going").status_code == 404
    technic.shop.store.write(lambda uow: uow.faults.change(replace(FAULT, fixed_at=NOW)))
    listed = told(technic, "GET", "/faults")
    assert listed["open"] == [] and [fault["id"] for fault in listed["journal"]] == ["f1"]


def test_a_device_page(technic: Web) -> None:
    changed = told(technic, "PUT", f"/devices/{PRINTER.id}", {"name": "левый", "enabled": False})
    assert changed["name"] == "левый" and changed["link"]["state"] == "disabled"
    page = told(technic, "GET", f"/devices/{PRINTER.id}")
    assert [line["value"] for line in page["history"]] == ["disabled", "named"]
    assert page["history"][0]["who"] == NAMES[Role.IT] and page["commands"] == ["feed", "cut", "drawer"]
    assert ask(technic, "GET", "/devices/nothing").status_code == 404


def test_what_a_printer_has_printed_today_is_counted_from_the_shops_own_midnight(technic: Web) -> None:
    midnight = NOW.replace(hour=21, minute=0) - timedelta(days=1)  # of Moscow

    def work(uow: UnitOfWork) -> None:
        for name, minutes in (("yesterday", -1), ("today", 1)):
            at = midnight + timedelta(minutes=minutes)
            uow.prints.add(PrintJob(name, PRINTER.id, "order_slip", "A-1", {}, JobState.QUEUED, at, None))
            uow.prints.move(name, JobState.SENDING, at)
            uow.prints.move(name, JobState.PRINTED, at)

    technic.shop.store.write(work)
    assert told(technic, "GET", f"/devices/{PRINTER.id}")["printed_today"] == 1
    assert told(technic, "GET", f"/devices/{SCANNER.id}")["printed_today"] is None


def test_a_listed_address_is_the_files_and_says_so(technic: Web) -> None:
    answer = ask(technic, "PUT", f"/devices/{PRINTER.id}", {"address": "/dev/else"})
    assert answer.status_code == 409 and is_problem(answer) and "store.toml" in answer.get_json()["error"]["next"]


@pytest.mark.parametrize(
    ("body", "status"),
    [({"colour": "red"}, 400), ({"enabled": "yes"}, 400), ({"station": "nowhere"}, 422), ({"baud": 1}, 422)],
)
def test_a_change_that_cannot_be_changes_nothing(technic: Web, body: Mapping[str, Any], status: int) -> None:
    answer = ask(technic, "PUT", f"/devices/{SCANNER.id}", body)
    assert answer.status_code == status and is_problem(answer)
    assert technic.shop.store.read(lambda uow: uow.devices.get(SCANNER.id)) == SCANNER


@pytest.mark.parametrize("baud", ["abc", "9600 ", 9600.5, True, [9600]], ids=str)
def test_a_speed_that_is_no_whole_number_is_told_at_its_field(technic: Web, baud: object) -> None:
    for method, path, body in (("PUT", f"/devices/{SCANNER.id}", {}), ("POST", "/devices", WANTED), ("POST", "/trials", WANTED)):
        answer = ask(technic, method, path, {**body, "baud": baud})
        assert answer.status_code == 422 and "9600" in answer.get_json()["error"]["fields"]["baud"]
    assert technic.shop.store.read(lambda uow: uow.devices.get(SCANNER.id)) == SCANNER


def test_a_device_is_added_removed_and_brought_back(technic: Web) -> None:
    made = told(technic, "POST", "/devices", WANTED, 201)
    assert made["id"] == "kiosk-1/scanner-2" and made["origin"] == "console"
    gone = told(technic, "DELETE", f"/devices/{made['id']}")
    assert technic.shop.store.read(lambda uow: uow.devices.get(made["id"])) is None
    assert told(technic, "POST", "/devices", gone, 201)["id"] == made["id"]
    wrong = ask(technic, "POST", "/devices", {**WANTED, "address": "/dev/scanner"})
    assert wrong.status_code == 422 and set(wrong.get_json()["error"]["fields"]) == {"address"}
    assert ask(technic, "POST", "/devices", {**WANTED, "kind": "toaster"}).status_code == 400


def test_a_deed_is_done_and_written_down(technic: Web) -> None:
    deeds = f"/devices/{PRINTER.id}/deeds"
    assert told(technic, "POST", deeds, {"command": "feed"})["done"]
    technic.door.deed = Deed(False, "absent")
    assert told(technic, "POST", deeds, {"command": "cut"}) == {
        "done": False,
        "detail": "absent",
        "data": {},
    }
    assert technic.door.told == [(PRINTER.id, "feed"), (PRINTER.id, "cut")]
    page = told(technic, "GET", f"/devices/{PRINTER.id}")
    assert [(line["what"], line["value"], line["detail"]) for line in page["history"]] == [
        ("deed", "cut", "failed"),
        ("deed", "feed", ""),
    ]
    assert ask(technic, "POST", deeds, {"command": "explode"}).status_code == 400


def test_a_drawer_opens_once_for_a_request_and_is_in_the_record(technic: Web) -> None:
    deeds, body = f"/devices/{PRINTER.id}/deeds", {"command": "drawer", "request_id": "request-1"}
    assert told(technic, "POST", deeds, body)["done"] and told(technic, "POST", deeds, body)["done"]
    assert technic.door.told == [(PRINTER.id, "drawer")]
    pulses = technic.shop.store.read(lambda uow: uow.drawers.recent(PRINTER.id, 5))
    assert [(pulse.who, pulse.state.value) for pulse in pulses] == [("staff-it", "sent")]
    assert told(technic, "POST", deeds, {"command": "drawer"})["done"] and len(technic.door.told) == 2


def test_what_is_plugged_in_is_shown_and_nothing_more(technic: Web) -> None:
    technic.door.ports.append(FOUND)
    [found] = told(technic, "GET", "/found")["found"]
    assert found["product"] == "DS2208" and found["id"] == f"server|{FOUND.address}"
    assert technic.door.told == [] and technic.door.trials == {}
    chosen = told(technic, "GET", f"/profiles/for?host=server&address={FOUND.address}")
    assert chosen["suggested"][0]["likely"] == "usb" and chosen["profiles"]["printer"][0]["id"] == "epson"


def test_a_trial_tells_what_is_there_and_masks_who_it_was(technic: Web) -> None:
    trial = told(technic, "POST", "/trials", WANTED, 201)["id"]
    technic.door.readings.append(Reading(NOW, ANNA_CARD, "EAN-13"))
    shown = ask(technic, "GET", f"/trials/{trial}")
    assert shown.get_json()["readings"][0]["text"] == "•••••••••••18" and ANNA_CARD not in shown.text
    technic.door.states[trial] = DeviceNow(link="absent", trouble="busy")
    assert "занят" in told(technic, "GET", f"/trials/{trial}?lang=ru")["trouble"]
    assert told(technic, "POST", f"/trials/{trial}/deeds", {"command": "beep_good"})["done"]
    told(technic, "DELETE", f"/trials/{trial}")
    assert ask(technic, "GET", f"/trials/{trial}").status_code == 404
    technic.door.no_profile.add("zebra")
    assert ask(technic, "POST", "/trials", WANTED).status_code == 422


def test_a_station_stands_where_it_is_put_and_stays_on_the_plan(technic: Web) -> None:
    assert told(technic, "PUT", "/plan/lesnaya/stations/kiosk-1", {"x": 5000, "y": 290}) == {"place": [890, 290]}
    assert told(technic, "GET", "/shop")["locations"][0]["places"]["kiosk-1"] == [890, 290]
    assert ask(technic, "PUT", "/plan/sadovaya/stations/kiosk-1", {"x": 1, "y": 1}).status_code == 404
    assert ask(technic, "PUT", "/plan/lesnaya/stations/kiosk-1", {"x": "1", "y": 1}).status_code == 400


def test_a_machine_that_is_away_makes_its_station_unknown(technic: Web) -> None:
    technic.door.machines = [HostNow("server", "store", "server", False)]
    states = {station["id"]: station["state"] for station in told(technic, "GET", "/shop")["stations"]}
    assert states["kiosk-1"] == "unknown"


@pytest.mark.parametrize("role", [Role.CASHIER, Role.MANAGER])
def test_it_is_for_store_it_alone(technic: Web, role: Role) -> None:
    answer = technic.call("GET", "/api/it/shop", None, staff=role)
    assert answer.status_code == 403 and is_problem(answer)
