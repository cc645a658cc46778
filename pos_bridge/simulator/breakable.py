"""Everything that can go wrong with a virtual printer, one method each, and what mends it."""

import random
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from pos_bridge.simulator.firmware import Firmware
from pos_bridge.simulator.intake import Intake
from pos_bridge.simulator.ports import Port
from pos_bridge.simulator.sensors import Sensors


@dataclass
class Trouble:
    """What the printer's thread looks at while it works."""

    mute: bool = False
    garbage: random.Random | None = None
    drop_after: int | None = None
    off_after: int | None = None
    off_for_s: float = 0.0
    held: bool = False
    reply_late_s: float = 0.0
    reply_twice: bool = False


class Breakable(ABC):
    """A fault has taken hold when the call returns. Any thread may call."""

    firmware: Firmware
    _sensors: Sensors
    _intake: Intake
    _port: Port
    _trouble: Trouble
    _rows_per_s: float | None

    @abstractmethod
    def _order(self, action: Callable[[], None]) -> None:
        """Lets the printer's thread do it, and waits for that."""

    @abstractmethod
    def _power(self, off_s: float) -> None: ...

    @abstractmethod
    def _push(self) -> None: ...

    # Paper, cover, knife

    def paper_out(self) -> None:
        self._order(lambda: self._sense(out=True))

    def paper_out_after(self, rows: int) -> None:
        """The roll ends after so many more rows of letters or dots."""
        self._order(lambda: setattr(self._sensors, "rows_left", rows))

    def near_end(self) -> None:
        self._order(lambda: self._sense(near=True))

    def load_paper(self) -> None:
        self._order(lambda: self._sense(out=False, near=False))

    def open_cover(self) -> None:
        self._order(lambda: self._sense(cover=True))

    def close_cover(self) -> None:
        self._order(lambda: self._sense(cover=False))

    def jam_cutter(self) -> None:
        """The next cut stops the printer. It goes on when the jam is cleared and it is told to (or switched off and on)."""
        self._order(lambda: self._sense(jammed=True))

    def clear_cutter(self) -> None:
        """Where there is no command to go on, the printer goes on by itself when its cover is shut again."""
        cleared = {"jammed": False} if self.firmware.recovers else {"jammed": False, "cutter": False}
        self._order(lambda: self._sense(**cleared))

    def break_down(self) -> None:
        """A fault that nothing clears but the power switch."""
        self._order(lambda: self._sense(broken=True))

    def open_drawer(self) -> None:
        """With the key."""
        self._order(lambda: self._sense(drawer=True))

    def close_drawer(self) -> None:
        self._order(lambda: self._sense(drawer=False))

    # What it says

    def mute(self, on: bool = True) -> None:
        """Prints, but answers nothing."""
        self._order(lambda: setattr(self._trouble, "mute", on))

    def garbage(self, on: bool = True, seed: int = 0) -> None:
        """Answers with other bytes than it should."""
        self._order(lambda: setattr(self._trouble, "garbage", random.Random(seed) if on else None))

    def reply_late(self, seconds: float) -> None:
        """Answers so much later; what is later than the question's time is an answer to nothing."""
        self._order(lambda: setattr(self._trouble, "reply_late_s", seconds))

    def reply_twice(self, on: bool = True) -> None:
        self._order(lambda: setattr(self._trouble, "reply_twice", on))

    def lie(self, story: Literal["well", "out"] | None) -> None:
        """Says that all is well, or that the paper is out, however it is."""
        self._order(lambda: setattr(self._sensors, "lie", story))

    # Speed

    def slow(self, rows_per_s: float | None) -> None:
        """The head, in rows of dots; None: at once."""
        self._order(lambda: setattr(self, "_rows_per_s", rows_per_s))

    def pace(self, baud: int | None) -> None:
        """The line; None: as fast as it carries."""
        self._order(lambda: self._intake.pace(baud))

    # Cable and power

    def drop_at(self, size: int) -> None:
        """The cable comes out after `size` more bytes; `replug()` puts it back."""
        self._order(lambda: setattr(self._trouble, "drop_after", size))

    def power_cycle(self, off_s: float = 0.0) -> None:
        """Off and on: buffer and settings are gone, and what arrives in between; the paper stays as it is, the cable too."""
        self._order(lambda: self._power(off_s))

    def power_cycle_at(self, size: int, off_s: float = 0.3, *, held: bool = False) -> None:
        """The same after `size` more bytes. `held`: what is sent to it meanwhile waits in the computer, as flow control does it."""
        self._order(lambda: self._off_after(size, off_s, held))

    def half_close(self) -> None:
        """A network printer that says it will send no more, and still takes bytes."""
        self._order(self._port.end_sending)

    def rename_port(self, name: str) -> None:
        """The device comes back under another name, as after a start of the computer; the cable stays in."""
        self._order(lambda: self._port.rename(name))

    def unplug(self) -> None:
        self._order(self._port.unplug)

    def replug(self) -> None:
        self._order(self._port.plug)

    def mend(self) -> None:
        """Everything at once as it should be, but the paper that came out."""
        self._order(self._whole_again)

    def _whole_again(self) -> None:
        self._trouble = Trouble()
        self._sensors.lie = None
        self._sensors.rows_left = None
        self._sense(out=False, near=False, cover=False, jammed=False, cutter=False, broken=False)
        self._port.plug()

    def _off_after(self, size: int, off_s: float, held: bool) -> None:
        self._trouble.off_after, self._trouble.off_for_s, self._trouble.held = size, off_s, held

    def _sense(self, **facts: bool) -> None:
        if self._sensors.change(**facts):
            self._push()
