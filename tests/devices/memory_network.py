"""An agent and its host in one process, on a network that cuts, repeats, delays and mixes up what it carries."""

import json
import random
import threading
from collections.abc import Mapping
from queue import Empty, Queue
from typing import Any

from kiosk.devices.remote.host import RemoteHost
from kiosk.devices.remote.line import Line
from pos_bridge.agent.messages import FromAgent, ToAgent, encode, to_agent
from pos_bridge.agent.parts import Cutter, Joiner
from pos_bridge.errors import Lost


class MemoryNetwork:
    """`repeat`: the share of parts that arrive twice, and not in order. `cut_after`: parts until the next break, once."""

    def __init__(self, host: RemoteHost, seed: int = 1) -> None:
        self.host = host
        self.up = True
        self.repeat = 0.0
        self.cut_after: int | None = None
        self.cuts = 0
        self.carried = 0
        self._rng = random.Random(seed)
        self._lock = threading.RLock()
        self._open: list[MemoryConnection] = []

    def connect(self) -> "MemoryConnection":
        with self._lock:
            if not self.up:
                raise Lost("the network is down")
            made = MemoryConnection(self)
            self._open.append(made)
        made.line = self.host.joined(made)
        return made

    def cut(self) -> None:
        with self._lock:
            self.cuts += 1
            broken, self._open = self._open, []
        for connection in broken:
            connection.broke()

    def down(self) -> None:
        self.up = False
        self.cut()

    def passes(self) -> bool:
        """Whether the next part arrives. Counts towards the next cut."""
        with self._lock:
            self.carried += 1
            if self.cut_after is None:
                return True
            self.cut_after -= 1
            if self.cut_after > 0:
                return True
            self.cut_after = None
        self.cut()
        return False

    def copies(self, part: Mapping[str, Any]) -> list[Any]:
        with self._lock:
            return [json.loads(json.dumps(part))] * (2 if self._rng.random() < self.repeat else 1)


class MemoryConnection:
    """The agent's end (`Connection`) and, for the host, the wire."""

    def __init__(self, network: MemoryNetwork) -> None:
        self._network = network
        self._cutter = Cutter()
        self._joiner = Joiner()
        self._inbox: Queue[ToAgent | None] = Queue()
        self._lock = threading.Lock()
        self._held: list[Any] = []
        self.over = False
        self.line: Line | None = None

    # The agent's end

    def next(self, seconds: float) -> ToAgent | None:
        try:
            message = self._inbox.get(timeout=seconds)
        except Empty:
            if self.over:
                raise Lost("the connection ended") from None
            return None
        if message is None:
            raise Lost("the connection ended")
        return message

    # `send` is both: a message of the agent, a part of the host

    def send(self, message: Any) -> None:
        if isinstance(message, Mapping):
            self._to_agent(message)
            return
        for part in self._cutter.cut(encode(_of_agent(message))):
            if self.over or not self._network.passes():
                raise Lost("the connection is over")
            for copy in self._network.copies(part):
                assert self.line is not None
                self._network.host.part(self.line, copy)

    def _to_agent(self, part: Mapping[str, Any]) -> None:
        if self.over or not self._network.passes():
            return
        with self._lock:
            copies = self._network.copies(part)
            # A repeated one also comes late, after the next.
            late, self._held = self._held, copies[1:]
            for copy in [copies[0], *late]:
                for text in self._joiner.feed(copy):
                    self._inbox.put(to_agent(text))

    def close(self) -> None:
        self.broke()

    def end(self) -> None:
        self.broke()

    def broke(self) -> None:
        if not self.over:
            self.over = True
            self._inbox.put(None)
            if self.line is not None:
                self._network.host.left(self.line)


def _of_agent(message: FromAgent) -> FromAgent:
    return message
