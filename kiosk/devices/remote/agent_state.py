"""An agent as store IT sees it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class AgentState:
    """`since`: connected, or away, since then. `waiting`: jobs the agent holds whose end this server does not know.
    `trouble`: no_key, protocol, configuration, two_agents, or empty; `detail` explains it."""

    connected: bool = False
    since: datetime | None = None
    seen: datetime | None = None
    version: str = ""
    machine: str = ""
    waiting: int = 0
    late_scans: int = 0
    trouble: str = ""
    detail: str = ""
