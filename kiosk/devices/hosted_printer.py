"""A printer as its spooler sees it: what it can do now, and whether its host remembers what it was given."""

from collections.abc import Mapping
from typing import Any, Protocol

from kiosk.devices.host import DeviceHost
from kiosk.devices.spooler import NoDocument
from pos_bridge.errors import BadDocument, UnknownDevice
from pos_bridge.printer import PrintOutcome, PrintState


class Hosts(Protocol):
    """What the door knows of a device, by its id."""

    def host_of(self, device_id: str) -> DeviceHost:
        """Raises `UnknownDevice`."""

    def hindrance(self, device_id: str) -> str | None: ...
    def remembers_jobs(self, device_id: str) -> bool: ...
    def spare_for(self, device_id: str) -> str | None:
        """Another printer of its station that could print now."""


class HostedPrinter:
    """Fulfils `spooler.Printer`."""

    def __init__(self, device_id: str, door: Hosts) -> None:
        self.id = device_id
        self._door = door

    def print(self, job_id: str, document: Mapping[str, Any], torn: bool) -> PrintOutcome:
        try:
            return self._door.host_of(self.id).print(self.id, job_id, document, torn)
        except BadDocument as error:
            raise NoDocument(str(error)) from error
        except UnknownDevice as error:
            return PrintOutcome(PrintState.NOT_STARTED, "none", 0, "absent", str(error))

    def hindrance(self) -> str | None:
        return self._door.hindrance(self.id)

    def remembers_jobs(self) -> bool:
        return self._door.remembers_jobs(self.id)

    def spare(self) -> str | None:
        return self._door.spare_for(self.id)
