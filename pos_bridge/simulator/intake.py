"""The receiving side of a printer: a paced line, a bounded buffer, and questions that are answered ahead of it."""

from pos_bridge.simulator.firmware import Firmware
from pos_bridge.simulator.tokenizer import Token, Tokenizer

BITS = 10
"A byte on a serial line: start, eight, stop."


class Intake:
    """Times are monotonic seconds."""

    def __init__(self, firmware: Firmware, baud: int | None) -> None:
        self._firmware = firmware
        self._rate = baud / BITS if baud else None
        self._buffer = Tokenizer()
        self._ahead = Tokenizer()
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

    def take(self, data: bytes, now: float) -> list[int]:
        """Puts bytes into the buffer; the numbers of DLE EOT questions among them, to be answered at once."""
        if not data:
            return []
        self.received += len(data)
        self._buffer.add(data)
        if self._rate is not None:
            self._free_at = max(now, self._free_at) + len(data) / self._rate
        return self._anywhere(data) if self._firmware.realtime_in_data else self._between_commands(data)

    def _anywhere(self, data: bytes) -> list[int]:
        """Many printers see the question even inside picture data."""
        seen = self._tail + data
        self._tail = seen[-2:]
        return [seen[at + 2] for at in range(len(seen) - 2) if seen[at : at + 2] == b"\x10\x04" and 1 <= seen[at + 2] <= 4]

    def _between_commands(self, data: bytes) -> list[int]:
        self._ahead.add(data)
        questions = []
        while (token := self._ahead.take()) is not None:
            if token.name == "ask_now":
                questions.append(token.args[0])
        return questions
