"""A scanner: what its link brings, turned into events."""

from typing import Self

from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.device import Device, Surroundings
from pos_bridge.bridge.events import Scanned, ScanRefused
from pos_bridge.link import LinkState
from pos_bridge.profiles import Profiles, ScannerProfile
from pos_bridge.scanner import Scan, ScanDecoder, ScanEvent


class ScannerDevice(Device):
    def __init__(self, config: DeviceConfig, profile: ScannerProfile, around: Surroundings) -> None:
        super().__init__(config, profile, profile.line, around)
        self._decoder = ScanDecoder(profile)
        self._scans = 0
        self._refused = 0

    @classmethod
    def made(cls, config: DeviceConfig, profiles: Profiles, around: Surroundings) -> Self:
        return cls(config, profiles.scanner(config.profile), around)

    def received(self, data: bytes, now: float) -> None:
        super().received(data, now)
        self._events(self._decoder.feed(data, now), now)

    def linked(self, state: LinkState, detail: str, now: float) -> None:
        if state is LinkState.LOST:
            self._events(self._decoder.lost(now), now)
        super().linked(state, detail, now)

    def deadline(self) -> float | None:
        return self._decoder.deadline()

    def idle(self, now: float) -> None:
        self._events(self._decoder.idle(now), now)

    def status(self) -> DeviceStatus:
        link, counts = self.link, (self._scans, self._refused, self._decoder.duplicates)
        return DeviceStatus(self.config.id, "scanner", link.state, link.detail, None, *counts)

    def _events(self, events: list[ScanEvent], now: float) -> None:
        for event in events:
            if isinstance(event, Scan):
                self._scans += 1
                self._around.tell(Scanned(self.config.id, event.text, event.symbology, now, event.raw, event.aim))
            else:
                self._refused += 1
                self._around.tell(ScanRefused(self.config.id, event.reason, now))
