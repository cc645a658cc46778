"""A scanner: what its link brings, turned into events; what its protocol wants answered, and what it can be told to do."""

from collections.abc import Mapping
from functools import partial
from threading import Condition, Lock
from typing import Any, Self

from pos_bridge.bridge.config import DeviceConfig, DeviceStatus
from pos_bridge.bridge.device import CommandResult, Deed, Device, Surroundings
from pos_bridge.bridge.events import Scanned, ScanRefused
from pos_bridge.errors import Lost
from pos_bridge.link import LinkState
from pos_bridge.profiles import Profiles, ScannerProfile
from pos_bridge.profiles.scanner_schema import Command
from pos_bridge.scanner import Answer, Refused, Reply, Scan, ScanDecoder, ScanEvent

PATIENCE = 2.0
"Seconds in which a scanner replies to a command (response time-out of Zebra SSI and Honeywell: 2 s)."


class ScannerDevice(Device):
    def __init__(self, config: DeviceConfig, profile: ScannerProfile, around: Surroundings) -> None:
        super().__init__(config, profile, profile.line, around)
        self._commands: dict[str, Command] = {str(name): command for name, command in profile.commands.items()}
        self._decoder = ScanDecoder(profile)
        self._decoding = Lock()
        self._commanding = Lock()
        self._news = Condition()
        self._reply: Reply | None = None
        self._scans = 0
        self._refused = 0

    @classmethod
    def made(cls, config: DeviceConfig, profiles: Profiles, around: Surroundings) -> Self:
        return cls(config, profiles.scanner(config.profile), around)

    def received(self, data: bytes, now: float) -> None:
        with self._decoding:
            events = self._decoder.feed(data, now)
        self._handle(events, now)
        # After the scan was told: whoever waits for it does not wait for the log.
        super().received(data, now)
        self._answer(events)

    def linked(self, state: LinkState, detail: str, now: float) -> None:
        if state is LinkState.LOST:
            with self._decoding:
                events = self._decoder.lost(now)
            self._handle(events, now)
            with self._news:
                self._news.notify_all()
        super().linked(state, detail, now)

    def deadline(self) -> float | None:
        return self._decoder.deadline()

    def idle(self, now: float) -> None:
        with self._decoding:
            events = self._decoder.idle(now)
        self._handle(events, now)
        self._answer(events)

    def status(self) -> DeviceStatus:
        link, counts = self.link, (self._scans, self._refused, self._decoder.duplicates)
        return DeviceStatus(self.config.id, "scanner", link.state, link.detail, None, *counts, reason=link.reason)

    def deeds(self) -> Mapping[str, Deed]:
        """What the profile has bytes for; nothing else is ever written to a scanner."""
        return {name: partial(self._do, command) for name, command in self._commands.items()}

    def _handle(self, events: list[ScanEvent], now: float) -> None:
        for event in events:
            match event:
                case Scan():
                    self._scans += 1
                    self._around.tell(_scanned(self.config.id, event, now))
                case Refused(reason=reason):
                    self._refused += 1
                    self._around.tell(ScanRefused(self.config.id, reason, now))
                case Reply():
                    with self._news:
                        self._reply = event
                        self._news.notify_all()

    def _answer(self, events: list[ScanEvent]) -> None:
        """After the scans were handed over. An answer that does not get out is asked for again by the scanner."""
        for event in events:
            if isinstance(event, Answer):
                self._write(event.data)

    def _do(self, command: Command, arguments: Mapping[str, Any]) -> CommandResult:
        """Details: needs_persist, not_connected, no_reply, refused; what the scanner said is `data["reply"]` (hex)."""
        if command.persists and arguments.get("persist") is not True:
            return CommandResult(False, "needs_persist")
        with self._commanding:
            self._reply = None
            session = self.link.session()
            if command.replies:
                self._expect(*(bytes.fromhex(part) for part in (command.good, command.bad, command.begin)))
            if not self._write(bytes.fromhex(command.tx)):
                self._expect()
                return CommandResult(False, "not_connected")
            return self._replied(session) if command.replies else CommandResult(True)

    def _replied(self, session: int | None) -> CommandResult:
        """Waits no longer for a scanner whose cable came out."""
        with self._news:
            self._news.wait_for(lambda: self._reply is not None or self.link.session() != session, PATIENCE)
            reply = self._reply
        self._expect()
        if reply is None:
            return CommandResult(False, "no_reply" if self.link.session() == session else "not_connected")
        return CommandResult(reply.good, "" if reply.good else "refused", {"reply": reply.data.hex(" ")} if reply.data else {})

    def _expect(self, good: bytes = b"", bad: bytes = b"", begin: bytes = b"") -> None:
        with self._decoding:
            self._decoder.expect(good, bad, begin)

    def _write(self, data: bytes) -> bool:
        """Never blocks: the reader thread answers here, and a few bytes find room or the line is not well."""
        session = self.link.session()
        if session is None:
            return False
        try:
            return self.link.write_some(session, data) == len(data)
        except Lost:
            return False


def _scanned(device: str, scan: Scan, now: float) -> Scanned:
    own = scan.in_store
    in_store: dict[str, str | int] | None
    in_store = {"code": own.code, "item": own.item, "measure": own.measure, "value": own.value} if own else None
    return Scanned(device, scan.text, scan.symbology, now, scan.raw, scan.aim, scan.gs1, scan.addon, in_store)
