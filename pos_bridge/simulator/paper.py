"""The paper: rows of letters and dots in the order they came out, cut into pieces. It remembers everything: it is the ledger."""

from collections import deque
from dataclasses import dataclass
from threading import Lock
from typing import Literal

Side = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Span:
    """Letters of one look. `width` and `height` are multiples."""

    text: str
    bold: bool = False
    width: int = 1
    height: int = 1
    underline: bool = False
    inverse: bool = False


@dataclass(frozen=True)
class Dots:
    """A picture, one bit a dot, rows padded to bytes, black is 1."""

    width: int
    height: int
    bits: bytes


@dataclass(frozen=True)
class Row:
    """One thing that came out. `seq` counts over all pieces; `height` is in dots. `kind` "cut" ends a piece."""

    seq: int
    kind: Literal["text", "dots", "feed", "cut"]
    side: Side = "left"
    height: int = 0
    spans: tuple[Span, ...] = ()
    dots: Dots | None = None

    @property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class Piece:
    """One piece of paper with every byte that made it. `whole` is false for the piece that is still in the printer."""

    raw: bytes
    rows: tuple[Row, ...]
    whole: bool

    @property
    def text(self) -> str:
        """The letters, row by row, without trailing space."""
        return "\n".join(row.text.rstrip() for row in self.rows if row.kind == "text")

    @property
    def blank(self) -> bool:
        return not any(row.kind == "dots" or row.text.strip() for row in self.rows)


class Paper:
    """Written by the printer's thread, read by anybody. Keeps the last `pieces` pieces and `rows` rows."""

    def __init__(self, pieces: int = 200, rows: int = 4000) -> None:
        self._lock = Lock()
        self._pieces: deque[Piece] = deque(maxlen=pieces)
        self._recent: deque[Row] = deque(maxlen=rows)
        self._rows: list[Row] = []
        self._raw = bytearray()
        self._seq = 0

    @property
    def version(self) -> int:
        """Grows with every row: the `seq` of the last one."""
        return self._seq

    def rows(self, since: int = 0) -> tuple[Row, ...]:
        """Rows after `since`, over all pieces."""
        with self._lock:
            return tuple(row for row in self._recent if row.seq > since)

    def pieces(self) -> tuple[Piece, ...]:
        """Finished pieces, oldest first."""
        with self._lock:
            return tuple(self._pieces)

    def current(self) -> Piece:
        """What hangs out of the printer."""
        with self._lock:
            return Piece(bytes(self._raw), tuple(self._rows), False)

    # The printer's side

    def took(self, raw: bytes) -> None:
        with self._lock:
            self._raw += raw

    def letters(self, spans: tuple[Span, ...], side: Side, height: int) -> None:
        self._add("text", side, height, spans=spans)

    def picture(self, dots: Dots, side: Side) -> None:
        self._add("dots", side, dots.height, dots=dots)

    def feed(self, height: int) -> None:
        self._add("feed", "left", height)

    def cut(self) -> None:
        self._add("cut", "left", 0)
        with self._lock:
            self._pieces.append(Piece(bytes(self._raw), tuple(self._rows), True))
            self._rows.clear()
            self._raw.clear()

    def _add(
        self,
        kind: Literal["text", "dots", "feed", "cut"],
        side: Side,
        height: int,
        spans: tuple[Span, ...] = (),
        dots: Dots | None = None,
    ) -> None:
        with self._lock:
            self._seq += 1
            row = Row(self._seq, kind, side, height, spans, dots)
            self._recent.append(row)
            if kind != "cut":
                self._rows.append(row)
