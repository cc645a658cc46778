"""The device lab: virtual scanners and printers on real ports, used and broken by hand. Part of the demo, not of a store."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any

from kiosk.devices.door import Door
from kiosk.devices.lab_agents import LabAgents
from kiosk.devices.lab_ports import LabPorts
from kiosk.devices.lab_switches import Switches, Thing
from kiosk.devices.strangers import Strangers
from kiosk.domain.devices import SERVER, Device, DeviceKind
from kiosk.domain.errors import BadRequest
from kiosk.use_cases.reception import Heard, Reception
from pos_bridge.profiles import Profiles, load_profiles
from pos_bridge.simulator import Piece, UsbPlug, VirtualDisplay, VirtualPrinter, VirtualScale, VirtualScanner
from pos_bridge.simulator.faults import USUAL_ROWS_PER_S

Told = Callable[[str, Mapping[str, Any]], None]

_PAPER_EVERY_S = 0.1
_CARD = re.compile(r"29\d{9}(\d\d)")


class VirtualLab:
    """Makes a virtual device for every device of the demo."""

    def __init__(self, devices: Sequence[Device], profiles: Path, ports: Path, fonts: Path) -> None:
        self._folder = ports.parent
        self._ports = LabPorts(ports)
        known, faces = load_profiles(profiles), sorted(fonts.glob("*.woff2"))
        self._things: dict[str, Thing] = {d.id: _made(d, at, known, self._ports, faces) for at, d in enumerate(devices, 1)}
        self._switches = {device_id: Switches(thing, partial(self._rename, device_id)) for device_id, thing in self._things.items()}
        self._devices = [replace(device, address=self._things[device.id].url) for device in devices]
        self.strangers = Strangers(known, self._ports, faces)
        self._stop = Event()
        self._thread = Thread(target=self._watch_paper, name="lab paper", daemon=True)

    @property
    def machine(self) -> Path:
        """The machine of this server: a folder with its `sys` and `dev`."""
        return self._ports.machine(SERVER)

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
        for thing in self._things.values():
            thing.close()
        self.strangers.close()

    def devices(self) -> Sequence[Mapping[str, Any]]:
        return [self._describe(device) for device in self._devices]

    def agents(self) -> Sequence[Mapping[str, Any]]:
        stations: dict[str, set[str]] = {}
        for device in self._devices:
            stations.setdefault(device.host, set()).add(device.station_id)
        return self._agents.describe(stations)

    def scan(self, station_id: str, text: str, how: str) -> None:
        mine = (d.id for d in self._devices if d.station_id == station_id and d.kind is DeviceKind.SCANNER)
        device_id = next(mine, None)
        scanner = self._things.get(device_id or "")
        if device_id is None or not isinstance(scanner, VirtualScanner):
            raise BadRequest(f"station: {station_id!r} has no virtual scanner")
        match how:
            case "clean":
                self._switches[device_id].scan(text)
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

    def stranger(self, stranger_id: str, deed: str, text: str = "") -> None:
        """scan, unplug, replug, take_away"""
        self.strangers.do(stranger_id, deed, text)

    def strangers_there(self) -> Sequence[Mapping[str, Any]]:
        return self.strangers.describe()

    def fault(self, device_id: str, fault: str, value: int | None) -> None:
        if self._agents.knows(device_id):
            self._agents.fault(fault)
            return
        if device_id not in self._switches:
            raise BadRequest(f"there is no device {device_id!r}")
        self._switches[device_id].turn(fault, value)

    def swap(self, one: str, other: str) -> None:
        """Two devices of a machine get each other's port, as two adapters do when it starts again."""
        if one not in self._things or other not in self._things or one == other:
            raise BadRequest("devices: two devices of the lab")
        if self._ports.host(one) != self._ports.host(other):
            raise BadRequest(f"devices: {one} and {other} hang at different machines")
        for device_id, name in self._ports.swapped(one, other):
            self._things[device_id].rename_port(name)

    def _rename(self, device_id: str) -> None:
        self._things[device_id].rename_port(self._ports.another(device_id))

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
        if device_id not in self._things:
            raise BadRequest(f"there is no device {device_id!r}")
        started = datetime.now(UTC) - timedelta(seconds=time.monotonic())
        records = self._door.bytes_log(device_id)
        return [_bytes(started + timedelta(seconds=r.at), r.direction, r.data) for r in records]

    def _describe(self, device: Device) -> Mapping[str, Any]:
        thing, switches = self._things[device.id], self._switches[device.id]
        printer = thing if isinstance(thing, VirtualPrinter) else None
        return {
            "id": device.id,
            "station": device.station_id,
            "kind": device.kind.value,
            "profile": device.profile,
            "host": device.host,
            "port": self._ports.name(device.id),
            "link": self._door.link(device.id),
            "hindrance": self._door.hindrance(device.id) if printer else None,
            "faults": switches.describe(),
            "active": switches.active,
            "paper_version": printer.version if printer else 0,
            "papers": len(self._pieces(device.id)) if printer else 0,
            "shown": list(thing.shown) if isinstance(thing, VirtualDisplay) else [],
            "drawer": printer.till.open if printer else None,
        }

    def _printer(self, device_id: str) -> VirtualPrinter:
        printer = self._things.get(device_id) or self.strangers.printers().get(device_id)
        if not isinstance(printer, VirtualPrinter):
            raise BadRequest(f"there is no printer {device_id!r}")
        return printer

    def _pieces(self, device_id: str) -> list[Piece]:
        """Pieces of paper, newest first."""
        printer = self._printer(device_id)
        pieces = [piece for piece in printer.papers if not piece.blank]
        return [*([] if printer.current.blank else [printer.current]), *reversed(pieces)]

    def _watch_paper(self) -> None:
        seen: dict[str, int] = {}
        rows: dict[str, tuple[str, ...]] = {}
        while not self._stop.wait(_PAPER_EVERY_S):
            for device_id, thing in self._things.items():
                if isinstance(thing, VirtualPrinter) and seen.get(device_id, 0) != (version := thing.version):
                    seen[device_id] = version
                    self._told("paper", {"device": device_id, "version": version, "papers": len(self._pieces(device_id))})
                if isinstance(thing, VirtualDisplay) and rows.get(device_id, ()) != (shown := thing.shown):
                    rows[device_id] = shown
                    self._told("device", {"device": device_id, "shown": list(shown)})


def _made(device: Device, number: int, known: Profiles, ports: LabPorts, faces: Sequence[Path]) -> Thing:
    """Each hangs at a USB adapter with a serial number, in a socket of its own."""
    machine, node = ports.machine(device.host), ports.given(device.id, device.host)
    plug = UsbPlug("0403", "6001", f"1-{number}", device.id.replace("/", "-"), "FTDI", "FT232R USB UART")
    match device.kind:
        case DeviceKind.SCANNER:
            return VirtualScanner(known.scanner(device.profile), machine, node, plug=plug)
        case DeviceKind.PRINTER:
            printer = known.printer(device.profile)
            return VirtualPrinter(printer, machine, node, rows_per_s=USUAL_ROWS_PER_S, fonts=faces, plug=plug)
        case DeviceKind.DISPLAY:
            return VirtualDisplay(machine, node, plug)
        case DeviceKind.SCALE:
            return VirtualScale(machine, node, plug)


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
