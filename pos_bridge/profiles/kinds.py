"""The kinds of device that have profiles: where their files lie, what they may say, and what must hold between two values."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from pos_bridge.profiles.place import Place
from pos_bridge.profiles.printer_schema import PrinterProfile
from pos_bridge.profiles.scanner_schema import ScannerProfile

Profile = ScannerProfile | PrinterProfile


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
}


def mismatch(profile: msgspec.Struct) -> Mismatch | None:
    """What a schema cannot say: a value that contradicts another one."""
    if isinstance(profile, PrinterProfile) and profile.text.page not in profile.codepages:
        page = profile.text.page
        reason = f"text.page {page!r} has no slot in codepages"
        return Mismatch(("text", "page"), ("codepages",), "page_without_slot", {"page": page}, reason)
    return None
