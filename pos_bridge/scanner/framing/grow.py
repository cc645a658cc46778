"""Modules of Grow (GM65, GM805, GM812 and their clones): scans as lines, and packets that answer commands.

Reply: `02 00 type length data... crc crc`; the CRC is CRC-16/XMODEM over `type length data`, or `ab cd` for "not checked".
A line never begins with 02, so the two cannot be taken for each other.
Source: GM65 Bar Code Reader Module User Manual (Hangzhou Grow Technology), "Serial port instruction".
"""

from binascii import crc_hqx

from pos_bridge.profiles.scanner_schema import Framing
from pos_bridge.scanner.framing.lines import LineFramer
from pos_bridge.scanner.framing.pieces import Piece, Refused, Reply

UNCHECKED = b"\xab\xcd"
_HEAD = b"\x02\x00"


def crc(data: bytes) -> bytes:
    return crc_hqx(data, 0).to_bytes(2, "big")


def command(kind: int, address: int, data: bytes) -> bytes:
    """`7e 00 type length address(2) data crc(2)`: 07 reads, 08 writes until power-off, 09 saves."""
    body = bytes((kind, len(data))) + address.to_bytes(2, "big") + data
    return b"\x7e\x00" + body + crc(body)


class GrowFramer:
    """Holds at most `max_bytes` of a line, or one packet of 260 bytes."""

    sound = False
    patience = None

    def __init__(self, framing: Framing) -> None:
        self._lines = LineFramer(framing)
        self._packet = bytearray()

    @property
    def pending(self) -> int:
        return self._lines.pending + len(self._packet)

    @property
    def unfinished(self) -> bool:
        return bool(self._packet) or self._lines.unfinished

    def feed(self, data: bytes) -> list[Piece]:
        found: list[Piece] = []
        at = 0
        while at < len(data):
            if self._packet or (data[at] == _HEAD[0] and not self._lines.unfinished):
                end = at + self._wanted()
                self._packet += data[at:end]
                found += self._complete()
            else:
                end = at + self._lines.first_end(data[at:])
                found += self._lines.feed(data[at:end])
            at = end
        return found

    def idle(self) -> list[Piece]:
        return self._half() + self._lines.idle()

    def lost(self) -> list[Piece]:
        return self._half() + self._lines.lost()

    def expect(self, good: bytes, bad: bytes, begin: bytes = b"") -> None:
        return

    def _wanted(self) -> int:
        """How many bytes of the packet are missing as far as one can know."""
        size = 4 if len(self._packet) < 4 else 4 + self._packet[3] + 2
        return size - len(self._packet)

    def _complete(self) -> list[Piece]:
        packet = bytes(self._packet)
        if len(packet) < 4 or len(packet) < 4 + packet[3] + 2:
            return []
        self._packet.clear()
        body, end = packet[2:-2], packet[-2:]
        if packet[:2] != _HEAD:
            return [Refused("noise", len(packet))]
        if end not in (UNCHECKED, crc(body)):
            return [Refused("bad_checksum", len(packet))]
        return [Reply(packet[2] == 0, body[2:])]

    def _half(self) -> list[Piece]:
        size = len(self._packet)
        self._packet.clear()
        return [Refused("incomplete", size)] if size else []
