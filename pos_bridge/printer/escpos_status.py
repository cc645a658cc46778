"""ESC/POS status bytes to meaning. Several kinds of reply share one wire and are disjoint by their fixed bits:

    ASB        4 bytes, first & 0x93 == 0x10, the others & 0x90 == 0
    DLE EOT n  1 byte,  & 0x93 == 0x12
    GS r n     1 byte,  & 0x90 == 0x00
    GS ( H     37 22 .. 00, GS I 5F .. 00 or 3D .. 00
    power on   3B 31 00, where memory switch 1-1 says so (GS ( E, function 3)

(Epson ESC/POS guide; bit tables also in the manuals of TM-U220A, TM-T88III and Ithaca.)
"""

from collections import deque
from dataclasses import replace

from pos_bridge.printer.replies import DRAWER_SENSOR, PAPER_SENSOR, Answered, Marked, Named, PoweredOn, Pushed, Reply, drawer_at
from pos_bridge.printer.status import Cover, Online, Paper, PrinterStatus, paper, worst
from pos_bridge.profiles.printer_schema import OpenLevel

_BLOCKS = (0x37, 0x3B, 0x3D, 0x5F)
_LONGEST_BLOCK = 80
XON, XOFF = 0x11, 0x13
_SENSOR = (0x00, 0x03, 0x0C, 0x0F)
"Answers of GS r 1: both bits of a sensor are equal, so most noise is no answer."


class StatusDemux:
    """`asked(n)` before each DLE EOT n and each GS r 2: the replies do not say which question they answer."""

    def __init__(self, open_level: OpenLevel = "unknown") -> None:
        self.status = PrinterStatus()
        self.noise = 0
        self._open_level = open_level
        self._questions: deque[int] = deque(maxlen=16)
        self._drawer_asked = False
        self._pushed = bytearray()
        self._block: bytearray | None = None

    def asked(self, question: int) -> None:
        if question == DRAWER_SENSOR:
            self._drawer_asked = True
        else:
            self._questions.append(question)

    def forget_questions(self) -> None:
        self._questions.clear()
        self._drawer_asked = False

    def feed(self, data: bytes) -> list[Reply]:
        return [reply for byte in data if (reply := self._byte(byte)) is not None]

    def _byte(self, byte: int) -> Reply | None:
        if self._block is not None:
            return self._block_byte(byte)
        if self._pushed:
            if byte & 0x90 == 0:
                return self._asb_byte(byte)
            self.noise += len(self._pushed)
            self._pushed.clear()
        if byte in _BLOCKS:
            self._block = bytearray([byte])
        elif byte & 0x93 == 0x10:
            self._pushed.append(byte)
        elif byte & 0x93 == 0x12:
            return self._dle_eot(byte)
        elif self._drawer_asked and byte in (0x00, 0x01):
            return self._drawer_sensor(byte)
        elif byte in _SENSOR:
            return self._paper_sensor(byte)
        elif byte not in (XON, XOFF):
            self.noise += 1
        return None

    def _block_byte(self, byte: int) -> Reply | None:
        block = self._block
        assert block is not None
        if byte != 0:
            block.append(byte)
            if len(block) > _LONGEST_BLOCK:
                self.noise += len(block)
                self._block = None
            return None
        self._block = None
        if len(block) == 6 and block[:2] == b"\x37\x22":
            return Marked(bytes(block[2:]))
        if block == b"\x3b\x31":
            self.status = PrinterStatus()
            return PoweredOn()
        if block[0] == 0x5F:
            return Named("".join(chr(letter) for letter in block[1:] if 0x20 <= letter < 0x7F))
        self.noise += len(block) + 1
        return None

    def _asb_byte(self, byte: int) -> Reply | None:
        self._pushed.append(byte)
        if len(self._pushed) < 4:
            return None
        first, second, third, _ = self._pushed
        self._pushed.clear()
        self.status = PrinterStatus(
            paper=paper(out=third & 0x0C, near=third & 0x03),
            cover=Cover.OPEN if first & 0x20 else Cover.CLOSED,
            online=Online.OFFLINE if first & 0x08 else Online.ONLINE,
            fault=worst(second & 0x20, second & 0x08, second & 0x04, second & 0x40),
            drawer=drawer_at(bool(first & 0x04), self._open_level),
        )
        return Pushed()

    def _dle_eot(self, byte: int) -> Reply | None:
        if not self._questions:  # late: an answer to nothing, but a printer's word
            return None
        question = self._questions.popleft()
        if question == 1:
            online = Online.OFFLINE if byte & 0x08 else Online.ONLINE
            self.status = replace(self.status, online=online, drawer=drawer_at(bool(byte & 0x04), self._open_level))
        elif question == 2:
            cover = Cover.OPEN if byte & 0x04 else Cover.CLOSED
            self.status = replace(self.status, cover=cover, paper=Paper.OUT if byte & 0x20 else self.status.paper)
        elif question == 3:
            self.status = replace(self.status, fault=worst(byte & 0x20, byte & 0x08, byte & 0x04, byte & 0x40))
        elif question == 4:
            self.status = replace(self.status, paper=paper(out=byte & 0x60, near=byte & 0x0C))
        return Answered(question)

    def _paper_sensor(self, byte: int) -> Reply:
        self.status = replace(self.status, paper=paper(out=byte & 0x0C, near=byte & 0x03))
        return Answered(PAPER_SENSOR)

    def _drawer_sensor(self, byte: int) -> Reply:
        self._drawer_asked = False
        self.status = replace(self.status, drawer=drawer_at(bool(byte & 1), self._open_level))
        return Answered(DRAWER_SENSOR)
