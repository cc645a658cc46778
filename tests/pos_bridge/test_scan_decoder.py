"""Scans out of bytes: however they are cut, whatever comes between them."""

import random
import unicodedata
from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_bridge.profiles import ScannerProfile
from pos_bridge.profiles.scanner_schema import CodeId, Control, Framing
from pos_bridge.scanner import Refused, Scan, ScanDecoder, ScanEvent

PLAIN = ScannerProfile(schema=1, id="plain")
AIM = msgspec.structs.replace(PLAIN, code_id=CodeId("aim"))
CODES = ["4607112000018", "ORA1007", "2900000000018", "Ж-15", "2900000000018x"]


def texts(events: list[ScanEvent]) -> list[str]:
    return [event.text for event in events if isinstance(event, Scan)]


def reasons(events: list[ScanEvent]) -> list[str]:
    return [event.reason for event in events if isinstance(event, Refused)]


def cut(data: bytes, places: list[int]) -> list[bytes]:
    edges = sorted({0, len(data), *(place % (len(data) + 1) for place in places)})
    return [data[start:end] for start, end in pairwise(edges)]


@given(
    st.lists(st.sampled_from(CODES), min_size=1, max_size=6, unique=True),
    st.lists(st.integers(0, 200)),
    st.sampled_from(["\r\n", "\r", "\n"]),
)
def test_scans_do_not_depend_on_how_the_bytes_were_cut(codes: list[str], places: list[int], end: str) -> None:
    decoder = ScanDecoder(PLAIN)
    stream = "".join(code + end for code in codes).encode()
    assert texts([event for chunk in cut(stream, places) for event in decoder.feed(chunk, 0.0)]) == codes


@given(st.lists(st.tuples(st.binary(max_size=300), st.floats(0, 3))))
def test_no_bytes_raise_or_pass_a_control_character_or_stay(chunks: list[tuple[bytes, float]]) -> None:
    decoder = ScanDecoder(msgspec.structs.replace(AIM, framing=Framing(max_bytes=64), charset=("utf-8", "cp1251")))
    now = 0.0
    for data, pause in chunks:
        now += pause
        for event in [*decoder.idle(now), *decoder.feed(data, now)]:
            if isinstance(event, Scan):
                hidden = {unicodedata.category(char) for char in event.text if char != "\x1d"}
                assert hidden.isdisjoint({"Cc", "Cf", "Cs", "Co", "Cn"})
                assert len(event.raw) <= 64
        assert decoder.pending <= 64


def test_four_kilobytes_of_noise_are_one_refusal() -> None:
    for seed in range(50):
        decoder = ScanDecoder(PLAIN)
        noise = random.Random(seed).randbytes(4096)
        events = [event for at in range(0, 4096, 61) for event in decoder.feed(noise[at : at + 61], at / 1e5)]
        events += decoder.idle(9.0)
        assert len(reasons(events)) == 1
        assert texts(decoder.feed(b"4607112000018\r", 10.0)) == ["4607112000018"]


def test_an_oversize_frame_is_refused_once_and_the_next_scan_is_read() -> None:
    decoder = ScanDecoder(msgspec.structs.replace(PLAIN, framing=Framing(max_bytes=100)))
    events = [event for _ in range(1000) for event in decoder.feed(b"A" * 50, 0.0)]
    assert reasons(events) == ["too_long"]
    assert decoder.pending == 0
    assert texts(decoder.feed(b"AAA\rORA1007\r", 0.0)) == ["ORA1007"]


def test_half_a_scan_is_refused_after_a_pause_and_does_not_join_the_next() -> None:
    decoder = ScanDecoder(PLAIN)
    assert decoder.feed(b"46071", 1.0) == []
    assert decoder.idle(1.1) == []
    assert reasons(decoder.idle(1.151)) == ["incomplete"]
    assert decoder.deadline() is None
    assert texts(decoder.feed(b"ORA1007\r", 2.0)) == ["ORA1007"]


def test_half_a_scan_is_refused_when_the_cable_comes_out() -> None:
    decoder = ScanDecoder(PLAIN)
    decoder.feed(b"46071", 1.0)
    assert reasons(decoder.lost(1.01)) == ["incomplete"]
    assert texts(decoder.feed(b"12000018\r", 1.02)) == ["12000018"]


def test_a_pause_seen_late_does_not_cut_a_frame() -> None:
    decoder = ScanDecoder(PLAIN)
    decoder.feed(b"46071", 1.0)
    assert texts(decoder.feed(b"12000018\r", 3.0)) == ["4607112000018"]


def test_without_a_suffix_silence_ends_a_scan() -> None:
    decoder = ScanDecoder(msgspec.structs.replace(PLAIN, framing=Framing(terminators="", on_idle="scan")))
    assert decoder.feed(b"ORA", 1.0) == []
    assert decoder.feed(b"1007", 1.1) == []
    assert texts(decoder.idle(1.26)) == ["ORA1007"]


def test_a_scan_of_a_long_qr_code_is_read_whole() -> None:
    data = bytes(random.Random(1).choices(b"0123456789ABCDEF", k=2953))
    decoder = ScanDecoder(PLAIN)
    events = [event for at in range(0, len(data), 64) for event in decoder.feed(data[at : at + 64], at / 1000)]
    assert texts([*events, *decoder.feed(b"\r", 5.0)]) == [data.decode()]


def test_the_same_trigger_pull_counts_once_and_a_second_one_counts_again() -> None:
    decoder = ScanDecoder(PLAIN)
    assert texts(decoder.feed(b"ORA1007\r", 1.0)) == ["ORA1007"]
    assert texts(decoder.feed(b"ORA1007\r", 1.3)) == []
    assert texts(decoder.feed(b"ORA1007\r", 1.41)) == ["ORA1007"]
    assert texts(decoder.feed(b"ORA1015\r", 1.42)) == ["ORA1015"]
    assert decoder.duplicates == 1


def test_more_frames_than_a_hand_can_scan_are_stopped() -> None:
    decoder = ScanDecoder(msgspec.structs.replace(PLAIN, dup_ms=0, framing=Framing(max_burst=5)))
    events = decoder.feed(b"".join(b"%d\r" % number for number in range(100)), 0.0)
    assert (len(texts(events)), reasons(events)) == (5, ["too_many"])
    decoder.idle(1.0)
    assert texts(decoder.feed(b"ORA1007\r", 1.1)) == ["ORA1007"]


@pytest.mark.parametrize("bad", [b"\x00", b"\x1b", b"\x7f", b"\x07", "\u200b".encode(), "\u0085".encode(), "\u202e".encode()])
def test_a_control_character_refuses_the_scan(bad: bytes) -> None:
    assert reasons(ScanDecoder(PLAIN).feed(b"460" + bad + b"711\r", 0.0)) == ["control_character"]


def test_a_profile_may_strip_instead_and_allow_more() -> None:
    strip = msgspec.structs.replace(PLAIN, control=Control(allowed="1d 1e", on_other="strip"))
    assert texts(ScanDecoder(strip).feed(b"4\x1b6\x1d0\x1e\r", 0.0)) == ["46\x1d0\x1e"]


def test_charsets_are_tried_in_order() -> None:
    russian = msgspec.structs.replace(PLAIN, charset=("utf-8", "cp1251"))
    assert texts(ScanDecoder(russian).feed("Ж-15\r".encode("cp1251"), 0.0)) == ["Ж-15"]
    assert reasons(ScanDecoder(PLAIN).feed("Ж-15\r".encode("cp1251"), 0.0)) == ["undecodable"]


@pytest.mark.parametrize(
    ("wire", "text", "symbology"),
    [
        (b"]E04607112000018", "4607112000018", "ean13"),
        (b"]E496385074", "96385074", "ean8"),
        (b"]C0ORA1007", "ORA1007", "code128"),
        (b"]C10104607112000018", "0104607112000018", "gs1-128"),
        (b"]d2010460\x1d21A", "010460\x1d21A", "gs1-datamatrix"),
        (b"]Q1hello", "hello", "qr"),
        (b"]X0hello", "hello", "other"),
        (b"]M0123456", "123456", "other"),
        (b"]h1hello", "hello", "other"),
        (b"]?0hello", "]?0hello", None),
        (b"]Mxhello", "]Mxhello", None),
        (b"ORA1007", "ORA1007", None),
        (b"]E0036000291452", "0036000291452", "ean13"),
    ],
)
def test_aim_identifiers(wire: bytes, text: str, symbology: str | None) -> None:
    (scan,) = ScanDecoder(AIM).feed(wire + b"\r\n", 0.0)
    assert isinstance(scan, Scan)
    assert (scan.text, scan.symbology) == (text, symbology)


def test_only_a_right_upc_is_widened() -> None:
    assert texts(ScanDecoder(PLAIN).feed(b"036000291452\r", 0.0)) == ["0036000291452"]
    assert texts(ScanDecoder(PLAIN).feed(b"036000291453\r", 0.0)) == ["036000291453"]
    assert texts(ScanDecoder(msgspec.structs.replace(PLAIN, widen_upc=False)).feed(b"036000291452\r", 0.0)) == ["036000291452"]


def test_a_prefix_is_taken_off() -> None:
    prefixed = msgspec.structs.replace(PLAIN, framing=Framing(prefix="7e 7e"))
    assert texts(ScanDecoder(prefixed).feed(b"~~ORA1007\r", 0.0)) == ["ORA1007"]
