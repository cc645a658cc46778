"""Time and identity, handed in."""

import itertools
from datetime import datetime, timedelta


class FakeClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **step: float) -> datetime:
        """Move on by so much (`seconds=5`, `days=1`; negative moves back) and tell the time."""
        self.now += timedelta(**step)
        return self.now


class CountedIds:
    """Ids in order: 00000001-..., so that a failure can be read."""

    def __init__(self) -> None:
        self._count = itertools.count(1)

    def __call__(self) -> str:
        return f"{next(self._count):08d}-0000-7000-8000-000000000000"
