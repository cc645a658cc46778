"""A scanner that poses as a keyboard, taken away from the desktop: what it types reaches this program and nobody else.

Source: linux/input.h, Documentation/input/input.rst and event-codes.rst of the Linux kernel. EVIOCGRAB makes the kernel send the
device's events to this descriptor alone (EBUSY when another has it). The light of CapsLock is put out first: a scanner that sees
it lit may turn its letters round to make up for it.
"""

import errno
import fcntl
import os
import struct
from collections.abc import Callable

from pos_bridge.errors import CannotOpen
from pos_bridge.line.keymap import KeyMap
from pos_bridge.line.line import Line, cannot_open, open_alone

EVENT = struct.Struct("llHHi")
"struct input_event: seconds, microseconds, type, code, value."
EVIOCGRAB = 0x40044590
EV_SYN, EV_KEY, EV_LED = 0x00, 0x01, 0x11
SYN_DROPPED = 3
LED_CAPSL = 1
RELEASED, PRESSED = 0, 1
"A third value, 2, is a key repeating while it is held: no scanner means that."

Grab = Callable[[int], None]


def grab(fd: int) -> None:
    fcntl.ioctl(fd, EVIOCGRAB, 1)


class Keyboard(Line):
    """Reads bytes as a scanner on a serial port would send them: UTF-8 text, CR for Enter."""

    def __init__(self, fd: int) -> None:
        super().__init__(fd)
        self._keys = KeyMap()
        self._rest = b""

    def read_ready(self) -> bytes:
        data = self._rest + super().read_ready()
        whole = len(data) - len(data) % EVENT.size
        self._rest = data[whole:]
        return b"".join(self._meant(*fields[2:]) for fields in EVENT.iter_unpack(data[:whole]))

    def write_some(self, data: bytes) -> int:
        """A keyboard takes no bytes: they are gone, as on a wire with nobody at its end."""
        return len(data)

    def _meant(self, kind: int, code: int, value: int) -> bytes:
        if kind == EV_KEY and value in (RELEASED, PRESSED):
            return self._keys.key(code, value == PRESSED)
        return self._keys.lost() if (kind, code) == (EV_SYN, SYN_DROPPED) else b""


def open_evdev(path: str, take: Grab = grab) -> Line:
    """Raises CannotOpen."""
    fd = open_alone(path, os.O_RDWR)
    try:
        take(fd)
        os.write(fd, EVENT.pack(0, 0, EV_LED, LED_CAPSL, 0) + EVENT.pack(0, 0, EV_SYN, 0, 0))
        _forget(fd)
    except OSError as error:
        os.close(fd)
        if error.errno == errno.EBUSY:
            raise CannotOpen(f"{path}: another program has grabbed this keyboard", "busy") from error
        raise cannot_open(path, error) from error
    return Keyboard(fd)


def _forget(fd: int) -> None:
    """What was typed before is not for us."""
    while True:
        try:
            if not os.read(fd, 64 * EVENT.size):
                return
        except BlockingIOError:
            return
