"""A scanner's bytes in, scans out. The caller brings the bytes and the monotonic time, nothing else is needed."""

from pos_bridge.profiles import ScannerProfile
from pos_bridge.scanner.framing import Answer, Frame, Piece, Refused, Reply, framer
from pos_bridge.scanner.reading import Reader, Scan

_OF_THE_PROTOCOL = (Answer, Reply)
ScanEvent = Scan | Refused | Answer | Reply


class ScanDecoder:
    """Feed what arrives; every call returns what is complete now. Never raises on bytes.

    `now` is monotonic seconds. After `deadline()` without bytes call `idle(now)`; when the line breaks call `lost(now)`.
    An `Answer` is to be written once everything before it in the list has been handed over; a `Reply` answers a command.

    Noise does not come alone: after a frame that cannot be a scan, the rest of the same burst (until a pause of
    `idle_ms`) is thrown away in silence, so a fault is one event and never a shower of them. Frames that prove
    themselves (checksum, answer, report) are read even then.
    """

    def __init__(self, profile: ScannerProfile) -> None:
        self._profile = profile
        self._framer = framer(profile.framing)
        self._reader = Reader(profile)
        self._pause = profile.framing.idle_ms / 1000
        self._burst = 0
        self._quarantine = False
        self._last_byte: float | None = None
        self._last_scan: tuple[bytes, float] = (b"", float("-inf"))
        self.duplicates = 0

    @property
    def pending(self) -> int:
        """Bytes held for an unfinished frame; hardly more than the profile's `max_bytes`, whatever arrives."""
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
        events: list[ScanEvent] = []
        while (deadline := self.deadline()) is not None and now >= deadline:
            events += self._events(self._framer.idle(), now)
            since = self._last_byte
            self._calm()
            # Something may wait longer than this: a part of a long scan.
            self._last_byte = since if self._framer.unfinished else None
        return events

    def lost(self, now: float) -> list[ScanEvent]:
        """The line broke; what was half read is refused."""
        events = self._events(self._framer.lost(), now)
        self._calm()
        return events

    def expect(self, good: bytes = b"", bad: bytes = b"", begin: bytes = b"") -> None:
        """A command was sent whose reply ends by `good` or `bad`; without both, none is expected any more. `begin`: see Command."""
        self._framer.expect(good, bad, begin)

    def deadline(self) -> float | None:
        """When `idle` wants to be called, None for never."""
        if self._last_byte is None:
            return None
        return self._last_byte + (self._framer.patience or self._pause)

    def _calm(self) -> None:
        self._burst = 0
        self._quarantine = False
        self._last_byte = None

    def _events(self, found: list[Piece], now: float) -> list[ScanEvent]:
        events: list[ScanEvent] = []
        for piece in found:
            if isinstance(piece, _OF_THE_PROTOCOL):
                events.append(piece)
                continue
            if self._quarantine and not self._framer.sound:
                continue
            event = piece if isinstance(piece, Refused) else self._read(piece)
            if isinstance(event, Scan) and self._again(event, now):
                self.duplicates += 1
            elif not (isinstance(event, Refused) and self._quarantine):
                harmless = not self._framer.sound and isinstance(event, Refused) and event.reason in ("too_long", "incomplete")
                self._quarantine = isinstance(event, Refused) and not harmless
                events.append(event)
        return events

    def _read(self, frame: Frame) -> Scan | Refused:
        self._burst += 1
        # What proves itself and is acknowledged is no noise: a scanner tells what it kept while it was out of reach.
        if self._burst > self._profile.framing.max_burst and not self._framer.sound:
            return Refused("too_many", len(frame.data))
        return self._reader.read(frame)

    def _again(self, scan: Scan, now: float) -> bool:
        """From the scan that was delivered: a code held before the window is not silenced for ever. A scanner that looks
        all the time (`seen`) says it again as long as it is there, and being there is no second scan."""
        raw, at = self._last_scan
        if scan.raw != raw or now - at >= self._profile.dup_ms / 1000:
            self._last_scan = (scan.raw, now)
            return False
        if self._profile.dup_from == "seen":
            self._last_scan = (raw, now)
        return True
