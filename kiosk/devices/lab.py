"""The device lab: virtual scanners and printers on real ports, used and broken by hand. Part of the demo, not of a store."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from typing import Any

from kiosk.devices.door import Door
from kiosk.devices.lab_agents import LabAgents
from kiosk.devices.strangers import Strangers
from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.errors import BadRequest
from kiosk.use_cases.reception import Heard, Reception
from pos_bridge.profiles import load_profiles
from pos_bridge.simulator import Piece, VirtualPrinter, VirtualScanner

Told = Callable[[str, Mapping[str, Any]], None]
Fault = Callable[[VirtualPrinter, int | None], None]

_PAPER_EVERY_S = 0.1
_ROWS_PER_S = 1200.0  # 150 mm/s at 203 dpi, what an entry-level receipt printer does
_SLOW_ROWS_PER_S = 60.0
_CARD = re.compile(r"29\d{9}(\d\d)")

# What can go wrong, and what mends it: (fault, its cure).
_SCANNER_CURES = {"replug": "unplug", "unmute": "mute"}
_PRINTER_FAULTS: dict[str, tuple[Fault, str]] = {
    "paper_out": (lambda p, n: p.paper_out(), "load_paper"),
    "paper_out_after": (lambda p, n: p.paper_out_after(n or 6), "load_paper"),
    "near_end": (lambda p, n: p.near_end(), "load_paper"),
    "cover_open": (lambda p, n: p.open_cover(), "close_cover"),
    "unplug": (lambda p, n: p.unplug(), "replug"),
    "drop_at": (lambda p, n: p.drop_at(n or 200), "replug"),
    "mute": (lambda p, n: p.mute(), "unmute"),
    "garbage": (lambda p, n: p.garbage(), "ungarbage"),
    "slow": (lambda p, n: p.slow(_SLOW_ROWS_PER_S), "unslow"),
}
_PRINTER_CURES: dict[str, Fault] = {
    "load_paper": lambda p, n: p.load_paper(),
    "close_cover": lambda p, n: p.close_cover(),
    "replug": lambda p, n: p.replug(),
    "unmute": lambda p, n: p.mute(False),
    "ungarbage": lambda p, n: p.garbage(False),
    "unslow": lambda p, n: p.slow(_ROWS_PER_S),
    "power_cycle": lambda p, n: p.power_cycle(),
}


class VirtualLab:
    """Makes a virtual device for every device of the demo."""

    def __init__(self, devices: Sequence[Device], profiles: Path, ports: Path, fonts: Path) -> None:
        ports.mkdir(parents=True, exist_ok=True)
        self._folder = ports.parent
        known, faces = load_profiles(profiles), sorted(fonts.glob("*.woff2"))
        self._scanners: dict[str, VirtualScanner] = {}
        self._printers: dict[str, VirtualPrinter] = {}
        self._devices: list[Device] = []
        self._broken: dict[str, set[str]] = {device.id: set() for device in devices}
        for device in devices:
            name = device.id.replace("/", "-")
            if device.kind is DeviceKind.SCANNER:
                scanner = VirtualScanner(known.scanner(device.profile), ports, name)
                self._scanners[device.id] = scanner
                url = scanner.url
            else:
                printer = VirtualPrinter(known.printer(device.profile), ports, name, rows_per_s=_ROWS_PER_S, fonts=faces)
                self._printers[device.id] = printer
                url = printer.url
            self._devices.append(replace(device, address=url))
        self.strangers = Strangers(known, ports, faces)
        self._stop = Event()
        self._thread = Thread(target=self._watch_paper, name="lab paper", daemon=True)

    def as_devices(self) -> Sequence[Device]:
        """The same devices with the ports they were given."""
        return tuple(self._devices)

    def watch(self, door: Door, reception: Reception, told: Told) -> None:
        """Look at the real side: what the server knows of these devices, and what it made of each scan."""
        self._door = door
        self._agents = LabAgents(door, self._folder / "agent")
        self._reception = reception
        self._told = told
        reception.listener = lambda heard: told("scan", _heard(heard))

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)
        for scanner in self._scanners.values():
            scanner.close()
        for printer in self._printers.values():
            printer.close()
        self.strangers.close()

    def devices(self) -> Sequence[Mapping[str, Any]]:
        return [self._describe(device) for device in self._devices]

    def agents(self) -> Sequence[Mapping[str, Any]]:
        stations: dict[str, set[str]] = {}
        for device in self._devices:
            stations.setdefault(device.host, set()).add(device.station_id)
        return self._agents.describe(stations)

    def scan(self, station_id: str, text: str, how: str) -> None:
        scanner = next(
            (self._scanners[d.id] for d in self._devices if d.station_id == station_id and d.kind is DeviceKind.SCANNER), None
        )
        if scanner is None:
            raise BadRequest(f"station: {station_id!r} has no virtual scanner")
        match how:
            case "clean":
                scanner.scan(text)
            case "twice":
                scanner.scan(text)
                scanner.scan(text)
            case "half" | "slow" | "wrong_checksum" | "garbage":
                scanner.scan(text, fault=how)
            case "noise":
                scanner.noise(4096)
            case "control":
                scanner.send_raw(b"\x1bp\x00\x19\xfa" + text.encode() + b"\r\n")
            case _:
                raise BadRequest("how: clean, twice, half, slow, wrong_checksum, garbage, noise or control")

    def plug(self, what: str) -> None:
        """Plug in something that nobody has accepted: scanner, adapter (a scanner that does not say what it is) or printer."""
        self.strangers.plug(what)
        self._door.ports_changed()

    def stranger(self, stranger_id: str, deed: str, text: str = "") -> None:
        """scan, unplug, replug, take_away"""
        self.strangers.do(stranger_id, deed, text)
        if deed != "scan":
            self._door.ports_changed()

    def strangers_there(self) -> Sequence[Mapping[str, Any]]:
        return self.strangers.describe()

    def fault(self, device_id: str, fault: str, value: int | None) -> None:
        if device_id in self._printers:
            self._printer_fault(device_id, fault, value)
        elif device_id in self._scanners:
            self._scanner_fault(device_id, fault)
        elif self._agents.knows(device_id):
            self._agents.fault(fault)
        else:
            raise BadRequest(f"there is no device {device_id!r}")

    def paper(self, device_id: str, back: int = 0) -> bytes | None:
        """A picture of a piece of paper: 0 is what hangs out of the printer (or the last one cut), 1 the one before."""
        pieces = self._pieces(device_id)
        return self._printer(device_id).png(pieces[back]) if 0 <= back < len(pieces) else None

    def paper_text(self, device_id: str, back: int = 0) -> Sequence[str]:
        pieces = self._pieces(device_id)
        return pieces[back].text.splitlines() if 0 <= back < len(pieces) else []

    def journal(self) -> Sequence[Mapping[str, Any]]:
        return [_heard(heard) for heard in self._reception.journal()]

    def bytes_log(self, device_id: str) -> Sequence[Mapping[str, Any]]:
        """The last bytes on a device's wire, newest last; loyalty card numbers masked."""
        if device_id not in self._broken:
            raise BadRequest(f"there is no device {device_id!r}")
        started = datetime.now(UTC) - timedelta(seconds=time.monotonic())
        records = self._door.bytes_log(device_id)
        return [_bytes(started + timedelta(seconds=r.at), r.direction, r.data) for r in records]

    def _describe(self, device: Device) -> Mapping[str, Any]:
        printer = self._printers.get(device.id)
        return {
            "id": device.id,
            "station": device.station_id,
            "kind": device.kind.value,
            "profile": device.profile,
            "link": self._door.link(device.id),
            "hindrance": self._door.hindrance(device.id) if printer else None,
            "faults": [*_PRINTER_FAULTS, "power_cycle"] if printer else list(_SCANNER_CURES.values()),
            "active": sorted(self._broken[device.id]),
            "paper_version": printer.version if printer else 0,
            "papers": len(self._pieces(device.id)) if printer else 0,
        }

    def _scanner_fault(self, device_id: str, fault: str) -> None:
        scanner, broken = self._scanners[device_id], self._broken[device_id]
        match fault:
            case "unplug":
                scanner.unplug()
            case "replug":
                scanner.replug()
            case "mute" | "unmute":
                scanner.mute = fault == "mute"
            case _:
                raise BadRequest("fault: unplug, replug, mute or unmute")
        if fault in _SCANNER_CURES:
            broken.discard(_SCANNER_CURES[fault])
        else:
            broken.add(fault)

    def _printer_fault(self, device_id: str, fault: str, value: int | None) -> None:
        printer, broken = self._printers[device_id], self._broken[device_id]
        if fault in _PRINTER_FAULTS:
            _PRINTER_FAULTS[fault][0](printer, value)
            broken.add(fault)
        elif fault in _PRINTER_CURES:
            _PRINTER_CURES[fault](printer, value)
            broken.difference_update({f for f, (_, cure) in _PRINTER_FAULTS.items() if cure == fault})
        else:
            raise BadRequest(f"fault: one of {', '.join([*_PRINTER_FAULTS, *_PRINTER_CURES])}")

    def _printer(self, device_id: str) -> VirtualPrinter:
        printer = self._printers.get(device_id) or self.strangers.printers().get(device_id)
        if printer is None:
            raise BadRequest(f"there is no printer {device_id!r}")
        return printer

    def _pieces(self, device_id: str) -> list[Piece]:
        """Pieces of paper, newest first."""
        printer = self._printer(device_id)
        pieces = [piece for piece in printer.papers if not piece.blank]
        return [*([] if printer.current.blank else [printer.current]), *reversed(pieces)]

    def _watch_paper(self) -> None:
        seen: dict[str, int] = {}
        while not self._stop.wait(_PAPER_EVERY_S):
            for device_id, printer in self._printers.items():
                version = printer.version
                if seen.get(device_id, 0) != version:
                    seen[device_id] = version
                    self._told("paper", {"device": device_id, "version": version, "papers": len(self._pieces(device_id))})


def _heard(heard: Heard) -> dict[str, Any]:
    return {"station": heard.station_id, "at": heard.at.isoformat(), "outcome": heard.outcome}


def _bytes(at: datetime, direction: str, data: bytes) -> dict[str, Any]:
    text = data.decode("ascii", errors="replace").replace("\ufffd", "·")
    card = _CARD.search(text)
    shown = "".join(c if c.isprintable() else "·" for c in text)
    hexed = data.hex(" ")
    if card:
        shown = _CARD.sub(lambda m: "•" * 11 + m.group(1), shown)
        hexed = " ".join("••" if card.start() <= i < card.end() - 2 else b for i, b in enumerate(hexed.split(" ")))
    return {"at": at.isoformat(timespec="milliseconds"), "direction": direction, "hex": hexed, "text": shown}
