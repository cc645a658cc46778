"""A wire: opened by pyserial, read and written by file descriptor without ever blocking. The home of pyserial."""

import os
import select
import socket
import termios
from dataclasses import dataclass

import serial

from pos_bridge.errors import CannotOpen, Lost
from pos_bridge.profiles import SerialLine

CHUNK = 4096
PARITY = {"none": serial.PARITY_NONE, "even": serial.PARITY_EVEN, "odd": serial.PARITY_ODD}


@dataclass(frozen=True)
class Address:
    """Where a device is: a path of a serial port or pty, or `socket://host:port`."""

    url: str
    settings: SerialLine


class Line:
    """An open wire. Everything raises Lost, and nothing else, when the device is gone."""

    def __init__(self, port: serial.SerialBase) -> None:
        self._port = port
        self._fd: int = port.fileno()

    def fileno(self) -> int:
        return self._fd

    def read_ready(self) -> bytes:
        """What has arrived, b"" for nothing yet."""
        try:
            data = os.read(self._fd, CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise Lost(f"read: {error.strerror}") from error
        if not data:
            raise Lost("the other side closed")
        return data

    def write_some(self, data: bytes) -> int:
        """How many bytes were taken, 0 when there is no room."""
        try:
            return os.write(self._fd, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise Lost(f"write: {error.strerror}") from error

    def wait_writable(self, seconds: float) -> bool:
        """True when there may be room, false when the time is over. Anything odd is left for the next write to find."""
        poll = select.poll()
        try:
            poll.register(self._fd, select.POLLOUT)
            return bool(poll.poll(seconds * 1000))
        except (OSError, ValueError):
            return True

    def close(self) -> None:
        """Never raises, never waits."""
        wire = getattr(self._port, "_socket", None)
        if isinstance(wire, socket.socket):
            # pyserial's own close() sleeps 0.3 s for sockets, and leaks the socket when the peer has reset it.
            wire.close()
            return
        try:
            self._port.close()
        except OSError:
            return


def _keep_alive(port: serial.SerialBase) -> None:
    """A network printer that lost its power says nothing: the system finds out within half a minute."""
    wire = getattr(port, "_socket", None)
    if isinstance(wire, socket.socket):
        wire.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 10)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 5)
        wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 4)


def node_mark(url: str) -> tuple[int, int] | None:
    """Which directory entry a path is: it changes when a device is plugged in again. None for no such path, and for sockets."""
    try:
        entry = os.lstat(url)
    except OSError:
        return None
    return entry.st_ino, entry.st_ctime_ns


def open_line(address: Address) -> Line:
    """Open for this process alone and forget what waited in the input. Raises CannotOpen. May take 5 s for a socket."""
    settings = address.settings
    try:
        port = serial.serial_for_url(address.url, do_not_open=True)
        port.baudrate = settings.baud
        port.bytesize = settings.bits
        port.parity = PARITY[settings.parity]
        port.stopbits = settings.stop
        port.rtscts = settings.flow == "rtscts"
        port.xonxoff = settings.flow == "xonxoff"
        port.timeout = 0
        port.write_timeout = 0
        if isinstance(port, serial.Serial):
            port.exclusive = True
        port.open()
        line = Line(port)
        os.set_blocking(line.fileno(), False)
        port.reset_input_buffer()
        _keep_alive(port)
    except (OSError, ValueError, termios.error) as error:
        raise CannotOpen(f"{address.url}: {error}") from error
    return line
