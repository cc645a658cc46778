"""What came out of a printer, as evidence: the pieces about an order, which are whole, which are marked as copies."""

import io
from collections.abc import Iterable
from dataclasses import dataclass

import zxingcpp
from PIL import Image

from kiosk.domain.codes import slip_code
from pos_bridge.simulator import Piece, VirtualPrinter
from tests.waiting import until

COPY = "КОПИЯ"
LAST_LINE = "Спасибо, что вы с нами."


@dataclass(frozen=True)
class Trail:
    """Of one order: how often its number was begun without the mark of a copy, and the pieces that are whole."""

    unmarked: int
    whole: tuple[Piece, ...]


def trail(printer: VirtualPrinter, number: str) -> Trail:
    pieces = [*printer.papers, printer.current]
    return Trail(sum(_unmarked(piece, number) for piece in pieces), tuple(piece for piece in pieces if _is_whole(piece, number)))


def readable(printer: VirtualPrinter, piece: Piece, number: str) -> bool:
    """Whether another decoder reads the order's code off the picture of that piece."""
    picture = Image.open(io.BytesIO(printer.png(piece))).convert("L")
    return slip_code(number) in [found.text for found in zxingcpp.read_barcodes(picture)]


def wait_whole(printer: VirtualPrinter, number: str, deadline_s: float = 15.0) -> Trail:
    """The evidence once there is a whole slip of that order."""
    until(lambda: trail(printer, number).whole, f"a whole slip of {number} is out", deadline_s)
    return trail(printer, number)


def proper(printer: VirtualPrinter, numbers: Iterable[str]) -> list[str]:
    """What is wrong with the paper of these orders: none whole, or a second one that is not marked."""
    faults = []
    for number in numbers:
        evidence = trail(printer, number)
        if not evidence.whole:
            faults.append(f"{number}: no whole slip")
        if evidence.unmarked > 1:
            faults.append(f"{number}: {evidence.unmarked} slips that do not say they are copies")
    return faults


def _lines(piece: Piece) -> list[str]:
    return [line.strip() for line in piece.text.splitlines()]


def _unmarked(piece: Piece, number: str) -> int:
    lines = _lines(piece)
    if number not in lines:
        return 0
    return max(0, lines.count(number) - sum(line.startswith(COPY) for line in lines))


def _is_whole(piece: Piece, number: str) -> bool:
    lines = _lines(piece)
    return piece.whole and number in lines and LAST_LINE in lines[lines.index(number) :]
