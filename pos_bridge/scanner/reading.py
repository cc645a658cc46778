"""One frame to one scan: which kind of code, which letters, which number, which fields."""

from collections.abc import Mapping

import msgspec

from pos_bridge.profiles import ScannerProfile
from pos_bridge.scanner import eci, gs1
from pos_bridge.scanner.code_id import Named, aim_kind, scheme
from pos_bridge.scanner.framing import Frame, Refused
from pos_bridge.scanner.in_store import Measured, measured
from pos_bridge.scanner.letters import cleaned, decoded
from pos_bridge.scanner.retail import RETAIL, guessed, number


class Scan(msgspec.Struct, frozen=True):
    """One code read. `symbology` and `aim` are None where the scanner does not tell; `raw` is the frame as it came.

    `text` has what the code says, GS1 separators (1d) included; an EAN or UPC is verified and widened as the profile says, its
    add-on stands in `addon`. `gs1` are the fields of element strings, `in_store` what a rule of the shop reads from a number.
    """

    text: str
    symbology: str | None
    aim: str | None
    raw: bytes
    gs1: Mapping[str, str] | None = None
    addon: str | None = None
    in_store: Measured | None = None


_UNNAMED = Named(None, None, "")


class Reader:
    """Pure, and without memory."""

    def __init__(self, profile: ScannerProfile) -> None:
        self._profile = profile
        self._suffix = bytes.fromhex(profile.framing.suffix)
        self._prefix = bytes.fromhex(profile.framing.prefix)
        self._named = scheme(profile.code_id)
        self._bare = not self._prefix and not self._suffix and profile.code_id.scheme == "none"

    def read(self, frame: Frame) -> Scan | Refused:
        if self._bare and frame.aim is None and frame.kind is None:
            named, data = _UNNAMED, frame.data
        else:
            named = self._name(frame)
            data = named.data.encode("latin-1")
        text = eci.unescaped(data) if named.aim in eci.AIM else decoded(data, self._profile.charset)
        if text is None:
            return Refused("undecodable", len(frame.data))
        clean = cleaned(text, self._profile.control)
        if clean is None:
            return Refused("control_character", len(frame.data))
        if not clean:
            return Refused("incomplete", len(frame.data))
        return self._meant(clean, named, frame.data)

    def _name(self, frame: Frame) -> Named:
        """By what the framing tells, or by the signs beside the data. These are ASCII, whatever charset the data has."""
        text = frame.data.removeprefix(self._prefix).removesuffix(self._suffix).decode("latin-1")
        if frame.aim is not None:
            return Named(aim_kind(frame.aim), frame.aim, text)
        named = self._named(text)
        # A type that tells of an add-on tells more than an identifier does.
        known = frame.kind if frame.kind and ("+" in frame.kind or named.kind is None) else named.kind
        return Named(known, named.aim, named.data)

    def _meant(self, text: str, named: Named, raw: bytes) -> Scan | Refused:
        profile, kind = self._profile, named.kind
        if kind is not None and kind.partition("+")[0] in RETAIL:
            found = number(text, kind, left_out=profile.check_digit == "left_out", widen=profile.widen_upc)
            if found is None:
                return Refused("check_digit", len(raw))
            own = measured(found.digits, profile.in_store)
            return Scan(found.digits, found.kind, named.aim, raw, None, found.addon, own)
        if kind is None and profile.widen_upc:
            text = guessed(text, profile.check_digit == "left_out")
        own = measured(text, profile.in_store) if kind is None and text.isascii() and text.isdigit() else None
        return Scan(text, kind, named.aim, raw, gs1.fields(text, kind), None, own)
