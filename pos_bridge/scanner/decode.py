"""A scanner's bytes in, scans out. The caller brings the bytes and the monotonic time, nothing else is needed."""

from dataclasses import dataclass

from pos_bridge.profiles import ScannerProfile
from pos_bridge.scanner.code_id import SCHEMES, widened
from pos_bridge.scanner.frames import Frame, Framer, Refused
from pos_bridge.scanner.letters import cleaned, decoded


@dataclass(frozen=True)
class Scan:
    """One code read. `symbology` is None where the scanner does not tell; `raw` is the frame as it came."""

    text: str
    symbology: str | None
    aim: str | None
    raw: bytes


ScanEvent = Scan | Refused


class ScanDecoder:
    """Feed what arrives; every call returns what is complete now. Never raises on bytes.

    `now` is monotonic seconds. After `deadline()` without bytes call `idle(now)`; when the line breaks call `lost(now)`.

    Noise does not come alone: after a frame that cannot be a scan, the rest of the same burst (until a pause of
    `idle_ms`) is thrown away in silence, so a fault is one event and never a shower of them.
    """

    def __init__(self, profile: ScannerProfile) -> None:
        self._profile = profile
        self._framer = Framer(profile.framing)
        self._prefix = bytes.fromhex(profile.framing.prefix)
        self._name = SCHEMES[profile.code_id.scheme]
        self._pause = profile.framing.idle_ms / 1000
        self._burst = 0
        self._quarantine = False
        self._last_byte: float | None = None
        self._last_scan: tuple[bytes, float] = (b"", float("-inf"))
        self.duplicates = 0

    @property
    def pending(self) -> int:
        """Bytes held for an unfinished frame; never more than the profile's `max_bytes`."""
        return self._framer.pending

    def feed(self, data: bytes, now: float) -> list[ScanEvent]:
        if not data:
            return []
        # A pause seen here ends a burst, but never cuts a frame: a starved reader sees pauses that the wire did not have.
        if self._last_byte is not None and now - self._last_byte >= self._pause and not self._framer.unfinished:
            self._calm()
        self._last_byte = now
        return self._events(self._framer.feed(data), now)

    def idle(self, now: float) -> list[ScanEvent]:
        """Nothing has arrived for a while. Does nothing before the deadline."""
        deadline = self.deadline()
        if deadline is None or now < deadline:
            return []
        events = self._events(self._framer.idle(), now)
        self._calm()
        return events

    def lost(self, now: float) -> list[ScanEvent]:
        """The line broke; what was half read is refused."""
        events = self._events(self._framer.lost(), now)
        self._calm()
        return events

    def deadline(self) -> float | None:
        """When `idle` wants to be called, None for never."""
        if self._last_byte is None:
            return None
        return self._last_byte + self._pause

    def _calm(self) -> None:
        self._burst = 0
        self._quarantine = False
        self._last_byte = None

    def _events(self, found: list[Frame | Refused], now: float) -> list[ScanEvent]:
        events: list[ScanEvent] = []
        for item in found:
            if self._quarantine:
                break
            event = item if isinstance(item, Refused) else self._read(item.data)
            if isinstance(event, Scan) and self._again(event, now):
                self.duplicates += 1
                continue
            self._quarantine = isinstance(event, Refused) and event.reason not in ("too_long", "incomplete")
            events.append(event)
        return events

    def _read(self, frame: bytes) -> ScanEvent:
        self._burst += 1
        if self._burst > self._profile.framing.max_burst:
            return Refused("too_many", len(frame))
        text = decoded(frame.removeprefix(self._prefix), self._profile.charset)
        if text is None:
            return Refused("undecodable", len(frame))
        clean = cleaned(text, self._profile.control)
        if clean is None:
            return Refused("control_character", len(frame))
        symbology, aim, data = self._name(clean)
        if not data:
            return Refused("incomplete", len(frame))
        if self._profile.widen_upc:
            data = widened(data, symbology)
        return Scan(data, symbology, aim, frame)

    def _again(self, scan: Scan, now: float) -> bool:
        """Counted from the scan that was delivered, so a code held before the window is not silenced for ever."""
        raw, at = self._last_scan
        if scan.raw == raw and now - at < self._profile.dup_ms / 1000:
            return True
        self._last_scan = (scan.raw, now)
        return False
