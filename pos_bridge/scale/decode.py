"""A scale's answers to grams. Integers only: a weight is money."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from pos_bridge.profiles import ScaleProfile

GRAMS = {"kg": Decimal(1000), "g": Decimal(1), "lb": Decimal("453.59237"), "oz": Decimal("28.349523125")}
LONGEST = 32
"Bytes of one answer; more without an end is noise."


@dataclass(frozen=True)
class Answer:
    """A weight that stands still, or the reasons why there is none; neither where the answer could not be read."""

    grams: int | None = None
    reasons: tuple[str, ...] = ()


class ScaleDecoder:
    """Feed what the scale sends. Never raises on bytes."""

    def __init__(self, profile: ScaleProfile) -> None:
        answering = profile.answering
        self._start, self._end = bytes.fromhex(answering.start), bytes.fromhex(answering.end)
        self._refusal = bytes.fromhex(answering.refusal)
        self._answering = answering
        self._held = b""

    def forget(self) -> None:
        self._held = b""

    def feed(self, data: bytes) -> list[Answer]:
        """Whole answers; what stands before a start is dropped, a second start begins anew."""
        self._held += data
        found: list[Answer] = []
        while True:
            begin = self._held.find(self._start)
            end = self._held.find(self._end, max(begin, 0))
            if begin < 0 or end < 0:
                self._held = self._held[begin:][-LONGEST:] if begin >= 0 else b""
                return found
            frame = self._held[begin:end].rpartition(self._start)[2]
            self._held = self._held[end + len(self._end) :]
            found.append(self._read(frame))

    def _read(self, frame: bytes) -> Answer:
        if frame.startswith(self._refusal):
            status = frame[len(self._refusal) : len(self._refusal) + 1]
            bits = status[0] & 0x7F if status else 0
            return Answer(None, tuple(name for name, bit in self._answering.bits.items() if bits >> bit & 1))
        return Answer(self._grams(bytes(byte & 0x7F for byte in frame).decode("ascii")))

    def _grams(self, words: str) -> int | None:
        """Digits, perhaps a point, perhaps spaces before and a letter behind (N for net)."""
        found = re.fullmatch(r"\s*(\d{1,8})(?:\.(\d{1,5}))?\s*N?\s*", words)
        if found is None:
            return None
        whole, places = found.groups()
        value = Decimal(f"{whole}.{places}") if places is not None else Decimal(whole).scaleb(-self._answering.decimals)
        return int((value * GRAMS[self._answering.unit]).to_integral_value(ROUND_HALF_EVEN))
