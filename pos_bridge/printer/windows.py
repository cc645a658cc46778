"""A document cut into what may travel ahead of the printer's answers."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Window:
    """`data` with so many questions in it, and at most `stretch` bytes without one."""

    data: bytes
    questions: int = 0
    stretch: int = 0


def windows(parts: Sequence[bytes], limit: int, question: bytes = b"", every: int = 0) -> list[Window]:
    """Parts joined up to `limit` bytes each (one part may be longer); everything at once when there is no limit.

    With `every`, a question before the first part and after each so many bytes: the line is never silent between two of them, so a
    printer that is off for longer than their way takes loses one.
    """
    windows: list[Window] = []
    data, questions, since, stretch = b"", 0, 0, 0
    for part in parts:
        if data and limit and len(data) + len(part) > limit:
            windows.append(Window(data, questions, stretch))
            data, questions, since, stretch = b"", 0, 0, 0
        if every and (not data or since >= every):
            data, questions, since = data + question, questions + 1, 0
        data, since = data + part, since + len(part)
        stretch = max(stretch, since)
    return [*windows, Window(data, questions, stretch)]
