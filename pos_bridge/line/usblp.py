"""A USB printer by the kernel's own driver, /dev/usb/lpN: what is written goes to its bulk pipe, what it answers is read back.

Source: drivers/usb/class/usblp.c of the Linux kernel. The driver lets one process in at a time (EBUSY for the next); a read of an
empty packet returns 0, which is no end; unplugged, everything returns ENODEV.
"""

import os

from pos_bridge.line.line import Line, open_alone


class UsbPrinter(Line):
    def _nothing(self) -> bytes:
        return b""


def open_usblp(path: str) -> Line:
    """Raises CannotOpen."""
    return UsbPrinter(open_alone(path, os.O_RDWR))
