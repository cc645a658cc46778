"""Scales: grams or a reason, and never a weight that nobody saw standing still."""

import time
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_bridge.bridge import Bridge, CommandResult, DeviceConfig, Event, Weighed
from pos_bridge.link import LinkState
from pos_bridge.profiles import Profiles
from pos_bridge.scale import Answer, ScaleDecoder
from pos_bridge.simulator import VirtualScale
from tests.pos_bridge.counter import until


class Stand:
    """A pty carries no parity (its driver ignores 7E1), so the profile is opened with eight bits."""

    def __init__(self, profiles: Profiles, directory: Path) -> None:
        self.scale = VirtualScale(directory)
        self.bridge = Bridge([DeviceConfig("w", "scale", "toledo-8217", self.scale.url)], profiles)
        self.seen: list[Event] = []
        self.bridge.start()
        Thread(target=lambda: self.seen.extend(self.bridge.events()), daemon=True).start()
        until(lambda: self.bridge.status("w").link is LinkState.READY, "ready")

    def weigh(self) -> CommandResult:
        return self.bridge.command("w", "weigh", {})

    def close(self) -> None:
        self.bridge.close()
        self.scale.close()


@pytest.fixture
def stand(profiles: Profiles, tmp_path: Path) -> Iterator[Stand]:
    place = Stand(profiles, tmp_path)
    yield place
    place.close()


def test_a_weight_is_grams_and_an_event(stand: Stand) -> None:
    stand.scale.put(1234)
    assert stand.weigh() == CommandResult(True, "", {"grams": 1234})
    stand.bridge.close()
    until(lambda: [event.grams for event in stand.seen if isinstance(event, Weighed)] == [1234], "the event")


@pytest.mark.parametrize(
    ("grams", "shaking", "reason"), [(500, True, "motion"), (20_000, False, "over_capacity"), (-5, False, "under_zero")]
)
def test_what_is_no_weight_is_a_reason(stand: Stand, grams: int, shaking: bool, reason: str) -> None:
    stand.scale.put(grams)
    stand.scale.shake(shaking)
    result = stand.weigh()
    assert (result.done, result.detail) == (False, reason)
    stand.bridge.close()
    assert not [event for event in stand.seen if isinstance(event, Weighed)]


def test_zero_takes_what_lies_there_for_nothing(stand: Stand) -> None:
    stand.scale.put(12)
    assert stand.bridge.command("w", "zero", {}).done
    assert stand.weigh().data == {"grams": 0}
    stand.scale.put(1012)
    assert stand.weigh().data == {"grams": 1000}
    stand.scale.shake()
    assert stand.bridge.command("w", "zero", {}).detail == "motion"


def test_silence_and_absence_are_told(stand: Stand) -> None:
    stand.scale.mute()
    assert stand.weigh().detail == "no_answer"
    stand.scale.mute(False)
    stand.scale.unplug()
    until(lambda: stand.bridge.status("w").link is not LinkState.READY, "the loss")
    assert stand.weigh().detail == "absent"
    stand.scale.replug()
    until(lambda: stand.bridge.status("w").link is LinkState.READY, "ready again")
    stand.scale.put(100)
    assert stand.weigh().data == {"grams": 100}


def test_a_weight_that_came_before_the_question_is_not_its_answer(stand: Stand) -> None:
    stand.scale.say(b"\x0209.999\r")
    time.sleep(0.05)
    stand.scale.put(100)
    assert stand.weigh().data == {"grams": 100}


@given(st.lists(st.binary(max_size=40), max_size=30))
def test_noise_never_raises_and_the_next_weight_is_read(profiles: Profiles, chunks: list[bytes]) -> None:
    decoder = ScaleDecoder(profiles.scale("toledo-8217"))
    for chunk in chunks:
        decoder.feed(chunk)
    assert decoder.feed(b"\r\x0201.500\r")[-1] == Answer(1500)


@given(st.data())
def test_answers_cut_anywhere_are_the_same_answers(profiles: Profiles, data: Any) -> None:
    whole = b"\x0201.234\r\x02?a\r\x0200.005\r"
    decoder = ScaleDecoder(profiles.scale("toledo-8217"))
    found: list[Answer] = []
    at = 0
    while at < len(whole):
        size = data.draw(st.integers(1, 8))
        found += decoder.feed(whole[at : at + size])
        at += size
    assert found == [Answer(1234), Answer(None, ("motion",)), Answer(5)]


def test_pounds_are_not_kilograms(profiles: Profiles) -> None:
    assert ScaleDecoder(profiles.scale("brecknell-67xx")).feed(b"\x0210.00\r") == [Answer(4536)]
