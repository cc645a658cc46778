"""What small devices share: a pty, and a thread that answers what arrives there."""

import os
import select
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from pos_bridge.simulator.usb import UsbPlug, pty_port


class SmallDevice(ABC):
    """`directory/name` is the path to open; with a plug it hangs on the machine below `directory`, as the node `name`.

    Every method may be called from any thread.
    """

    def __init__(self, directory: Path, name: str, plug: UsbPlug | None = None) -> None:
        self._port = pty_port(directory, name, plug)
        self._port.plug()
        self._mute = False
        self._orders: list[tuple[Callable[[], None], Event]] = []
        self._closing = False
        self._wake_out, self._wake_in = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._thread = Thread(target=self._run, name=f"virtual-{name}", daemon=True)
        self._thread.start()

    @abstractmethod
    def _heard(self, data: bytes) -> bytes:
        """What it answers to bytes; only its own thread calls this."""

    @property
    def url(self) -> str:
        return self._port.url

    def mute(self, on: bool = True) -> None:
        """Does everything, but answers nothing."""
        self._order(lambda: setattr(self, "_mute", on))

    def unplug(self) -> None:
        self._order(self._port.unplug)

    def replug(self) -> None:
        self._order(self._port.plug)

    def rename_port(self, name: str) -> None:
        """It comes back under another name; the cable stays in."""
        self._order(lambda: self._port.rename(name))

    def say(self, data: bytes) -> None:
        """Bytes that nobody asked for."""
        self._order(lambda: self._port.send(data))

    def close(self) -> None:
        if self._closing:
            return
        self._closing = True
        os.write(self._wake_in, b".")
        self._thread.join()
        self._port.unplug()
        os.close(self._wake_out)
        os.close(self._wake_in)

    def _order(self, action: Callable[[], None]) -> None:
        done = Event()
        self._orders.append((action, done))
        os.write(self._wake_in, b".")
        done.wait(5)

    def _run(self) -> None:
        while not self._closing:
            poll = select.poll()
            for fd in (self._wake_out, *self._port.fds()):
                poll.register(fd, select.POLLIN)
            ready = [fd for fd, _ in poll.poll(1000)]
            if self._wake_out in ready:
                os.read(self._wake_out, 4096)
            while self._orders:
                action, done = self._orders.pop(0)
                action()
                done.set()
            answer = self._heard(data) if (data := self._port.receive(4096)) else b""
            if answer and not self._mute:
                self._port.send(answer)
