"""Devices that are not there: real ptys and sockets, bounded buffers, real pacing, faults at will."""

from pos_bridge.simulator.display import VirtualDisplay
from pos_bridge.simulator.faults import PRINTER_CURES, PRINTER_FAULTS, PrinterFault
from pos_bridge.simulator.ledger import Ledger, Tally
from pos_bridge.simulator.paper import Piece, Row
from pos_bridge.simulator.printer import VirtualPrinter
from pos_bridge.simulator.scale import VirtualScale
from pos_bridge.simulator.scanner import VirtualScanner
from pos_bridge.simulator.usb import UsbPlug

__all__ = [
    "PRINTER_CURES",
    "PRINTER_FAULTS",
    "Ledger",
    "Piece",
    "PrinterFault",
    "Row",
    "Tally",
    "UsbPlug",
    "VirtualDisplay",
    "VirtualPrinter",
    "VirtualScale",
    "VirtualScanner",
]
