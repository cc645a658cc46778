"""Which profile fits: by what is plugged in, by what it sent, by both."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from pos_bridge.profiles import Profiles, ProfileText, read_texts
from pos_bridge.profiles.load import profiles_of
from pos_bridge.scanner.suggest import suggest
from pos_bridge.simulator.scanner_voice import spoken
from tests.pos_bridge.test_scanner_wire import NAMES

FOLDER = Path(__file__).parents[2] / "firmware_profiles"


@dataclass(frozen=True)
class Plugged:
    vid: int | str | None
    pid: int | str | None
    form: str


def names(profiles: Profiles, port: Plugged | None = None, received: bytes = b"") -> list[str]:
    return [one.profile for one in suggest(profiles, port, received)]


def test_a_product_is_known_by_its_ids_and_its_form(shipped: Profiles) -> None:
    assert names(shipped, Plugged(0x05F9, 0x4204, "tty")) == ["datalogic-gryphon"]
    assert names(shipped, Plugged("05f9", "2206", "evdev")) == ["keyboard-wedge-us"]
    assert names(shipped, Plugged(0x05F9, 0x4204, "evdev")) == []
    assert names(shipped, Plugged(None, None, "tty")) == []


def test_the_very_product_comes_before_any_of_its_vendor(shipped: Profiles) -> None:
    found = suggest(shipped, Plugged(0x0C2E, 0x0700, "tty"))
    assert [(one.profile, one.why) for one in found] == [
        ("metrologic-ms9520", ("usb",)),
        ("honeywell-xenon", ("usb_vendor",)),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_family_sends_leads_to_it(shipped: Profiles, name: str) -> None:
    profile = shipped.scanner(name)
    received = b"".join(
        packet for text, kind in (("4607112000018", "ean13"), ("ORA1007", "code128")) for packet in spoken(profile, text, kind)
    )
    found = suggest(shipped, None, received)
    best = shipped.scanner(found[0].profile)
    assert name in [one.profile for one in found]
    assert best.framing.kind in (profile.framing.kind, "lines")
    if profile.framing.kind in ("ssi", "hid_pos", "stx_etx"):
        assert best.framing.kind == profile.framing.kind
    if profile.code_id.scheme == "aim":
        assert best.code_id.scheme == "aim"
    if profile.code_id.scheme in ("symbol", "custom"):
        assert best.code_id.scheme in ("symbol", "custom")
    if profile.code_id.scheme == "none" and profile.framing.kind == "lines":
        assert best.code_id.scheme == "none"


@pytest.mark.parametrize("signs", ['[code_id]\nscheme = "custom"\nids = { B = "ean13" }\n', '[framing]\nprefix = "7e"\n'])
def test_a_model_added_by_a_file_takes_no_place_of_one_that_waits_for_no_signs(signs: str) -> None:
    text = f'schema = 1\nid = "acme"\nextends = "generic-serial"\n{signs}'
    added = profiles_of([*read_texts(FOLDER), ProfileText("scanner", "acme", text, "acme.toml")])
    found = [one.profile for one in suggest(added, None, b"4607112000018\r\nORA1007\r\n")]
    assert found.index("acme") > found.index("generic-serial")
    assert suggest(added, None, b"~4607112000018\r\n~ORA1007\r\n" if "7e" in signs else b"B4607112000018\r\n")[0].profile == "acme"


def test_usb_and_bytes_together_decide(shipped: Profiles) -> None:
    port = Plugged(0x05E0, 0x1701, "tty")
    assert names(shipped, port, b"]E04607112000018\r\n")[0] == "zebra-aim"
    assert names(shipped, port, b"4607112000018")[0] == "zebra-rs232-standard"
    assert suggest(shipped, port, b"]E04607112000018\r\n")[0].why[:2] == ("usb", "sent_aim")


def test_seven_bits_heard_as_eight_lead_to_the_host_type_with_parity(shipped: Profiles) -> None:
    plain = b"\x02A4607112000018\x03"
    heard = bytes(byte | 0x80 if byte.bit_count() % 2 else byte for byte in plain)
    found = suggest(shipped, None, heard)[0]
    assert found.profile == "zebra-rs232-olivetti"
    assert "sent_parity" in found.why


def test_a_profile_that_leaves_an_identifier_in_the_text_is_not_suggested(shipped: Profiles) -> None:
    for received in (b"]E04607112000018\r\n", b"A4607112000018\r\n"):
        found = names(shipped, None, received)
        assert "mindeo-md7919" not in found
        # Only the way out for what nobody knows stays, at the end.
        assert shipped.scanner(found[-1]).code_id.scheme == "none"
        assert shipped.scanner(found[0]).code_id.scheme != "none"


def test_a_long_trial_with_its_beginning_cut_off_leads_to_the_same(shipped: Profiles) -> None:
    for name in ("zebra-ssi", "zebra-aim", "datalogic-label-id"):
        profile = shipped.scanner(name)
        packet = b"".join(spoken(profile, "4607112000018", "ean13"))
        best = shipped.scanner(names(shipped, None, packet[7:] + packet * 40)[0])
        assert (best.framing.kind, best.code_id.scheme) == (profile.framing.kind, profile.code_id.scheme)


def test_noise_leads_nowhere(shipped: Profiles) -> None:
    assert names(shipped, None, bytes(range(128, 256))) == []
