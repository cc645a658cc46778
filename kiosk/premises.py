"""What a server must have to itself before it starts: a folder to write in, and a port. What is amiss is said with what to do."""

import errno
import fcntl
import logging
import os
import shutil
import socket
import sys
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, NoReturn

_PATIENCE_S = 5.0  # a server that was just killed needs a moment to let go
_STEP_S = 0.1


class CannotStart(Exception):
    """The server cannot start here. The text says why, and what to do."""


def folder(name: str) -> Path:
    """That folder, made if it is not there, and writable. Raises `CannotStart`."""
    path = Path(name).resolve()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotStart(f"{path}: cannot be made: {_why(error)}. Choose another folder (STORE_DIR=, or --dir)") from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise CannotStart(f"{path}: cannot be written. Choose another folder (STORE_DIR=, or --dir), or allow it")
    return path


def occupied(path: Path) -> IO[bytes]:
    """Take the folder for this server alone, as long as it lives: two would print each other's slips. Raises `CannotStart`.

    The lock is the open file: it is held until this process and those it forked are gone, however they end.
    """
    try:
        lock = (path / "server.lock").open("ab")
    except OSError as error:
        raise CannotStart(f"{path}: cannot be written: {_why(error)}. Choose another folder (STORE_DIR=, or --dir)") from error
    try:
        _patiently(lambda: fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB), errno.EWOULDBLOCK)
    except OSError as error:
        lock.close()
        raise CannotStart(
            f"{path}: another server works in this folder. Stop it, or choose another (STORE_DIR=, or --dir)"
        ) from error
    return lock


def free_address(host: str, port: int) -> None:
    """Refuse an address that cannot be listened on. Raises `CannotStart`."""
    if not 1 <= port <= 65535:
        raise CannotStart(f"port {port}: a port is a number from 1 to 65535 (PORT=, or [server] port)")
    try:
        _patiently(lambda: _listen(host, port), errno.EADDRINUSE)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise CannotStart(
                f"port {port} is taken by another program. Stop it, or choose another (PORT=, or [server] port)"
            ) from error
        raise CannotStart(f"{host}:{port}: cannot be listened on: {_why(error)} (PORT=, or [server] host and port)") from error


def log_to(path: Path) -> None:
    """Everything into that file; errors aloud too."""
    logging.basicConfig(filename=path, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    aloud = logging.StreamHandler()
    aloud.setLevel(logging.ERROR)
    logging.getLogger().addHandler(aloud)
    logging.getLogger("httpx").setLevel(logging.WARNING)


class Self:
    """What a server knows of itself, for support: versions, settings, the last lines of its log, room on its disk."""

    def __init__(self, directory: Path, facts: Mapping[str, Any]) -> None:
        self._directory = directory
        self._facts = facts
        self._lines = _LastLines()
        logging.getLogger().addHandler(self._lines)

    def facts(self) -> Mapping[str, Any]:
        return {"python": sys.version, "system": " ".join(os.uname()[:3:2]), **self._facts}

    def log_lines(self) -> Sequence[str]:
        return tuple(self._lines.kept)

    def disk_free(self) -> int | None:
        """Percent; None where it cannot be told."""
        try:
            usage = shutil.disk_usage(self._directory)
        except OSError:
            return None
        return usage.free * 100 // usage.total


class _LastLines(logging.Handler):
    """Keeps the last lines of the log in memory."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.kept: deque[str] = deque(maxlen=2000)
        self.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.kept.append(self.format(record))


def stop_with_parent() -> None:
    """End this program when its standard input closes: an online shop without its store is of no use."""
    sys.stdin.read()
    os._exit(0)


def _listen(host: str, port: int) -> None:
    name = host.strip("[]")
    with socket.socket(socket.AF_INET6 if ":" in name else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((name, port))


def become(root: Path, module: str, *arguments: str) -> NoReturn:
    """This process goes on as that module of the program in `root`, without anything it has loaded so far."""
    path = os.pathsep.join(filter(None, [str(root), os.environ.get("PYTHONPATH")]))
    os.execve(sys.executable, [sys.executable, "-m", module, *arguments], {**os.environ, "PYTHONPATH": path})


def _patiently(work: Callable[[], object], passing: int) -> None:
    """Do it; while it fails with that error number, try again for a while."""
    deadline = time.monotonic() + _PATIENCE_S
    while True:
        try:
            work()
            return
        except OSError as error:
            if error.errno != passing or time.monotonic() > deadline:
                raise
        time.sleep(_STEP_S)


def _why(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
