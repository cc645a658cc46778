"""What a scanned text is. Anything can come out of a scanner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.codes import CARD_PREFIX, CodeKind, classify, gtin_is_valid

digits = st.text("0123456789", min_size=1, max_size=20)


def with_check(body: str) -> str:
    return next(body + d for d in "0123456789" if gtin_is_valid(body + d))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("4006381333931", CodeKind.BARCODE, "4006381333931"),  # EAN-13, the example of GS1 General Specifications
        ("96385074", CodeKind.BARCODE, "96385074"),  # EAN-8
        ("036000291452", CodeKind.BARCODE, "0036000291452"),  # UPC-A, widened to 13
        ("4006381333932", CodeKind.MALFORMED, "4006381333932"),
        ("96385075", CodeKind.MALFORMED, "96385075"),
        ("036000291453", CodeKind.MALFORMED, "036000291453"),
        ("2900000000018", CodeKind.CARD, "2900000000018"),
        ("2900000000019", CodeKind.MALFORMED, "2900000000019"),
        ("290000000001", CodeKind.MALFORMED, "290000000001"),  # a card cut short
        ("29000000000188", CodeKind.MALFORMED, "29000000000188"),
        ("ORA1008", CodeKind.ORDER, "A-1008"),
        ("ORA1009", CodeKind.MALFORMED, "ORA1009"),
        ("OR", CodeKind.MALFORMED, "OR"),
        ("ORANGE", CodeKind.MALFORMED, "ORANGE"),
        ("", CodeKind.UNKNOWN, ""),
        ("123", CodeKind.UNKNOWN, "123"),
        ("HELLO", CodeKind.UNKNOWN, "HELLO"),
        ("ora1008", CodeKind.UNKNOWN, "ora1008"),
    ],
)
def test_kinds(text: str, kind: CodeKind, value: str) -> None:
    found = classify(text)
    assert (found.kind, found.value) == (kind, value)


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "http://evil.example/" + "x" * 4000,
        "4006381333931\x1b",
        " 4006381333931",
        "4006381333931\n",
        "٤٠٠٦٣٨١٣٣٣٩٣١",  # digits, but of another script
        "²²²²²²²²",
        "1e12",
        "-4006381333931",
        "'; DROP TABLE cards; --",
        "\ud800",
        "0" * 4096,
    ],
)
def test_hostile_texts_are_unknown_and_left_as_they_are(text: str) -> None:
    found = classify(text)
    assert (found.kind, found.value) == (CodeKind.UNKNOWN, text)


@given(st.one_of(st.text(), digits, digits.map(lambda d: "OR" + d), digits.map(lambda d: "29" + d)))
def test_every_text_has_a_kind_and_a_known_one_is_clean(text: str) -> None:
    found = classify(text)
    if found.kind in (CodeKind.BARCODE, CodeKind.CARD):
        assert found.value.isascii() and found.value.isdigit() and gtin_is_valid(found.value)
    if found.kind is CodeKind.CARD:
        assert found.value == text and text.startswith(CARD_PREFIX) and len(text) == 13


@given(st.sampled_from([7, 11, 12]).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n)), st.data())
def test_one_wrong_digit_never_passes(body: str, data: st.DataObject) -> None:
    code = with_check(body)
    place = data.draw(st.integers(0, len(code) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != code[place]]))
    assert not gtin_is_valid(code[:place] + other + code[place + 1 :])


@given(st.text("0123456789", min_size=10, max_size=10))
def test_a_card_is_never_taken_for_a_product(rest: str) -> None:
    assert classify(with_check(CARD_PREFIX + rest)).kind is CodeKind.CARD
