"""A scanner that is told what it sees."""

import random
import time
from pathlib import Path
from threading import Lock

from pos_bridge.profiles import ScannerProfile
from pos_bridge.simulator.ports import PtyPort

AIM = {
    "ean13": "]E0", "ean8": "]E4", "upca": "]E0", "code128": "]C0", "gs1-128": "]C1", "code39": "]A0", "itf": "]I0",
    "qr": "]Q1", "datamatrix": "]d1", "gs1-datamatrix": "]d2", "pdf417": "]L0", "aztec": "]z0",
}  # fmt: skip
SYMBOL = {"ean13": "A", "ean8": "A", "upca": "A", "code39": "B", "code128": "D", "itf": "F", "gs1-128": "K"}


class VirtualScanner:
    """`directory/name` is the path to open; it stays the same over unplug and replug. `baud` paces the bytes (None: at once)."""

    def __init__(self, profile: ScannerProfile, directory: Path, name: str = "scanner", baud: int | None = None) -> None:
        self._profile = profile
        self._baud = baud
        self._port = PtyPort(directory / name)
        self._lock = Lock()
        self._port.plug()

    @property
    def url(self) -> str:
        return self._port.url

    def scan(self, text: str, symbology: str | None = None) -> bytes:
        """What a real scanner of this profile sends for this code. Returns the bytes."""
        data = self.wire_bytes(text, symbology)
        self.send_raw(data)
        return data

    def half_scan(self, text: str) -> None:
        """The beginning of a scan, and then nothing."""
        data = self.wire_bytes(text)
        self.send_raw(data[: max(1, len(data) // 2)])

    def noise(self, size: int, seed: int = 0) -> None:
        """Any bytes at all."""
        self.send_raw(random.Random(seed).randbytes(size))

    def send_raw(self, data: bytes) -> None:
        step = max(1, self._baud // 10 // 100) if self._baud else 256
        for at in range(0, len(data), step):
            part = data[at : at + step]
            with self._lock:
                self._port.send(part)
            if self._baud:
                time.sleep(len(part) * 10 / self._baud)

    def unplug(self) -> None:
        with self._lock:
            self._port.unplug()

    def replug(self) -> None:
        with self._lock:
            self._port.plug()

    def close(self) -> None:
        self.unplug()

    def wire_bytes(self, text: str, symbology: str | None = None) -> bytes:
        """Prefix, code id, data and suffix as the profile has them."""
        framing = self._profile.framing
        kind = symbology or _guess(text)
        ident = {"none": "", "aim": AIM.get(kind, "]X0"), "symbol": SYMBOL.get(kind, "")}[self._profile.code_id.scheme]
        data = bytes.fromhex(framing.prefix) + ident.encode() + text.encode("utf-8")
        return b"\x02" + data + b"\x03" if framing.stx_etx else data + bytes.fromhex(framing.terminators)


def _guess(text: str) -> str:
    if text.isascii() and text.isdigit() and len(text) in (8, 12, 13):
        return {8: "ean8", 12: "upca", 13: "ean13"}[len(text)]
    return "code128"
