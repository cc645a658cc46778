"""Messages in numbered parts: the socket limits what one frame may carry and does not keep frames in order.

A part is `{"n": its number in this connection, "text": a piece of the message, "more": whether the message goes on}`.
"""

from collections.abc import Iterator
from typing import Any

from pos_bridge.agent.messages import BadMessage

PART = 1300
"Characters. A sign outside the basic plane takes 12 bytes in the socket's JSON, and a frame may have 16 KiB."

LARGEST = 2_000_000
"Characters of one message."

EARLY = 2 * LARGEST // PART
"Parts that may arrive before one that is missing."


class TooLarge(BadMessage):
    """The message is longer than the other side takes."""


class Cutter:
    """One direction of one connection, the sending end."""

    def __init__(self) -> None:
        self._number = 0

    def cut(self, text: str) -> Iterator[dict[str, Any]]:
        check_size(text)
        for start in range(0, len(text), PART):
            self._number += 1
            yield {"n": self._number, "text": text[start : start + PART], "more": start + PART < len(text)}


class Joiner:
    """The receiving end. What is repeated is ignored, what comes early waits for what is missing."""

    def __init__(self) -> None:
        self._next = 1
        self._early: dict[int, tuple[str, bool]] = {}
        self._begun: list[str] = []
        self._length = 0

    def feed(self, part: Any) -> list[str]:
        """The messages that are whole now, in order. Raises BadMessage; the connection is of no use then."""
        number, text, more = _checked(part)
        if number < self._next or number in self._early:
            return []
        if number - self._next > EARLY:
            raise BadMessage(f"part {number} came, {self._next} is missing")
        self._early[number] = (text, more)
        whole: list[str] = []
        while self._next in self._early:
            text, more = self._early.pop(self._next)
            self._next += 1
            self._length += len(text)
            if self._length > LARGEST:
                raise TooLarge(f"a message of more than {LARGEST} characters")
            self._begun.append(text)
            if not more:
                whole.append("".join(self._begun))
                self._begun.clear()
                self._length = 0
        return whole


def check_size(text: str) -> None:
    if len(text) > LARGEST:
        raise TooLarge(f"{len(text)} characters, at most {LARGEST} can be sent to another machine")


def _checked(part: Any) -> tuple[int, str, bool]:
    if not isinstance(part, dict):
        raise BadMessage("a part is an object")
    number, text, more = part.get("n"), part.get("text"), part.get("more", False)
    if not isinstance(number, int) or isinstance(number, bool) or not isinstance(text, str) or not isinstance(more, bool):
        raise BadMessage("a part has a number n, a string text and perhaps more")
    if len(text) > PART:
        raise BadMessage(f"a part has at most {PART} characters")
    return number, text, more
