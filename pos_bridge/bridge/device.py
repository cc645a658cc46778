"""What every kind of device has: a configuration, a link, a log of its bytes, and short deeds it can be told to do."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from pos_bridge.bridge.byte_log import ByteLog
from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.events import Event, LinkChanged
from pos_bridge.errors import UnknownCommand
from pos_bridge.link import Address, Link, LinkState
from pos_bridge.printer import Typeface
from pos_bridge.profiles import Profiles, SerialLine


@dataclass(frozen=True)
class CommandResult:
    """What became of a deed. `detail` is a code or the device's own words, `data` what it answered."""

    done: bool
    detail: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


Deed = Callable[[Mapping[str, Any]], CommandResult]


@dataclass(frozen=True)
class Surroundings:
    """What a device finds around itself. `tell` never blocks; `ask` makes somebody call `refresh` of all devices soon."""

    clock: Callable[[], float]
    tell: Callable[[Event], None]
    ask: Callable[[], None]
    typeface: Typeface


class Device(ABC):
    """One device. It is its link's listener: `received`, `linked` and `idle` are called by the reader thread.

    A new kind is a subclass and its line in `kinds.py`.
    """

    def __init__(self, config: DeviceConfig, profile: object, line: SerialLine, around: Surroundings) -> None:
        self.config = config
        self.profile = profile
        self.log = ByteLog()
        self._around = around
        self.link = Link(config.id, _address(config, line), self, around.clock)

    @classmethod
    @abstractmethod
    def made(cls, config: DeviceConfig, profiles: Profiles, around: Surroundings) -> Self:
        """The device that `config` asks for. Raises UnknownProfile."""

    @abstractmethod
    def status(self) -> DeviceStatus: ...

    def links(self) -> tuple[Link, ...]:
        """What the loop carries for it."""
        return (self.link,)

    def deeds(self) -> Mapping[str, Deed]:
        """What this device can be told to do, by name. A deed may block for a second or two."""
        return {}

    def command(self, name: str, arguments: Mapping[str, Any]) -> CommandResult:
        known = self.deeds()
        if name not in known:
            raise UnknownCommand(f"{self.config.id} cannot {name!r}; it can: {', '.join(sorted(known)) or 'nothing'}")
        return known[name](arguments)

    def same_as(self, other: "Device") -> bool:
        """Neither what was asked for nor its profile differs: there is no reason to interrupt it."""
        return self.config == other.config and self.profile == other.profile

    def refresh(self) -> None:
        """Called every few seconds from a thread of its own; may block for a moment."""
        return

    def close(self) -> None:
        """Ends what blocks in this device. Its link is closed by the loop."""
        return

    def received(self, data: bytes, now: float) -> None:
        self.log.add(now, "in", data)

    def linked(self, state: LinkState, detail: str, now: float) -> None:
        self._around.tell(LinkChanged(self.config.id, state, detail, now, self.link.reason))

    def deadline(self) -> float | None:
        return None

    def idle(self, now: float) -> None:
        return

    def wrote(self, data: bytes, now: float) -> None:
        self.log.add(now, "out", data)


def _address(config: DeviceConfig, line: SerialLine) -> Address:
    settings = (
        line if config.baud is None else SerialLine(config.baud, line.bits, line.parity, line.stop, line.flow, line.settle_ms)
    )
    return Address(config.url, settings)
