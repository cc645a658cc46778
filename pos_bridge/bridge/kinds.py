"""Which kinds of device there are: one line each."""

from pos_bridge.bridge.device import Device
from pos_bridge.bridge.display_device import DisplayDevice
from pos_bridge.bridge.printer_device import PrinterDevice
from pos_bridge.bridge.scale_device import ScaleDevice
from pos_bridge.bridge.scanner_device import ScannerDevice

KINDS: dict[str, type[Device]] = {
    "scanner": ScannerDevice,
    "printer": PrinterDevice,
    "display": DisplayDevice,
    "scale": ScaleDevice,
}
