"""Live bytes over HTTP: covered for everybody, uncovered for who said why, and nobody else."""

from collections.abc import Callable
from dataclasses import replace

from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.staff import Role
from pos_bridge.bridge import ByteRecord
from tests.web.conftest import Web, is_problem

SCANNER = Device("kiosk-1/scanner", "kiosk-1", DeviceKind.SCANNER, "generic-serial", "unused")
PRINTER = Device("kiosk-1/printer", "kiosk-1", DeviceKind.PRINTER, "zjiang-pos-5890", "unused")
BYTES = {
    "kiosk-1/scanner": (ByteRecord(1.0, "in", b"2900001044127\r"),),
    "kiosk-1/printer": (ByteRecord(0.5, "out", b"\x1b@Anna\n"), ByteRecord(2.0, "out", b"\x10\x04\x01")),
}


def put(web: Web) -> None:
    for device in (SCANNER, PRINTER):
        web.shop.store.write(lambda uow, one=device: uow.devices.put(one))  # type: ignore[misc]


def test_rows_of_all_devices_in_their_order_with_words_and_covered(make_web: Callable[..., Web]) -> None:
    web = make_web(bytes_log=BYTES.__getitem__)
    put(web)
    body = web.get("/api/it/bytes", staff=Role.IT).get_json()
    assert [row["device"] for row in body["rows"]] == ["kiosk-1/printer", "kiosk-1/scanner", "kiosk-1/printer"]
    assert body["rows"][0]["words"] == [["init", ""], ["text", "4"]]
    assert "Anna" not in str(body) and "2900001044127" not in str(body) and "32 39" not in str(body)
    assert [one["id"] for one in body["devices"]] == ["kiosk-1/printer", "kiosk-1/scanner"] and body["reveals"] == []
    only = web.get("/api/it/bytes?device=kiosk-1/scanner", staff=Role.IT).get_json()
    assert [row["device"] for row in only["rows"]] == ["kiosk-1/scanner"]


def test_two_printers_at_one_station_are_told_apart(make_web: Callable[..., Web]) -> None:
    web = make_web(bytes_log=lambda device_id: BYTES.get(device_id, ()))
    put(web)
    second, named = replace(PRINTER, id="kiosk-1/printer-2"), replace(PRINTER, id="kiosk-1/printer-3", name="Этикетки")
    for device in (second, named):
        web.shop.store.write(lambda uow, one=device: uow.devices.put(one))  # type: ignore[misc]
    names = {"kiosk-1/scanner": "", PRINTER.id: "принтер 1", second.id: "принтер 2", named.id: "Этикетки"}
    told = web.get("/api/it/bytes", staff=Role.IT).get_json()["devices"]
    assert {one["id"]: one["name"] for one in told} == names
    printers = web.get("/api/it/spool", staff=Role.IT).get_json()["printers"]
    assert len({one["name"] for one in printers}) == len(printers) > 2


def test_a_reveal_is_for_a_reason_and_for_this_person(make_web: Callable[..., Web]) -> None:
    web = make_web(bytes_log=BYTES.__getitem__)
    put(web)
    refused = web.post("/api/it/bytes/reveal", {"device": "kiosk-1/scanner", "reason": "", "minutes": 5}, staff=Role.IT)
    assert refused.status_code == 422 and is_problem(refused)
    wanted = {"device": "kiosk-1/scanner", "reason": "карта не читается", "minutes": 5}
    assert web.post("/api/it/bytes/reveal", wanted, staff=Role.IT).get_json()["device"] == "kiosk-1/scanner"
    body = web.get("/api/it/bytes", staff=Role.IT).get_json()
    assert "2900001044127" in str(body) and "Anna" not in str(body)
    assert web.post("/api/it/bytes/cover", {"device": "kiosk-1/scanner"}, staff=Role.IT).status_code == 200
    assert "2900001044127" not in str(web.get("/api/it/bytes", staff=Role.IT).get_json())
    for role in (Role.CASHIER, Role.MANAGER):
        assert web.post("/api/it/bytes/reveal", wanted, staff=role).status_code == 403
        assert web.get("/api/it/bytes", staff=role).status_code == 403
