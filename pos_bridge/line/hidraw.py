"""A scanner that speaks HID-POS, read as raw reports: each read is one whole report, with its number first if it has numbers.

Source: Documentation/hid/hidraw.rst of the Linux kernel. The driver lets many in; the lock keeps a second one of us out.
"""

import os

from pos_bridge.line.line import Line, open_alone


class HidReports(Line):
    """Reports that waited before the opening are not here: the kernel begins a new queue for each opening."""


def open_hidraw(path: str) -> Line:
    """Raises CannotOpen."""
    return HidReports(open_alone(path, os.O_RDWR))
