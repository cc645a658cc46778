"""What a level says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.stock import Level, target_for_channel

pieces = st.integers(0, 1000)
levels = st.builds(Level, st.just("here"), st.just("a"), pieces, pieces, pieces, pieces)


def test_nothing_is_known_means_nothing_is_there() -> None:
    empty = Level("here", "a")
    assert (empty.available, empty.free) == (0, 0)


@given(levels)
def test_on_hand_is_the_sum_of_its_parts(level: Level) -> None:
    assert level.on_hand == level.available + level.reserved + level.unavailable
    assert level.available == level.free + level.allotted


@pytest.mark.parametrize(
    ("on_hand", "reserved", "keep", "target"), [(10, 0, 2, 8), (10, 9, 2, 0), (2, 0, 2, 0), (0, 3, 0, 0), (5, 1, 0, 4)]
)
def test_what_a_channel_may_offer(on_hand: int, reserved: int, keep: int, target: int) -> None:
    assert target_for_channel(Level("here", "a", on_hand, reserved), keep) == target


@given(levels, pieces)
def test_a_channel_never_offers_what_is_kept_back(level: Level, keep: int) -> None:
    target = target_for_channel(level, keep)
    assert target >= 0
    assert target == 0 or level.available - target == keep
