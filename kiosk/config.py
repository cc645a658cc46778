"""Settings: frozen, typed, an unknown key is fatal and named with its line. Only run.py imports this."""

import difflib
import re
import secrets
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from kiosk.domain.devices import Device as ShopDevice
from kiosk.domain.devices import DeviceKind


class BadSettings(Exception):
    """The settings file cannot be used: what is wrong, where, and what was perhaps meant."""


class Server(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the server listens, under which further names it may be called, and which languages it speaks (default first)."""

    host: str = "127.0.0.1"
    port: int = 8080
    names: tuple[str, ...] = ()
    languages: tuple[str, ...] = ("ru", "en")
    threads: int = 256


class Storage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`url`: an SQLAlchemy database address; empty is SQLite in the store directory. `key_file` seals personal fields."""

    url: str = ""
    key_file: str = ""


class IdleTimes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Seconds of quiet before a kiosk warns (nobody known, somebody known), and how long it warns."""

    anonymous_s: int = 90
    identified_s: int = 60
    warning_s: int = 20


class Device(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A device of a station. `url`: a serial port, or socket://host:port. `baud` overrides the profile's. `host`: the agent on
    whose machine it hangs."""

    id: str
    station: str
    kind: Literal["scanner", "printer", "display", "scale"]
    profile: str
    url: str
    baud: int | None = None
    host: str = "server"


class Channel(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An online shop that speaks the generic signed contract. `secret_file` holds the shared secret (whsec_...)."""

    id: str
    name: str
    url: str
    secret_file: str
    location: str
    keep_back: int = 2
    on_this_machine: bool = False


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    server: Server = Server()
    storage: Storage = Storage()
    idle: IdleTimes = IdleTimes()
    device: tuple[Device, ...] = ()
    channel: tuple[Channel, ...] = ()


def load(path: Path) -> Settings:
    """Read a settings file. Raises `BadSettings` with file, line and the nearest known key."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise BadSettings(f"{path}: cannot be read: {error.strerror}") from error
    try:
        settings = msgspec.toml.decode(text, type=Settings)
    except msgspec.ValidationError as error:
        raise BadSettings(f"{path}{_place(text, str(error))}") from error
    except msgspec.DecodeError as error:
        raise BadSettings(f"{path}: not valid TOML: {error}") from error
    _check(settings, path)
    return settings


def shown(settings: Settings) -> Mapping[str, Any]:
    """The settings as they may be shown to support: no password in the address of the database; of secrets only where they lie."""
    told: dict[str, Any] = msgspec.to_builtins(settings)
    told["storage"]["url"] = re.sub(r"//[^@/]*@", "//••@", settings.storage.url)
    return told


def listed_devices(settings: Settings) -> list[ShopDevice]:
    """The devices of the file, as the shop knows them."""
    return [ShopDevice(d.id, d.station, DeviceKind(d.kind), d.profile, d.url, d.baud, d.host) for d in settings.device]


def names(settings: Settings) -> frozenset[str]:
    """The host:port names under which browsers may call this server."""
    port = settings.server.port
    own = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]", settings.server.host)}
    return frozenset(name.lower() for name in own | set(settings.server.names))


def database_url(settings: Settings, directory: Path) -> str:
    """The database of the settings, else an SQLite file in the store directory."""
    return settings.storage.url or f"sqlite:///{directory / 'store.db'}"


def secret_key(settings: Settings, directory: Path) -> bytes:
    """The key that seals personal fields: 32 bytes."""
    path = Path(settings.storage.key_file) if settings.storage.key_file else directory / "secret.key"
    return secret_file(path, lambda: secrets.token_bytes(32))


def secret_file(path: Path, make: Callable[[], bytes]) -> bytes:
    """The secret in that file, made on the first start, readable by its owner only."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_bytes(make())
    return path.read_bytes()


def _check(settings: Settings, path: Path) -> None:
    ids = [device.id for device in settings.device]
    twice = {i for i in ids if ids.count(i) > 1}
    if twice:
        raise BadSettings(f"{path}: two devices are called {', '.join(sorted(twice))}")
    if not 0 <= settings.server.port <= 65535:
        raise BadSettings(f"{path}: server.port: 0 to 65535, not {settings.server.port}")
    if settings.idle.warning_s < 20:
        raise BadSettings(f"{path}: idle.warning_s: at least 20 seconds (WCAG 2.2.1), not {settings.idle.warning_s}")


def _place(text: str, message: str) -> str:
    """`:12: unknown key 'prot' in [server], perhaps 'port'`, as far as the message tells."""
    unknown = re.search(r"unknown field `([^`]+)`", message)
    where = re.search(r"`\$\.?([^`]*)`", message)
    path = where.group(1) if where else ""
    table = re.sub(r"\[\d*\.*\]", "", path)
    block = re.search(r"\[(\d+)\]", path)
    nth = int(block.group(1)) if block else 0
    if unknown is None:
        line = _line(text, table.rpartition(".")[2], table.rpartition(".")[0], nth)
        return f"{line}: {message}"
    key = unknown.group(1)
    owner = {"": Settings, "server": Server, "storage": Storage, "idle": IdleTimes, "device": Device, "channel": Channel}[table]
    near = difflib.get_close_matches(key, owner.__struct_fields__, n=1)
    hint = f", perhaps {near[0]!r}" if near else f"; known: {', '.join(owner.__struct_fields__)}"
    return f"{_line(text, key, table, nth)}: unknown key {key!r} in [{table or 'the file'}]{hint}"


def _line(text: str, key: str, table: str, nth: int) -> str:
    """`:<line>` of the key within the n-th block of its table, or nothing if it is not found."""
    current, seen = "", 0
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+\s*([\w.-]+)\s*\]+", line)
        if header:
            seen = seen + 1 if header.group(1) == current else 0
            current = header.group(1)
            if current == key and not table and seen == nth:
                return f":{number}"
        elif re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line) and current == table and seen == nth:
            return f":{number}"
    return ""
