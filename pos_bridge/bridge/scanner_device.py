"""A scanner: what its link brings, turned into events."""

from collections.abc import Callable

from pos_bridge.bridge.byte_log import ByteLog
from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.events import Event, LinkChanged, Scanned, ScanRefused
from pos_bridge.line import Address
from pos_bridge.link import Link, LinkState
from pos_bridge.profiles import ScannerProfile
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
