"""Customer displays: the words that were meant, on two rows, whatever happens to the cable."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_bridge.bridge import Bridge, CommandResult, DeviceConfig
from pos_bridge.display import screen_bytes
from pos_bridge.link import LinkState
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import VirtualDisplay
from tests.pos_bridge.counter import until

NAMES = ["cd5220", "epson-dm-d110", "cd5220-ascii"]


class Stand:
    def __init__(self, name: str, profiles: Profiles, directory: Path) -> None:
        self.display = VirtualDisplay(directory)
        self.bridge = Bridge([DeviceConfig("d", "display", name, self.display.url)], profiles)
        self.bridge.start()
        until(lambda: self.bridge.status("d").link is LinkState.READY, "ready")

    def show(self, *lines: Any, language: str = "ru") -> CommandResult:
        return self.bridge.command("d", "show", {"lines": list(lines), "language": language})

    def reads(self, *rows: str) -> None:
        until(lambda: self.display.shown == rows, f"{rows}, not {self.display.shown}")

    def close(self) -> None:
        self.bridge.close()
        self.display.close()


@pytest.fixture(params=["cd5220", "epson-dm-d110"])
def stand(request: pytest.FixtureRequest, profiles: Profiles, tmp_path: Path) -> Iterator[Stand]:
    place = Stand(request.param, profiles, tmp_path)
    yield place
    place.close()


def test_rows_and_prices(stand: Stand) -> None:
    assert stand.show({"left": "Куртка «Гряда» мембранная", "right": "18 905 ₽"}, {"left": "Итого", "right": "18 905 ₽"}).done
    stand.reads('Куртка "... 18 905 р', "Итого       18 905 р")


def test_a_new_picture_leaves_nothing_of_the_old_one(stand: Stand) -> None:
    stand.show("Добро пожаловать", "в магазин «Перевал»")
    stand.reads("Добро пожаловать", 'в магазин "Перевал"')
    stand.show("Да")
    stand.reads("Да", "")
    assert stand.bridge.command("d", "clear", {}).done
    stand.reads("", "")


def test_a_long_row_is_cut_where_it_shows(stand: Stand) -> None:
    stand.show("Носки трекинговые «Тропа»", "x" * 500)
    stand.reads("Носки трекинговые...", "x" * 17 + "...")


def test_a_display_that_was_away_shows_the_last_picture_when_it_comes(stand: Stand) -> None:
    stand.show("Первая")
    stand.reads("Первая", "")
    stand.display.unplug()
    until(lambda: stand.bridge.status("d").link is not LinkState.READY, "the loss")
    assert stand.show("Вторая") == CommandResult(False, "absent", {})
    stand.display.power_cycle()
    stand.display.replug()
    stand.reads("Вторая", "")


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("Итого", "lines: a list"),
        (["a", "b", "c"], "at most 2"),
        ([7], "lines[0]"),
        (["a", {"left": "b"}], "lines[1]"),
    ],
)
def test_wrong_lines_are_named(stand: Stand, lines: Any, words: str) -> None:
    assert words in stand.bridge.command("d", "show", {"lines": lines}).detail


HOSTILE = st.text(
    st.one_of(st.characters(max_codepoint=0xFF), st.sampled_from("\x1bQA\x0c\r\x1f$₽漢☂\U0001f600\u0301"), st.characters())
)


@pytest.mark.parametrize("name", NAMES)
@given(upper=HOSTILE, lower=HOSTILE)
def test_no_text_can_carry_a_command(profiles: Profiles, name: str, upper: str, lower: str) -> None:
    profile = profiles.display(name)
    data = screen_bytes([upper, (lower, upper)], profile, "ru")
    screen = profile.screen
    rest = data.removeprefix(bytes.fromhex(screen.preamble) + bytes.fromhex(profile.signs.select))
    for head in screen.rows:
        start, end = bytes.fromhex(head), bytes.fromhex(screen.row_end)
        assert rest.startswith(start)
        row = rest[len(start) : len(start) + 20]
        assert len(row) == 20
        assert all(byte >= 0x20 and byte != 0x7F for byte in row)
        rest = rest[len(start) + 20 :].removeprefix(end)
    assert rest == b""


def test_latin_only_puts_russian_into_other_words(profiles: Profiles) -> None:
    data = screen_bytes(["5 ₽"], profiles.display("cd5220-ascii"), "ru")
    assert b"5 RUB" in data


def test_a_silent_display_costs_nothing(stand: Stand) -> None:
    before = len(stand.bridge.bytes_log("d"))
    time.sleep(0.1)
    assert len(stand.bridge.bytes_log("d")) == before
