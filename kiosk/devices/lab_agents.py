"""The agents of the demo, to be killed and frozen by hand: processes of this machine that carry devices as from another one."""

import contextlib
import os
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kiosk.devices.door import Door
from kiosk.domain.devices import SERVER
from kiosk.domain.errors import BadRequest

_SIGNALS = {"kill": signal.SIGKILL, "freeze": signal.SIGSTOP, "thaw": signal.SIGCONT}


class LabAgents:
    """`folder`: where the agent of the demo has its lock, and in it the number of its process."""

    def __init__(self, door: Door, folder: Path) -> None:
        self._door = door
        self._folder = folder
        self._frozen = 0

    def describe(self, stations: Mapping[str, set[str]]) -> Sequence[Mapping[str, Any]]:
        """`stations`: ids by host. A killed one is started again by whoever started it."""
        frozen = ["freeze"] if self._frozen and self._frozen == self._process() else []
        return [
            {
                "id": host.id,
                "kind": "agent",
                "name": host.name,
                "stations": sorted(stations.get(host.id, ())),
                "available": host.available,
                "faults": [_switch("kill", None), _switch("freeze", "thaw")],
                "active": frozen,
            }
            for host in self._door.hosts
            if host.id != SERVER
        ]

    def knows(self, agent_id: str) -> bool:
        return any(host.id == agent_id for host in self._door.hosts if host.id != SERVER)

    def fault(self, fault: str) -> None:
        if fault not in _SIGNALS:
            raise BadRequest(f"fault: one of {', '.join(_SIGNALS)}")
        process = self._process()
        if process:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, _SIGNALS[fault])
        self._frozen = process if fault == "freeze" else 0

    def _process(self) -> int:
        """0 while none holds the folder."""
        with contextlib.suppress(OSError, ValueError):
            return int((self._folder / "agent.lock").read_text(encoding="ascii"))
        return 0


def _switch(fault: str, cure: str | None) -> Mapping[str, Any]:
    """As `Switches.describe` says it of devices."""
    return {"fault": fault, "cure": cure, "unit": None, "number": 0}
