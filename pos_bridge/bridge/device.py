"""A device: what its link brings, turned into events."""

from collections.abc import Callable

from pos_bridge.bridge.byte_log import ByteLog
from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.events import Event, JobProgress, LinkChanged, PrinterStatusChanged, Scanned, ScanRefused
from pos_bridge.line import Address
from pos_bridge.link import Link, LinkState
from pos_bridge.printer import PrinterDriver, PrinterStatus, Typeface
from pos_bridge.profiles import PrinterProfile, ScannerProfile
from pos_bridge.scanner import Scan, ScanDecoder, ScanEvent

Clock = Callable[[], float]
Tell = Callable[[Event], None]


class ScannerDevice:
    def __init__(self, config: DeviceConfig, profile: ScannerProfile, address: Address, clock: Clock, tell: Tell) -> None:
        self.config = config
        self.log = ByteLog()
        self._decoder = ScanDecoder(profile)
        self._tell = tell
        self._scans = 0
        self._refused = 0
        self.link = Link(config.id, address, self, clock)

    def received(self, data: bytes, now: float) -> None:
        self.log.add(now, "in", data)
        self._events(self._decoder.feed(data, now), now)

    def linked(self, state: LinkState, detail: str, now: float) -> None:
        if state is LinkState.LOST:
            self._events(self._decoder.lost(now), now)
        self._tell(LinkChanged(self.config.id, state, detail, now))

    def deadline(self) -> float | None:
        return self._decoder.deadline()

    def idle(self, now: float) -> None:
        self._events(self._decoder.idle(now), now)

    def wrote(self, data: bytes, now: float) -> None:
        self.log.add(now, "out", data)

    def status(self) -> DeviceStatus:
        link, counts = self.link, (self._scans, self._refused, self._decoder.duplicates)
        return DeviceStatus(self.config.id, "scanner", link.state, link.detail, None, *counts)

    def _events(self, events: list[ScanEvent], now: float) -> None:
        for event in events:
            if isinstance(event, Scan):
                self._scans += 1
                self._tell(Scanned(self.config.id, event.text, event.symbology, now))
            else:
                self._refused += 1
                self._tell(ScanRefused(self.config.id, event.reason, now))


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
