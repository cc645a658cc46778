"""Star's automatic status to meaning: 7 to 15 bytes, the first of which alone has its lowest bit set.

Byte 3: cover, offline, drawer. Byte 4: faults. Byte 6: paper. Byte 8: the five-bit counter of ETB.
(Star Line Mode Command Specifications, appendix 2; the same bits in Star's own StarIO and StarWebPrint sources.)
"""

from pos_bridge.printer.replies import Counted, Pushed, Reply, drawer_at
from pos_bridge.printer.status import Cover, Online, PrinterStatus, paper, worst
from pos_bridge.profiles.printer_schema import OpenLevel

LENGTH = {0x0F: 7, 0x21: 8, 0x23: 9, 0x25: 10, 0x27: 11, 0x29: 12, 0x2B: 13, 0x2D: 14, 0x2F: 15}
"Bytes of the whole status by its first byte."


class StarDemux:
    """Fulfils `Demux`. Star's status says all at once, so no question needs to be remembered."""

    def __init__(self, open_level: OpenLevel = "unknown") -> None:
        self.status = PrinterStatus()
        self.noise = 0
        self._open_level = open_level
        self._bytes = bytearray()

    def asked(self, question: int) -> None:
        return

    def forget_questions(self) -> None:
        return

    def feed(self, data: bytes) -> list[Reply]:
        return [reply for byte in data for reply in self._byte(byte)]

    def _byte(self, byte: int) -> list[Reply]:
        if byte in LENGTH or byte & 0x91:
            # A head begins anew, whatever was missing; XON, XOFF and noise end what was there.
            self.noise += len(self._bytes) + (byte not in LENGTH)
            self._bytes = bytearray([byte] if byte in LENGTH else [])
            return []
        if not self._bytes:
            self.noise += 1
            return []
        self._bytes.append(byte)
        if len(self._bytes) < LENGTH[self._bytes[0]]:
            return []
        whole, self._bytes = bytes(self._bytes), bytearray()
        return self._said(whole)

    def _said(self, status: bytes) -> list[Reply]:
        state, errors, paper_bits = status[2], status[3], status[5]
        self.status = PrinterStatus(
            paper=paper(out=paper_bits & 0x08, near=paper_bits & 0x06),
            cover=Cover.OPEN if state & 0x20 else Cover.CLOSED,
            online=Online.OFFLINE if state & 0x08 else Online.ONLINE,
            fault=worst(errors & 0x20, errors & 0x08, errors & 0x04, errors & 0x40),
            drawer=drawer_at(bool(state & 0x04), self._open_level),
        )
        if len(status) < 9:
            return [Pushed()]
        bits = status[7]
        return [Pushed(), Counted((bits >> 2 & 0x18) | (bits >> 1 & 0x07))]
