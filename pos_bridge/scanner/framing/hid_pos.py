"""HID point-of-sale reports (usage page 0x8C): 64 bytes, `02, length, AIM identifier (3), data (at most 56), ..., flags`.

Bit 0 of the last byte says that the scan goes on in the next report; each report repeats the identifier.
Source: Access-IS LSR118 guide, "HID POS report".
"""

from pos_bridge.profiles.scanner_schema import Framing
from pos_bridge.scanner.framing.pieces import Frame, Piece, Refused

REPORT = 64
SCANNED = 0x02
MOST = 56
_DATA = 5


class HidPosFramer:
    """Holds at most one report and the parts of one scan (`max_bytes`). Other reports of the device are passed over."""

    sound = True
    patience = None

    def __init__(self, framing: Framing) -> None:
        self._max = framing.max_bytes
        self._ends = bytes.fromhex(framing.terminators)
        self._report = bytearray()
        self._parts = bytearray()
        self._aim: str | None = None
        self._more = False
        self._too_long = False

    @property
    def pending(self) -> int:
        return len(self._report) + len(self._parts)

    @property
    def unfinished(self) -> bool:
        return bool(self._report) or self._more

    def feed(self, data: bytes) -> list[Piece]:
        found: list[Piece] = []
        at = 0
        while at < len(data):
            if not self._report and data[at] != SCANNED and len(data) - at < REPORT:
                # Each reading of a device is one report: this is a short one about something else, and the next begins anew.
                return found
            end = at + REPORT - len(self._report)
            self._report += data[at:end]
            at = end
            if len(self._report) == REPORT:
                found += self._take(bytes(self._report))
                self._report.clear()
        return found

    def idle(self) -> list[Piece]:
        """A device sends whole reports: a part of one, or a scan without its last report, will not be completed."""
        size = self.pending
        self._report.clear()
        self._forget()
        return [Refused("incomplete", size)] if size else []

    def lost(self) -> list[Piece]:
        return self.idle()

    def expect(self, good: bytes, bad: bytes, begin: bytes = b"") -> None:
        return

    def _take(self, report: bytes) -> list[Piece]:
        if report[0] != SCANNED:
            return []
        size = report[1]
        if size > MOST:
            self._forget()
            return [Refused("noise", REPORT)]
        aim, found = _aim(report[2:_DATA]), list[Piece]()
        if self._more and aim != self._aim:
            found.append(Refused("incomplete", len(self._parts)))
            self._forget()
        self._aim = aim
        self._parts += report[_DATA : _DATA + size]
        self._more = bool(report[-1] & 1)
        if len(self._parts) > self._max:
            self._parts.clear()
            self._too_long = True
        if self._more:
            return found
        frame, too_long = bytes(self._parts).rstrip(self._ends), self._too_long
        self._forget()
        if too_long:
            return [*found, Refused("too_long", self._max)]
        return [*found, Frame(frame, aim=aim)] if frame else found

    def _forget(self) -> None:
        self._parts.clear()
        self._aim = None
        self._more = False
        self._too_long = False


def _aim(three: bytes) -> str | None:
    """Devices that do not know the symbology leave the three bytes empty."""
    return three.decode("ascii") if three[:1] == b"]" and three[1:].isalnum() else None
