"""The agents of this shop: which there are, who is connected, and who is so no longer."""

import logging
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from threading import Event, Lock, Thread
from typing import Any, Protocol

from kiosk.devices.host import DeviceHost
from kiosk.devices.remote import RemoteHost, Wire
from kiosk.devices.remote.line import Line
from kiosk.use_cases import agents, pairing
from kiosk.use_cases.ports import Clock, Store

log = logging.getLogger(__name__)

LOOK_S = 2.0
"Seconds between two looks at who may still be connected."


class Hosts(Protocol):
    """Where the hosts of agents are added: the door of all devices."""

    def named_hosts(self) -> Collection[str]: ...
    def add_host(self, host: DeviceHost) -> None: ...
    def remove_host(self, host_id: str) -> None: ...


@dataclass(frozen=True, eq=False)
class Connected:
    """One connection, from `joined` to `left`."""

    host: RemoteHost
    key: str
    line: Line


class Agents:
    """Between the sockets and the hosts. For any thread. `changed` is called when a host has something new to show."""

    def __init__(
        self,
        store: Store,
        door: Hosts,
        now: Clock,
        changed: Callable[[], None],
    ) -> None:
        self._store = store
        self._door = door
        self._now = now
        self._changed = changed
        self._lock = Lock()
        self._refreshing = Lock()
        self._hosts: dict[str, RemoteHost] = {}
        self._connected: set[Connected] = set()
        self._stop = Event()
        self._watcher = Thread(target=self._watch, name="agents", daemon=True)

    def start(self) -> None:
        """The agents that are known are there when this returns; before the door starts."""
        self.refresh()
        self._watcher.start()

    def close(self) -> None:
        self._stop.set()
        if self._watcher.is_alive():
            self._watcher.join(timeout=5)

    def host(self, host_id: str) -> RemoteHost | None:
        return self._hosts.get(host_id)

    def health(self) -> Mapping[str, str]:
        """Of each agent: ok, away, or its trouble."""
        now = {name: host.describe() for name, host in self._hosts.items()}
        return {name: state.trouble or ("ok" if state.available else "away") for name, state in now.items()}

    # From the sockets

    def joined(self, key: str, wire: Wire) -> Connected | None:
        """A connection that shows a key; None where the key is nobody's."""
        owner = self._whose(key)
        if owner is None:
            return None
        if owner not in self._hosts:
            self.refresh()  # it was paired a moment ago
        host = self._hosts.get(owner)
        if host is None:
            return None
        made = Connected(host, key, host.joined(wire))
        with self._lock:
            self._connected.add(made)
        return made

    def part(self, connected: Connected, part: Any) -> None:
        connected.host.part(connected.line, part)

    def left(self, connected: Connected) -> None:
        with self._lock:
            self._connected.discard(connected)
        connected.host.left(connected.line)

    # Who may

    def refresh(self) -> None:
        """Take in what changed: new agents, other names, agents that are gone."""
        with self._refreshing:
            named = self._door.named_hosts()
            known = {agent.id: agent for agent in self._store.read(lambda uow: agents.known(uow, named))}
            for agent in known.values():
                host = self._hosts.get(agent.id)
                if host is None:
                    host = RemoteHost(agent.id, agent.name, now=self._now, changed=self._changed)
                    self._door.add_host(host)
                    self._hosts[agent.id] = host
                if host.name != agent.name:
                    host.name = agent.name
                    self._changed()
                host.trust(agent.trusted)
            for gone in self._hosts.keys() - known.keys():
                self._hosts[gone].trust(False)
                self._door.remove_host(gone)
                del self._hosts[gone]

    def check_keys(self) -> None:
        """End the connections whose key holds no longer."""
        with self._lock:
            open_now = tuple(self._connected)
        for connected in open_now:
            if self._whose(connected.key) != connected.host.id:
                log.warning("the key of agent %s was revoked: its connection ends", connected.host.id)
                connected.line.end()
                self.left(connected)

    def _whose(self, key: str) -> str | None:
        return self._store.read(lambda uow: pairing.agent_of(uow, key))

    def _watch(self) -> None:
        while not self._stop.wait(LOOK_S):
            try:
                self.check_keys()
                self.refresh()
            except Exception:
                # A store that does not answer now says nothing about a key; the next look is soon.
                log.exception("the agents could not be looked at")
