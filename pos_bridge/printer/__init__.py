"""Receipt printers: documents to bytes, status bytes to meaning, and the driver that knows what was proved."""

from pos_bridge.printer.command_set import command_set
from pos_bridge.printer.deeds import DeedResult, PrinterDeeds
from pos_bridge.printer.driver import PrinterDriver
from pos_bridge.printer.encode import encode
from pos_bridge.printer.escpos_status import StatusDemux
from pos_bridge.printer.outcome import PrintOutcome, PrintState
from pos_bridge.printer.queue_driver import QueueDriver
from pos_bridge.printer.sheets import self_test
from pos_bridge.printer.status import PrinterStatus
from pos_bridge.printer.typeface import Typeface, installed_faces

__all__ = [
    "DeedResult",
    "PrintOutcome",
    "PrintState",
    "PrinterDeeds",
    "PrinterDriver",
    "PrinterStatus",
    "QueueDriver",
    "StatusDemux",
    "Typeface",
    "command_set",
    "encode",
    "installed_faces",
    "self_test",
]
