"""Receipt printers: documents to bytes, status bytes to meaning, and the driver that knows what was proved."""

from pos_bridge.printer.driver import PrinterDriver
from pos_bridge.printer.encode import encode
from pos_bridge.printer.outcome import PrintOutcome, PrintState
from pos_bridge.printer.status import PrinterStatus, StatusDemux
from pos_bridge.printer.typeface import Typeface

__all__ = ["PrintOutcome", "PrintState", "PrinterDriver", "PrinterStatus", "StatusDemux", "Typeface", "encode"]
