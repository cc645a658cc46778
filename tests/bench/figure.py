"""A figure: a value beside the limit or the peer it is measured against, and the goal it should reach."""

import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal


@dataclass(frozen=True)
class Beside:
    """What a value stands beside: a limit (nothing could be faster) or a peer (another way to do the same)."""

    kind: Literal["limit", "peer"]
    value: float
    what: str


@dataclass(frozen=True)
class Goal:
    """A bound on the ratio to what stands beside, or on the value itself (in the figure's unit)."""

    of: Literal["ratio", "value"]
    bound: float
    least: bool = False

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {_short(self.bound)}{'×' if self.of == 'ratio' else ''}"

    def met(self, value: float, ratio: float | None) -> bool:
        found = ratio if self.of == "ratio" else value
        if found is None:
            return False
        return found >= self.bound if self.least else found <= self.bound


@dataclass(frozen=True)
class Figure:
    """`ratio` is value / beside unless given (the median of the rounds' ratios). `missing` says why it was not measured."""

    name: str
    value: float | None
    unit: str
    beside: Beside | None = None
    ratio: float | None = None
    goal: Goal | None = None
    missing: str = ""

    @property
    def measured_ratio(self) -> float | None:
        if self.ratio is not None or self.beside is None or self.value is None or not self.beside.value:
            return self.ratio
        return self.value / self.beside.value

    @property
    def met(self) -> bool | None:
        """None when there is no goal; a figure that was not measured misses."""
        if self.value is None:
            return False
        return self.goal.met(self.value, self.measured_ratio) if self.goal else None

    def as_json(self) -> dict[str, Any]:
        body: dict[str, Any] = {"name": self.name, "value": _round(self.value)}
        if self.beside is not None:
            body[self.beside.kind] = {"value": _round(self.beside.value), "what": self.beside.what}
        body |= {"ratio": _round(self.measured_ratio), "unit": self.unit, "goal": str(self.goal) if self.goal else None}
        body["met"] = self.met
        return body | ({"missing": self.missing} if self.missing else {})


def write_json(figures: Sequence[Figure], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([f.as_json() for f in figures], ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def table(figures: Sequence[Figure]) -> str:
    """Rows of text for a terminal."""
    rows = [("figure", "value", "unit", "beside", "ratio", "goal", ""), *(_row(f) for f in figures)]
    widths = [max(_width(row[n]) for row in rows) for n in range(7)]
    right = (False, True, False, True, True, False, False)
    lines = ["  ".join(_padded(cell, w, r) for cell, w, r in zip(row, widths, right, strict=True)).rstrip() for row in rows]
    lines.insert(1, "-" * max(map(_width, lines)))
    missed = [f for f in figures if f.met is False]
    with_goal = sum(f.met is not None for f in figures)
    lines += ["", f"{with_goal - len(missed)} of {with_goal} goals met" + (", MISSED:" if missed else "")]
    lines += [f"  {f.name}: {f.missing or f'{_number(f)}, goal {f.goal}'}" for f in missed]
    return "\n".join(lines) + "\n"


def _number(figure: Figure) -> str:
    if figure.goal is not None and figure.goal.of == "ratio":
        return f"{_short(figure.measured_ratio)}×"
    return f"{_short(figure.value)} {figure.unit}"


def _row(figure: Figure) -> tuple[str, ...]:
    beside = f"{_short(figure.beside.value)} {figure.beside.what}" if figure.beside else ""
    ratio = f"{_short(figure.measured_ratio)}×" if figure.measured_ratio is not None else ""
    verdict = {True: "met", False: "MISSED", None: ""}[figure.met]
    value = _short(figure.value) if figure.value is not None else "not measured"
    return figure.name, value, figure.unit, beside, ratio, str(figure.goal or ""), verdict


def _round(number: float | None) -> float | None:
    return None if number is None else float(f"{number:.4g}") if abs(number) < 10_000 else round(number)


def _short(number: float | None) -> str:
    if number is None:
        return ""
    return f"{number:,.0f}" if abs(number) >= 1000 or number == int(number) else f"{number:.3g}"


def _width(text: str) -> int:
    return sum(not unicodedata.combining(char) for char in text)


def _padded(text: str, width: int, right: bool) -> str:
    space = " " * (width - _width(text))
    return space + text if right else text + space
