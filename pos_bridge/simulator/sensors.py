"""A printer's sensors, and the bytes that it tells them by (Epson ESC/POS guide: DLE EOT, GS a, GS r; Star: ASB)."""

from dataclasses import dataclass
from typing import Literal


@dataclass
class Sensors:
    """`jammed` is the cause of the cutter's fault, `cutter` the fault that stays until the printer is told to go on."""

    out: bool = False
    near: bool = False
    cover: bool = False
    jammed: bool = False
    cutter: bool = False
    broken: bool = False
    drawer: bool = False
    drawer_high_open: bool = True
    rows_left: int | None = None
    lie: Literal["well", "out"] | None = None

    @property
    def stopped(self) -> bool:
        return self.out or self.cover or self.cutter or self.broken

    def change(self, **facts: bool) -> bool:
        """True when anything is another than before."""
        before = {name: getattr(self, name) for name in facts}
        for name, value in facts.items():
            setattr(self, name, value)
        return before != facts

    def used(self, rows: int) -> bool:
        """Counts the roll down; true when it ended just now."""
        if self.rows_left is None:
            return False
        self.rows_left -= rows
        if self.rows_left > 0:
            return False
        self.rows_left = None
        self.out = True
        return True

    def answer(self, question: int) -> int:
        """DLE EOT 1..4"""
        told = self._told()
        bits = {
            1: (0x04 if told.pin else 0) | (0x08 if told.stopped else 0),
            2: (0x04 if told.cover else 0) | (0x20 if told.out else 0) | (0x40 if told.cutter or told.broken else 0),
            3: (0x08 if told.cutter else 0) | (0x20 if told.broken else 0),
            4: (0x0C if told.near or told.out else 0) | (0x60 if told.out else 0),
        }
        return 0x12 | bits.get(question, 0)

    def push(self) -> bytes:
        """GS a"""
        told = self._told()
        first = 0x10 | (0x04 if told.pin else 0) | (0x08 if told.stopped else 0) | (0x20 if told.cover else 0)
        second = (0x08 if told.cutter else 0) | (0x20 if told.broken else 0)
        return bytes([first, second, self.paper_byte(), 0])

    def paper_byte(self) -> int:
        """GS r 1"""
        told = self._told()
        return (0x03 if told.near or told.out else 0) | (0x0C if told.out else 0)

    def drawer_byte(self) -> int:
        """GS r 2"""
        return int(self._told().pin)

    def star_status(self, counter: int, counted: bool) -> bytes:
        """Nine bytes of ASB; `counter` is that of ETB."""
        told = self._told()
        state = (0x02 if counted else 0) | (0x04 if told.pin else 0) | (0x08 if told.stopped else 0) | (0x20 if told.cover else 0)
        errors = (0x08 if told.cutter else 0) | (0x20 if told.broken else 0)
        roll = (0x0C if told.out else 0) | (0x04 if told.near else 0)
        spread = (counter & 0x18) << 2 | (counter & 0x07) << 1
        return bytes([0x23, 0x06, state, errors, 0, roll, 0, spread, 0])

    @property
    def pin(self) -> bool:
        return self.drawer == self.drawer_high_open

    def _told(self) -> "Sensors":
        """What it says of itself, which need not be how it is."""
        if self.lie is None:
            return self
        return Sensors(out=self.lie == "out", near=self.lie == "out", drawer=self.drawer, drawer_high_open=self.drawer_high_open)
