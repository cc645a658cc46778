"""Documents in and out of JSON; what is wrong is said with its place."""

from typing import Any

import pytest

from pos_bridge.document import from_json, is_ean13, to_json
from pos_bridge.errors import BadDocument
from tests.pos_bridge.slips import slip


def test_a_document_survives_the_way_there_and_back() -> None:
    document = from_json(slip())
    assert from_json(to_json(document)) == document


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ({"type": "txt"}, "block 0: type 'txt' is none of text, pair"),
        ({"type": "text"}, "block 0 (text): text is missing"),
        ({"type": "text", "text": "a", "algin": "left"}, "block 0 (text): unknown key 'algin'"),
        ({"type": "text", "text": "a", "align": "middle"}, "align is one of left, center, right"),
        ({"type": "text", "text": 5}, "text is a string, not int"),
        ({"type": "text", "text": "a", "width": 5}, "width is a number from 1 to 4"),
        ({"type": "text", "text": "a", "width": True}, "width is a number"),
        ({"type": "text", "text": "a", "bold": 1}, "bold is true or false"),
        ({"type": "text", "text": "a" * 5000}, "longer than 4000"),
        ({"type": "feed", "lines": 0}, "lines is a number from 1 to 20"),
        ({"type": "barcode", "data": "Ж"}, "printable ASCII"),
        ({"type": "barcode", "data": "A" * 40}, "1 to 32"),
        ({"type": "barcode", "symbology": "ean13", "data": "4607112000017"}, "check digit"),
        ({"type": "qr", "data": ""}, "1 to 700 bytes"),
        ("text", "block 0 is an object"),
    ],
)
def test_a_wrong_block_is_named(block: Any, words: str) -> None:
    with pytest.raises(BadDocument) as caught:
        from_json({"kind": "slip", "language": "ru", "blocks": [block]})
    assert words in str(caught.value)


@pytest.mark.parametrize(
    "document", [None, [], "x", {"blocks": []}, {"blocks": 5}, {"blocks": [{}], "extra": 1}, {"kind": 1, "blocks": [{}]}]
)
def test_a_wrong_document_is_refused(document: Any) -> None:
    with pytest.raises(BadDocument):
        from_json(document)


def test_check_digits() -> None:
    assert is_ean13("4607112000018")
    assert not is_ean13("4607112000017")
    assert not is_ean13("460711200001")
