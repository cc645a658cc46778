"""What the web shell is given: the store, the words, the clock, and the doors to channels and devices."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from flask import current_app

from kiosk.use_cases.ordering import Ordering
from kiosk.use_cases.ports import Clock, NewId, Store, Texts
from kiosk.use_cases.signing_in import NewCode, SigningIn
from kiosk.use_cases.slips import Slips
from kiosk.web.doorkeeper import Doorkeeper


class Lab(Protocol):
    """The device lab of a demo: virtual devices that can be used and broken by hand."""

    def devices(self) -> Sequence[Mapping[str, Any]]: ...
    def agents(self) -> Sequence[Mapping[str, Any]]: ...
    def scan(self, station_id: str, text: str, how: str) -> None: ...
    def fault(self, device_id: str, fault: str, value: int | None) -> None: ...
    def swap(self, one: str, other: str) -> None: ...
    def plug(self, what: str) -> None:
        """Plug in a stranger: scanner, adapter or printer."""

    def stranger(self, stranger_id: str, deed: str, text: str) -> None:
        """scan, unplug, replug or take_away"""

    def strangers_there(self) -> Sequence[Mapping[str, Any]]: ...
    def paper(self, device_id: str, back: int) -> bytes | None:
        """A piece of paper as a PNG: 0 is what comes out now or came out last, 1 the one before."""

    def paper_text(self, device_id: str, back: int) -> Sequence[str]: ...
    def journal(self) -> Sequence[Mapping[str, Any]]: ...
    def bytes_log(self, device_id: str) -> Sequence[Mapping[str, Any]]: ...


class Agents(Protocol):
    """The devices' side of the sockets of agents. What `joined` returns stands for the connection in the other calls."""

    def joined(self, key: str, wire: Any) -> Any:
        """None where the key is nobody's."""

    def part(self, connected: Any, part: Any) -> None: ...
    def left(self, connected: Any) -> None: ...
    def health(self) -> Mapping[str, str]:
        """Of each agent: ok, away, or its trouble."""


class NoAgents:
    """Every device hangs on this machine."""

    def joined(self, key: str, wire: Any) -> None:
        return None

    def part(self, connected: Any, part: Any) -> None:
        return None

    def left(self, connected: Any) -> None:
        return None

    def health(self) -> Mapping[str, str]:
        return {}


@dataclass(frozen=True)
class Idle:
    """Seconds of quiet before the warning (nobody known, somebody known), and of the warning itself."""

    anonymous_s: int = 90
    identified_s: int = 60
    warning_s: int = 20


# Verify an incoming hint of an online shop: (channel id, headers, body) -> raises PermissionError unless it is genuine.
HintCheck = Callable[[str, Mapping[str, str], bytes], None]


@dataclass(frozen=True)
class Services:
    store: Store
    texts: Texts
    clock: Clock
    new_id: NewId
    ordering: Ordering
    static: Path
    signing_in: SigningIn
    # A one-time code: eight letters, see domain/one_time_codes.
    new_code: NewCode
    doorkeeper: Doorkeeper
    printers: Mapping[str, str] = field(default_factory=dict)
    languages: tuple[str, ...] = ("ru", "en")
    idle: Idle = Idle()
    hosts: frozenset[str] = frozenset()
    demo: bool = False
    lab: Lab | None = None
    agents: Agents = field(default_factory=NoAgents)
    check_hint: HintCheck | None = None
    hinted: Callable[[str], None] = lambda channel_id: None
    # Why a printer cannot print now, by device id; None when nothing is known against it.
    hindrance: Callable[[str], str | None] = lambda device_id: None
    # What a shopper's screen is told of its slip.
    slips: Slips = field(default_factory=Slips)
    # Whether a station has a screen open now.
    screen_open: Callable[[str], bool] = lambda station_id: False
    recall: Callable[[str], None] = lambda station_id: None
    shop_fronts: Mapping[str, str] = field(default_factory=dict)
    # The language each station's screen asked in last: news to it are told in that language.
    spoken: dict[str, str] = field(default_factory=dict)
    demo_cards: Sequence[Mapping[str, Any]] = ()


def services() -> Services:
    """The services of the application that answers this request."""
    found: Services = current_app.extensions["services"]
    return found
