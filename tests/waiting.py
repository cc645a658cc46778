"""Waiting for a condition, with an end."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
DEADLINE_S = 15.0


def until(condition: Callable[[], T], what: str, deadline_s: float = DEADLINE_S, every_s: float = 0.02) -> T:
    """The first true answer of `condition`; fails with the last answer when none comes in time."""
    end = time.monotonic() + deadline_s
    while not (answer := condition()):
        assert time.monotonic() < end, f"never happened within {deadline_s} s: {what} (last: {answer!r})"
        time.sleep(every_s)
    return answer
