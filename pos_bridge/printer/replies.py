"""What a printer sends, one reply after the other, whatever its language."""

from dataclasses import dataclass
from typing import Protocol

from pos_bridge.printer.status import Drawer, PrinterStatus
from pos_bridge.profiles.printer_schema import OpenLevel


@dataclass(frozen=True)
class Answered:
    """The reply to DLE EOT `question`, or to GS r 1 (question 0) and GS r 2 (question -2)."""

    question: int


@dataclass(frozen=True)
class Pushed:
    """A status that the printer sent by itself, or all at once when asked."""


@dataclass(frozen=True)
class Marked:
    """The printer finished everything before this mark."""

    mark: bytes


@dataclass(frozen=True)
class Counted:
    """The printer finished everything before the fence of this number (of 32)."""

    number: int


@dataclass(frozen=True)
class Named:
    """The printer said something about itself. The field is empty in what is waited for: the reply does not say which it is."""

    text: str = ""


@dataclass(frozen=True)
class PoweredOn:
    """The printer was switched on: whatever it had been given before is gone."""


Reply = Answered | Pushed | Marked | Counted | Named | PoweredOn

PAPER_SENSOR, DRAWER_SENSOR = 0, -2


@dataclass(frozen=True)
class Fence:
    """Bytes that are answered when the printer gets there. `wanted` is the one answer that counts."""

    request: bytes
    wanted: Reply


class Demux(Protocol):
    """Feed what the printer sends; `status` is what it all means so far. Never raises on bytes."""

    status: PrinterStatus
    noise: int
    "Bytes so far that no printer of this language says."

    def asked(self, question: int) -> None:
        """Before each question whose reply does not say what it answers."""

    def forget_questions(self) -> None:
        """Their time is over; an answer that still comes is ignored."""

    def feed(self, data: bytes) -> list[Reply]: ...


def drawer_at(high: bool, open_level: OpenLevel) -> Drawer:
    """What the level of pin 3 means for the drawer that hangs there."""
    if open_level == "unknown":
        return Drawer.UNKNOWN
    return Drawer.OPEN if high == (open_level == "high") else Drawer.CLOSED
