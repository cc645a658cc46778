"""What hangs on a printer: a cash drawer that opens only if it is kicked for long enough, and a buzzer that counts."""

from pos_bridge.simulator.firmware import Firmware
from pos_bridge.simulator.sensors import Sensors


class Till:
    """`pulses` are all that came, long enough or not: (pin, milliseconds)."""

    def __init__(self, firmware: Firmware, sensors: Sensors) -> None:
        self._shortest = firmware.drawer_ms
        self._sensors = sensors
        self.pulses: list[tuple[int, int]] = []
        self.buzzes = 0

    @property
    def open(self) -> bool:
        return self._sensors.drawer

    def pulse(self, pin: int, milliseconds: int) -> None:
        """The drawer hangs on the first pin."""
        self.pulses.append((pin, milliseconds))
        if pin == 1 and milliseconds >= self._shortest:
            self._sensors.drawer = True
