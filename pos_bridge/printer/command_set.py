"""What the encoder and the driver need of a printer's language. Each language is a file that fulfils this."""

from typing import Literal, Protocol

from PIL import Image

from pos_bridge.document import Align, Symbology
from pos_bridge.printer.escpos import EscPos
from pos_bridge.printer.replies import Demux, Fence, Reply
from pos_bridge.printer.star import StarLine
from pos_bridge.profiles import PrinterProfile


class CommandSet(Protocol):
    """Pure: the same call is the same bytes. Dots are those of the profile's paper."""

    def demux(self) -> Demux:
        """A reader of what this printer sends."""

    # The look of words

    def reset(self) -> bytes:
        """Everything as after power on, in the profile's code page; status reports go on again."""

    def select_page(self, slot: int) -> bytes: ...

    def align(self, side: Align) -> bytes:
        """Obeyed only at the beginning of a line."""

    def bold(self, on: bool) -> bytes: ...

    def size(self, width: int, height: int, bold: bool) -> bytes:
        """Whole multiples of the normal letter; `bold` as it is already set, for a command that says both."""

    # Paper

    def feed(self, lines: int) -> bytes: ...

    def cut(self) -> bytes:
        """As the profile's cutter does it; paper to tear where there is none."""

    # Codes and pictures

    def linear_code(self, symbology: Symbology, data: str, module: int) -> bytes:
        """b"" for what this printer cannot be told, or would take for something else: it is sent as a picture."""

    def qr_code(self, data: bytes, module: int) -> bytes:
        """The same for a QR code."""

    def picture(self, picture: Image.Image, side: Align) -> list[bytes]:
        """An "L" picture, ink is 0. Between two pieces the printer is at the beginning of a command."""

    def stored_picture(self, number: int) -> bytes:
        """A picture that was put into the printer's own memory."""

    # Deeds

    def drawer(self, pin: Literal[1, 2], on_ms: int, off_ms: int) -> bytes:
        """One pulse; b"" where the printer has no drawer socket."""

    # Questions

    def report_changes(self) -> bytes:
        """Status pushes on; b"" where there are none."""

    def questions(self) -> tuple[int, ...]:
        """What `ask` asks, as the demux wants to hear it beforehand."""

    def ask(self) -> tuple[bytes, Reply | None]:
        """How are you: answered at once. None where the printer answers no such thing."""

    def recover(self) -> bytes:
        """Go on from the line that failed; b"" where the printer cannot."""

    def at_begin(self, attempt: int) -> Fence | None:
        """Before a document, where proofs are counted: after its answer every count belongs to this attempt."""

    def in_passing(self) -> bytes:
        """A question in turn that goes along within a document, whose answers are only counted; b"" where there is none."""

    def in_turn(self, number: int, attempt: int) -> Fence | None:
        """Answered when the buffer gets there; `number` counts the fences of one attempt from 1."""

    def at_end(self, number: int, attempt: int, mark: bytes) -> Fence | None:
        """The profile's proof (`confirm`); None where nothing proves anything."""


def command_set(profile: PrinterProfile) -> CommandSet:
    return StarLine(profile) if profile.dialect in ("star_line", "star_raster") else EscPos(profile)
