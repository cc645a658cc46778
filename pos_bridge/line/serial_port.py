"""A serial port: RS-232, a USB adapter, USB-CDC, or a pty. The home of pyserial, which opens and sets it up.

It is locked (flock) against every other program that locks, as pyserial does with `exclusive`: two programs on one port would
steal each other's bytes.
"""

import fcntl
import os
import struct
import termios
import time
from collections.abc import Callable

import serial

from pos_bridge.errors import CannotOpen, Lost
from pos_bridge.line.line import Line, cannot_open
from pos_bridge.profiles import SerialLine

_PARITY = {"none": serial.PARITY_NONE, "even": serial.PARITY_EVEN, "odd": serial.PARITY_ODD}
_DSR_CHUNK = 64
"Bytes after which a printer that says stop by DSR is looked at again: its spare room once it has said so is 128 (TM-T88III)."
_DSR_LOOK = 0.01


class SerialPort(Line):
    """An open port."""

    def __init__(self, port: serial.Serial) -> None:
        super().__init__(port.fileno())
        self._port = port

    def _nothing(self) -> bytes:
        raise Lost("unplugged", "unplugged")

    def close(self) -> None:
        self._fd = -1
        try:
            self._port.close()
        except (OSError, termios.error):
            return


class DsrPort(SerialPort):
    """A printer that says stop by its DTR, our DSR: the kernel does not look at that line, so it is done here."""

    def __init__(self, port: serial.Serial, dsr: Callable[[int], bool] | None = None) -> None:
        super().__init__(port)
        self._dsr = dsr or data_set_ready

    def write_some(self, data: bytes) -> int:
        return super().write_some(data[:_DSR_CHUNK]) if self._dsr(self._fd) else 0

    def wait_writable(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while not self._dsr(self._fd):
            if time.monotonic() >= until:
                return False
            time.sleep(_DSR_LOOK)
        return super().wait_writable(max(0.0, until - time.monotonic()))


def data_set_ready(fd: int) -> bool:
    """True also where there is no such line: then nothing can be learned from it, and a write finds out what is wrong."""
    try:
        (lines,) = struct.unpack("I", fcntl.ioctl(fd, termios.TIOCMGET, struct.pack("I", 0)))
    except (OSError, ValueError):
        return True
    return bool(lines & termios.TIOCM_DSR)


def open_serial(path: str, settings: SerialLine) -> Line:
    """Open and forget what waited in the input. Raises CannotOpen."""
    port = serial.Serial()
    # A pty has no wire whose bits could be counted, and refuses to be set up twice as if it had.
    wired = not os.path.realpath(path).startswith("/dev/pts/")
    try:
        port.port = path
        port.baudrate = settings.baud
        port.bytesize = settings.bits if wired else 8
        port.parity = _PARITY[settings.parity if wired else "none"]
        port.stopbits = settings.stop
        port.rtscts = settings.flow == "rtscts"
        port.xonxoff = settings.flow == "xonxoff"
        port.timeout = 0
        port.write_timeout = 0
        port.exclusive = True
        port.open()
        os.set_blocking(port.fileno(), False)
        _tell_nothing_from_the_end(port.fileno())
        port.reset_input_buffer()
    except (OSError, ValueError, termios.error) as error:
        port.close()
        raise _refused(path, error) from error
    _hurry(port)
    return DsrPort(port) if settings.flow == "dtrdsr" else SerialPort(port)


def _tell_nothing_from_the_end(fd: int) -> None:
    """pyserial asks for reads that return 0 bytes when none are there (VMIN 0): so does a read of a port that is gone."""
    attributes = termios.tcgetattr(fd)
    attributes[6][termios.VMIN] = 1
    termios.tcsetattr(fd, termios.TCSANOW, attributes)


def _refused(path: str, error: Exception) -> CannotOpen:
    """pyserial wraps the system's error into its own, sometimes more than once."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, OSError | termios.error) and not isinstance(cause, serial.SerialException):
            number = cause.args[0] if cause.args and isinstance(cause.args[0], int) else 0
            return cannot_open(path, OSError(number, os.strerror(number)))
        cause = cause.__cause__ or cause.__context__
    return CannotOpen(f"{path}: {error}", "unsuitable")


def _hurry(port: serial.Serial) -> None:
    """FTDI cables hold bytes back for 16 ms unless told otherwise; what has no such setting refuses, and that is no fault."""
    try:
        port.set_low_latency_mode(True)
    except (OSError, ValueError, termios.error):
        return
