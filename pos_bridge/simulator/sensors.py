"""A printer's sensors, and the bytes that it tells them by (Epson ESC/POS guide: DLE EOT, GS a, GS r)."""

from dataclasses import dataclass


@dataclass
class Sensors:
    out: bool = False
    near: bool = False
    cover: bool = False
    rows_left: int | None = None

    @property
    def stopped(self) -> bool:
        return self.out or self.cover

    def change(self, out: bool | None, near: bool | None, cover: bool | None) -> bool:
        """None leaves a sensor as it is; true when anything changed."""
        before = (self.out, self.near, self.cover)
        self.out = self.out if out is None else out
        self.near = self.near if near is None else near
        self.cover = self.cover if cover is None else cover
        return before != (self.out, self.near, self.cover)

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
        bits = {
            1: 0x08 if self.stopped else 0,
            2: (0x04 if self.cover else 0) | (0x20 if self.out else 0),
            3: 0,
            4: (0x0C if self.near or self.out else 0) | (0x60 if self.out else 0),
        }
        return 0x12 | bits.get(question, 0)

    def push(self) -> bytes:
        first = 0x10 | (0x08 if self.stopped else 0) | (0x20 if self.cover else 0)
        third = (0x03 if self.near or self.out else 0) | (0x0C if self.out else 0)
        return bytes([first, 0, third, 0])

    def paper_byte(self) -> int:
        """GS r 1"""
        return (0x03 if self.near or self.out else 0) | (0x0C if self.out else 0)
