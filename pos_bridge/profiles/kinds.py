"""The kinds of device that have profiles: where their files lie, what they may say, and what must hold between two values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from pos_bridge.profiles.display_schema import DisplayProfile
from pos_bridge.profiles.place import Place
from pos_bridge.profiles.printer_schema import PrinterProfile
from pos_bridge.profiles.scale_schema import ScaleProfile
from pos_bridge.profiles.scanner_schema import ScannerProfile

Profile = ScannerProfile | PrinterProfile | DisplayProfile | ScaleProfile


@dataclass(frozen=True)
class Mismatch:
    """Two values of a profile that do not go together; `place` is where to look first, `or_place` where else."""

    place: Place
    or_place: Place
    code: str
    facts: Mapping[str, str]
    reason: str


@dataclass(frozen=True)
class Kind:
    """`folder` below the folder of profiles, and the class of a profile."""

    folder: str
    shape: type[Any]


KINDS: dict[str, Kind] = {
    "scanner": Kind("scanners", ScannerProfile),
    "printer": Kind("printers", PrinterProfile),
    "display": Kind("displays", DisplayProfile),
    "scale": Kind("scales", ScaleProfile),
}


def mismatch(profile: msgspec.Struct) -> Mismatch | None:
    """What a schema cannot say: a value that contradicts another one."""
    if isinstance(profile, ScannerProfile):
        return _scanner_mismatch(profile)
    if isinstance(profile, PrinterProfile) and profile.text.page not in profile.codepages:
        page = profile.text.page
        reason = f"text.page {page!r} has no slot in codepages"
        return Mismatch(("text", "page"), ("codepages",), "page_without_slot", {"page": page}, reason)
    return None


def _scanner_mismatch(profile: ScannerProfile) -> Mismatch | None:
    code_id, framing = profile.code_id, profile.framing
    if code_id.scheme == "custom" and not code_id.ids:
        reason = "code_id.scheme custom needs code_id.ids"
        return Mismatch(("code_id", "scheme"), ("code_id",), "custom_without_ids", {}, reason)
    if framing.answer != "none" and framing.kind not in ("stx_etx", "ssi"):
        reason = f"framing.answer: frames of the kind {framing.kind!r} are not answered"
        return Mismatch(("framing", "answer"), ("framing", "kind"), "not_answered", {"kind": framing.kind}, reason)
    for number, rule in enumerate(profile.in_store):
        if fault := _rule_fault(rule.pattern):
            reason = f"in_store[{number + 1}].pattern {rule.pattern!r}: {fault}"
            facts = {"key": f"in_store[{number + 1}].pattern"}
            return Mismatch(("in_store", number, "pattern"), ("in_store",), "in_store_pattern", facts, reason)
    return None


def _rule_fault(pattern: str) -> str | None:
    """GS1 General Specifications, 7.9: the check digit over a value is defined for four and for five digits."""
    if not re.fullmatch(r"[^IVP]*(I+P?V+|I+V+P?|P?I+V+)C", pattern):
        return "item, value and the value's check digit are one stretch each, as in 21IIIIPVVVVVC"
    if "P" in pattern and pattern.count("V") not in (4, 5):
        return "the check digit P goes with four or five places of V"
    return None
