"""The machines of the lab and what their ports are called: names that a kernel gives in turn, and takes away again."""

import shutil
from itertools import count
from pathlib import Path
from threading import Lock


class LabPorts:
    """Each host has a machine of its own below `folder`: a `sys` and a `dev`, empty at first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._names: dict[str, tuple[str, str]] = {}
        shutil.rmtree(folder, ignore_errors=True)  # what an earlier run left is not plugged in

    def machine(self, host: str) -> Path:
        return self._folder / host

    def given(self, owner: str, host: str) -> str:
        """The first name that is free on that machine."""
        with self._lock:
            self._names[owner] = (host, self._free(host))
            return self._names[owner][1]

    def another(self, owner: str) -> str:
        """The first free name that is not its own; it is its own from now on."""
        with self._lock:
            host, _ = self._names[owner]
            self._names[owner] = (host, self._free(host))
            return self._names[owner][1]

    def swapped(self, one: str, other: str) -> list[tuple[str, str]]:
        """Who gets which name in turn, so that two exchange theirs and never have the same."""
        with self._lock:
            (host, first), (_, second) = self._names[one], self._names[other]
            between = self._free(host)
            self._names[one], self._names[other] = (host, second), (host, first)
        return [(one, between), (other, first), (one, second)]

    def given_back(self, owner: str) -> None:
        with self._lock:
            self._names.pop(owner, None)

    def host(self, owner: str) -> str:
        return self._names[owner][0]

    def name(self, owner: str) -> str:
        return self._names[owner][1]

    def _free(self, host: str) -> str:
        taken = set(self._names.values())
        return next(name for n in count() if (host, name := f"ttyUSB{n}") not in taken)
