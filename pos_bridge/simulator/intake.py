"""The receiving side of a printer: a paced line, a bounded buffer, and commands that are obeyed ahead of it."""

from dataclasses import dataclass

from pos_bridge.simulator.firmware import Firmware
from pos_bridge.simulator.star_tokenizer import StarTokenizer
from pos_bridge.simulator.tokenizer import Token, Tokenizer

BITS = 10
"A byte on a serial line: start, eight, stop."

LIVE: dict[str, dict[bytes, tuple[str, int]]] = {
    "escpos": {b"\x10\x04": ("ask_now", 1), b"\x10\x05": ("recover", 1), b"\x10\x14\x01": ("pulse_now", 2)},
    "star": {b"\x1b\x06\x01": ("ask_all", 0)},
}
"Commands that are obeyed on arrival: their first bytes, name, and how many bytes follow."


@dataclass(frozen=True)
class Live:
    name: str
    args: bytes = b""


class Intake:
    """Times are monotonic seconds."""

    def __init__(self, firmware: Firmware, baud: int | None) -> None:
        self._firmware = firmware
        self._live = LIVE[firmware.language]
        self._rate = baud / BITS if baud else None
        self._buffer = _tokenizer(firmware)
        self._ahead = _tokenizer(firmware)
        self._tail = b""
        self._free_at = 0.0
        self._token: Token | None = None
        self.received = 0

    @property
    def pending(self) -> int:
        return self._buffer.pending

    @property
    def whole(self) -> bool:
        """A whole command waits to be worked on."""
        if self._token is None:
            self._token = self._buffer.take()
        return self._token is not None

    def next(self) -> Token | None:
        token = self._token if self._token is not None else self._buffer.take()
        self._token = None
        return token

    def put_back(self, token: Token) -> None:
        """A command that could not be finished waits at the head of the line."""
        self._token = token

    def clear(self) -> None:
        self._buffer.clear()
        self._ahead.clear()
        self._tail = b""
        self._token = None

    def room(self, now: float) -> int:
        """Bytes that may be taken off the line now."""
        held = self._buffer.pending + (len(self._token.raw) if self._token else 0)
        # A command longer than the buffer flows into picture memory: without this it would never end.
        free = max(0, self._firmware.buffer - held) if self.whole or held < self._firmware.buffer else 256
        if self._rate is None:
            return free
        if now < self._free_at:
            return 0
        return min(free, max(1, int(self._rate / 200)))

    def wait(self, now: float) -> float | None:
        """Seconds until the line may be read; None while the buffer is full."""
        if self._rate is not None and now < self._free_at:
            return self._free_at - now
        return 0.0 if self.room(now) else None

    def pace(self, baud: int | None) -> None:
        self._rate = baud / BITS if baud else None
        self._free_at = 0.0

    def lose(self, data: bytes, now: float) -> None:
        """They were on the line, and took their time there."""
        self.received += len(data)
        if self._rate is not None:
            self._free_at = max(now, self._free_at) + len(data) / self._rate

    def take(self, data: bytes, now: float) -> list[Live]:
        """Puts bytes into the buffer; what is to be obeyed at once comes back."""
        if not data:
            return []
        self.lose(data, now)
        self._buffer.add(data)
        return self._anywhere(data) if self._firmware.realtime_in_data else self._between_commands(data)

    def _anywhere(self, data: bytes) -> list[Live]:
        """Many printers obey even inside picture data."""
        seen = self._tail + data
        found: list[Live] = []
        at = 0
        while at < len(seen):
            live = next(((head, one) for head, one in self._live.items() if seen.startswith(head, at)), None)
            if live is None:
                at += 1
                continue
            head, (name, count) = live
            end = at + len(head) + count
            if end > len(seen):
                break
            found.append(Live(name, seen[at + len(head) : end]))
            at = end
        # Whatever may be the beginning of such a command is looked at again with the next bytes.
        self._tail = seen[at:] if at < len(seen) else self._beginning(seen)
        return found

    def _beginning(self, seen: bytes) -> bytes:
        for size in range(min(2, len(seen)), 0, -1):
            if any(head.startswith(seen[-size:]) and len(head) > size for head in self._live):
                return seen[-size:]
        return b""

    def _between_commands(self, data: bytes) -> list[Live]:
        self._ahead.add(data)
        found = []
        while (token := self._ahead.take()) is not None:
            if token.name in ("ask_now", "recover", "ask_all"):
                found.append(Live(token.name, bytes(token.args)))
            elif token.name == "realtime" and token.raw[2] == 1:
                found.append(Live("pulse_now", token.raw[3:5]))
        return found


def _tokenizer(firmware: Firmware) -> Tokenizer:
    return StarTokenizer() if firmware.language == "star" else Tokenizer()
