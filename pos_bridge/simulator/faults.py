"""The faults of a virtual printer as a table: what breaks it, with which number, and which cure undoes that."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pos_bridge.simulator.printer import VirtualPrinter

Deed = Callable[[VirtualPrinter, int], None]


@dataclass(frozen=True)
class PrinterFault:
    """`cure` names an entry of PRINTER_CURES; None: it is over by itself. `unit` is what `number` counts, None: it takes none."""

    break_it: Deed
    cure: str | None
    unit: str | None = None
    number: int = 0
    network_only: bool = False


PRINTER_FAULTS: Mapping[str, PrinterFault] = {
    "paper_out": PrinterFault(lambda p, _: p.paper_out(), "load_paper"),
    "paper_out_after": PrinterFault(lambda p, n: p.paper_out_after(n), "load_paper", "rows", 6),
    "near_end": PrinterFault(lambda p, _: p.near_end(), "load_paper"),
    "cover_open": PrinterFault(lambda p, _: p.open_cover(), "close_cover"),
    "cutter_jam": PrinterFault(lambda p, _: p.jam_cutter(), "clear_cutter"),
    "broken": PrinterFault(lambda p, _: p.break_down(), "power_cycle"),
    "drawer_open": PrinterFault(lambda p, _: p.open_drawer(), "close_drawer"),
    "unplug": PrinterFault(lambda p, _: p.unplug(), "replug"),
    "drop_at": PrinterFault(lambda p, n: p.drop_at(n), "replug", "bytes", 200),
    "power_cycle": PrinterFault(lambda p, _: p.power_cycle(0.3), None),
    "power_cycle_at": PrinterFault(lambda p, n: p.power_cycle_at(n), None, "bytes", 200),
    "rename_port": PrinterFault(lambda p, n: p.rename_port(f"printer-moved-{n}"), None, "number", 1),
    "half_close": PrinterFault(lambda p, _: p.half_close(), "replug", network_only=True),
    "mute": PrinterFault(lambda p, _: p.mute(), "unmute"),
    "garbage": PrinterFault(lambda p, n: p.garbage(seed=n), "ungarbage"),
    "late_reply": PrinterFault(lambda p, n: p.reply_late(n / 1000), "prompt", "milliseconds", 700),
    "duplicate_reply": PrinterFault(lambda p, _: p.reply_twice(), "reply_once"),
    "lie_well": PrinterFault(lambda p, _: p.lie("well"), "honest"),
    "lie_out": PrinterFault(lambda p, _: p.lie("out"), "honest"),
    "slow": PrinterFault(lambda p, n: p.slow(n), "unslow", "rows_per_s", 60),
    "paced": PrinterFault(lambda p, n: p.pace(n), "unpaced", "baud", 9600),
}

PRINTER_CURES: Mapping[str, Callable[[VirtualPrinter], None]] = {
    "load_paper": lambda p: p.load_paper(),
    "close_cover": lambda p: p.close_cover(),
    "clear_cutter": lambda p: p.clear_cutter(),
    "close_drawer": lambda p: p.close_drawer(),
    "replug": lambda p: p.replug(),
    "power_cycle": lambda p: p.power_cycle(),
    "unmute": lambda p: p.mute(False),
    "ungarbage": lambda p: p.garbage(False),
    "prompt": lambda p: p.reply_late(0.0),
    "reply_once": lambda p: p.reply_twice(False),
    "honest": lambda p: p.lie(None),
    "unslow": lambda p: p.slow(USUAL_ROWS_PER_S),
    "unpaced": lambda p: p.pace(None),
}

USUAL_ROWS_PER_S = 1200.0
"150 mm/s at 203 dpi, what an entry-level receipt printer does."
