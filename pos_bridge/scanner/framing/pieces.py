"""What a framer cuts a stream of bytes into, and what every framer can do."""

from dataclasses import dataclass
from typing import Literal, Protocol

import msgspec

Reason = Literal[
    "too_long", "control_character", "undecodable", "incomplete", "too_many", "bad_checksum", "noise", "check_digit"
]  # fmt: skip


class Frame(msgspec.Struct, frozen=True):
    """The payload of one scan. `kind` is the symbology and `aim` the AIM identifier where the framing itself tells them."""

    data: bytes
    kind: str | None = None
    aim: str | None = None


@dataclass(frozen=True)
class Refused:
    """Bytes that are no scan. `reason` is a code for programs, `size` how many bytes it was about."""

    reason: Reason
    size: int


@dataclass(frozen=True)
class Answer:
    """Bytes to be written to the scanner, once what stands before this in the list has been handed over."""

    data: bytes


@dataclass(frozen=True)
class Reply:
    """What the scanner says to a command; never a scan."""

    good: bool
    data: bytes = b""


Piece = Frame | Refused | Answer | Reply


class Framer(Protocol):
    """Pure: no clock, no port. Holds a bounded number of bytes whatever arrives."""

    @property
    def sound(self) -> bool:
        """Frames prove themselves (checksum, answer, report): one bad frame says nothing about the next."""

    @property
    def pending(self) -> int:
        """Bytes held."""

    @property
    def unfinished(self) -> bool:
        """A frame has begun (or is being thrown away) and has not ended."""

    @property
    def patience(self) -> float | None:
        """Seconds of silence after which `idle` is wanted; None for the profile's `idle_ms`."""

    def feed(self, data: bytes) -> list[Piece]:
        """Everything that is complete now, in order of arrival."""

    def idle(self) -> list[Piece]:
        """Nothing has arrived for as long as that. Called again while something is still unfinished."""

    def lost(self) -> list[Piece]:
        """The line broke: what is held is half a scan, and nobody is there to be answered."""

    def expect(self, good: bytes, bad: bytes, begin: bytes = b"") -> None:
        """A command was sent whose reply ends by `good` or `bad`; both empty: expect no more. One that has several lines
        says by `begin` where the first of them starts."""
