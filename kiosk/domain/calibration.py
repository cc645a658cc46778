"""What is found out about a device by the device itself, as values of its profile with who vouches for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kiosk.domain.errors import Refusal
from kiosk.domain.profiles import ProfileValue, Values

PULSES_MS = (50, 80, 120, 160, 200, 250, 300, 400, 510)
"Growing pulses for a drawer; 510 ms is the longest that ESC p can say (255 times 2 ms)."


class NothingFound(Refusal):
    """The device has not told enough yet to set anything."""

    code = "nothing_found"


@dataclass(frozen=True)
class Heard:
    """What came from a scanner since it is listened to: how many bursts, which of the two known codes were in them, the values
    that follow (none yet), and what two codes cannot answer (`scanner.learn.Question`)."""

    bursts: int
    codes: Sequence[str]
    values: Values | None
    questions: Sequence[str]


def code_page(known: Sequence[ProfileValue], page: str, slot: int, where: str) -> Values:
    """The line of the sheet that reads right. All pages are written: a table of code pages is never half inherited."""
    slots = {one.place.partition(".")[2]: one.value for one in known if one.place.startswith("codepages.")}
    found: dict[tuple[str | int, ...], Any] = {("codepages", name): number for name, number in {**slots, page: slot}.items()}
    return vouched({**found, ("text", "page"): page}, where)


def drawer(pin: int, on_ms: int, where: str) -> Values:
    """The pulse that opened the drawer, on the pin that it hangs on; the pause is twice as long, for the coil to cool."""
    return vouched({("drawer", "pins"): [pin], ("drawer", "on_ms"): on_ms, ("drawer", "off_ms"): min(510, 2 * on_ms)}, where)


def vouched(values: Values, where: str) -> Values:
    """The values, and for each table that holds one that it was found with this device."""
    tables = dict.fromkeys(place[0] for place in values)
    sources: dict[tuple[str | int, ...], Any] = {}
    for table in tables:
        sources |= {("source", table, "url"): where, ("source", table, "verified"): "field"}
    return {**values, **sources}
