"""The paper as the judge: which receipts came out whole, which as marked copies, which torn or glued to another one."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pos_bridge.simulator.paper import Piece


@dataclass
class Tally:
    """By receipt number. A glued piece holds more than one head; a torn one lacks its head or its foot."""

    originals: Counter[str] = field(default_factory=Counter)
    copies: Counter[str] = field(default_factory=Counter)
    torn: int = 0
    glued: int = 0

    @property
    def whole(self) -> Counter[str]:
        return self.originals + self.copies

    def lost(self, printed: Iterable[str]) -> set[str]:
        """Numbers that somebody calls printed and that are nowhere whole."""
        return set(printed) - set(self.whole)

    def doubled(self) -> set[str]:
        """Numbers that came out more than once without a mark."""
        return {number for number, times in self.originals.items() if times > 1}


class Ledger:
    """`head` and `foot` are patterns with one group each, the receipt's number; `copy` is a pattern that marks a copy."""

    def __init__(self, head: str, foot: str, copy: str) -> None:
        self._head, self._foot, self._copy = (re.compile(pattern, re.MULTILINE) for pattern in (head, foot, copy))

    def read(self, pieces: Iterable[Piece]) -> Tally:
        tally = Tally()
        for piece in pieces:
            if piece.blank:
                continue
            heads, feet = self._head.findall(piece.text), self._foot.findall(piece.text)
            if len(heads) > 1 or len(feet) > 1:
                tally.glued += 1
            elif len(heads) != 1 or heads != feet:
                tally.torn += 1
            else:
                (tally.copies if self._copy.search(piece.text) else tally.originals)[heads[0]] += 1
        return tally
