"""Where devices hang: at this process, or at an agent on another machine. To the rest of the server both are the same."""

import logging
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any, Literal, Protocol

from kiosk.domain.devices import SERVER, HostNow
from pos_bridge import __version__
from pos_bridge.bridge import Bridge, ByteRecord, CommandResult, DeviceConfig, DeviceStatus, Event, SeenPort
from pos_bridge.identity import PortWatch
from pos_bridge.printer import PrintOutcome, installed_faces
from pos_bridge.profiles import Profiles

log = logging.getLogger(__name__)

Heard = Callable[[Event], None]


class OutOfReach(Exception):
    """The agent that has a job in its hands is not there (any more), or this server ends: nobody here knows what became of it.
    The job is handed over again later, under the same id, and answered then."""


class DeviceHost(Protocol):
    """Carries devices. Nothing here raises for what a wire, a printer or a network does."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def kind(self) -> Literal["server", "agent"]: ...
    @property
    def available(self) -> bool:
        """False while an agent is away: nothing is known about its devices then."""

    @property
    def remembers_jobs(self) -> bool:
        """True where a journal makes `print` idempotent by job id: a job that was being sent when this server stopped is
        handed over again under the same id, and answered with what became of it."""

    def configure(self, devices: Sequence[DeviceConfig], profiles: Profiles) -> None:
        """Carry these devices and no others; those that did not change keep their session."""

    def print(self, device_id: str, job_id: str, document: Mapping[str, Any], torn: bool) -> PrintOutcome:
        """Print and wait for the proof; may wait for hours for new paper. Raises `BadDocument`, `UnknownDevice`; and `OutOfReach`,
        but only where jobs are remembered."""

    def commands(self, device_id: str) -> tuple[str, ...]:
        """The names that `command` takes for this device. Raises `UnknownDevice`."""

    def command(self, device_id: str, name: str, arguments: Mapping[str, Any]) -> CommandResult:
        """A short deed of a device (feed, beep_good…). Raises `UnknownDevice`, `UnknownCommand`."""

    def statuses(self) -> tuple[DeviceStatus, ...]: ...
    def bytes_log(self, device_id: str) -> tuple[ByteRecord, ...]:
        """The last bytes of a device, oldest first. Raises `UnknownDevice`."""

    def seen(self) -> Sequence[SeenPort]:
        """Everything plugged in there."""

    def describe(self) -> HostNow:
        """How it is, for people."""

    def listen(self, heard: Heard) -> None:
        """Whom to tell of events; before `start`. Called from one thread of the host, must not block for long."""

    def start(self) -> None: ...
    def close(self) -> None: ...


class LocalHost:
    """The devices of this machine: a `Bridge` in this process. `fonts` draw signs which a printer lacks.

    `virtual`: a folder with a `sys` and a `dev` of virtual devices, there beside the real ones.
    """

    id = SERVER
    kind: Literal["server", "agent"] = "server"
    available = True
    remembers_jobs = False

    def __init__(self, name: str, profiles: Profiles, fonts: Sequence[Path], virtual: Path | None = None) -> None:
        self.name = name
        watch = partial(PortWatch, virtual=virtual)
        self._bridge = Bridge([], profiles, fonts=[*fonts, *installed_faces()], watch=watch)
        self._heard: Heard = lambda event: None
        self._thread = Thread(target=self._pump, name="device events", daemon=True)

    def configure(self, devices: Sequence[DeviceConfig], profiles: Profiles) -> None:
        self._bridge.configure(devices, profiles)

    def print(self, device_id: str, job_id: str, document: Mapping[str, Any], torn: bool) -> PrintOutcome:
        return self._bridge.print(device_id, job_id, document, torn)

    def commands(self, device_id: str) -> tuple[str, ...]:
        return self._bridge.commands(device_id)

    def command(self, device_id: str, name: str, arguments: Mapping[str, Any]) -> CommandResult:
        return self._bridge.command(device_id, name, arguments)

    def statuses(self) -> tuple[DeviceStatus, ...]:
        return self._bridge.statuses()

    def bytes_log(self, device_id: str) -> tuple[ByteRecord, ...]:
        return self._bridge.bytes_log(device_id)

    def seen(self) -> Sequence[SeenPort]:
        return self._bridge.seen()

    def describe(self) -> HostNow:
        return HostNow(self.id, self.name, self.kind, True, version=__version__)

    def listen(self, heard: Heard) -> None:
        self._heard = heard

    def start(self) -> None:
        self._bridge.start()
        self._thread.start()

    def close(self) -> None:
        self._bridge.close()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def _pump(self) -> None:
        for event in self._bridge.events():
            try:
                self._heard(event)
            except Exception:
                # One event that failed must not silence all devices.
                log.exception("event of %s", getattr(event, "device", "?"))
