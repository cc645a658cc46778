"""Which scanner profiles explain what arrived. Every profile's own decoder is tried: what reads it best is suggested."""

from collections.abc import Iterable

import msgspec

from pos_bridge.profiles import Profiles, ScannerProfile
from pos_bridge.profiles.match import Port, Suggestion, Why, by_usb, ranked
from pos_bridge.scanner.code_id import aim_kind
from pos_bridge.scanner.decode import ScanDecoder, ScanEvent
from pos_bridge.scanner.framing import Refused
from pos_bridge.scanner.reading import Scan
from pos_bridge.scanner.retail import RETAIL, number

_BAD = 4
"Of so many scans one may be bad."
_UNSEEN = 1
"A profile that waits for signs which did not come explains less than one that waits for none."
Evidence = tuple[Why, int]


def suggest(profiles: Profiles, port: Port | None = None, received: bytes = b"") -> list[Suggestion]:
    """Profiles for a port, for the bytes of one or a few scans that it sent, or for both; the likeliest first.

    Printers and other kinds are among them while nothing was received: what sends scans is a scanner.
    """
    plugged = {(one.kind, one.profile): one for one in (by_usb(profiles, port) if port is not None else [])}
    if not received:
        return ranked(list(plugged.values()))
    found = []
    for name, profile in profiles.scanners.items():
        evidence = sorted(_evidence(profile, received), key=lambda one: -one[1])
        known = plugged.get(("scanner", name))
        if not evidence:
            continue
        why = (*(known.why if known else ()), *(reason for reason, _ in evidence))
        weight = sum(weight for _, weight in evidence) + (known.weight if known else 0)
        found.append(Suggestion("scanner", name, why, weight))
    return ranked(found)


def _evidence(profile: ScannerProfile, received: bytes) -> list[Evidence]:
    """Empty where the profile cannot read it."""
    evidence: list[Evidence] = []
    if profile.line.bits == 7 and any(byte & 0x80 for byte in received):
        # Heard with eight bits: the eighth one is the parity.
        if not _parity(profile.line.parity, received):
            return []
        received = bytes(byte & 0x7F for byte in received)
        evidence.append(("sent_parity", 30))
    # The same code again and again is what a trial looks like.
    decoder = ScanDecoder(msgspec.structs.replace(profile, dup_ms=0))
    before = decoder.feed(received, 0.0)
    events = [*before, *decoder.idle(60.0)]
    scans = [event for event in events if isinstance(event, Scan)]
    if not scans or sum(isinstance(event, Refused) for event in events) > len(scans) // _BAD:
        return []
    unexplained = sum(_unexplained(scan) for scan in scans)
    if unexplained:
        return [("sent_suffix", 1)] if profile.id.startswith("generic") else []
    framed = _framed(profile, before)
    if _unseen(profile, scans):
        framed = [(why, weight - _UNSEEN) for why, weight in framed]
    return [*evidence, *framed, *_named(profile, scans)]


def _parity(kind: str, received: Iterable[int]) -> bool:
    wanted = {"even": 0, "odd": 1}.get(kind)
    return all(byte.bit_count() % 2 == wanted for byte in received)


def _framed(profile: ScannerProfile, before: list[ScanEvent]) -> list[Evidence]:
    match profile.framing.kind:
        case "ssi":
            return [("sent_packets", 60)]
        case "hid_pos":
            return [("sent_reports", 60)]
        case "stx_etx":
            return [("sent_stx_etx", 40 if profile.framing.answer == "none" else 35)]
    ended = any(isinstance(event, Scan) for event in before)
    if profile.framing.on_idle == "scan":
        return [("sent_suffix", 8)] if ended else [("sent_bare", 10)]
    return [("sent_suffix", 10)]


def _named(profile: ScannerProfile, scans: list[Scan]) -> list[Evidence]:
    """Identifiers speak for the schemes that know them; letters only where the digits behind them are a verified number."""
    if all(scan.aim is not None for scan in scans):
        return [("sent_aim", 30)] if profile.code_id.scheme == "aim" else []
    if profile.code_id.scheme in ("symbol", "custom") and any(scan.symbology in RETAIL for scan in scans):
        return [("sent_letters", 20)] if all(scan.symbology for scan in scans) else []
    return []


def _unseen(profile: ScannerProfile, scans: list[Scan]) -> bool:
    prefix, suffix = bytes.fromhex(profile.framing.prefix), bytes.fromhex(profile.framing.suffix)
    framed = all(scan.raw.startswith(prefix) and scan.raw.endswith(suffix) for scan in scans)
    return not framed or (profile.code_id.scheme != "none" and not any(scan.symbology for scan in scans))


def _unexplained(scan: Scan) -> bool:
    """The text still has an identifier on it, or a letter before or behind a verified number."""
    text = scan.text
    if scan.symbology is not None:
        return False
    lettered = any(number(part, "ean13", left_out=False, widen=False) for part in (text[1:], text[:-1]) if not text.isdigit())
    return aim_kind(text[:3]) is not None or lettered
