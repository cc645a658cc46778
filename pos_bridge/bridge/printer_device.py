"""A printer: what its link brings, turned into events; what it is told, through its driver."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Any, Self

from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.device import CommandResult, Deed, Device, Surroundings
from pos_bridge.bridge.events import JobProgress, PrinterStatusChanged
from pos_bridge.document import Document
from pos_bridge.link import LinkState
from pos_bridge.printer import DeedResult, PrinterDeeds, PrinterDriver, PrinterStatus, PrintOutcome
from pos_bridge.profiles import PrinterProfile, Profiles


class Printing(Device):
    """What can print a document, whatever stands between here and the paper."""

    @abstractmethod
    def print(self, job_id: str, document: Document, torn: bool) -> PrintOutcome:
        """Blocks until something is known; never raises for what a wire or a printer does."""


class PrinterDevice(Printing):
    def __init__(self, config: DeviceConfig, profile: PrinterProfile, around: Surroundings) -> None:
        super().__init__(config, profile, profile.line, around)
        self.driver = PrinterDriver(self.link, profile, around.clock, self._changed, self._progress, around.typeface)

    @classmethod
    def made(cls, config: DeviceConfig, profiles: Profiles, around: Surroundings) -> Self:
        return cls(config, profiles.printer(config.profile), around)

    def received(self, data: bytes, now: float) -> None:
        super().received(data, now)
        self.driver.received(data)

    def linked(self, state: LinkState, detail: str, now: float) -> None:
        if state in (LinkState.READY, LinkState.LOST):
            self.driver.restarted()
        super().linked(state, detail, now)
        if state is LinkState.READY:
            self._around.ask()

    def refresh(self) -> None:
        """Keeps the status of an idle printer fresh: a shopper is told before ordering that the paper is out."""
        self.driver.refresh()

    def close(self) -> None:
        self.driver.close()

    def print(self, job_id: str, document: Document, torn: bool) -> PrintOutcome:
        return self.driver.print(job_id, document, torn)

    def status(self) -> DeviceStatus:
        return DeviceStatus(
            self.config.id, "printer", self.link.state, self.link.detail, self.driver.status(), reason=self.link.reason
        )

    def deeds(self) -> Mapping[str, Deed]:
        return {name: _as_command(deed) for name, deed in PrinterDeeds(self.driver).by_name().items()}

    def _changed(self, status: PrinterStatus) -> None:
        self._around.tell(PrinterStatusChanged(self.config.id, status, self._around.clock()))

    def _progress(self, job_id: str, state: str, bytes_sent: int) -> None:
        self._around.tell(JobProgress(self.config.id, job_id, state, bytes_sent, self._around.clock()))


def _as_command(deed: Callable[[Mapping[str, Any]], DeedResult]) -> Deed:
    def do(arguments: Mapping[str, Any]) -> CommandResult:
        result = deed(arguments)
        return CommandResult(result.done, result.detail, result.data)

    return do
