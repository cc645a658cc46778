"""A printer behind a queue of this machine's printing system. It has no line of its own: the queue is asked how it is."""

from collections.abc import Mapping
from typing import Any, Self

from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.device import CommandResult, Deed, Surroundings
from pos_bridge.bridge.events import JobProgress, PrinterStatusChanged
from pos_bridge.bridge.printer_device import Printing
from pos_bridge.document import Document
from pos_bridge.errors import CannotOpen, Lost
from pos_bridge.identity import Queue, parse_address
from pos_bridge.line import CupsQueue
from pos_bridge.link import Link, LinkState
from pos_bridge.printer import PrinterStatus, PrintOutcome, QueueDriver, self_test
from pos_bridge.profiles import PrinterProfile, Profiles

SHEET_S = 30.0
"A person stands there and waits for a test slip."


class QueuePrinterDevice(Printing):
    def __init__(self, config: DeviceConfig, profile: PrinterProfile, queue: str, around: Surroundings) -> None:
        super().__init__(config, profile, profile.line, around)
        self._status = PrinterStatus()
        self._driver = QueueDriver(CupsQueue(queue), profile, self._progress, around.typeface)

    @classmethod
    def made(cls, config: DeviceConfig, profiles: Profiles, around: Surroundings) -> Self:
        place = parse_address(config.url)
        return cls(config, profiles.printer(config.profile), place.name if isinstance(place, Queue) else "", around)

    def links(self) -> tuple[Link, ...]:
        return ()

    def refresh(self) -> None:
        try:
            status = self._driver.status()
        except Lost as error:
            known = LinkState.ABSENT if isinstance(error, CannotOpen) else LinkState.LOST
            self._stands(known, str(error), error.reason)
            status = PrinterStatus()
        else:
            self._stands(LinkState.READY)
        if status != self._status:
            self._status = status
            self._around.tell(PrinterStatusChanged(self.config.id, status, self._around.clock()))

    def close(self) -> None:
        self._driver.close()

    def print(self, job_id: str, document: Document, torn: bool) -> PrintOutcome:
        return self._driver.print(job_id, document, torn)

    def status(self) -> DeviceStatus:
        link = self.link
        return DeviceStatus(self.config.id, "printer", link.state, link.detail, self._status, reason=link.reason)

    def deeds(self) -> Mapping[str, Deed]:
        """Nothing that must happen now or never: a queue may keep it for later. A drawer is not opened through it."""
        return {"status": self._look, "print_test": self._print_test}

    def _look(self, arguments: Mapping[str, Any]) -> CommandResult:
        self.refresh()
        known = self._status
        facts = {"paper": known.paper, "cover": known.cover, "online": known.online, "fault": known.fault}
        return CommandResult(self.link.state is LinkState.READY, self.link.reason, facts)

    def _print_test(self, arguments: Mapping[str, Any]) -> CommandResult:
        driver = self._driver
        outcome = driver.print_parts("self-test", driver.encoded(self_test(driver.profile, arguments)), SHEET_S)
        facts = {"state": str(outcome.state), "proof": outcome.proof, "bytes": outcome.bytes_sent, "job": outcome.detail}
        return CommandResult(outcome.done, outcome.reason or "", facts)

    def _stands(self, state: LinkState, detail: str = "", reason: str = "") -> None:
        link = self.link
        if (link.state, link.reason) != (state, reason):
            link.state, link.detail, link.reason = state, detail, reason
            self.linked(state, detail, self._around.clock())

    def _progress(self, job_id: str, state: str, bytes_sent: int) -> None:
        self._around.tell(JobProgress(self.config.id, job_id, state, bytes_sent, self._around.clock()))
