"""Device quirks as data: the schema of a profile, and the loader that explains what is wrong with a file."""

from pos_bridge.profiles.load import Profiles, load_profiles
from pos_bridge.profiles.match_schema import Form, Match, UsbId
from pos_bridge.profiles.printer_schema import PrinterProfile, PrinterVector
from pos_bridge.profiles.scanner_schema import ScannerProfile, ScannerVector, SerialLine

__all__ = [
    "Form",
    "Match",
    "PrinterProfile",
    "PrinterVector",
    "Profiles",
    "ScannerProfile",
    "ScannerVector",
    "SerialLine",
    "UsbId",
    "load_profiles",
]
