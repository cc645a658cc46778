"""Live bytes: every command named, every status told, and never a card, a name or a phone in what is shown."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.byte_words import Meant, meant
from kiosk.devices.live_bytes import LiveBytes
from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.live_bytes import ByteRow
from pos_bridge.bridge import ByteRecord
from pos_bridge.document import from_json
from pos_bridge.printer import encode
from pos_bridge.profiles import Profiles, load_profiles
from tests.fakes.shop import NOW
from tests.waiting import until

ROOT = Path(__file__).parents[2]
PROFILES: Profiles = load_profiles(ROOT / "firmware_profiles")
DIRECTIONS: tuple[Any, Any] = ("in", "out")
CARD = "2900001044127"
SECRETS = ("Анна", "Ковалёва", "+7 900 111-22-33", CARD)
SLIP = {
    "kind": "slip",
    "language": "ru",
    "blocks": [
        {"type": "text", "text": "Анна Ковалёва, ждём вас", "bold": True},
        {"type": "pair", "left": "Телефон", "right": "+7 900 111-22-33"},
        {"type": "qr", "data": CARD},
        {"type": "barcode", "symbology": "ean13", "data": CARD},
        {"type": "text", "text": "Қазақстан 漢字"},
        {"type": "cut"},
    ],
}


def cut(data: bytes, ends: Sequence[int], direction: Any = "out", start: float = 0.0) -> list[ByteRecord]:
    """The bytes as single writes that end at these places."""
    places = sorted({end % (len(data) + 1) for end in ends} | {len(data)})
    begins = [0, *places[:-1]]
    return [
        ByteRecord(start + n / 1000, direction, data[a:b]) for n, (a, b) in enumerate(zip(begins, places, strict=True)) if a < b
    ]


def shown(found: Sequence[Meant]) -> bytes:
    """All bytes that are not covered, covered ones as zero."""
    return b"".join(
        bytes(0 if flag == 1 else byte for byte, flag in zip(one.record.data, one.covered, strict=True)) for one in found
    )


def words(found: Sequence[Meant]) -> list[tuple[str, str]]:
    return [(word.name, word.value) for one in found for word in one.words]


@pytest.mark.parametrize("name", sorted(PROFILES.printers))
@given(ends=st.lists(st.integers(0, 5000), max_size=12))
def test_no_word_on_paper_is_shown_wherever_the_writes_end(name: str, ends: list[int]) -> None:
    profile = PROFILES.printer(name)
    data = encode(from_json(SLIP), profile)
    found = meant("printer", profile, cut(data, ends), 100.0, True)
    seen = shown(found)
    for secret in SECRETS:
        for page in ("cp866", "cp1251", "utf-8"):
            assert secret.encode(page, "ignore") not in seen
    assert len(seen) == len(data)
    named = [word for word, _ in words(found)]
    assert "init" in named and {"text", "picture"} & set(named)


def test_commands_and_statuses_have_their_words() -> None:
    profile = PROFILES.printer("epson-tm-t20iii")
    records = [
        ByteRecord(0.0, "out", bytes.fromhex("1b 40 1b 74 11 1d 21 11") + "Анна".encode("cp866") + b"\n"),
        ByteRecord(0.1, "out", bytes.fromhex("10 04 04")),
        ByteRecord(0.2, "in", bytes.fromhex("7e")),
        ByteRecord(0.3, "out", bytes.fromhex("1d 56 42 00 1b 70 00 3c 78")),
        ByteRecord(0.4, "in", bytes.fromhex("10 00 00 00")),
    ]
    found = meant("printer", profile, records, 1.0, True)
    assert words(found[:1]) == [("init", ""), ("page", "17 (cp866)"), ("size", "17"), ("text", "4")]
    assert words(found[1:2]) == [("ask-now", "4")]
    assert ("status-paper-out", "") in words(found[2:3]) and found[2].bad
    assert words(found[3:4]) == [("cut", "66, 0"), ("drawer", "0, 60, 120")]
    assert not found[4].bad


def scans(*parts: tuple[float, bytes], whole: bool = True, now: float = 100.0) -> list[Meant]:
    records = [ByteRecord(at, "in", data) for at, data in parts]
    return meant("scanner", PROFILES.scanner("generic-serial"), records, now, whole)


def test_goods_are_shown_and_cards_are_covered_however_they_arrive() -> None:
    assert shown(scans((0.0, b"4607112000018\r\n"))) == b"4607112000018\r\n"
    for parts in ([b"2900001044127\r"], [b"29000", b"01044127\r"], [b"]E0290000104", b"4127\r\n"], [b"2", b"900001044127"]):
        found = scans(*((n / 1000, part) for n, part in enumerate(parts)))
        assert not any(byte for byte in shown(found) if chr(byte).isdigit()), parts
        assert any(word == "scan-covered" for word, _ in words(found))


def test_a_run_without_its_beginning_or_its_end_is_covered() -> None:
    assert b"4607112000018" not in shown(scans((0.0, b"4607112000018\r"), whole=False))
    assert b"4607112000025" in shown(scans((0.0, b"00018\r4607112000025\r"), whole=False))
    assert b"4607112000018" not in shown(scans((99.9, b"4607112000018")))
    assert b"4607112000018" in shown(scans((0.0, b"4607112000018")))  # a scanner without a suffix: silence has ended it


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_no_bytes_are_too_odd(parts: list[bytes]) -> None:
    for kind, profile in (
        ("scanner", PROFILES.scanner("zebra-ssi")),
        ("printer", PROFILES.printer("zjiang-pos-5890")),
        ("lamp", None),
    ):
        for direction in DIRECTIONS:
            records = [ByteRecord(float(n), direction, part) for n, part in enumerate(parts)]
            found = meant(kind, profile, records, 100.0, True)
            assert [len(one.covered) for one in found] == [len(part) for part in parts]


def test_letters_beyond_ascii_and_unknown_kinds_are_covered() -> None:
    assert not any(shown(scans((0.0, "Иванов\r".encode())))[:-1])
    found = meant("lamp", None, [ByteRecord(0.0, "out", b"\x1bAnna")], 1.0, True)
    assert shown(found) == b"\x1b\x00\x00\x00\x00"


# The service

DEVICE = Device("kiosk-1/scanner", "kiosk-1", DeviceKind.SCANNER, "generic-serial", "unused")


class Log:
    def __init__(self) -> None:
        self.records: list[ByteRecord] = []
        self.news: list[str] = []
        self.live = LiveBytes(lambda device: tuple(self.records), lambda: PROFILES, lambda: NOW, self.news.append)

    def rows(self, uncovered: bool = False) -> Sequence[ByteRow]:
        return self.live.rows(DEVICE, 10, uncovered)


def test_a_row_has_dots_where_it_is_covered_and_bytes_when_it_is_not() -> None:
    log = Log()
    log.records = [ByteRecord(0.0, "in", b"2900001044127\r")]
    (row,) = log.rows()
    assert row.hex == " ".join(["••"] * 13 + ["0D"]) and row.text == "•" * 13 + "·" and row.covered
    (open_row,) = log.rows(uncovered=True)
    assert open_row.text == "2900001044127·" and not open_row.covered
    log.records = [ByteRecord(0.0, "out", bytes(100))]
    assert log.rows()[0].size == 100 and len(log.rows()[0].hex.split()) == 48


def test_news_of_bytes_come_only_while_somebody_watches() -> None:
    log = Log()
    log.live.start()
    try:
        log.records.append(ByteRecord(0.0, "in", b"1\r"))
        assert log.rows() and log.news == []

        def told() -> bool:
            log.records.append(ByteRecord(float(len(log.records)), "in", b"2\r"))
            return bool(log.news)

        until(told, "news of new bytes", every_s=0.1)
        assert set(log.news) == {"bytes"}
    finally:
        log.live.close()
