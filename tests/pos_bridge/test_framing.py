"""Packets, reports and framed scans: checked, answered, joined, and never delivered twice."""

import random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_bridge.profiles import ScannerProfile
from pos_bridge.profiles.scanner_schema import CodeId, Framing
from pos_bridge.scanner import Answer, Refused, Reply, Scan, ScanDecoder, ScanEvent

PLAIN = ScannerProfile(schema=1, id="plain")
SSI = msgspec.structs.replace(PLAIN, dup_ms=0, framing=Framing(kind="ssi", answer="ack_nak", idle_ms=200))
STX = msgspec.structs.replace(PLAIN, framing=Framing(kind="stx_etx", answer="ack_nak"))
HID = msgspec.structs.replace(PLAIN, framing=Framing(kind="hid_pos"))
GROW = msgspec.structs.replace(PLAIN, framing=Framing(kind="grow"))

# EAN-13 4607112000018; ACK and NAK of the host.
EAN = bytes.fromhex("12 f3 00 00 0b 34 36 30 37 31 31 32 30 30 30 30 31 38 fc 62")
ACK, NAK = bytes.fromhex("04 d0 04 00 ff 28"), bytes.fromhex("05 d1 04 00 01 ff 25")


def ssi(data: bytes, status: int = 0, opcode: int = 0xF3) -> bytes:
    body = bytes([4 + len(data), opcode, 0, status]) + data
    return body + (0x10000 - sum(body)).to_bytes(2, "big")


def again(packet: bytes) -> bytes:
    return ssi(packet[4:-2], packet[3] | 1)


def seen(events: list[ScanEvent]) -> list[str]:
    """Texts, reasons in brackets, answers in hex."""
    return [_seen(event) for event in events]


def _seen(event: ScanEvent) -> str:
    match event:
        case Scan(text=text):
            return text
        case Refused(reason=reason):
            return f"[{reason}]"
        case Answer(data=data):
            return data.hex()
    return repr(event)


OK, RESEND = ACK.hex(), NAK.hex()


def test_an_ssi_packet_is_a_scan_and_then_an_acknowledgement() -> None:
    events = ScanDecoder(SSI).feed(EAN, 0.0)
    assert seen(events) == ["4607112000018", OK]
    assert isinstance(events[0], Scan) and events[0].symbology == "ean13"


def test_a_packet_sent_again_because_its_answer_was_lost_is_answered_and_not_delivered() -> None:
    decoder = ScanDecoder(SSI)
    assert seen(decoder.feed(EAN, 0.0)) == ["4607112000018", OK]
    assert seen(decoder.feed(again(EAN), 2.0)) == [OK]
    # The same code once more, on purpose: its packet is not marked.
    assert seen(decoder.feed(EAN, 5.0)) == ["4607112000018", OK]


def test_a_damaged_packet_is_asked_for_again_and_then_delivered() -> None:
    decoder = ScanDecoder(SSI)
    assert seen(decoder.feed(EAN, 0.0)) == ["4607112000018", OK]
    damaged = EAN[:8] + b"\x39" + EAN[9:]
    assert seen(decoder.feed(damaged, 1.0)) == ["[bad_checksum]", RESEND]
    # A second piece of the same goods, whose first packet was damaged: marked, equal, and not delivered yet.
    assert seen(decoder.feed(again(EAN), 1.1)) == ["4607112000018", OK]


def test_half_a_packet_is_forgotten_after_200_ms_and_asked_for_again() -> None:
    decoder = ScanDecoder(SSI)
    assert decoder.feed(EAN[:9], 1.0) == []
    assert decoder.idle(1.19) == []
    assert seen(decoder.idle(1.2)) == ["[incomplete]", RESEND]
    assert seen(decoder.feed(again(EAN), 1.3)) == ["4607112000018", OK]


def test_a_long_code_comes_in_several_packets_each_of_them_answered() -> None:
    decoder = ScanDecoder(SSI)
    first, second = ssi(b"\x1c" + b"A" * 240, 2), ssi(b"B" * 20)
    assert seen(decoder.feed(first, 0.0)) == [OK]
    assert seen(decoder.feed(again(first), 0.1)) == [OK]
    events = decoder.feed(second, 0.2)
    assert seen(events) == ["A" * 240 + "B" * 20, OK]
    assert isinstance(events[0], Scan) and events[0].symbology == "qr"


@pytest.mark.parametrize("repeated", [b"", b"-"])
def test_a_part_may_begin_with_the_letter_that_its_type_is(repeated: bytes) -> None:
    """Aztec is type 2d, a hyphen; some firmware says the type in each packet, some in the first."""
    parts = [b"A" * 240, b"B" * 240, b"-C"]
    decoder = ScanDecoder(SSI)
    events = decoder.feed(ssi(b"-" + parts[0], 2), 0.0)
    events += decoder.feed(ssi(repeated + parts[1], 2), 0.1) + decoder.feed(ssi(repeated + parts[2]), 0.2)
    assert seen(events) == [OK, OK, b"".join(parts).decode(), OK]
    assert decoder.pending == 0


def test_a_suffix_set_for_all_host_types_is_no_part_of_a_packets_data() -> None:
    assert seen(ScanDecoder(SSI).feed(ssi(b"\x0b4607112000018\r\n"), 0.0)) == ["4607112000018", OK]
    assert seen(ScanDecoder(SSI).feed(ssi(b"\x0b\r\n"), 0.0)) == ["[incomplete]", OK]
    assert seen(ScanDecoder(HID).feed(report(b"4607112000018\r"), 0.0)) == ["4607112000018"]


def test_the_next_part_of_a_long_code_may_take_its_time_but_not_for_ever() -> None:
    first, last = ssi(b"\x1c" + b"A" * 240, 2), ssi(b"B" * 20)
    decoder = ScanDecoder(SSI)
    decoder.feed(first, 0.0)
    # The scanner waited two seconds for the acknowledgement that was lost.
    assert decoder.idle(0.3) == []
    assert seen(decoder.feed(again(first), 2.0)) == [OK]
    assert seen(decoder.feed(last, 2.1)) == ["A" * 240 + "B" * 20, OK]
    decoder.feed(first, 10.0)
    assert decoder.idle(14.9) == []
    assert seen(decoder.idle(15.0)) == ["[incomplete]"]
    assert (decoder.pending, decoder.deadline()) == (0, None)


def test_a_new_code_does_not_join_the_parts_of_one_that_was_given_up() -> None:
    decoder = ScanDecoder(SSI)
    decoder.feed(ssi(b"\x1c" + b"A" * 240, 2), 0.0)
    assert seen(decoder.feed(EAN, 3.0)) == ["[incomplete]", "4607112000018", OK]


@pytest.mark.parametrize("left", [1, 4, 12])
def test_a_second_piece_whose_packet_lost_its_beginning_is_delivered_when_it_comes_again(left: int) -> None:
    decoder = ScanDecoder(SSI)
    assert seen(decoder.feed(EAN, 0.0)) == ["4607112000018", OK]
    decoder.feed(EAN[-left:], 3.0)
    decoder.idle(4.0)
    assert seen(decoder.feed(again(EAN), 5.0)) == ["4607112000018", OK]


def test_noise_right_before_a_packet_that_is_sent_again_does_not_make_it_another_piece() -> None:
    """Between two packets a scanner waits for an answer: what stands in one breath with a packet is none."""
    decoder = ScanDecoder(SSI)
    assert seen(decoder.feed(EAN, 0.0)) == ["4607112000018", OK]
    assert seen(decoder.feed(b"\xff\xfe" + again(EAN), 2.0)) == ["[noise]", OK]


def test_what_is_left_of_a_damaged_packet_that_was_sent_again_does_not_make_it_another_piece() -> None:
    decoder = ScanDecoder(SSI)
    assert seen(decoder.feed(EAN, 0.0)) == ["4607112000018", OK]
    longer = bytearray(again(EAN))
    longer.insert(9, 0x30)
    assert seen([*decoder.feed(bytes(longer), 2.0), *decoder.idle(2.3)]) == ["[bad_checksum]", RESEND]
    assert seen(decoder.feed(again(EAN), 2.4)) == [OK]
    # After a pause noise is told of again.
    assert seen([*decoder.feed(b"\xff\xff", 9.0), *decoder.idle(10.0)]) == ["[noise]"]


def test_a_stray_byte_is_not_answered() -> None:
    decoder = ScanDecoder(SSI)
    assert seen([*decoder.feed(b"\x41", 0.0), *decoder.idle(1.0)]) == ["[incomplete]"]


def test_noise_before_a_packet_is_one_refusal_and_swallows_nothing() -> None:
    for seed in range(200):
        decoder = ScanDecoder(SSI)
        noise = random.Random(seed).randbytes(60)
        events = [*decoder.feed(noise, 0.0), *decoder.idle(1.0), *decoder.feed(EAN, 2.0)]
        assert [event.text for event in events if isinstance(event, Scan)] == ["4607112000018"]
        assert sum(isinstance(event, Refused) for event in events) <= 2


def test_a_wake_up_call_is_no_noise() -> None:
    assert seen(ScanDecoder(SSI).feed(b"\x00\x00" + EAN, 0.0)) == ["4607112000018", OK]


@given(st.lists(st.integers(1, 19)))
def test_packets_do_not_depend_on_how_the_bytes_were_cut(steps: list[int]) -> None:
    decoder, stream = ScanDecoder(SSI), EAN + ssi(b"\x03ORA1007") + ssi(b"\x01A-1")
    events: list[ScanEvent] = []
    at = 0
    for step in [*steps, len(stream)]:
        events += decoder.feed(stream[at : at + step], 0.0)
        at += step
    assert seen(events) == ["4607112000018", OK, "ORA1007", OK, "A-1", OK]


def test_what_a_scanner_says_to_a_command_is_no_scan() -> None:
    decoder = ScanDecoder(SSI)
    assert decoder.feed(ssi(b"", opcode=0xD0), 0.0) == [Reply(True)]
    assert decoder.feed(ssi(b"\x06", opcode=0xD1), 0.0) == [Reply(False, b"\x06")]
    assert decoder.feed(ssi(b"PAACDS00", opcode=0xA4), 0.0) == [Reply(True, b"PAACDS00"), Answer(ACK)]


def test_without_the_profiles_consent_nothing_is_answered() -> None:
    silent = msgspec.structs.replace(SSI, framing=Framing(kind="ssi", idle_ms=200))
    decoder = ScanDecoder(silent)
    assert seen([*decoder.feed(EAN, 0.0), *decoder.feed(EAN[:7], 1.0), *decoder.idle(2.0)]) == ["4607112000018", "[incomplete]"]


@pytest.mark.parametrize(("addon", "kind"), [("12", 0x4B), ("54495", 0x8B)])
def test_the_add_on_of_an_ean_stands_apart(addon: str, kind: int) -> None:
    scan = ScanDecoder(SSI).feed(ssi(bytes([kind]) + b"9771234567003" + addon.encode()), 0.0)[0]
    assert isinstance(scan, Scan)
    assert (scan.text, scan.addon, scan.symbology) == ("9771234567003", addon, "ean13")


def test_no_acknowledged_scan_is_thrown_away_however_many_come() -> None:
    """A cordless scanner that was out of reach tells at once what it kept."""
    decoder = ScanDecoder(SSI)
    events = [event for n in range(100) for event in decoder.feed(ssi(b"\x03N%d" % n), n / 100)]
    assert seen(events) == [word for n in range(100) for word in (f"N{n}", OK)]


def test_a_framed_scan_is_acknowledged_and_half_a_one_is_not() -> None:
    decoder = ScanDecoder(STX)
    assert seen(decoder.feed(b"\x02ORA1007\x03", 0.0)) == ["ORA1007", "06"]
    assert seen(decoder.feed(b"\x02ORA\x02ORA1015\x03", 1.0)) == ["[incomplete]", "15", "ORA1015", "06"]
    assert seen([*decoder.feed(b"\x02ORA", 2.0), *decoder.idle(2.2)]) == ["[incomplete]", "15"]


def test_a_framed_scan_that_lost_its_beginning_is_no_scan() -> None:
    assert seen(ScanDecoder(STX).feed(b"A1007\x03\r\n\x02ORA1015\x03\r\n", 0.0)) == ["[incomplete]", "15", "ORA1015", "06"]


def test_an_oversize_framed_scan_is_refused_once_and_nothing_is_held() -> None:
    decoder = ScanDecoder(msgspec.structs.replace(STX, framing=Framing(kind="stx_etx", max_bytes=100)))
    decoder.feed(b"\x02" + b"A" * 90, 0.0)
    events = [event for _ in range(100) for event in decoder.feed(b"A" * 90, 0.0)]
    assert (events, decoder.pending) == ([], 0)
    assert seen(decoder.feed(b"\x03\x02ORA1007\x03", 0.0)) == ["[too_long]", "ORA1007"]


def report(data: bytes, aim: bytes = b"]E0", more: int = 0) -> bytes:
    return (bytes([2, len(data)]) + aim + data).ljust(63, b"\0") + bytes([more])


def test_hid_reports_carry_their_identifier() -> None:
    decoder = ScanDecoder(HID)
    (scan,) = decoder.feed(report(b"4607112000018"), 0.0)
    assert isinstance(scan, Scan)
    assert (scan.text, scan.aim, scan.symbology) == ("4607112000018", "]E0", "ean13")
    data = b"010460711200001821ABC\x1d91EE10\x1d92" + b"x" * 44
    first, second = report(data[:56], b"]d2", 1), report(data[56:], b"]d2")
    assert decoder.feed(first + second[:10], 1.0) == []
    (scan,) = decoder.feed(second[10:], 1.0)
    assert isinstance(scan, Scan)
    assert scan.text == data.decode()
    assert scan.gs1 is not None and scan.gs1["gtin"] == "04607112000018"


def test_a_hid_scan_without_its_last_report_is_refused() -> None:
    decoder = ScanDecoder(HID)
    decoder.feed(report(b"A" * 56, b"]Q1", 1), 0.0)
    assert seen(decoder.idle(1.0)) == ["[incomplete]"]
    assert seen(decoder.feed(report(b"ORA1007", b"]C0"), 2.0)) == ["ORA1007"]
    assert decoder.feed(b"\x05" + b"\xff" * 63, 3.0) == []
    # An identifier is signs, not whatever stands in its place.
    (scan,) = decoder.feed(report(b"ORA1015", b"]\x02\x05"), 4.0)
    assert isinstance(scan, Scan) and (scan.text, scan.aim) == ("ORA1015", None)


def test_a_short_report_about_something_else_swallows_no_scan() -> None:
    decoder = ScanDecoder(HID)
    assert decoder.feed(b"\x03\x01", 0.0) == []
    assert seen(decoder.feed(report(b"4607112000018"), 0.01)) == ["4607112000018"]
    assert decoder.idle(60.0) == []


def test_a_report_of_another_kind_of_code_does_not_join_a_scan_that_was_cut_off() -> None:
    decoder = ScanDecoder(HID)
    assert decoder.feed(report(b"A" * 56, b"]d2", 1), 0.0) == []
    assert seen(decoder.feed(report(b"4607112000018"), 0.02)) == ["[incomplete]", "4607112000018"]


def test_a_reply_of_a_grow_module_is_no_scan() -> None:
    decoder = ScanDecoder(GROW)
    assert decoder.feed(bytes.fromhex("02 00 00 01 00 33 31"), 0.0) == [Reply(True, b"\x00")]
    assert seen(decoder.feed(b"4607112000018\r\n", 1.0)) == ["4607112000018"]
    assert decoder.feed(bytes.fromhex("02 00 00 01 64 ab cd"), 2.0) == [Reply(True, b"\x64")]
    assert seen(decoder.feed(bytes.fromhex("02 00 00 01 00 33 32"), 3.0)) == ["[bad_checksum]"]
    assert seen([*decoder.feed(bytes.fromhex("02 00 00"), 4.0), *decoder.idle(5.0)]) == ["[incomplete]"]


def test_a_textual_reply_does_not_swallow_the_scan_that_came_first() -> None:
    decoder = ScanDecoder(PLAIN)
    decoder.expect(bytes.fromhex("06 2e"), bytes.fromhex("15 2e"))
    events = decoder.feed(b"ORA1007\rREV_WA: 31205480-162\x06.4607112000018\r", 0.0)
    assert seen(events) == ["ORA1007", "Reply(good=True, data=b'REV_WA: 31205480-162\\x06.')", "4607112000018"]


# What a Honeywell Voyager 1602g says to REVINF (github.com/HenkVanAsselt/python_hon_usbhid).
REVINF = b"Product Name: Voyager 1602g\r\nBoot Revision: : 8992\r\nSerial Number: 15232B1F0C\r\nREVINF\x06."
EXPECTED = (b"\x06.", b"\x15.", b"Product Name:")


def test_no_line_of_a_reply_is_a_scan() -> None:
    decoder = ScanDecoder(PLAIN)
    decoder.expect(*EXPECTED)
    events = decoder.feed(b"ORA1007\r" + REVINF + b"4607112000018\r", 0.0)
    assert [event for event in events if isinstance(event, Reply)] == [Reply(True, REVINF)]
    assert seen(events)[::2] == ["ORA1007", "4607112000018"]


def test_a_reply_with_a_pause_in_it_is_still_no_scan() -> None:
    decoder = ScanDecoder(PLAIN)
    decoder.expect(*EXPECTED)
    events = [*decoder.feed(REVINF[:40], 0.0), *decoder.idle(0.3), *decoder.feed(REVINF[40:], 0.4)]
    assert events == [Reply(True, REVINF[40:])]


def test_a_reply_without_an_end_is_forgotten_when_nobody_waits_for_it_any_more() -> None:
    decoder = ScanDecoder(PLAIN)
    decoder.expect(*EXPECTED)
    assert decoder.feed(REVINF[:-2] + b"x" * 9000, 0.0) == [Refused("too_long", 8193)]
    assert decoder.idle(1.0) == []
    assert decoder.feed(b"more\r", 1.1) == []
    decoder.expect()
    assert seen(decoder.feed(b"4607112000018\r", 2.0)) == ["4607112000018"]


def test_signs_before_or_after_the_data_name_the_code() -> None:
    ids = CodeId(scheme="custom", ids={"d": "ean13", "j": "code128", "]Q": "qr"})
    before = ScanDecoder(msgspec.structs.replace(PLAIN, code_id=ids))
    scans = [event for event in before.feed(b"d4607112000018\rjORA1007\r]Qhello\r", 0.0) if isinstance(event, Scan)]
    assert [(scan.text, scan.symbology) for scan in scans] == [
        ("4607112000018", "ean13"),
        ("ORA1007", "code128"),
        ("hello", "qr"),
    ]
    after = ScanDecoder(msgspec.structs.replace(PLAIN, code_id=msgspec.structs.replace(ids, position="after")))
    assert seen(after.feed(b"4607112000018d\r", 0.0)) == ["4607112000018"]


def test_a_scanner_that_looks_all_the_time_tells_a_held_code_once() -> None:
    held = msgspec.structs.replace(PLAIN, dup_ms=1500, dup_from="seen")
    decoder = ScanDecoder(held)
    texts = [seen(decoder.feed(b"ORA1007\r", second)) for second in (0.0, 1.0, 2.0, 3.0)]
    assert texts == [["ORA1007"], [], [], []]
    assert seen(decoder.feed(b"ORA1007\r", 5.0)) == ["ORA1007"]
