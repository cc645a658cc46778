"""Which profiles a plugged-in thing may be for, by its USB ids. Nothing is opened, nothing is written."""

from dataclasses import dataclass
from typing import Literal, Protocol

from pos_bridge.profiles.kinds import KINDS
from pos_bridge.profiles.load import Profiles
from pos_bridge.profiles.match_schema import Match, UsbId

Why = Literal[
    "usb", "usb_vendor", "sent_packets", "sent_reports", "sent_stx_etx", "sent_aim", "sent_letters", "sent_suffix", "sent_bare",
    "sent_parity",
]  # fmt: skip
_PRODUCT, _VENDOR, _FORM = 90, 40, 10
_NOTHING = Match()


class Port(Protocol):
    """What is plugged in: USB ids as numbers or as hex digits, None where it hangs on no USB."""

    @property
    def vid(self) -> int | str | None: ...

    @property
    def pid(self) -> int | str | None: ...

    @property
    def form(self) -> str: ...


@dataclass(frozen=True)
class Suggestion:
    """A profile for a person to agree to. `why` are codes, the strongest reason first; `weight` orders suggestions."""

    kind: str
    profile: str
    why: tuple[Why, ...]
    weight: int


def by_usb(profiles: Profiles, port: Port) -> list[Suggestion]:
    """Profiles of every kind that name this product or its vendor, the nearest first."""
    found = []
    for kind, one in KINDS.items():
        for name, profile in getattr(profiles, one.folder).items():
            match: Match = getattr(profile, "match", _NOTHING)
            weight = max((_weight(usb, port) for usb in match.usb), default=0)
            if weight:
                found.append(Suggestion(kind, name, ("usb" if weight >= _PRODUCT else "usb_vendor",), weight))
    return ranked(found)


def ranked(suggestions: list[Suggestion]) -> list[Suggestion]:
    return sorted(suggestions, key=lambda one: (-one.weight, one.profile))


def _weight(usb: UsbId, port: Port) -> int:
    """0 for no match. A form that is named has to be the port's: the same product is a keyboard or a serial port as it is set."""
    if usb.vid != _number(port.vid) or (usb.pid is not None and usb.pid != _number(port.pid)):
        return 0
    if usb.form is not None and usb.form != port.form:
        return 0
    return (_PRODUCT if usb.pid is not None else _VENDOR) + (_FORM if usb.form is not None else 0)


def _number(digits: int | str | None) -> int | None:
    return int(digits, 16) if isinstance(digits, str) else digits
