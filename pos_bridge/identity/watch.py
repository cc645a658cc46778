"""Sees devices come and go: told by the kernel where it tells, else by looking once a second."""

import errno
import logging
import os
import select
import socket
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Thread

from pos_bridge.identity.ports import SeenPort, seen_ports

log = logging.getLogger(__name__)

LOOK = 1.0
"Seconds between two looks where the kernel tells nothing."
SETTLE, MOST_SETTLE = 0.05, 1.0
"Seconds without news that end the events of one plug (a device has several nodes), and how long that may take."

_UEVENT = 15  # NETLINK_KOBJECT_UEVENT (linux/netlink.h)
_KERNEL, _UDEV = 1, 2  # groups of that family: as the kernel saw it, and once udev has given rights and names
_SUBSYSTEMS = tuple(f"SUBSYSTEM={name}\0".encode() for name in ("tty", "usbmisc", "hidraw", "input", "usb"))


def kernel_events() -> socket.socket | None:
    """A socket on which the kernel and udev tell of devices; None where they do not tell this process."""
    told: socket.socket | None = None
    try:
        told = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK | socket.SOCK_CLOEXEC, _UEVENT)
        told.bind((0, _KERNEL | _UDEV))
    except OSError as error:
        log.info("the kernel tells nothing of devices (%s): looking every %g s", error.strerror, LOOK)
        if told is not None:
            told.close()
        return None
    return told


class PortWatch:
    """`changed()` is called from the watching thread after `ports` has changed; it must not block.

    `root` has the `sys` and `dev` to look at, `listen` opens what tells of changes (None: look every `every` seconds).
    `virtual`: a folder with a `sys` and a `dev` of devices that are plugged in beside the real ones; no kernel tells of those.
    """

    def __init__(
        self,
        changed: Callable[[], None],
        root: Path = Path("/"),
        listen: Callable[[], socket.socket | None] = kernel_events,
        every: float = LOOK,
        virtual: Path | None = None,
    ) -> None:
        self._changed = changed
        self._root = root
        self._listen = listen
        self._every = every
        self._virtual = virtual
        self._thread: Thread | None = None
        self._wake_out, self._wake_in = -1, -1
        self._closing = False
        # Replaced whole, never changed.
        self._ports: tuple[SeenPort, ...] | None = None

    @property
    def root(self) -> Path:
        return self._root

    @property
    def ports(self) -> tuple[SeenPort, ...]:
        """What is plugged in, as of the last look."""
        if self._ports is None:
            self._ports = self._seen()
        return self._ports

    def fresh(self) -> tuple[SeenPort, ...]:
        """What is plugged in now: looks itself."""
        return self._seen()

    def start(self) -> None:
        self._ports = self._seen()
        self._wake_out, self._wake_in = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._thread = Thread(target=self._run, name="pos-ports", daemon=True)
        self._thread.start()

    def close(self) -> None:
        if self._thread is None:
            return
        self._closing = True
        os.write(self._wake_in, b".")
        self._thread.join()
        self._thread = None
        os.close(self._wake_out)
        os.close(self._wake_in)

    def _run(self) -> None:
        told = self._listen()
        try:
            while not self._closing:
                if self._news(told):
                    self._look()
        except Exception:
            log.exception("nobody watches the ports any more")
            raise
        finally:
            if told is not None:
                told.close()

    def _news(self, told: socket.socket | None) -> bool:
        """Waits; true when it is time to look."""
        poll = select.poll()
        poll.register(self._wake_out, select.POLLIN)
        if told is None:
            return not poll.poll(self._every * 1000)
        poll.register(told, select.POLLIN)
        if not poll.poll(self._every * 1000 if self._virtual else None):
            return True
        about = _drained(told)
        quiet_at = time.monotonic() + MOST_SETTLE
        while about and not self._closing and poll.poll(SETTLE * 1000) and time.monotonic() < quiet_at:
            _drained(told)
        return about

    def _look(self) -> None:
        before, self._ports = self._ports, self._seen()
        if before != self._ports:
            log.info("%d ports are plugged in", len(self._ports))
            self._changed()

    def _seen(self) -> tuple[SeenPort, ...]:
        if self._virtual is None:
            return seen_ports(self._root)
        virtual = (replace(port, node=f"{self._virtual}{port.node}") for port in seen_ports(self._virtual))
        return (*seen_ports(self._root), *virtual)


def _drained(told: socket.socket) -> bool:
    """Reads what was told; true when it is about devices like ours, or when there was more than could be kept."""
    about = False
    while True:
        try:
            message = told.recv(65536)
        except BlockingIOError:
            return about
        except OSError as error:
            if error.errno != errno.ENOBUFS:
                raise
            about = True
            continue
        about = about or any(name in message for name in _SUBSYSTEMS)
