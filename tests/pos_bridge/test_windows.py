"""What of a document travels ahead of the printer's answers, and the questions in it."""

from pos_bridge.printer.windows import Window, windows

PARTS = [b"a" * 40, b"b" * 40, b"c" * 40, b"d" * 10]


def test_without_a_limit_everything_goes_at_once() -> None:
    assert windows(PARTS, 0) == [Window(b"".join(PARTS), 0, 130)]
    assert windows([], 0) == [Window(b"")]


def test_a_window_is_full_parts_and_no_longer_than_its_limit() -> None:
    assert [window.data for window in windows(PARTS, 90)] == [b"a" * 40 + b"b" * 40, b"c" * 40 + b"d" * 10]
    assert [len(window.data) for window in windows(PARTS, 30)] == [40, 40, 40, 10], "one part may be longer"


def test_every_window_begins_with_a_question_and_has_one_after_so_many_bytes() -> None:
    first, second = windows(PARTS, 90, b"?", 40)
    assert first == Window(b"?" + b"a" * 40 + b"?" + b"b" * 40, 2, 40)
    assert second == Window(b"?" + b"c" * 40 + b"?" + b"d" * 10, 2, 40)
    (whole,) = windows(PARTS, 0, b"?", 60)
    assert whole == Window(b"?" + b"a" * 40 + b"b" * 40 + b"?" + b"c" * 40 + b"d" * 10, 2, 80)
