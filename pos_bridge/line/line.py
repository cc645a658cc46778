"""A wire that is open: read and written by its descriptor, without ever blocking."""

import errno
import fcntl
import os
import select

from pos_bridge.errors import CannotOpen, Lost

CHUNK = 4096
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.EBADF}
_WHY = {
    errno.ENOENT: "absent",
    errno.ENODEV: "absent",
    errno.ENXIO: "absent",
    errno.EIO: "absent",  # a node whose other end has hung up
    errno.EBUSY: "busy",
    errno.EWOULDBLOCK: "busy",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
    errno.ENOTTY: "unsuitable",
    errno.EINVAL: "unsuitable",
    errno.EISDIR: "unsuitable",
    errno.ENOTDIR: "unsuitable",
    errno.ELOOP: "unsuitable",
    errno.ENAMETOOLONG: "unsuitable",
    errno.ECONNREFUSED: "unreachable",
    errno.ECONNRESET: "unreachable",
    errno.EHOSTUNREACH: "unreachable",
    errno.ENETUNREACH: "unreachable",
    errno.ETIMEDOUT: "unreachable",
}


class Line:
    """Owns `fd`, which must not block. Everything raises Lost, and nothing else, when the device is gone."""

    def __init__(self, fd: int) -> None:
        self._fd = fd

    def fileno(self) -> int:
        return self._fd

    def read_ready(self) -> bytes:
        """What has arrived, b"" for nothing yet."""
        try:
            data = os.read(self._fd, CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise lost("read", error) from error
        return data or self._nothing()

    def write_some(self, data: bytes) -> int:
        """How many bytes were taken, 0 when there is no room."""
        try:
            return os.write(self._fd, data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise lost("write", error) from error

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
        fd, self._fd = self._fd, -1
        if fd >= 0:
            try:
                os.close(fd)
            except OSError:
                return

    def _nothing(self) -> bytes:
        """The read that was ready brought no byte: for most wires that is the end."""
        raise Lost("the other side closed", "closed")


def lost(deed: str, error: OSError) -> Lost:
    return Lost(f"{deed}: {error.strerror}", "unplugged" if error.errno in _GONE else "closed")


def cannot_open(what: str, error: OSError) -> CannotOpen:
    return CannotOpen(f"{what}: {error.strerror or error}", _WHY.get(error.errno or 0, "fault"))


def open_alone(path: str, flags: int) -> int:
    """A descriptor that does not block, locked so that no second one of us gets it. Raises CannotOpen."""
    try:
        fd = os.open(path, flags | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    except OSError as error:
        raise cannot_open(path, error) from error
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(fd)
        raise cannot_open(path, error) from error
    return fd
