"""What the bridge tells. `at` is the bridge's clock (monotonic seconds) when the bytes were read, not when it is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from pos_bridge.link import LinkState
from pos_bridge.printer import PrinterStatus


@dataclass(frozen=True)
class Scanned:
    """A code was read. `symbology` and `aim` (the AIM identifier) are None where the scanner does not tell; `raw` is the
    frame as it came; `gs1` are the fields by application identifier where the code has such."""

    device: str
    text: str
    symbology: str | None
    at: float
    raw: bytes = b""
    aim: str | None = None
    gs1: Mapping[str, str] | None = None


@dataclass(frozen=True)
class ScanRefused:
    """Bytes that are no scan; reasons: too_long, control_character, undecodable, incomplete, too_many."""

    device: str
    reason: str
    at: float


@dataclass(frozen=True)
class LinkChanged:
    device: str
    state: LinkState
    detail: str
    at: float


@dataclass(frozen=True)
class PrinterStatusChanged:
    device: str
    status: PrinterStatus
    at: float


@dataclass(frozen=True)
class JobProgress:
    """States: sending, waiting_paper, cover_open, waiting, confirming; at the end a PrintState."""

    device: str
    job_id: str
    state: str
    bytes_sent: int
    at: float


Event = Scanned | ScanRefused | LinkChanged | PrinterStatusChanged | JobProgress
