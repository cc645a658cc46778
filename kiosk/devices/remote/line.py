"""One connection of an agent, as the server sees it: whole messages out and in, over whatever carries parts."""

from collections.abc import Mapping
from threading import Lock
from typing import Any, Protocol

from pos_bridge.agent.messages import FromAgent, ToAgent, encode, from_agent
from pos_bridge.agent.parts import Cutter, Joiner


class Wire(Protocol):
    """What carries parts to one agent. Neither blocks nor raises; after `end` nothing arrives any more."""

    def send(self, part: Mapping[str, Any]) -> None: ...
    def end(self) -> None: ...


class Line:
    """For any thread. `heard_at` is the server's clock at its last message."""

    def __init__(self, wire: Wire, opened_at: float) -> None:
        self._wire = wire
        self._cutter = Cutter()
        self._joiner = Joiner()
        self._sending = Lock()
        self._joining = Lock()
        self.opened_at = opened_at
        self.heard_at = opened_at
        self.boot = ""
        self.turned_away = False
        self.ended = False

    @property
    def ready(self) -> bool:
        """Whether both sides have said who they are."""
        return bool(self.boot) and not self.turned_away and not self.ended

    def alive(self, now: float, within_s: float) -> bool:
        return self.ready and now - self.heard_at <= within_s

    def say(self, message: ToAgent) -> None:
        """Raises `BadMessage` for what cannot be sent at all. Whether it arrives shows in what comes back."""
        text = encode(message)
        with self._sending:
            for part in self._cutter.cut(text):
                self._wire.send(part)

    def join(self, part: Any) -> list[FromAgent]:
        """The messages that are whole with this part. Raises `BadMessage`: the connection is of no use then."""
        with self._joining:
            return [from_agent(text) for text in self._joiner.feed(part)]

    def end(self) -> None:
        if not self.ended:
            self.ended = True
            self._wire.end()
