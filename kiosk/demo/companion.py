"""A program that runs beside the demo as a process of its own, and is started again when it dies."""

import contextlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Event, Thread
from types import TracebackType
from typing import Self

AGAIN_S = 3.0
"As long as systemd would wait, and long enough to see that it is gone."


class Companion:
    """`with Companion(root, [...]):` a Python program, run in that folder. It ends when its standard input does, so it outlives
    nobody, however the demo ends."""

    def __init__(self, root: Path, program: Sequence[str]) -> None:
        self._root = root
        self._program = [sys.executable, *program]
        self._stop = Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._run, name="companion", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stop.set()
        process = self._process
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        self._thread.join(timeout=12)

    def _run(self) -> None:
        while not self._stop.is_set():
            with subprocess.Popen(self._program, cwd=self._root, stdin=subprocess.PIPE) as self._process:
                self._process.wait()
            self._stop.wait(AGAIN_S)
