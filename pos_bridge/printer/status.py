"""How a printer is. Every answer has a third value, unknown, which is neither yes nor no."""

from dataclasses import dataclass
from enum import StrEnum


class Paper(StrEnum):
    OK = "ok"
    NEAR_END = "near_end"
    OUT = "out"
    UNKNOWN = "unknown"


class Cover(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


class Online(StrEnum):
    ONLINE = "online"
    OFFLINE = "offline"
    UNKNOWN = "unknown"


class Fault(StrEnum):
    """CUTTER and RECOVERABLE wait for a person and then for `recover`; HOT passes by itself; UNRECOVERABLE wants the switch."""

    NONE = "none"
    CUTTER = "cutter"
    RECOVERABLE = "recoverable"
    HOT = "hot"
    UNRECOVERABLE = "unrecoverable"
    UNKNOWN = "unknown"


class Drawer(StrEnum):
    CLOSED = "closed"
    OPEN = "open"
    UNKNOWN = "unknown"


RECOVERABLE = (Fault.CUTTER, Fault.RECOVERABLE)


@dataclass(frozen=True)
class PrinterStatus:
    """What the printer last said; one that does not tell is printed on. `drawer` stays unknown until the profile says which
    level of the pin is an open drawer."""

    paper: Paper = Paper.UNKNOWN
    cover: Cover = Cover.UNKNOWN
    online: Online = Online.UNKNOWN
    fault: Fault = Fault.UNKNOWN
    drawer: Drawer = Drawer.UNKNOWN

    @property
    def hindrance(self) -> str | None:
        """Why nothing can be printed now ("paper_out", "cover_open", "fault", "offline"), None when nothing is known against it."""
        if self.paper is Paper.OUT:
            return "paper_out"
        if self.cover is Cover.OPEN:
            return "cover_open"
        if self.fault not in (Fault.NONE, Fault.UNKNOWN):
            return "fault"
        return "offline" if self.online is Online.OFFLINE else None


def worst(unrecoverable: int, cutter: int, recoverable: int, hot: int) -> Fault:
    """The bits of a status byte as the fault that matters most."""
    if unrecoverable:
        return Fault.UNRECOVERABLE
    if cutter:
        return Fault.CUTTER
    if recoverable:
        return Fault.RECOVERABLE
    return Fault.HOT if hot else Fault.NONE


def paper(out: int, near: int) -> Paper:
    if out:
        return Paper.OUT
    return Paper.NEAR_END if near else Paper.OK
