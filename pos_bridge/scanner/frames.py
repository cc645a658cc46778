"""Cuts a stream of bytes into frames: terminators, optional STX/ETX, and limits that noise cannot get past."""

from dataclasses import dataclass
from typing import Literal

from pos_bridge.profiles.scanner_schema import Framing

STX, ETX = 0x02, 0x03

Reason = Literal["too_long", "control_character", "undecodable", "incomplete", "too_many"]


@dataclass(frozen=True)
class Frame:
    data: bytes


@dataclass(frozen=True)
class Refused:
    """Bytes that are no scan. `reason` is a code for programs, `size` how many bytes it was about."""

    reason: Reason
    size: int


class Framer:
    """Holds at most `max_bytes` of an unfinished frame, whatever arrives."""

    def __init__(self, framing: Framing) -> None:
        self._max = framing.max_bytes
        self._on_idle = framing.on_idle
        self._stx_etx = framing.stx_etx
        ends = bytes.fromhex(framing.terminators) + (bytes([ETX]) if framing.stx_etx else b"")
        self._ends = frozenset(ends)
        self._pending = bytearray()
        self._overflow = False

    @property
    def pending(self) -> int:
        """Bytes held."""
        return len(self._pending)

    @property
    def unfinished(self) -> bool:
        """A frame has begun (or is being thrown away) and has not ended."""
        return bool(self._pending) or self._overflow

    def feed(self, data: bytes) -> list[Frame | Refused]:
        """Every frame that is complete now, in order of arrival."""
        found: list[Frame | Refused] = []
        start = 0
        for at, byte in enumerate(data):
            if byte in self._ends:
                found += self._take(data[start:at])
                found += self._end()
                start = at + 1
            elif byte == STX and self._stx_etx:
                found += self._take(data[start:at])
                found += self._half()
                start = at + 1
        found += self._take(data[start:])
        return found

    def idle(self) -> list[Frame | Refused]:
        """Silence: the rest is a scan or half of one, as the profile says."""
        return self._end() if self._on_idle == "scan" else self._half()

    def lost(self) -> list[Frame | Refused]:
        """The line broke: the rest is half a scan, whatever the profile says."""
        return self._half()

    def _take(self, part: bytes) -> list[Frame | Refused]:
        if self._overflow or not part:
            return []
        if len(self._pending) + len(part) > self._max:
            size = len(self._pending) + len(part)
            self._pending.clear()
            self._overflow = True
            return [Refused("too_long", size)]
        self._pending += part
        return []

    def _end(self) -> list[Frame | Refused]:
        frame = bytes(self._pending)
        self._pending.clear()
        self._overflow = False
        return [Frame(frame)] if frame else []

    def _half(self) -> list[Frame | Refused]:
        size = len(self._pending)
        self._pending.clear()
        self._overflow = False
        return [Refused("incomplete", size)] if size else []
