"""Devices that a shop has accepted: what they are, where they hang, and who let them in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SERVER = "server"
"The host of devices that hang on the server's own machine; agents have other ids."


class DeviceKind(StrEnum):
    SCANNER = "scanner"
    PRINTER = "printer"
    DISPLAY = "display"
    SCALE = "scale"


class Origin(StrEnum):
    FILE = "file"  # a block of the settings file: its address is changed there and nowhere else
    CONSOLE = "console"  # accepted by store IT


@dataclass(frozen=True)
class Device:
    """`address` says where it is in one string: a path, socket://host:port, usb://…; `baud` overrules the profile's.

    `name` is what staff call it where a station has two of a kind. A disabled device is known and left alone.
    """

    id: str
    station_id: str
    kind: DeviceKind
    profile: str
    address: str
    baud: int | None = None
    host: str = SERVER
    origin: Origin = Origin.FILE
    name: str = ""
    enabled: bool = True
    accepted_by: str = ""
    accepted_at: datetime | None = None
