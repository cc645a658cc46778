"""What store IT can do with a device is the same wherever it hangs: at the server's machine, or at an agent's."""

import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import Any

import httpx
import pytest

from pos_bridge.profiles import load_profiles
from pos_bridge.simulator import UsbPlug, VirtualPrinter, VirtualScanner
from tests.demo_shop import ROOT, DemoShop
from tests.waiting import until

PROFILES = load_profiles(ROOT / "firmware_profiles")
TAG = "4607112044012"
LEARNED = ("4607112000018", "STORE-7")


class Machine:
    """One of the machines of the demo, and what a person of store IT is told of it."""

    def __init__(self, shop: DemoShop, it: httpx.Client, host: str) -> None:
        self.shop, self.host = shop, host
        self._it = it
        self.folder = shop.process.directory / "devices" / host
        self.station = "kiosk-1" if host == "server" else "kiosk-3"

    def ask(self, path: str) -> Any:
        return self._it.get(f"/api/it/{path}").raise_for_status().json()

    def do(self, path: str, **body: object) -> Any:
        return self._it.post(f"/api/it/{path}", json=body).raise_for_status().json()

    def found(self, address: str) -> Mapping[str, Any] | None:
        ports: list[Mapping[str, Any]] = self.ask("found")["found"]
        return next((one for one in ports if (one["host"], one["address"]) == (self.host, address)), None)

    def wanted(self, kind: str, profile: str, address: str) -> dict[str, object]:
        return {"station": self.station, "kind": kind, "profile": profile, "address": address, "host": self.host}

    def accept(self, kind: str, profile: str, address: str) -> str:
        until(lambda: self.found(address), f"{address} is seen at {self.host}")
        device: str = self.do("devices", **self.wanted(kind, profile, address))["id"]
        until(lambda: self.ask(f"devices/{device}")["link"]["state"] == "ready", f"{device} is ready")
        return device

    def remove(self, device: str) -> None:
        self._it.delete(f"/api/it/devices/{device}").raise_for_status()


@pytest.fixture(params=["server", "agent-sadovaya"])
def machine(request: pytest.FixtureRequest, shop: DemoShop) -> Iterator[Machine]:
    with closing(shop.it()) as it:
        yield Machine(shop, it, request.param)


def test_a_scanner_is_found_tried_accepted_told_watched_and_forgotten(machine: Machine) -> None:
    plug = UsbPlug("05e0", "1701", "9-1", f"NEW{machine.host}", "Zebra", "DS2208")
    scanner = VirtualScanner(PROFILES.scanner("zebra-ssi"), machine.folder, "ttyUSB90", plug=plug)
    port = until(lambda: machine.found(plug.address), "it is seen at once")
    assert port is not None and (port["maker"], port["product"]) == ("Zebra", "DS2208")
    assert machine.ask(f"profiles/for?host={machine.host}&address={plug.address}")["suggested"]
    trial = machine.do("trials", **machine.wanted("scanner", "zebra-ssi", plug.address))["id"]
    until(lambda: machine.ask(f"trials/{trial}")["link"]["state"] == "ready", "the trial is ready")
    assert "beep_good" in until(lambda: machine.ask(f"trials/{trial}")["commands"], "it can be told something")
    assert machine.do(f"trials/{trial}/deeds", command="beep_good")["done"]
    scanner.scan(TAG)
    until(lambda: [one["text"] for one in machine.ask(f"trials/{trial}")["readings"]] == [TAG], "it reads")

    device = machine.accept("scanner", "zebra-ssi", plug.address)
    assert machine.found(plug.address) is None
    page = machine.ask(f"devices/{device}")
    assert {"beep_bad", "beep_good", "disable", "enable", "query", "trigger"} <= set(page["commands"])
    for command in ("disable", "enable", "beep_bad", "query"):
        told = machine.do(f"devices/{device}/deeds", command=command, arguments={})
        assert told["done"], (command, told)
    assert told["data"], "what it answered is shown"
    assert scanner.heard[-4:] == ["disable", "enable", "beep_bad", "query"]
    scanner.scan(TAG)
    until(lambda: machine.ask(f"devices/{device}")["counts"]["scans"] == 1, "its scans are counted")
    rows = machine.ask(f"bytes?device={device}")["rows"]
    assert {row["direction"] for row in rows} == {"in", "out"} and any(row["words"] for row in rows)

    machine.do(f"calibration/{device}/listen")
    for number, text in enumerate(LEARNED, 1):
        scanner.scan(text)
        until(lambda n=number: machine.do(f"calibration/{device}/heard")["bursts"] == n, "the lesson hears it")  # type: ignore[misc]
        time.sleep(0.3)  # the silence between two pulls of a trigger
    machine.do(f"calibration/{device}/end")

    other = UsbPlug("1a86", "7523", "9-3")
    adapter = VirtualScanner(PROFILES.scanner("zebra-aim"), machine.folder, "ttyUSB91", plug=other)
    until(lambda: machine.found(other.address), "another one is seen")
    machine.remove(device)
    until(lambda: machine.found(plug.address), "once it is forgotten it is found again")
    for thing in (scanner, adapter):
        thing.close()
    until(lambda: machine.found(plug.address) is None, "and gone when it is pulled out")


def test_a_printer_is_accepted_and_told_everything(machine: Machine) -> None:
    plug = UsbPlug("04b8", "0e15", "9-2", f"NEW{machine.host}", "Epson", "TM-T20III")
    printer = VirtualPrinter(PROFILES.printer("epson-tm-t20iii"), machine.folder, "ttyUSB92", plug=plug)
    device = machine.accept("printer", "epson-tm-t20iii", plug.address)
    commands = set(machine.ask(f"devices/{device}")["commands"])
    assert {"feed", "cut", "drawer", "identify", "print_test", "code_page_sheet", "status"} <= commands
    for command in ("feed", "cut", "identify", "drawer"):
        told = machine.do(f"devices/{device}/deeds", command=command, arguments={})
        assert told["done"], (command, told)
    papers = len(printer.papers)
    job = machine.do("spool/test-page", printer=device, request_id=f"test-{machine.host}")
    job = job.get("job", job)["id"]
    until(lambda: state_of(machine, job) == "printed", "the test page is printed")
    assert len(printer.papers) > papers
    sheet = machine.do(f"calibration/{device}/sheet")
    assert sheet["done"], sheet
    machine.do(f"calibration/{device}/end")
    status = machine.ask(f"devices/{device}")["status"]
    assert (status["paper"], status["cover"]) == ("ok", "closed")
    printer.paper_out()
    until(lambda: machine.ask(f"devices/{device}")["status"]["paper"] == "out", "its paper is out")
    assert machine.ask(f"bytes?device={device}")["rows"]
    machine.remove(device)
    printer.close()


def state_of(machine: Machine, job: str) -> str:
    told = machine.ask(f"spool/jobs/{job}")
    return str(told.get("job", told)["state"])
