"""Which devices there are, and how they are."""

from dataclasses import dataclass
from typing import Literal

from pos_bridge.link import LinkState
from pos_bridge.printer import PrinterStatus

Kind = Literal["scanner", "printer", "display", "scale"]


@dataclass(frozen=True)
class DeviceConfig:
    """`url` is an address as pos_bridge.identity.address explains it; `baud` overrules the profile's."""

    id: str
    kind: Kind
    profile: str
    url: str
    baud: int | None = None


@dataclass(frozen=True)
class DeviceStatus:
    """How a device is now. `reason` is the code that `detail` says in words. `printer` is None for scanners; the counters
    are None where they mean nothing."""

    device: str
    kind: Kind
    link: LinkState
    detail: str
    printer: PrinterStatus | None = None
    scans: int | None = None
    refused: int | None = None
    duplicates: int | None = None
    reason: str = ""
