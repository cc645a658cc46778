"""Frames that end by a terminator, or by silence where a scanner sends none."""

import re

from pos_bridge.profiles.scanner_schema import Framing
from pos_bridge.scanner.framing.pieces import Frame, Piece, Refused, Reply


class LineFramer:
    """Holds at most `max_bytes` of an unfinished frame."""

    sound = False
    patience = None

    def __init__(self, framing: Framing) -> None:
        self._max = framing.max_bytes
        self._on_idle = framing.on_idle
        self._terminators = bytes.fromhex(framing.terminators)
        self._ends = re.compile(b"[" + re.escape(self._terminators) + b"]") if self._terminators else None
        self._pending = bytearray()
        self._overflow = False
        self._good = b""
        self._bad = b""
        self._begin = b""
        self._replying = False

    @property
    def pending(self) -> int:
        return len(self._pending)

    @property
    def unfinished(self) -> bool:
        return bool(self._pending) or self._overflow

    def feed(self, data: bytes) -> list[Piece]:
        if self._good or self._bad:
            return self._feed_watching(data)
        return self._feed(data)

    def idle(self) -> list[Piece]:
        if self._replying:
            self._end()
            return []
        return self._end() if self._on_idle == "scan" else self._half()

    def lost(self) -> list[Piece]:
        self.expect(b"", b"")
        return self._half()

    def expect(self, good: bytes, bad: bytes, begin: bytes = b"") -> None:
        if self._replying:
            self._end()
        self._good, self._bad, self._begin, self._replying = good, bad, begin, False

    def first_end(self, data: bytes) -> int:
        """Index behind the first terminator of `data`, or its length."""
        found = self._ends.search(data) if self._ends else None
        return found.end() if found else len(data)

    def _feed(self, data: bytes) -> list[Piece]:
        if self._ends and not self._pending and not self._overflow and len(data) <= self._max:
            # As it comes most of the time: one scan, whole. Where it begins, its terminators (CR, or CR LF) have to follow.
            whole = data.rstrip(self._terminators)
            if whole and len(whole) < len(data) and self._ends.search(whole) is None:
                return [Frame(whole)]
        found: list[Piece] = []
        start = 0
        for end in self._ends.finditer(data) if self._ends else ():
            found += self._take(data[start : end.start()])
            found += self._end()
            start = end.end()
        found += self._take(data[start:])
        return found

    def _feed_watching(self, data: bytes) -> list[Piece]:
        """A reply stands between two scans; a scan that comes first ends by its terminator as ever, a line of a reply does not."""
        found: list[Piece] = []
        for at in range(len(data)):
            byte = data[at : at + 1]
            found += self._take(byte) if self._replying else self._feed(byte)
            self._replying = self._replying or bool(self._begin and self._pending == self._begin)
            good, bad = (bool(end) and self._pending.endswith(end) for end in (self._good, self._bad))
            if good or bad:
                found.append(Reply(good, bytes(self._pending)))
                self._pending.clear()
                self.expect(b"", b"")
                return found + self._feed(data[at + 1 :])
        return found

    def _take(self, part: bytes) -> list[Piece]:
        if self._overflow or not part:
            return []
        if len(self._pending) + len(part) > self._max:
            size = len(self._pending) + len(part)
            self._pending.clear()
            self._overflow = True
            return [Refused("too_long", size)]
        self._pending += part
        return []

    def _end(self) -> list[Piece]:
        frame = bytes(self._pending)
        self._pending.clear()
        self._overflow = False
        return [Frame(frame)] if frame else []

    def _half(self) -> list[Piece]:
        size = len(self._pending)
        self._pending.clear()
        self._overflow = False
        return [Refused("incomplete", size)] if size else []
