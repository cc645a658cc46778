"""Messages cut into parts come out whole and in order, whatever order the parts come in and however often."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_bridge.agent.messages import BadMessage
from pos_bridge.agent.parts import EARLY, LARGEST, PART, Cutter, Joiner, TooLarge

WORDS = st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=3 * PART), max_size=6)


@given(WORDS.filter(lambda words: all(words)), st.randoms(use_true_random=False))
def test_in_any_order_and_repeated(words: list[str], rng: object) -> None:
    cutter, joiner = Cutter(), Joiner()
    parts = [part for word in words for part in cutter.cut(word)]
    mixed = [*parts, *parts]
    rng.shuffle(mixed)  # type: ignore[attr-defined]
    assert [whole for part in mixed for whole in joiner.feed(part)] == words


def test_no_part_is_larger_than_a_frame_may_be() -> None:
    """16 KiB is what the server takes; a sign beyond the basic plane is written with twelve characters."""
    for part in Cutter().cut("\U0001f4a5" * 5000):
        assert len(json.dumps(["part", part])) < 16 * 1024


def test_a_message_too_large_is_refused_at_both_ends() -> None:
    with pytest.raises(TooLarge, match="characters"):
        list(Cutter().cut("x" * (LARGEST + 1)))
    joiner = Joiner()
    with pytest.raises(TooLarge):
        for number in range(1, LARGEST // PART + 3):
            joiner.feed({"n": number, "text": "x" * PART, "more": True})


def test_memory_is_bounded_while_a_part_is_missing() -> None:
    joiner = Joiner()
    for number in range(2, EARLY):
        assert joiner.feed({"n": number, "text": "", "more": False}) == []
    with pytest.raises(BadMessage, match="missing"):
        joiner.feed({"n": EARLY + 3, "text": "", "more": False})


@pytest.mark.parametrize(
    "part",
    [
        None,
        "x",
        [],
        {},
        {"n": "1", "text": ""},
        {"n": True, "text": ""},
        {"n": 1, "text": 1},
        {"n": 1, "text": "", "more": 1},
        {"n": 1, "text": "x" * (PART + 1)},
    ],
)
def test_what_is_no_part_is_refused(part: object) -> None:
    with pytest.raises(BadMessage):
        Joiner().feed(part)
