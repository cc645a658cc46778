"""Which kinds of device there are: one line each; and the one kind that comes in two ways."""

from pos_bridge.bridge.config import DeviceConfig
from pos_bridge.bridge.device import Device
from pos_bridge.bridge.display_device import DisplayDevice
from pos_bridge.bridge.printer_device import PrinterDevice
from pos_bridge.bridge.queue_printer_device import QueuePrinterDevice
from pos_bridge.bridge.scale_device import ScaleDevice
from pos_bridge.bridge.scanner_device import ScannerDevice
from pos_bridge.errors import BadAddress
from pos_bridge.identity import Queue, parse_address

KINDS: dict[str, type[Device]] = {
    "scanner": ScannerDevice,
    "printer": PrinterDevice,
    "display": DisplayDevice,
    "scale": ScaleDevice,
}


def class_of(config: DeviceConfig) -> type[Device]:
    """Raises BadAddress, also for what can be no address of that kind."""
    if not isinstance(parse_address(config.url), Queue):
        return KINDS[config.kind]
    if config.kind != "printer":
        raise BadAddress(config.url, f"a queue is for printers; a {config.kind} needs a port of its own")
    return QueuePrinterDevice
