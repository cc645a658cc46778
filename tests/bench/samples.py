"""Samples of one quantity, and the same quantity of two sides measured in turn."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median


def quantile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that at least this share of them does not exceed (nearest rank). 0 < share <= 1."""
    ordered = sorted(samples)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


@dataclass
class Sides:
    """Rounds of samples of ours and of the other side. A round holds both, measured alternately within the same seconds."""

    ours: list[list[float]] = field(default_factory=list)
    others: list[list[float]] = field(default_factory=list)

    def begin_round(self) -> None:
        self.ours.append([])
        self.others.append([])

    def add(self, ours: float, other: float) -> None:
        self.ours[-1].append(ours)
        self.others[-1].append(other)

    def p50(self) -> tuple[float, float, float]:
        """(ours, other, ratio): medians over rounds of each round's median; the ratio is the median of the rounds' ratios."""
        mine = [median(r) for r in self.ours]
        theirs = [median(r) for r in self.others]
        return median(mine), median(theirs), median(a / b for a, b in zip(mine, theirs, strict=True))

    def p99(self) -> tuple[float, float, float]:
        """(ours, other, ratio) over all rounds together: a round alone is too short to have a tail."""
        mine = quantile([s for r in self.ours for s in r], 0.99)
        theirs = quantile([s for r in self.others for s in r], 0.99)
        return mine, theirs, mine / theirs
