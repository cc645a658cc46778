"""Search texts are compared by what a person means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.search import fold, other_layout

RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LATIN = "abcdefghijklmnopqrstuvwxyz"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Куртка «Гряда»", "куртка гряда"),
        ("ЁЛКА", "елка"),
        ("е\u0308лка", "елка"),  # ё as two code points
        ("и\u0306", "й"),
        ("XS–XL", "xs xl"),
        ("ﬁeld", "field"),
        ("２０ ０００", "20 000"),
        ("  a\tb\n", "a b"),
        ("510 г", "510 г"),
        ("!?", ""),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(RUSSIAN + RUSSIAN.upper() + LATIN + LATIN.upper() + "0123456789 -«»"))
def test_case_and_yo_do_not_matter(text: str) -> None:
    assert (
        fold(text) == fold(text.upper()) == fold(text.lower()) == fold(text.replace("ё", "е").replace("Ё", "Е")) == fold(fold(text))
    )


@given(st.text())
def test_only_letters_digits_and_single_spaces_are_left(text: str) -> None:
    folded = fold(text)
    assert folded == " ".join(folded.split())
    assert all(c.isalnum() or c == " " for c in folded)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rehnrf", "куртка"),
        ("REHNRF", "куртка"),
        ("гряда", "uhzlf"),
        (",f;sr", "бажык"),
        ("`;", "ёж"),
        ("вщцт", "down"),
        ("510", "510"),
    ],
)
def test_the_other_keyboard_layout(typed: str, meant: str) -> None:
    assert other_layout(typed) == meant


@given(st.text(RUSSIAN + LATIN + " 0123456789"))
def test_twice_the_other_layout_is_the_first(text: str) -> None:
    assert other_layout(other_layout(text)) == text
