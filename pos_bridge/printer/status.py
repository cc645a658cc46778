"""A printer's status bytes to meaning. Three kinds of reply share one wire and are disjoint by their fixed bits:

    ASB        4 bytes, first & 0x93 == 0x10, the others & 0x90 == 0
    DLE EOT n  1 byte,  & 0x93 == 0x12
    GS r 1     1 byte,  & 0x90 == 0x00
    GS ( H     37 22 .. 00, GS I 5F .. 00 or 3D .. 00

(Epson ESC/POS guide; bit tables also in the manuals of TM-U220A, TM-T88III and Ithaca.)
"""

from collections import deque
from dataclasses import dataclass, replace
from enum import StrEnum


class Paper(StrEnum):
    OK = "ok"
    NEAR_END = "near_end"
    OUT = "out"
    UNKNOWN = "unknown"


class Cover(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


class Online(StrEnum):
    ONLINE = "online"
    OFFLINE = "offline"
    UNKNOWN = "unknown"


class Fault(StrEnum):
    NONE = "none"
    PRESENT = "present"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class PrinterStatus:
    """What the printer last said. Unknown is neither yes nor no: a printer that does not tell is printed on."""

    paper: Paper = Paper.UNKNOWN
    cover: Cover = Cover.UNKNOWN
    online: Online = Online.UNKNOWN
    fault: Fault = Fault.UNKNOWN

    @property
    def hindrance(self) -> str | None:
        """Why nothing can be printed now ("paper_out", "cover_open", "fault", "offline"), None when nothing is known against it."""
        if self.paper is Paper.OUT:
            return "paper_out"
        if self.cover is Cover.OPEN:
            return "cover_open"
        if self.fault is Fault.PRESENT:
            return "fault"
        return "offline" if self.online is Online.OFFLINE else None


@dataclass(frozen=True)
class Answered:
    """The reply to DLE EOT `question`, or to GS r (question 0)."""

    question: int


@dataclass(frozen=True)
class Pushed:
    """A status that the printer sent by itself."""


@dataclass(frozen=True)
class Marked:
    """The printer finished everything before this mark."""

    mark: bytes


Reply = Answered | Pushed | Marked

_BLOCKS = (0x37, 0x3D, 0x5F)
_LONGEST_BLOCK = 80
_SENSOR = (0x00, 0x03, 0x0C, 0x0F)
"Answers of GS r 1: both bits of a sensor are equal, so most noise is no answer."


class StatusDemux:
    """Feed what the printer sends; `status` is what it all means so far. Never raises on bytes.

    `asked(n)` before each DLE EOT n: the replies do not say which question they answer.
    """

    def __init__(self) -> None:
        self.status = PrinterStatus()
        self.ignored = 0
        self._questions: deque[int] = deque(maxlen=16)
        self._pushed = bytearray()
        self._block: bytearray | None = None

    def asked(self, question: int) -> None:
        self._questions.append(question)

    def forget_questions(self) -> None:
        """Their time is over; an answer that still comes is ignored."""
        self._questions.clear()

    def feed(self, data: bytes) -> list[Reply]:
        return [reply for byte in data if (reply := self._byte(byte)) is not None]

    def _byte(self, byte: int) -> Reply | None:
        if self._block is not None:
            return self._block_byte(byte)
        if self._pushed:
            if byte & 0x90 == 0:
                return self._asb_byte(byte)
            self.ignored += len(self._pushed)
            self._pushed.clear()
        if byte in _BLOCKS:
            self._block = bytearray([byte])
        elif byte & 0x93 == 0x10:
            self._pushed.append(byte)
        elif byte & 0x93 == 0x12:
            return self._dle_eot(byte)
        elif byte in _SENSOR:
            return self._paper_sensor(byte)
        else:
            self.ignored += 1
        return None

    def _block_byte(self, byte: int) -> Reply | None:
        block = self._block
        assert block is not None
        if byte != 0:
            block.append(byte)
            if len(block) > _LONGEST_BLOCK:
                self.ignored += len(block)
                self._block = None
            return None
        self._block = None
        if len(block) == 6 and block[:2] == b"\x37\x22":
            return Marked(bytes(block[2:]))
        self.ignored += len(block) + 1
        return None

    def _asb_byte(self, byte: int) -> Reply | None:
        self._pushed.append(byte)
        if len(self._pushed) < 4:
            return None
        first, second, third, _ = self._pushed
        self._pushed.clear()
        self.status = PrinterStatus(
            paper=_paper(out=third & 0x0C, near=third & 0x03),
            cover=Cover.OPEN if first & 0x20 else Cover.CLOSED,
            online=Online.OFFLINE if first & 0x08 else Online.ONLINE,
            fault=Fault.PRESENT if second & 0x2C else Fault.NONE,
        )
        return Pushed()

    def _dle_eot(self, byte: int) -> Reply | None:
        if not self._questions:
            self.ignored += 1
            return None
        question = self._questions.popleft()
        if question == 1:
            self.status = replace(self.status, online=Online.OFFLINE if byte & 0x08 else Online.ONLINE)
        elif question == 2:
            cover = Cover.OPEN if byte & 0x04 else Cover.CLOSED
            paper = Paper.OUT if byte & 0x20 else self.status.paper
            self.status = replace(self.status, cover=cover, paper=paper)
        elif question == 3:
            self.status = replace(self.status, fault=Fault.PRESENT if byte & 0x2C else Fault.NONE)
        elif question == 4:
            self.status = replace(self.status, paper=_paper(out=byte & 0x60, near=byte & 0x0C))
        return Answered(question)

    def _paper_sensor(self, byte: int) -> Reply:
        self.status = replace(self.status, paper=_paper(out=byte & 0x0C, near=byte & 0x03))
        return Answered(0)


def _paper(out: int, near: int) -> Paper:
    if out:
        return Paper.OUT
    return Paper.NEAR_END if near else Paper.OK
