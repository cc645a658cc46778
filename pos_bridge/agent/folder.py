"""The agent's own folder: its journal, its key, and the lock that keeps a second agent out."""

import fcntl
import os
import signal
import time
from pathlib import Path
from typing import IO

STEP_S = 0.1


class CannotStart(Exception):
    """The agent cannot start here. The text says why, and what to do."""


class Folder:
    """Everything in it is for its owner alone."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise CannotStart(f"{path}: cannot be made: {error.strerror}. Choose another folder with --dir") from error
        if not os.access(self.path, os.W_OK | os.X_OK):
            raise CannotStart(f"{path}: cannot be written. Choose another folder with --dir, or allow it")
        self.journal = self.path / "journal.db"
        self._key = self.path / "agent.key"
        self._lock: IO[str] | None = None

    def occupy(self, replace: bool, patience_s: float) -> None:
        """Hold the folder while this process lives: two agents would print each other's slips.

        `replace`: an agent that works here is asked to finish what it is printing and to leave; its jobs are taken over.
        """
        lock = (self.path / "agent.lock").open("a+", encoding="ascii")
        until = time.monotonic() + patience_s
        asked = 0
        while not _locked(lock):
            lock.seek(0)
            holder = int(lock.read().strip() or "0")
            if not replace or time.monotonic() > until:
                lock.close()
                other = f"process {holder}" if holder else "another process"
                raise CannotStart(
                    f"{self.path}: an agent works in this folder ({other}). Stop it, or start with --replace to take its place"
                )
            if holder not in (0, asked):
                asked = holder
                os.kill(holder, signal.SIGTERM)
            time.sleep(STEP_S)
        lock.truncate(0)
        lock.write(f"{os.getpid()}\n")
        lock.flush()
        self._lock = lock

    def key(self) -> str | None:
        """The key the server knows this agent by, or None before it was paired."""
        try:
            return self._key.read_text(encoding="ascii").strip() or None
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise CannotStart(f"{self._key}: cannot be read: {error}") from error

    def keep_key(self, key: str) -> None:
        new = self._key.with_suffix(".new")
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)
        new.write_text(f"{key}\n", encoding="ascii")
        new.replace(self._key)


def _locked(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
