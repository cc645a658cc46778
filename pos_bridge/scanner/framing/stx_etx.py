"""STX data ETX, answered by ACK or NAK where the host type wants it (Olivetti, Metrologic).

Between STX and ETX everything is data, CR and LF too; what stands outside has lost its beginning.
Source: Zebra DS6608 guide, table 7-2 (prefix, suffix and handshake by host type).
"""

import re

from pos_bridge.profiles.scanner_schema import Framing
from pos_bridge.scanner.framing.pieces import Answer, Frame, Piece, Refused

STX, ETX, ACK, NAK = b"\x02", b"\x03", b"\x06", b"\x15"
_MARK = re.compile(b"[\x02\x03]")


class StxEtxFramer:
    """Holds at most `max_bytes` of an unfinished frame."""

    patience = None

    def __init__(self, framing: Framing) -> None:
        self._max = framing.max_bytes
        self._answers = framing.answer == "ack_nak"
        self._between = bytes.fromhex(framing.terminators)
        self._inside = False
        self._pending = bytearray()
        self._size = 0
        "Bytes since STX, or stray ones outside; more than are held when there are too many."

    @property
    def sound(self) -> bool:
        return self._answers

    @property
    def pending(self) -> int:
        return len(self._pending)

    @property
    def unfinished(self) -> bool:
        return self._inside or self._size > 0

    def feed(self, data: bytes) -> list[Piece]:
        found: list[Piece] = []
        start = 0
        for mark in _MARK.finditer(data):
            self._take(data[start : mark.start()])
            start = mark.end()
            if mark[0] == ETX and self._inside:
                found += self._end()
            else:
                found += self._half()
                self._inside = mark[0] == STX
        self._take(data[start:])
        return found

    def idle(self) -> list[Piece]:
        return self._half()

    def lost(self) -> list[Piece]:
        return [piece for piece in self._half() if not isinstance(piece, Answer)]

    def expect(self, good: bytes, bad: bytes, begin: bytes = b"") -> None:
        return

    def _take(self, part: bytes) -> None:
        if not self._inside:
            part = part.translate(None, self._between)
        self._size += len(part)
        if self._inside and self._size <= self._max:
            self._pending += part
        else:
            self._pending.clear()

    def _end(self) -> list[Piece]:
        frame, size = bytes(self._pending), self._size
        self._forget()
        if size > self._max:
            return [Refused("too_long", size), *self._answer(NAK)]
        return [*([Frame(frame)] if frame else []), *self._answer(ACK)]

    def _half(self) -> list[Piece]:
        size, inside = self._size, self._inside
        self._forget()
        if inside or size:
            # A bare STX is a scan whose data was lost, too.
            return [Refused("too_long" if size > self._max else "incomplete", size), *self._answer(NAK)]
        return []

    def _forget(self) -> None:
        self._pending.clear()
        self._inside = False
        self._size = 0

    def _answer(self, data: bytes) -> list[Piece]:
        return [Answer(data)] if self._answers else []
