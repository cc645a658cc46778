"""Strangers of the device lab: virtual devices that are plugged in by hand and that nobody has accepted yet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from kiosk.devices.lab_ports import LabPorts
from kiosk.domain.devices import SERVER, Device
from kiosk.domain.errors import BadRequest, NotFound
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import UsbPlug, VirtualPrinter, VirtualScanner

_ROWS_PER_S = 1200.0
_MOST = 6
_CODE = "4607112044012"  # of the demo's own shelf, so that an accepted scanner finds something


@dataclass(frozen=True)
class Model:
    """A thing that can be plugged in: the profile it behaves by, and what its plug says of it. `bus`: where it is plugged in."""

    kind: str
    profile: str
    vid: str
    pid: str
    maker: str
    product: str
    bus: int
    numbered: bool = True

    def plug(self, number: int) -> UsbPlug:
        """Of the so many-th of that model; what has no serial number is known by its socket."""
        serial = f"LAB{number}" if self.numbered else ""
        return UsbPlug(self.vid, self.pid, f"{self.bus}-{number}", serial, self.maker, self.product)


# The second scanner hangs at an adapter that says nothing of what is behind it: only what it sends tells.
MODELS: Mapping[str, Model] = {
    "scanner": Model("scanner", "zebra-aim", "05e0", "1701", "Zebra", "DS2208", 2),
    "adapter": Model("scanner", "zebra-aim", "1a86", "7523", "", "USB Serial", 3, numbered=False),
    "printer": Model("printer", "epson-tm-t20iii", "04b8", "0e15", "Epson", "TM-T20III", 4),
}


@dataclass
class _Stranger:
    id: str
    model: Model
    thing: VirtualScanner | VirtualPrinter
    plugged: bool = True


class Strangers:
    """`ports` gives them their names; they hang at the server's own machine."""

    def __init__(self, profiles: Profiles, ports: LabPorts, faces: Sequence[Path]) -> None:
        self._profiles, self._ports, self._faces = profiles, ports, faces
        self._lock = Lock()
        self._known: dict[str, _Stranger] = {}

    def restore(self, accepted: Iterable[Device]) -> None:
        """Those that were accepted before a restart are plugged in again where they were."""
        addresses = {device.address for device in accepted if device.host == SERVER}
        for what, model in MODELS.items():
            for number in range(1, _MOST + 2):
                if model.plug(number).address in addresses:
                    self._add(what, number)

    def plug(self, what: str) -> None:
        """Something new appears: one of `MODELS`."""
        if what not in MODELS:
            raise BadRequest(f"what: one of {', '.join(MODELS)}")
        with self._lock:
            if len(self._known) >= _MOST:
                raise BadRequest(f"no more than {_MOST} strangers at once: pull one out")
            number = next(n for n in range(1, _MOST + 2) if f"stranger-{what}-{n}" not in self._known)
        self._add(what, number)

    def do(self, stranger_id: str, deed: str, text: str = "") -> None:
        """scan, unplug, replug, or take_away for good."""
        stranger = self._known.get(stranger_id)
        if stranger is None:
            raise NotFound(f"stranger {stranger_id}")
        match deed:
            case "scan" if isinstance(stranger.thing, VirtualScanner):
                stranger.thing.scan(text or _CODE)
            case "unplug" | "replug":
                getattr(stranger.thing, deed)()
                stranger.plugged = deed == "replug"
            case "take_away":
                with self._lock:
                    del self._known[stranger_id]
                stranger.thing.close()
                self._ports.given_back(stranger_id)
            case _:
                raise BadRequest("deed: scan, unplug, replug or take_away")

    def describe(self) -> Sequence[Mapping[str, Any]]:
        return [
            {
                "id": s.id,
                "kind": s.model.kind,
                "name": " ".join(word for word in (s.model.maker, s.model.product) if word),
                "plugged": s.plugged,
                "papers": len(s.thing.papers) if isinstance(s.thing, VirtualPrinter) else 0,
            }
            for s in list(self._known.values())
        ]

    def printers(self) -> Mapping[str, VirtualPrinter]:
        return {s.id: s.thing for s in list(self._known.values()) if isinstance(s.thing, VirtualPrinter)}

    def close(self) -> None:
        for stranger in self._known.values():
            stranger.thing.close()

    def _add(self, what: str, number: int) -> None:
        name, model, machine = f"stranger-{what}-{number}", MODELS[what], self._ports.machine(SERVER)
        thing: VirtualScanner | VirtualPrinter
        plug, node = model.plug(number), self._ports.given(name, SERVER)
        if model.kind == "scanner":
            thing = VirtualScanner(self._profiles.scanner(model.profile), machine, node, plug=plug)
        else:
            profile = self._profiles.printer(model.profile)
            thing = VirtualPrinter(profile, machine, node, rows_per_s=_ROWS_PER_S, fonts=self._faces, plug=plug)
        with self._lock:
            self._known[name] = _Stranger(name, model, thing)
