"""Simple Serial Interface of Zebra and Symbol: `length, opcode, source, status, data..., checksum (2)`.

`length` counts itself but not the checksum; the checksum is the two's complement of the sum of all bytes before it.
Every packet from the scanner is answered: ACK once it is taken, NAK "resend" when its checksum is wrong. Status bit 0 marks a
packet that is sent again because no answer came: if the first one did arrive, it is acknowledged and not delivered twice.
Source: Zebra SSI Programmer's Guide 72-40451-01 (packet format, DECODE_DATA 0xF3, CMD_NAK 0xD1).
"""

from pos_bridge.profiles.scanner_schema import Framing
from pos_bridge.scanner.framing.pieces import Answer, Frame, Piece, Refused, Reply

DECODE_DATA, CMD_ACK, CMD_NAK, EVENT = 0xF3, 0xD0, 0xD1, 0xF6
RESEND = 1
RETRANSMIT, CONTINUATION = 1, 2
# What a scanner may say: decode data, answers, revision, parameters, capabilities, events.
_OPCODES = frozenset((DECODE_DATA, CMD_ACK, CMD_NAK, EVENT, 0xA4, 0xC6, 0xD4))
_LEAST = 4
_JOINING = 5.0
"Seconds: a packet and two retries, two seconds apart; after that the scanner has given up and speaks of something else."
_BEGUN = 2
"Bytes by which a head is likely to be one: a length and an opcode."

TYPES = {
    0x01: "code39", 0x02: "codabar", 0x03: "code128", 0x04: "other", 0x05: "other", 0x06: "itf", 0x07: "code93", 0x08: "upca",
    0x09: "upce", 0x0A: "ean8", 0x0B: "ean13", 0x0C: "other", 0x0E: "other", 0x0F: "gs1-128", 0x10: "upce", 0x11: "pdf417",
    0x13: "code39", 0x15: "other", 0x16: "ean13", 0x18: "codabar", 0x19: "code128", 0x1A: "pdf417", 0x1B: "datamatrix", 0x1C: "qr",
    0x20: "other", 0x21: "code128", 0x25: "other", 0x28: "pdf417", 0x29: "qr", 0x2C: "qr", 0x2D: "aztec", 0x2E: "aztec",
    0x30: "databar", 0x31: "databar", 0x32: "databar", 0x39: "other", 0x71: "other", 0x72: "other", 0x73: "other",
    0x48: "upca+2", 0x49: "upce+2", 0x4A: "ean8+2", 0x4B: "ean13+2", 0x50: "upce+2",
    0x88: "upca+5", 0x89: "upce+5", 0x8A: "ean8+5", 0x8B: "ean13+5", 0x90: "upce+5",
    0x9A: "pdf417", 0xB7: "other", 0xC1: "gs1-datamatrix", 0xC2: "gs1-qr", 0xC4: "other",
}  # fmt: skip
"Zebra Scanner SDK for Linux, CsBarcodeTypes.h. What is not here has no name, and is read all the same."


def checksum(packet: bytes) -> bytes:
    """Two bytes, high one first."""
    return (-sum(packet) & 0xFFFF).to_bytes(2, "big")


def packet(opcode: int, data: bytes = b"", *, source: int = 4, status: int = 0) -> bytes:
    """A whole packet; `source` is 4 for the host, 0 for the scanner."""
    body = bytes((_LEAST + len(data), opcode, source, status)) + data
    return body + checksum(body)


ACK = packet(CMD_ACK)
NAK = packet(CMD_NAK, bytes((RESEND,)))


class SsiFramer:
    """Holds at most one packet (257 bytes) and the parts of one scan (`max_bytes`)."""

    sound = True

    def __init__(self, framing: Framing) -> None:
        self._max = framing.max_bytes
        self._answers = framing.answer == "ack_nak"
        self._pending = bytearray()
        self._skipped = 0
        self._told = False
        "A packet's checksum was wrong: its bytes are read once more, and neither they nor what is left of it are noise."
        self._ends = bytes.fromhex(framing.terminators)
        self._parts: list[bytes] = []
        self._type: int | None = None
        self._too_long = False
        self._taken = b""
        self._missed = False
        "Something was damaged since the last packet taken: what is sent again now was not delivered before."

    @property
    def pending(self) -> int:
        return len(self._pending) + self._held()

    @property
    def unfinished(self) -> bool:
        return bool(self._pending or self._skipped) or self._type is not None

    @property
    def patience(self) -> float | None:
        """The next part of a long scan comes after the acknowledgement of the one before, or when it was sent again for it."""
        return _JOINING if self._type is not None and not self._pending and not self._skipped else None

    def feed(self, data: bytes) -> list[Piece]:
        found: list[Piece] = []
        for at in range(0, len(data), 256):
            self._pending += data[at : at + 256]
            found += self._cut()
        return found

    def idle(self) -> list[Piece]:
        """The inter-character time-out (200 ms) is over: the rest of a packet will not come, its resending will."""
        found, told = self._noise(), self._told
        self._told = False
        if not self._pending and not found:
            return self._given_up()
        if found:
            # It may have been a packet (what stands right before one is not: the scanner waits for an answer between two).
            # A scan that is told twice is mended at the till, one that is lost is not.
            self._damaged(b"")
        if self._pending:
            found.append(Refused("incomplete", len(self._pending)))
        # A stray byte is no packet: a scanner that waits for nothing might say its last scan again.
        unknown = self._pending and not told
        begun = unknown and len(self._pending) >= _BEGUN
        if unknown:
            self._damaged(self._pending)
        self._pending.clear()
        return [*found, *(self._answer(NAK) if begun else [])]

    def lost(self) -> list[Piece]:
        found: list[Piece] = [piece for piece in self.idle() if not isinstance(piece, Answer)]
        found += self._given_up()
        self._taken = b""
        self._missed = False
        return found

    def expect(self, good: bytes, bad: bytes, begin: bytes = b"") -> None:
        return

    def _cut(self) -> list[Piece]:
        found: list[Piece] = []
        held, at = self._pending, 0
        while at < len(held):
            if not _plausible(held, at):
                # A scanner wakes its host with NUL; that is no noise.
                self._skipped += held[at] != 0 and not self._told
                at += 1
                continue
            end = at + held[at] + 2
            if end > len(held):
                break
            one = bytes(held[at:end])
            if checksum(one[:-2]) == one[-2:]:
                found += [*self._noise(), *self._take(one)]
                self._told = False
                at = end
            else:
                found += [Refused("bad_checksum", len(one)), *self._answer(NAK)]
                self._damaged(one)
                self._told = True
                at += 1
        del held[:at]
        return found

    def _take(self, one: bytes) -> list[Piece]:
        opcode, status, data = one[1], one[3], one[4:-2]
        if opcode == CMD_ACK:
            return [Reply(True)]
        if opcode == CMD_NAK:
            return [Reply(False, data)]
        mark = bytes((opcode, status & ~RETRANSMIT)) + data
        if status & RETRANSMIT and mark == self._taken and not self._missed:
            return self._answer(ACK)
        self._taken, self._missed = mark, False
        if opcode == EVENT:
            return self._answer(ACK)
        if opcode != DECODE_DATA:
            return [Reply(True, data), *self._answer(ACK)]
        return [*self._join(data, bool(status & CONTINUATION)), *self._answer(ACK)]

    def _join(self, data: bytes, more: bool) -> list[Piece]:
        # A type is a control character, and no part of a scan begins with one: what came before was given up by the scanner.
        found = self._given_up() if data and data[0] < 0x20 and data[0] not in (self._type, 0x1D) else []
        if self._type is None:
            self._type = data[0] if data else -1
            data = data[1:]
        self._too_long = self._too_long or self._held() + len(data) > self._max
        if self._too_long:
            self._parts.clear()
        else:
            self._parts.append(data)
        if more:
            return found
        frame, kind, too_long = self._joined(), TYPES.get(self._type), self._too_long
        self._forget_parts()
        if too_long:
            return [*found, Refused("too_long", self._max)]
        return [*found, Frame(frame, kind) if frame else Refused("incomplete", len(data))]

    def _joined(self) -> bytes:
        """The type stands in the first packet; some firmware repeats it, and then in each. A suffix is set for all host types."""
        first, rest = self._parts[:1], self._parts[1:]
        if rest and all(part[:1] == bytes((max(self._type or 0, 0),)) for part in rest):
            rest = [part[1:] for part in rest]
        return b"".join((*first, *rest)).rstrip(self._ends)

    def _held(self) -> int:
        return sum(map(len, self._parts))

    def _given_up(self) -> list[Piece]:
        """The other parts of a long scan did not come."""
        size, begun = self._held(), self._type is not None
        self._forget_parts()
        return [Refused("incomplete", size)] if begun else []

    def _forget_parts(self) -> None:
        self._parts.clear()
        self._type = None
        self._too_long = False

    def _damaged(self, packet: bytes | bytearray) -> None:
        """What will be sent again was not delivered yet, unless the damaged packet was itself one that was sent again."""
        self._missed = self._missed or len(packet) < _LEAST or not packet[3] & RETRANSMIT

    def _noise(self) -> list[Piece]:
        skipped, self._skipped = self._skipped, 0
        return [Refused("noise", skipped)] if skipped else []

    def _answer(self, data: bytes) -> list[Piece]:
        return [Answer(data)] if self._answers else []


def _plausible(held: bytearray, at: int) -> bool:
    """The bytes from here, as far as they have come, may be the head of a scanner's packet."""
    head = held[at : at + _LEAST]
    return (
        head[0] >= _LEAST
        and (len(head) < 2 or head[1] in _OPCODES)
        and (len(head) < 3 or head[2] == 0)
        and (len(head) < 4 or head[3] < 0x10)
    )
