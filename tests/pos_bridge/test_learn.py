"""A scanner's way of talking, learned from two codes: on the wire form of every shipped profile and of some that nobody shipped."""

from typing import Any

import msgspec
import pytest

from pos_bridge.profiles import Profiles, ScannerProfile
from pos_bridge.profiles.amend import Change, amended
from pos_bridge.profiles.load import Family, ProfileText, read_texts
from pos_bridge.scanner import Scan, ScanDecoder
from pos_bridge.scanner.learn import CODE, EAN, learn
from pos_bridge.simulator.scanner_voice import spoken
from tests.pos_bridge.conftest import ROOT
from tests.pos_bridge.test_scanner_wire import NAMES


def said(profile: ScannerProfile, text: str, kind: str, charset: str = "utf-8") -> bytes:
    return b"".join(spoken(profile, text, kind, charset))


def read(settings: Any, raw: bytes) -> list[str]:
    decoder = ScanDecoder(msgspec.convert({"schema": 1, "id": "learned", **settings}, ScannerProfile))
    return [event.text for event in [*decoder.feed(raw, 0.0), *decoder.idle(9.0)] if isinstance(event, Scan)]


@pytest.mark.parametrize("name", NAMES)
def test_two_codes_teach_every_shipped_way_of_talking(shipped: Profiles, name: str) -> None:
    profile = shipped.scanner(name)
    learned = learn(said(profile, EAN, "ean13"), said(profile, CODE, "code128"), known=shipped.scanners.values())
    bare = profile.framing.on_idle == "scan" and not profile.framing.terminators
    assert learned.questions == (("no_suffix",) if bare else ())
    # Something else than what was learned from.
    assert read(learned.settings, said(profile, "5901234123457", "ean13")) == ["5901234123457"]
    assert read(learned.settings, said(profile, "A-1", "code128")) == ["A-1"]
    framing = learned.settings["framing"]
    assert framing.get("kind", "lines") == profile.framing.kind.replace("grow", "lines")
    assert learned.settings.get("code_id", {}).get("scheme", "none") in (profile.code_id.scheme, "none")


def parity(data: bytes, odd: int) -> bytes:
    return bytes(byte | 0x80 if byte.bit_count() % 2 != odd else byte for byte in data)


@pytest.mark.parametrize(("odd", "name"), [(0, "even"), (1, "odd")])
def test_seven_bits_heard_as_eight_show_their_parity(shipped: Profiles, odd: int, name: str) -> None:
    olivetti = shipped.scanner("zebra-rs232-olivetti")
    ean, code = said(olivetti, EAN, "ean13"), said(olivetti, CODE, "code128")
    learned = learn(parity(ean, odd), parity(code, odd), known=[olivetti])
    assert learned.questions == ()
    assert learned.settings["line"] == {"bits": 7, "parity": name}
    assert learned.settings["code_id"]["lengths"] is True
    assert read(learned.settings, said(olivetti, "A-1", "code128")) == ["A-1"]


def test_a_scanner_that_repeats_itself_waits_for_an_answer() -> None:
    learned = learn(b"\x024607112000018\x03" * 3, b"\x02ORA1007\x03" * 3)
    assert learned.settings["framing"] == {"kind": "stx_etx", "answer": "ack_nak"}


XY = {"scheme": "custom", "ids": {"x": "ean13", "y": "code128"}}
BEHIND = {"position": "after", "scheme": "custom", "ids": {" A": "ean13", " D": "code128"}}


@pytest.mark.parametrize(
    ("ean", "code", "framing", "others", "questions"),
    [
        (b"~~4607112000018\t", b"~~ORA1007\t", {"terminators": "09", "prefix": "7e 7e"}, {}, ()),
        (b"4607112000018;;\r", b"ORA1007;;\r", {"terminators": "0d", "suffix": "3b 3b"}, {}, ()),
        (b"x4607112000018\r\n", b"yORA1007\r\n", {"terminators": "0a 0d"}, {"code_id": XY}, ("other_ids",)),
        (b"4607112000018 A\r", b"ORA1007 D\r", {"terminators": "0d"}, {"code_id": BEHIND}, ("other_ids",)),
        (b"460711200001\r", b"ORA1007\r", {"terminators": "0d"}, {"check_digit": "left_out"}, ()),
        (b"#]E04607112000018\r", b"#]C0ORA1007\r", {"terminators": "0d", "prefix": "23"}, {"code_id": {"scheme": "aim"}}, ()),
        (
            b"]E0460711200001\r",
            b"]C0ORA1007\r",
            {"terminators": "0d"},
            {"check_digit": "left_out", "code_id": {"scheme": "aim"}},
            (),
        ),
    ],
)
def test_ways_that_nobody_ships(ean: bytes, code: bytes, framing: Any, others: Any, questions: tuple[str, ...]) -> None:
    learned = learn(ean, code)
    assert (learned.settings, learned.questions) == ({"framing": framing, **others}, questions)


@pytest.mark.parametrize("charset", ["utf-8", "cp1251", "cp866"])
def test_a_third_code_teaches_the_charset(shipped: Profiles, charset: str) -> None:
    profile = shipped.scanner("zebra-aim")
    letters = (said(profile, "Жук", "qr", charset), "Жук")
    learned = learn(said(profile, EAN, "ean13"), said(profile, CODE, "code128"), letters=letters)
    assert learned.settings.get("charset", ["utf-8"])[-1] == charset
    assert read(learned.settings, said(profile, "Ёж", "qr", charset)) == ["Ёж"]


def test_what_was_not_read_is_asked_for() -> None:
    assert learn(b"5901234123457\r", b"ORA1007\r").questions == ("not_seen",)
    assert learn(b"", b"").questions == ("not_seen",)
    assert learn(b"\xf0\x83\x1f", b"\x80\x80").usable is False
    assert learn(b"4607112000018\r", b"ORA1007\r", letters=(b"\xff\xff\r", "Жук")).questions == ("charset",)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("start", ["generic-serial", "zebra-ssi", "datalogic-label-id", "grow-gm65"])
def test_what_was_learned_mends_any_profile(shipped: Profiles, name: str, start: str) -> None:
    """Put into the text of a profile that was chosen wrongly, it makes it read."""
    profile, wrong = shipped.scanner(name), shipped.scanner(start)
    learned = learn(said(profile, EAN, "ean13"), said(profile, CODE, "code128"), known=shipped.scanners.values())
    text = (ROOT / "firmware_profiles" / "scanners" / f"{start}.toml").read_text(encoding="utf-8")
    wanted = [Change(place, value) for place, value in learned.changes(wrong).items()]
    files = [one for one in read_texts(ROOT / "firmware_profiles") if one.id != start and one.kind == "scanner"]
    mended = Family("scanner", [*files, ProfileText("scanner", start, amended(text, wanted), "mended")]).check(start)
    decoder = ScanDecoder(mended)
    events = [*decoder.feed(said(profile, "A-1", "code128"), 0.0), *decoder.idle(9.0)]
    assert [event.text for event in events if isinstance(event, Scan)] == ["A-1"]


def test_a_profile_that_fits_is_not_changed(shipped: Profiles) -> None:
    for name in ("generic-serial", "zebra-aim", "zebra-ssi", "datalogic-label-id", "grow-gm65", "access-is-hid-pos"):
        profile = shipped.scanner(name)
        learned = learn(said(profile, EAN, "ean13"), said(profile, CODE, "code128"), known=shipped.scanners.values())
        assert learned.changes(profile) == {}, name
