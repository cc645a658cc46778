"""Status bytes to meaning, with everything that may come between them."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_bridge.printer.escpos_status import StatusDemux
from pos_bridge.printer.replies import Answered, Marked, Named, Pushed
from pos_bridge.printer.status import Cover, Fault, Online, Paper, PrinterStatus


def test_nothing_is_known_before_the_printer_speaks() -> None:
    status = PrinterStatus()
    assert (status.paper, status.cover, status.online, status.fault) == ("unknown",) * 4
    assert status.hindrance is None


@pytest.mark.parametrize(
    ("question", "byte", "field", "value"),
    [
        (1, 0x12, "online", "online"),
        (1, 0x1A, "online", "offline"),
        (2, 0x12, "cover", "closed"),
        (2, 0x16, "cover", "open"),
        (2, 0x32, "paper", "out"),
        (3, 0x12, "fault", "none"),
        (3, 0x1A, "fault", "cutter"),
        (4, 0x12, "paper", "ok"),
        (4, 0x1E, "paper", "near_end"),
        (4, 0x72, "paper", "out"),
        (4, 0x7E, "paper", "out"),
    ],
)
def test_answers_to_questions(question: int, byte: int, field: str, value: str) -> None:
    demux = StatusDemux()
    demux.asked(question)
    assert demux.feed(bytes([byte])) == [Answered(question)]
    assert getattr(demux.status, field) == value


@pytest.mark.parametrize(("byte", "paper"), [(0x00, "ok"), (0x03, "near_end"), (0x0C, "out"), (0x0F, "out")])
def test_the_paper_sensor_answers_in_turn(byte: int, paper: str) -> None:
    demux = StatusDemux()
    assert demux.feed(bytes([byte])) == [Answered(0)]
    assert demux.status.paper == paper


def test_a_push_tells_everything_at_once() -> None:
    demux = StatusDemux()
    assert demux.feed(b"\x38\x00\x0f\x00") == [Pushed()]
    assert demux.status == PrinterStatus(Paper.OUT, Cover.OPEN, Online.OFFLINE, Fault.NONE)
    assert demux.status.hindrance == "paper_out"
    demux.feed(b"\x10\x08\x00\x00")
    assert demux.status.hindrance == "fault"


def test_replies_of_all_kinds_come_through_one_wire() -> None:
    demux = StatusDemux()
    demux.asked(4)
    replies = demux.feed(b"\x10\x00\x00\x00" + b"\x37\x22AB12\x00" + b"\x12" + b"\x11\x13" + b"\x5fEPSON\x00" + b"\x00")
    assert replies == [Pushed(), Marked(b"AB12"), Answered(4), Named("EPSON"), Answered(0)]


def test_an_answer_nobody_asked_for_changes_nothing() -> None:
    demux = StatusDemux()
    assert demux.feed(b"\x72") == []
    demux.asked(4)
    demux.forget_questions()
    assert demux.feed(b"\x72") == []
    assert demux.status == PrinterStatus()
    assert demux.noise == 0


@given(st.binary(max_size=400))
def test_noise_never_raises_and_never_holds_up_the_next_reply_for_long(noise: bytes) -> None:
    demux = StatusDemux()
    demux.feed(noise)
    # Whatever the noise left open is at an end after a few pushes.
    demux.feed(b"\x10\x00\x00\x00" * 40)
    demux.feed(b"\x30\x00\x0c\x00" * 2)
    assert demux.status.cover == "open"


def test_noise_is_no_proof_of_printing() -> None:
    for seed in range(20):
        replies = StatusDemux().feed(random.Random(seed).randbytes(4096))
        assert Marked(b"AB12") not in replies
