"""Byte streams that no honest scanner sends, and what must hold whatever they are."""

import random
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from pos_bridge.profiles import ScannerProfile, load_profiles
from pos_bridge.profiles.scanner_schema import CodeId, Control, Framing, InStore
from pos_bridge.scanner import Answer, Reply, Scan, ScanDecoder, ScanEvent
from pos_bridge.scanner.learn import learn
from pos_bridge.simulator.scanner_voice import grow_reply, guessed, sent_again, spoken, ssi_packet

ROOT = Path(__file__).parents[2]
HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
PACKETS = 600
"Bytes that a framer may hold beside `max_bytes`: one packet or report."
ANSWERS = {b"\x06", b"\x15", bytes.fromhex("04 d0 04 00 ff 28"), bytes.fromhex("05 d1 04 00 01 ff 25")}
TEXTS = (
    "4607112000018", "96385074", "036000291452", "04252614", "ORA1007", "2100123012345", "Жук «Рось» — 5 ₽", "",
    "0104607112000018215Fy(p3\x1d91EE10\x1d92dGVzdA==", "]C1", "A\x1bp\x00\x19\xfa", "\x10\x14\x01\x00\x05", "٤٦٠٧١١٢٠٠٠٠١٨",
    "\u202egnp.exe", "\x1d" * 9, "9" * 300, "01" + "9" * 14 + "17999999", "3103" + "9" * 20, "A" * 5000, "\\000026\\", "\\999999",
    "https://a/01/4607112000018/10/%1b%00?17=270331", "http://[::1/01/1",
)  # fmt: skip
SIGNS = b"\x00\x02\x03\x04\x05\x06\x0d\x0a\x15\x1b\x1d\x7e\xf3\xd0\xff]EAC0123456789"


def hard_profiles(shipped: Sequence[ScannerProfile]) -> tuple[ScannerProfile, ...]:
    """The shipped ones, and some with every option on and little room."""
    rules = (InStore(pattern="21IIIIPVVVVVC", measure="weight"), InStore(pattern="02IIIIIIVVVVC", measure="price", decimals=3))
    narrow = [
        msgspec.structs.replace(
            profile,
            id=f"narrow-{profile.id}",
            framing=msgspec.structs.replace(profile.framing, max_bytes=64, prefix="7e", suffix="3b"),
            charset=("utf-8", "cp1251", "cp866"),
            control=Control(allowed="1d 1e 1c 04", on_other="strip"),
            check_digit="left_out",
            dup_ms=0,
            in_store=rules,
        )
        for profile in shipped
    ]
    behind = CodeId(scheme="custom", position="after", ids={"\x03": "ean13", "é": "code128", "]": "gs1-128"}, lengths=True)
    odd = ScannerProfile(schema=1, id="odd", framing=Framing(terminators="", on_idle="scan"), code_id=behind, in_store=rules)
    return (*shipped, *narrow, odd)


@dataclass
class Tally:
    streams: int = 0
    size: int = 0
    scans: int = 0
    refused: int = 0
    answers: int = 0
    most_held: int = 0


class Scanners:
    """Each case is a stream through the next profile."""

    def __init__(self) -> None:
        self.profiles = hard_profiles(list(load_profiles(ROOT / "firmware_profiles").scanners.values()))
        self.tally = Tally()

    def case(self, number: int) -> None:
        attack(self.profiles[number % len(self.profiles)], random.Random(number), self.tally)

    def told(self) -> str:
        one, size = self.tally, self.tally.size / 1e6
        return (
            f"no exception, no control character: {one.streams} streams ({size:.0f} MB) through {len(self.profiles)} profiles,"
            f" {one.scans} scans, {one.refused} refusals, {one.answers} answers and replies;"
            f" a decoder held {one.most_held} bytes at most"
        )


def stream(profile: ScannerProfile, chance: random.Random) -> bytes:
    """Pieces of everything: noise, signs of all protocols, true scans, and scans that were cut, turned, doubled and mixed."""
    parts = [_piece(profile, chance) for _ in range(chance.randint(1, 5))]
    data = bytearray(b"".join(parts))
    for _ in range(chance.choice((0, 0, 1, 2, 8))):
        if not data:
            break
        at = chance.randrange(len(data))
        match chance.randrange(4):
            case 0:
                data[at] ^= 1 << chance.randrange(8)
            case 1:
                del data[at : at + chance.randint(1, 9)]
            case 2:
                data[at:at] = chance.randbytes(chance.randint(1, 4))
            case _:
                data[at:at] = data[: chance.randint(1, 40)]
    return bytes(data)


def _piece(profile: ScannerProfile, chance: random.Random) -> bytes:
    match chance.randrange(7):
        case 0:
            return chance.randbytes(chance.randint(0, 120))
        case 1:
            return bytes(chance.choices(SIGNS, k=chance.randint(1, 60)))
        case 2:
            return ssi_packet(
                chance.choice((0xF3, 0xD0, 0xD1, 0xF6, 0xA4)), chance.randbytes(chance.randint(0, 250)), chance.randrange(8)
            )
        case 3:
            return grow_reply(chance.randbytes(chance.randint(0, 255)))
        case 4:
            report = bytes((2, chance.randrange(70))) + chance.choice((b"]E0", b"]d2", b"\0\0\0")) + chance.randbytes(58)
            return report + bytes((chance.randrange(4),))
        case _:
            text = chance.choice(TEXTS)
            packets = spoken(profile, text, guessed(text), chance.choice(("utf-8", "utf-16", "utf-8")))
            said = b"".join(packets)
            return said + (sent_again(packets[-1]) if profile.framing.kind == "ssi" and chance.random() < 0.3 else b"")


def attack(profile: ScannerProfile, chance: random.Random, tally: Tally) -> None:
    """One stream, cut anywhere, with pauses and cables that come out. Raises AssertionError for what must not happen."""
    data = stream(profile, chance)
    decoder = ScanDecoder(profile)
    if chance.random() < 0.1:
        decoder.expect(b"\x06", b"\x15")
    events = 0
    for event in _events(decoder, data, chance, tally, profile):
        events += 1
        check(event, profile)
        tally.scans += isinstance(event, Scan)
        tally.answers += isinstance(event, Answer | Reply)
        tally.refused += not isinstance(event, Scan | Answer | Reply)
    assert events <= 2 * len(data) + 8, "more events than bytes"
    if chance.random() < 0.05:
        learn(data, stream(profile, chance), letters=(data, "Жук"))
    tally.streams += 1
    tally.size += len(data)


def _events(decoder: ScanDecoder, data: bytes, chance: random.Random, tally: Tally, profile: ScannerProfile) -> Iterator[ScanEvent]:
    now, at = 0.0, 0
    while at < len(data):
        size = chance.choice((1, 2, 7, 64, 65, 4096))
        yield from decoder.feed(data[at : at + size], now)
        at += size
        tally.most_held = max(tally.most_held, decoder.pending)
        assert decoder.pending <= profile.framing.max_bytes + PACKETS, "it holds more than it may"
        now += chance.choice((0.0, 0.001, 0.05, 0.3))
        if chance.random() < 0.2:
            yield from decoder.idle(now)
        if chance.random() < 0.02:
            yield from decoder.lost(now)
    yield from decoder.idle(now + 60)
    assert decoder.pending == 0, "something stays for ever"


def check(event: ScanEvent, profile: ScannerProfile) -> None:
    if isinstance(event, Answer):
        assert event.data in ANSWERS
        assert profile.framing.answer == "ack_nak"
    if not isinstance(event, Scan):
        return
    allowed = {chr(byte) for byte in bytes.fromhex(profile.control.allowed)}
    texts = [
        event.text,
        event.addon or "",
        event.symbology or "",
        event.aim or "",
        *(event.gs1 or {}).keys(),
        *(event.gs1 or {}).values(),
    ]
    assert event.text, "an empty scan"
    for text in texts:
        passed = {char for char in set(text) - allowed if unicodedata.category(char) in HIDDEN}
        assert not passed, f"control characters passed: {passed!r}"
    assert len(event.raw) <= profile.framing.max_bytes
