"""A scanner that is told what it sees, speaks its family's protocol on a real pty, and fails like real ones."""

import random
import select
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Condition, Lock, Thread
from typing import Literal, get_args

from pos_bridge.profiles import ScannerProfile
from pos_bridge.simulator.scanner_voice import grow_reply, guessed, sent_again, spoken, ssi_packet
from pos_bridge.simulator.usb import UsbPlug, pty_port

Fault = Literal["half", "cut", "garbage", "doubled", "slow", "wrong_checksum", "unplug"]
FAULTS: tuple[str, ...] = get_args(Fault)
"""half: the beginning, then silence. cut: the same, at a random byte. garbage: noise before it, a pause, then the scan.
doubled: twice in a row, as by a shaking hand. slow: byte by byte. wrong_checksum: a bit was turned on the way (a scanner that
waits for an answer then sends it again). unplug: the cable comes out in the middle of it."""

ACK, NAK = b"\x06", b"\x15"
SSI_ACK, SSI_NAK = bytes.fromhex("04 d0 04 00 ff 28"), bytes.fromhex("05 d1 04 00 01 ff 25")
RETRIES = 2


class VirtualScanner:
    """`directory/name` is the path to open; it stays the same over unplug and replug; with a plug the scanner hangs
    on the machine below `directory`, as the node `name`. `baud` paces the bytes (None: at once).

    A scanner whose profile wants answers waits `patience` seconds for each and sends again, twice at most; then it counts in
    `given_up`. Commands of its profile are obeyed: their names are in `heard`, `enabled` says whether it scans. `mute = True`
    makes it say nothing at all, replies included. Everything by chance comes from `seed`.
    """

    def __init__(
        self,
        profile: ScannerProfile,
        directory: Path,
        name: str = "scanner",
        baud: int | None = None,
        *,
        patience: float = 2.0,
        seed: int = 0,
        plug: UsbPlug | None = None,
    ) -> None:
        self._profile = profile
        self._baud = baud
        self._patience = patience
        self._chance = random.Random(seed)
        self._port = pty_port(directory, name, plug)
        self._lock = Lock()
        self._news = Condition()
        self._answers: list[bool] = []
        self._commands = {bytes.fromhex(command.tx): name for name, command in profile.commands.items()}
        self._waits = profile.framing.answer == "ack_nak"
        self._closed = False
        self.heard: list[str] = []
        self.enabled = True
        self.mute = False
        self.given_up = 0
        self.sent_again = 0
        self._port.plug()
        self._listener = Thread(target=self._listen, name=f"virtual-{name}", daemon=True)
        if self._waits or self._commands:
            self._listener.start()

    @property
    def url(self) -> str:
        return self._port.url

    def scan(self, text: str, symbology: str | None = None, fault: Fault | None = None) -> bytes:
        """What a real scanner of this profile sends for this code, with a fault or without. Returns the bytes.

        Blocks while the scanner waits for answers. Sends nothing while disabled or mute.
        """
        packets = spoken(self._profile, text, symbology or guessed(text))
        whole = b"".join(packets)
        if not self.enabled or self.mute:
            return b""
        if fault in ("half", "cut", "unplug"):
            at = len(whole) // 2 if fault == "half" else self._chance.randrange(1, max(2, len(whole)))
            self.send_raw(whole[: max(1, at)])
            if fault == "unplug":
                time.sleep(0.02)
                self.unplug()
            return whole
        if fault == "garbage":
            self.send_raw(self._chance.randbytes(64))
            time.sleep(self._profile.framing.idle_ms / 1000 * 2)
        for packet in packets * (2 if fault == "doubled" else 1):
            self._deliver(packet, fault)
        return whole

    def half_scan(self, text: str) -> None:
        """The beginning of a scan, and then nothing."""
        self.scan(text, fault="half")

    def noise(self, size: int, seed: int = 0) -> None:
        """Any bytes at all."""
        self.send_raw(random.Random(seed).randbytes(size))

    def send_raw(self, data: bytes, step: int | None = None) -> None:
        step = step or (max(1, self._baud // 10 // 100) if self._baud else 256)
        for at in range(0, len(data), step):
            part = data[at : at + step]
            with self._lock:
                self._port.send(part)
            if self._baud:
                time.sleep(len(part) * 10 / self._baud)

    def wire_bytes(self, text: str, symbology: str | None = None) -> bytes:
        """What `scan` sends when all goes well."""
        return b"".join(spoken(self._profile, text, symbology or guessed(text)))

    def unplug(self) -> None:
        with self._lock:
            self._port.unplug()

    def replug(self) -> None:
        with self._lock:
            self._port.plug()

    def rename_port(self, name: str) -> None:
        """It comes back under another name; the cable stays in."""
        with self._lock:
            self._port.rename(name)

    def close(self) -> None:
        self._closed = True
        self.unplug()
        if self._listener.ident is not None:
            self._listener.join(2)

    def _deliver(self, packet: bytes, fault: Fault | None) -> None:
        """One packet, and again until it is acknowledged."""
        again = sent_again(packet) if self._profile.framing.kind == "ssi" else packet
        for attempt in range(RETRIES + 1):
            with self._news:
                self._answers.clear()
            now = packet if attempt == 0 else again
            self.sent_again += attempt > 0
            if fault == "wrong_checksum" and attempt == 0:
                now = self._turned(now)
            if fault == "slow":
                for byte in now:
                    self.send_raw(bytes((byte,)))
                    time.sleep(0.002)
            else:
                self.send_raw(now)
            if not self._waits or not self._plugged() or self._acknowledged():
                return
        self.given_up += 1

    def _plugged(self) -> bool:
        with self._lock:
            return bool(self._port.fds())

    def _turned(self, packet: bytes) -> bytes:
        """One bit of the data turned: what a checksum is for. Where there is none the data comes out wrong."""
        at = len(packet) - 4
        return packet[:at] + bytes((packet[at] ^ 1,)) + packet[at + 1 :]

    def _acknowledged(self) -> bool:
        with self._news:
            self._news.wait_for(lambda: bool(self._answers), self._patience)
            return bool(self._answers) and self._answers[0]

    def _listen(self) -> None:
        heard = b""
        while not self._closed:
            with self._lock:
                fds = self._port.fds()
            try:
                ready = select.select(fds, [], [], 0.1)[0]
            except (OSError, ValueError):  # unplugged at this moment
                continue
            if not ready:
                heard = b""
                continue
            with self._lock:
                heard += self._port.receive(4096)
            heard = self._understood(heard)

    def _understood(self, heard: bytes) -> bytes:
        """Answers and commands are taken from the front; the rest may be the beginning of one."""
        ssi = self._profile.framing.kind == "ssi"
        signs: list[tuple[bytes, Callable[[], None]]] = [
            (SSI_ACK if ssi else ACK, partial(self._answered, True)),
            (SSI_NAK if ssi else NAK, partial(self._answered, False)),
        ]
        signs = signs if self._waits else []
        signs += [(tx, partial(self._obey, name)) for tx, name in self._commands.items()]
        while heard:
            found = next(((sign, deed) for sign, deed in signs if heard.startswith(sign)), None)
            if found is not None:
                found[1]()
                heard = heard[len(found[0]) :]
            elif any(sign.startswith(heard) for sign, _ in signs):
                return heard
            else:
                heard = heard[1:]
        return heard

    def _answered(self, good: bool) -> None:
        with self._news:
            self._answers.append(good)
            self._news.notify_all()

    def _obey(self, name: str) -> None:
        self.heard.append(name)
        if name in ("enable", "disable"):
            self.enabled = name == "enable"
        command = next(one for known, one in self._profile.commands.items() if known == name)
        if not command.replies or self.mute:
            return
        match self._profile.framing.kind:
            case "ssi":
                self.send_raw(ssi_packet(0xA4, b"VIRTUAL-1") if name == "query" else ssi_packet(0xD0))
            case "grow":
                self.send_raw(grow_reply(b"\x64" if name == "query" else b"\x00"))
            case _:
                self.send_raw(b"VIRTUAL-1" + bytes.fromhex(command.good))
