"""A printer: what its link brings, turned into events; what it is told, through its driver."""

from collections.abc import Callable

from pos_bridge.bridge.byte_log import ByteLog
from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.events import Event, JobProgress, LinkChanged, PrinterStatusChanged
from pos_bridge.line import Address
from pos_bridge.link import Link, LinkState
from pos_bridge.printer import PrinterDriver, PrinterStatus, Typeface
from pos_bridge.profiles import PrinterProfile

Clock = Callable[[], float]
Tell = Callable[[Event], None]


class PrinterDevice:
    """`ready` is called when a connection begins, so that somebody asks the printer how it is."""

    def __init__(
        self,
        config: DeviceConfig,
        profile: PrinterProfile,
        address: Address,
        clock: Clock,
        tell: Tell,
        typeface: Typeface,
        ready: Callable[[], None],
    ) -> None:
        self.config = config
        self.log = ByteLog()
        self._clock = clock
        self._tell = tell
        self._ready = ready
        self.link = Link(config.id, address, self, clock)
        self.driver = PrinterDriver(self.link, profile, clock, self._changed, self._progress, typeface)

    def received(self, data: bytes, now: float) -> None:
        self.log.add(now, "in", data)
        self.driver.received(data)

    def linked(self, state: LinkState, detail: str, now: float) -> None:
        if state in (LinkState.READY, LinkState.LOST):
            self.driver.restarted()
        self._tell(LinkChanged(self.config.id, state, detail, now))
        if state is LinkState.READY:
            self._ready()

    def deadline(self) -> float | None:
        return None

    def idle(self, now: float) -> None:
        return

    def wrote(self, data: bytes, now: float) -> None:
        self.log.add(now, "out", data)

    def status(self) -> DeviceStatus:
        return DeviceStatus(self.config.id, "printer", self.link.state, self.link.detail, self.driver.status())

    def _changed(self, status: PrinterStatus) -> None:
        self._tell(PrinterStatusChanged(self.config.id, status, self._clock()))

    def _progress(self, job_id: str, state: str, bytes_sent: int) -> None:
        self._tell(JobProgress(self.config.id, job_id, state, bytes_sent, self._clock()))
