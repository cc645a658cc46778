"""The real server as a process of its own, started the way a shop starts it."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import tty
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Pty:
    """A pseudo-terminal: the bench holds the device's end, `path` is what the server opens."""

    def __init__(self) -> None:
        self.device, self._kept = os.openpty()
        tty.setraw(self._kept)
        self.path = os.ttyname(self._kept)

    def close(self) -> None:
        os.close(self.device)
        os.close(self._kept)


@dataclass(frozen=True)
class Wired:
    """A device of the settings file: at which station, of which profile, on which port."""

    station: str
    kind: str
    profile: str
    path: str


def settings_file(directory: Path, port: int, devices: Sequence[Wired]) -> Path:
    blocks = [f'[server]\nport = {port}\nnames = ["127.0.0.1:{port}"]\n']
    blocks += [
        f'[[device]]\nid = "{d.station}/{d.kind}"\nstation = "{d.station}"\nkind = "{d.kind}"\n'
        f'profile = "{d.profile}"\nurl = "{d.path}"\n'
        for d in devices
    ]
    path = directory / "store.toml"
    path.write_text("\n".join(blocks), encoding="utf-8")
    return path


class Server:
    """A context manager. `command` is what comes after `run.py`. `started_s`: from the start to the first page."""

    def __init__(self, directory: Path, port: int, *command: str) -> None:
        self.port = port
        self._directory = directory
        self._command = [sys.executable, str(ROOT / "run.py"), *command, "--port", str(port), "--dir", str(directory)]
        self.started_s = 0.0

    def __enter__(self) -> "Server":
        self._directory.mkdir(parents=True, exist_ok=True)
        self._log = (self._directory / "bench.log").open("ab")
        begun = time.perf_counter()
        self._process = subprocess.Popen(self._command, stdout=self._log, stderr=self._log, start_new_session=True)
        while not self._serves("/kiosk"):
            if self._process.poll() is not None or time.perf_counter() - begun > 60:
                self._end()
                raise RuntimeError(f"the server did not start: see {self._directory / 'bench.log'}")
            time.sleep(0.005)
        self.started_s = time.perf_counter() - begun
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._end()

    def processes(self) -> list[int]:
        """This server's process ids: itself and all below it."""
        found = [self._process.pid]
        for pid in found:
            with suppress(OSError):
                tasks = Path(f"/proc/{pid}/task").iterdir()
                found += [int(child) for t in tasks for child in (t / "children").read_text(encoding="ascii").split()]
        return found

    def call(self, method: str, path: str, token: str = "", body: object = None) -> Any:
        """One HTTP request on a connection of its own; the JSON of the answer. Raises `RuntimeError` for 4xx and 5xx."""
        return http_call(http.client.HTTPConnection("127.0.0.1", self.port, timeout=30), method, path, token, body)

    def _serves(self, path: str) -> bool:
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            wire.request("GET", path)
            return wire.getresponse().status == 200
        except OSError:
            return False
        finally:
            wire.close()

    def _end(self) -> None:
        with suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._log.close()


def http_call(wire: http.client.HTTPConnection, method: str, path: str, token: str = "", body: object = None) -> Any:
    """One request on an open connection; the JSON of the answer. Raises `RuntimeError` for 4xx and 5xx."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    data = None
    if body is not None:
        data, headers = json.dumps(body).encode(), {**headers, "Content-Type": "application/json"}
    wire.request(method, path, data, headers)
    answer = wire.getresponse()
    text = answer.read()
    if answer.status >= 400:
        raise RuntimeError(f"{method} {path}: {answer.status} {text[:200]!r}")
    return json.loads(text) if text else None


@contextmanager
def bare_relay(line: Pty, clients: int, length: int) -> Iterator[int]:
    """The TCP port of a relay from that line to so many clients (see `relay`)."""
    command = [sys.executable, str(Path(__file__).with_name("relay.py")), line.path, str(clients), str(length)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()
