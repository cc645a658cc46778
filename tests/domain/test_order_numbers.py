"""Numbers that people read aloud: one wrong character is noticed, and the code on the slip is the same number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.codes import CodeKind, classify, order_number_of, slip_code
from kiosk.domain.orders import is_order_number, order_number

LETTERS = "ABEKMHPCTX"
serials = st.integers(0, 10**9)


def test_first_numbers_are_short_and_differ_in_the_letter() -> None:
    assert [order_number(n)[:5] for n in (0, 1, 10)] == ["A-100", "B-100", "A-101"]
    assert all(len(order_number(n)) == 6 for n in range(9000))


def test_every_serial_has_a_number_of_its_own() -> None:
    assert len({order_number(n) for n in range(20_000)}) == 20_000


@given(serials)
def test_a_number_is_one_and_its_slip_code_leads_back(serial: int) -> None:
    number = order_number(serial)
    assert is_order_number(number)
    assert order_number_of(slip_code(number)) == number
    assert classify(slip_code(number)).kind is CodeKind.ORDER
    assert classify(slip_code(number)).value == number


@given(serials)
def test_every_single_wrong_digit_and_letter_is_caught(serial: int) -> None:
    number = order_number(serial)
    for place, char in enumerate(number):
        for other in LETTERS if place == 0 else "0123456789" if char.isdigit() else "":
            if other != char:
                assert not is_order_number(number[:place] + other + number[place + 1 :])


@given(serials)
def test_neighbours_swapped_are_caught_but_for_09_and_90(serial: int) -> None:
    number = order_number(serial)
    for place in range(2, len(number) - 1):
        one, other = number[place], number[place + 1]
        if one != other and {one, other} != {"0", "9"}:
            assert not is_order_number(number[:place] + other + one + number[place + 2 :])


@pytest.mark.parametrize(
    "text",
    ["", "-", "A", "A-", "A-1", "A-100", "Z-1008", "a-1008", "A1008", "А-1008", "A-1008 ", "A-10 8", "A-١٠٠٨", "--1008", "AB-1008"],
)
def test_what_is_no_number(text: str) -> None:
    assert not is_order_number(text)


def test_a_number_of_any_length_is_not_a_number() -> None:
    # A code of thousands of digits must neither be looked up nor drawn.
    assert not any(is_order_number("A-1" + "0" * 4000 + str(check)) for check in range(10))


@pytest.mark.parametrize("text", ["A1008", "A-1008", "ORA-1008", "orA1008", "OR", "OROR", "XXA1008"])
def test_only_the_code_of_a_slip_gives_a_number(text: str) -> None:
    assert is_order_number("A-1008")
    assert order_number_of(text) is None


@given(st.text())
def test_any_text_is_told_apart_without_a_fault(text: str) -> None:
    assert is_order_number(text) in (True, False)
    number = order_number_of(text)
    assert number is None or slip_code(number) == text
