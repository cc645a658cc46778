"""A shop scale that speaks Toledo 8217: W asks, a weight or a status byte answers."""

from pathlib import Path

from pos_bridge.simulator.small_device import SmallDevice
from pos_bridge.simulator.usb import UsbPlug

CAPACITY = 15_000
MOTION, OVER, UNDER, OUTSIDE, CENTER = 0x01, 0x02, 0x04, 0x08, 0x10
ALWAYS = 0x60
"Bits 5 and 6 of the status byte are set in the demand mode of 8213 and 8217."


class VirtualScale(SmallDevice):
    """`put(grams)` lays something on it, `shake(True)` lets it move."""

    def __init__(self, directory: Path, name: str = "scale", plug: UsbPlug | None = None) -> None:
        self._grams = 0
        self._tare = 0
        self._moving = False
        super().__init__(directory, name, plug)

    def put(self, grams: int) -> None:
        self._order(lambda: setattr(self, "_grams", grams))

    def shake(self, on: bool = True) -> None:
        self._order(lambda: setattr(self, "_moving", on))

    def _heard(self, data: bytes) -> bytes:
        return b"".join(self._answer(bytes([byte])) for byte in data)

    def _answer(self, asked: bytes) -> bytes:
        net = self._grams - self._tare
        if asked == b"Z":
            if not self._moving and abs(net) <= CAPACITY // 50:
                self._tare = self._grams
            return self._status()
        if asked != b"W":
            return self._status()
        if self._moving or net < 0 or self._grams > CAPACITY:
            return self._status()
        return b"\x02" + f"{net / 1000:06.3f}".encode("ascii") + b"\r"

    def _status(self) -> bytes:
        net = self._grams - self._tare
        bits = ALWAYS | (MOTION if self._moving else 0) | (OVER if self._grams > CAPACITY else 0) | (UNDER if net < 0 else 0)
        bits |= CENTER if net == 0 and not self._moving else 0
        return b"\x02?" + bytes([bits]) + b"\r"
