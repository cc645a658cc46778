"""What the server and an agent say to each other: JSON objects, told apart by `type`.

A connection begins with Hello and ends with Welcome or TurnedAway; nothing else is said before. Everything that must not be lost is
named by the sender and kept until the other side names it back: a job until Accepted, an outcome until Taken, a scan until Heard.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields
from hashlib import sha256
from typing import Any, get_args

import msgspec

from pos_bridge.bridge import DeviceConfig, DeviceStatus, Event, SeenPort
from pos_bridge.printer import PrintOutcome
from pos_bridge.profiles import Profiles

PROTOCOL = 1
"Grows when one side would misunderstand the other. A new field with a default is no reason."


class BadMessage(ValueError):
    """What the other side said cannot be understood; the text says why."""


class Hello(msgspec.Struct, frozen=True, tag=True):
    """The agent's first word. `boot` names this run of it, `revision` the configuration it has, `waiting` the jobs it holds."""

    protocol: int
    version: str
    boot: str
    revision: str = ""
    machine: str = ""
    waiting: int = 0


class Accepted(msgspec.Struct, frozen=True, tag=True):
    """The job is on the agent's disk."""

    job: str
    attempt: str


class Finished(msgspec.Struct, frozen=True, tag=True):
    """What became of a job; said again at every connection until it is Taken. Reason bad_document: nobody can print it."""

    job: str
    attempt: str
    outcome: PrintOutcome


class News(msgspec.Struct, frozen=True, tag=True):
    """An event of a device. `number` grows within a run of the agent; moments are of the server's own clock."""

    number: int
    name: str
    body: dict[str, Any]


class Snapshot(msgspec.Struct, frozen=True, tag=True):
    """How all devices are, and what each can be told to do. `complaint`: why the configuration cannot be used; the one before
    stays in use."""

    statuses: tuple[DeviceStatus, ...]
    commands: dict[str, tuple[str, ...]] = {}
    revision: str = ""
    complaint: str = ""


class Ports(msgspec.Struct, frozen=True, tag=True):
    """Everything that is plugged in at the agent's machine."""

    seen: tuple[SeenPort, ...]


class Alive(msgspec.Struct, frozen=True, tag=True):
    """To every Tick. `waiting`: jobs here that the server does not know the end of."""

    waiting: int = 0


class Answer(msgspec.Struct, frozen=True, tag=True):
    """To a Question. `fault` names the error (UnknownDevice, UnknownCommand, ...), `detail` explains it."""

    question: str
    body: Any = None
    fault: str = ""
    detail: str = ""


class Welcome(msgspec.Struct, frozen=True, tag=True):
    """`at` is the server's clock, in seconds since anything."""

    version: str
    agent: str
    name: str
    at: float


class TurnedAway(msgspec.Struct, frozen=True, tag=True):
    """`why`: protocol."""

    why: str
    protocol: int
    version: str


class Configure(msgspec.Struct, frozen=True, tag=True):
    """The devices to carry, and their profiles; kept by the agent, so that it can work without the server."""

    revision: str
    devices: tuple[DeviceConfig, ...]
    profiles: Profiles


class Print(msgspec.Struct, frozen=True, tag=True):
    """Print once. The same job with the same attempt is the same request; a new attempt follows only on `not_started`."""

    job: str
    attempt: str
    device: str
    document: dict[str, Any]
    torn: bool = False


class Taken(msgspec.Struct, frozen=True, tag=True):
    """The outcome arrived."""

    job: str
    attempt: str


class Heard(msgspec.Struct, frozen=True, tag=True):
    """All news up to that number arrived."""

    number: int


class Tick(msgspec.Struct, frozen=True, tag=True):
    """The server's clock now: by it the agent tells how old a scan is, and both notice that the other is silent."""

    at: float


class Question(msgspec.Struct, frozen=True, tag=True):
    """Something to be answered now or never: `what` is command or bytes_log."""

    question: str
    what: str
    device: str = ""
    name: str = ""
    arguments: dict[str, Any] = {}


FromAgent = Hello | Accepted | Finished | News | Snapshot | Ports | Alive | Answer
ToAgent = Welcome | TurnedAway | Configure | Print | Taken | Heard | Tick | Question

_from_agent = msgspec.json.Decoder(FromAgent)
_to_agent = msgspec.json.Decoder(ToAgent)
_EVENTS: Mapping[str, type[Any]] = {event.__name__: event for event in get_args(Event)}


def encode(message: FromAgent | ToAgent) -> str:
    """Raises BadMessage for text that no JSON can carry (half a surrogate pair)."""
    try:
        return msgspec.json.encode(message).decode()
    except (UnicodeEncodeError, TypeError) as error:
        raise BadMessage(str(error)) from error


def from_agent(text: str) -> FromAgent:
    message: FromAgent = _decoded(_from_agent, text)
    return message


def to_agent(text: str) -> ToAgent:
    message: ToAgent = _decoded(_to_agent, text)
    return message


def _decoded(decoder: msgspec.json.Decoder[Any], text: str) -> Any:
    try:
        return decoder.decode(text)
    except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError) as error:
        raise BadMessage(str(error)) from error


def configuration(devices: Iterable[DeviceConfig], profiles: Profiles) -> Configure:
    """The devices with the profiles they need, under a revision that is the same for the same contents."""
    carried = tuple(sorted(devices, key=lambda device: device.id))
    unnamed = Configure("", carried, only(profiles, {device.profile for device in carried}))
    return msgspec.structs.replace(unnamed, revision=sha256(encode(unnamed).encode()).hexdigest()[:16])


def no_profiles() -> Profiles:
    return Profiles(**{field.name: {} for field in fields(Profiles)})


def only(profiles: Profiles, wanted: Collection[str]) -> Profiles:
    """Those profiles alone: an agent needs those of its own devices."""
    kinds = {field.name: getattr(profiles, field.name) for field in fields(Profiles)}
    return Profiles(**{kind: {name: one for name, one in known.items() if name in wanted} for kind, known in kinds.items()})


def news_of(number: int, event: Event, at: float | None = None) -> News:
    """`at` is the moment by the other side's clock, where that is known."""
    body = msgspec.to_builtins(event)
    return News(number, type(event).__name__, body if at is None else {**body, "at": at})


def event_of(news: News) -> Event:
    """Raises BadMessage where it is no event that this side knows."""
    shape = _EVENTS.get(news.name)
    if shape is None:
        raise BadMessage(f"no event is called {news.name!r}")
    try:
        event: Event = msgspec.convert(news.body, shape)
    except msgspec.ValidationError as error:
        raise BadMessage(f"{news.name}: {error}") from error
    return event
