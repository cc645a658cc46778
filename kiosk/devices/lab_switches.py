"""What can be done to a virtual device by hand: its faults with their cures, the next scan that fails, the weight on a scale."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kiosk.domain.errors import BadRequest
from pos_bridge.simulator import PRINTER_CURES, PRINTER_FAULTS, VirtualDisplay, VirtualPrinter, VirtualScale, VirtualScanner
from pos_bridge.simulator.faults import PrinterFault
from pos_bridge.simulator.firmware import EPSON, RONGTA
from pos_bridge.simulator.scanner import Fault as ScanFault

Thing = VirtualScanner | VirtualPrinter | VirtualDisplay | VirtualScale
Deed = Callable[[int], object]

# Which names are free only the lab knows.
_NOT_HERE = {"rename_port"} | {name for name, fault in PRINTER_FAULTS.items() if fault.network_only}
# How the next scan fails, once.
_SCANS: Mapping[str, ScanFault] = {
    "half": "half",
    "cut": "cut",
    "garbage": "garbage",
    "doubled": "doubled",
    "slow": "slow",
    "wrong_checksum": "wrong_checksum",
}
_MOST = {"grams": 20_000}


@dataclass(frozen=True)
class Switch:
    """`cure` is the name of what mends it, None where it is over by itself; `unit` is what its number counts, None without."""

    name: str
    cure: str | None
    deed: Deed
    unit: str | None = None
    number: int = 0


class Switches:
    """The switches of one device, and which of them are on. `rename` gives its port another name."""

    def __init__(self, thing: Thing, rename: Callable[[], None]) -> None:
        self._thing = thing
        switches, self._cures = _of(thing)
        switches.append(Switch("rename_port", None, lambda _: rename()))
        self._switches = {switch.name: switch for switch in switches}
        self._on: set[str] = set()
        self._next: str | None = None
        "How the next scan will fail."

    @property
    def active(self) -> list[str]:
        return sorted(self._on | ({f"next_{self._next}"} if self._next else set()))

    def describe(self) -> list[Mapping[str, object]]:
        known = [{"fault": s.name, "cure": s.cure, "unit": s.unit, "number": s.number} for s in self._switches.values()]
        scans = [{"fault": f"next_{name}", "cure": "next_well", "unit": None, "number": 0} for name in self._scan_faults()]
        return [*known, *scans]

    def turn(self, name: str, value: int | None) -> None:
        """Raises `BadRequest`."""
        if name.startswith("next_") and self._scan_faults():
            self._spoil(name.removeprefix("next_"))
        elif name in self._switches:
            switch = self._switches[name]
            number = switch.number if value is None else max(0, min(value, _MOST.get(switch.unit or "", 100_000)))
            switch.deed(number)
            if switch.cure is not None:
                self._on.add(name)
        elif name in self._cures:
            self._cures[name](0)
            self._on -= {one.name for one in self._switches.values() if one.cure == name}
        else:
            raise BadRequest(f"fault: one of {', '.join([*self._switches, *self._cures])}")

    def scan(self, text: str) -> None:
        """As the device is set to do it: well, or with the fault that was chosen for the next scan."""
        if not isinstance(self._thing, VirtualScanner):
            raise BadRequest("only a scanner scans")
        fault, self._next = self._next, None
        self._thing.scan(text, fault=_SCANS[fault] if fault else None)

    def _spoil(self, fault: str) -> None:
        if fault != "well" and fault not in self._scan_faults():
            raise BadRequest(f"fault: next_well or one of next_{', next_'.join(self._scan_faults())}")
        self._next = None if fault == "well" else fault

    def _scan_faults(self) -> list[str]:
        return list(_SCANS) if isinstance(self._thing, VirtualScanner) else []


def _of(thing: Thing) -> tuple[list[Switch], Mapping[str, Deed]]:
    plug = Switch("unplug", "replug", lambda _: thing.unplug())
    cures: dict[str, Deed] = {"replug": lambda _: thing.replug()}
    match thing:
        case VirtualPrinter():
            return _of_printer(thing)
        case VirtualDisplay():
            power = Switch("power_cycle", None, lambda _: thing.power_cycle())
            return [plug, Switch("mute", "unmute", lambda _: thing.mute()), power], {**cures, "unmute": lambda _: thing.mute(False)}
        case VirtualScale():
            shake = Switch("shake", "hold_still", lambda _: thing.shake())
            put = Switch("put", None, thing.put, "grams", 1250)
            mute = Switch("mute", "unmute", lambda _: thing.mute())
            return [put, shake, plug, mute], {
                **cures,
                "hold_still": lambda _: thing.shake(False),
                "unmute": lambda _: thing.mute(False),
            }
        case VirtualScanner():
            mute = Switch("mute", "unmute", lambda _: _silence(thing, True))
            return [plug, mute], {**cures, "unmute": lambda _: _silence(thing, False)}


def _silence(scanner: VirtualScanner, mute: bool) -> None:
    scanner.mute = mute


def _of_printer(printer: VirtualPrinter) -> tuple[list[Switch], Mapping[str, Deed]]:
    def breaking(fault: PrinterFault) -> Deed:
        return lambda number: fault.break_it(printer, number)

    def mending(cure: Callable[[VirtualPrinter], None]) -> Deed:
        return lambda _: cure(printer)

    faults = {name: fault for name, fault in PRINTER_FAULTS.items() if name not in _NOT_HERE}
    switches = [Switch(name, one.cure, breaking(one), one.unit, one.number) for name, one in faults.items()]
    other = RONGTA if printer.firmware.slots is EPSON else EPSON
    switches.append(Switch("other_letters", "own_letters", lambda _: printer.reflash(other)))
    cures = {name: mending(cure) for name, cure in PRINTER_CURES.items()}
    return switches, {**cures, "own_letters": lambda _: printer.reflash(None)}
