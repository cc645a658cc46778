"""The device's end of a cable. Not thread-safe: whoever owns the port does everything with it."""

import os
import socket
import tty
from pathlib import Path
from typing import Protocol


class Port(Protocol):
    @property
    def url(self) -> str:
        """What the other side opens; the same after every replug."""

    def fds(self) -> list[int]:
        """Descriptors that become readable when something happens; empty while unplugged."""

    def receive(self, limit: int) -> bytes:
        """What has arrived, b"" for nothing."""

    def send(self, data: bytes) -> None:
        """Bytes that find no room, or nobody there, are gone: a device does not wait for its computer."""

    def plug(self) -> None: ...

    def unplug(self) -> None: ...

    def end_sending(self) -> None:
        """Nothing more will be sent, and bytes are still taken. Only a network can say so."""

    def rename(self, name: str) -> None:
        """From now on it is found under another name; `url` changes. Nothing on a network."""


class PtyPort:
    """A pseudo-terminal. `stable` is a link that always leads to the pty of the moment, as udev links do."""

    def __init__(self, stable: Path | None = None) -> None:
        self._stable = stable
        self._device = -1
        self._kept = -1
        self._path = ""

    @property
    def url(self) -> str:
        return str(self._stable) if self._stable is not None else self._path

    def plug(self) -> None:
        if self._device >= 0:
            return
        self._device, self._kept = os.openpty()
        # The near side stays open here, so that the pty lives on while nobody else has it open.
        tty.setraw(self._kept)
        os.set_blocking(self._device, False)
        self._path = os.ttyname(self._kept)
        if self._stable is not None:
            self._stable.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._stable.with_name(self._stable.name + ".new")
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(self._path)
            fresh.replace(self._stable)

    def unplug(self) -> None:
        if self._device < 0:
            return
        if self._stable is not None:
            self._stable.unlink(missing_ok=True)
        os.close(self._device)
        os.close(self._kept)
        self._device = self._kept = -1

    def end_sending(self) -> None:
        return

    def rename(self, name: str) -> None:
        if self._stable is None:
            return
        plugged = self._device >= 0
        self.unplug()
        self._stable = self._stable.with_name(name)
        if plugged:
            self.plug()

    def fds(self) -> list[int]:
        return [self._device] if self._device >= 0 else []

    def receive(self, limit: int) -> bytes:
        if self._device < 0:
            return b""
        try:
            return os.read(self._device, limit)
        except OSError:
            return b""

    def send(self, data: bytes) -> None:
        if self._device < 0:
            return
        try:
            os.write(self._device, data)
        except OSError:
            return


class TcpPort:
    """A network printer: one client at a time, the next one waits unanswered."""

    def __init__(self, port: int = 0) -> None:
        self._port = port
        self._listener: socket.socket | None = None
        self._client: socket.socket | None = None

    @property
    def url(self) -> str:
        return f"socket://127.0.0.1:{self._port}"

    def plug(self) -> None:
        if self._listener is not None:
            return
        self._listener = socket.create_server(("127.0.0.1", self._port), backlog=4)
        self._listener.setblocking(False)
        self._port = self._listener.getsockname()[1]

    def unplug(self) -> None:
        for end in (self._client, self._listener):
            if end is not None:
                end.close()
        self._client = self._listener = None

    def end_sending(self) -> None:
        if self._client is not None:
            self._client.shutdown(socket.SHUT_WR)

    def rename(self, name: str) -> None:
        return

    def fds(self) -> list[int]:
        if self._client is not None:
            return [self._client.fileno()]
        return [self._listener.fileno()] if self._listener is not None else []

    def receive(self, limit: int) -> bytes:
        if self._client is None:
            self._accept()
            return b""
        try:
            data = self._client.recv(limit)
        except BlockingIOError:
            return b""
        except OSError:
            data = b""
        if not data:
            self._client.close()
            self._client = None
        return data

    def send(self, data: bytes) -> None:
        if self._client is None:
            return
        try:
            self._client.send(data)
        except OSError:
            return

    def _accept(self) -> None:
        if self._listener is None:
            return
        try:
            self._client, _ = self._listener.accept()
        except OSError:
            return
        self._client.setblocking(False)
