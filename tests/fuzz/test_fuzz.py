"""A little of the fuzzing in every test run, with Hypothesis choosing and shrinking; `make fuzz` does it by the half million."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from pos_bridge.profiles import ScannerProfile
from pos_bridge.scanner import ScanDecoder
from tests.fuzz.honest import Honest
from tests.fuzz.printers import Printers, Replies
from tests.fuzz.scanners import Scanners, Tally, attack, check

PROFILES = Scanners().profiles
HONEST = Honest()
PRINTERS = Printers()
REPLIES = Replies()


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(PROFILES))
def test_hostile_streams_do_no_harm(seed: int, profile: ScannerProfile) -> None:
    attack(profile, random.Random(seed), Tally())


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_an_honest_scanner_on_a_bad_line_is_heard_once(seed: int) -> None:
    HONEST.case(seed)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_hostile_words_are_printed_and_obeyed_by_nobody(seed: int) -> None:
    PRINTERS.case(seed)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 2**32))
def test_hostile_answers_of_printers_and_scales_do_no_harm(seed: int) -> None:
    REPLIES.case(seed)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.binary(max_size=300), st.floats(0, 3)), max_size=8), st.integers(0, len(PROFILES) - 1))
def test_any_bytes_at_any_time_do_no_harm(chunks: list[tuple[bytes, float]], which: int) -> None:
    profile = PROFILES[which]
    decoder, now = ScanDecoder(profile), 0.0
    for data, pause in chunks:
        now += pause
        for event in [*decoder.idle(now), *decoder.feed(data, now)]:
            check(event, profile)
