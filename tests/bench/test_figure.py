"""What the bench says of its numbers. The numbers themselves are no test's business."""

import json
from pathlib import Path

import pytest

from tests.bench.figure import Beside, Figure, Goal, table, write_json
from tests.bench.samples import Sides, quantile


@pytest.mark.parametrize(("share", "expected"), [(0.01, 1), (0.5, 50), (0.99, 99), (1, 100)])
def test_a_quantile_is_the_nearest_rank(share: float, expected: int) -> None:
    assert quantile(list(range(100, 0, -1)), share) == expected


def test_the_ratio_is_the_median_of_the_rounds_ratios() -> None:
    sides = Sides([[2.0], [30.0], [4.0]], [[1.0], [10.0], [1.0]])
    assert sides.p50() == (4.0, 1.0, 3.0)


@pytest.mark.parametrize(
    ("goal", "value", "ratio", "met"),
    [
        (Goal("ratio", 2), 9.0, 2.0, True),
        (Goal("ratio", 2), 1.0, 2.1, False),
        (Goal("ratio", 3, least=True), 1.0, 3.5, True),
        (Goal("value", 80), 81.0, None, False),
        (None, 81.0, None, None),
    ],
)
def test_a_goal_is_met_or_not(goal: Goal | None, value: float, ratio: float | None, met: bool | None) -> None:
    assert Figure("f", value, "ms", ratio=ratio, goal=goal).met is met


def test_what_was_not_measured_is_said_plainly_and_misses(tmp_path: Path) -> None:
    figures = [
        Figure("a", 1.0, "ms", Beside("limit", 4.0, "wire"), goal=Goal("ratio", 1)),
        Figure("b", None, "", missing="no Chromium"),
    ]
    write_json(figures, tmp_path / "bench.json")
    a, b = json.loads((tmp_path / "bench.json").read_text(encoding="utf-8"))
    assert a == {
        "name": "a",
        "value": 1,
        "limit": {"value": 4, "what": "wire"},
        "ratio": 0.25,
        "unit": "ms",
        "goal": "≤ 1×",
        "met": True,
    }
    assert (b["value"], b["met"], b["missing"]) == (None, False, "no Chromium")
    assert "1 of 2 goals met, MISSED:\n  b: no Chromium" in table(figures)
