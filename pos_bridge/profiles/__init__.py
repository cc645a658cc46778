"""Device quirks as data: the schema of a profile, and the loader that explains what is wrong with a file."""

from pos_bridge.profiles.amend import GONE, Change, amended, changes, toml_text
from pos_bridge.profiles.display_schema import DisplayProfile, DisplayVector
from pos_bridge.profiles.kinds import KINDS
from pos_bridge.profiles.load import Profiles, ProfileText, load_profiles, read_texts
from pos_bridge.profiles.match_schema import Form, Match, UsbId
from pos_bridge.profiles.printer_schema import PrinterProfile, PrinterVector
from pos_bridge.profiles.scale_schema import ScaleProfile, ScaleVector
from pos_bridge.profiles.scanner_schema import ScannerProfile, ScannerVector, SerialLine
from pos_bridge.profiles.shelf import Shelf, SiteText, Standing

__all__ = [
    "GONE",
    "KINDS",
    "Change",
    "DisplayProfile",
    "DisplayVector",
    "Form",
    "Match",
    "PrinterProfile",
    "PrinterVector",
    "ProfileText",
    "Profiles",
    "ScaleProfile",
    "ScaleVector",
    "ScannerProfile",
    "ScannerVector",
    "SerialLine",
    "Shelf",
    "SiteText",
    "Standing",
    "UsbId",
    "amended",
    "changes",
    "load_profiles",
    "read_texts",
    "toml_text",
]
