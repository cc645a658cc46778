"""What the bridge tells. `at` is the bridge's clock (monotonic seconds) when the bytes were read, not when it is told."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from pos_bridge.link import LinkState
from pos_bridge.printer import PrinterStatus


class Scanned(msgspec.Struct, frozen=True):
    """A code was read. `symbology` and `aim` (the AIM identifier) are None where the scanner does not tell; `raw` is the
    frame as it came.

    `gs1` are the fields of GS1 element strings: gtin, batch, expiry, serial, net_weight_kg ..., others by their application
    identifier (`pos_bridge/scanner/gs1.py`). `addon` are the 2 or 5 digits beside an EAN. `in_store` is what a rule of the
    profile reads from the shop's own number: code (with a value of zero), item, measure, value (grams, minor units, pieces).
    """

    device: str
    text: str
    symbology: str | None
    at: float
    raw: bytes = b""
    aim: str | None = None
    gs1: Mapping[str, str] | None = None
    addon: str | None = None
    in_store: Mapping[str, str | int] | None = None


@dataclass(frozen=True)
class ScanRefused:
    """Bytes that are no scan; reasons: too_long, control_character, undecodable, incomplete, too_many, bad_checksum, noise,
    check_digit."""

    device: str
    reason: str
    at: float


@dataclass(frozen=True)
class LinkChanged:
    """`reason` is a code: of Lost while lost, of CannotOpen while absent (see pos_bridge.errors), else ""; `detail` the words."""

    device: str
    state: LinkState
    detail: str
    at: float
    reason: str = ""


@dataclass(frozen=True)
class PortsChanged:
    """Something was plugged in or out; `Bridge.seen()` says what there is now."""

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


@dataclass(frozen=True)
class Weighed:
    """Somebody asked, and the scale answered with a weight that stands still."""

    device: str
    grams: int
    at: float


Event = Scanned | ScanRefused | LinkChanged | PortsChanged | PrinterStatusChanged | JobProgress | Weighed
