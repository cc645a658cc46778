"""Which agents there are: those with a key and those that devices name; a connection lives as long as its key."""

from collections.abc import Mapping
from typing import Any

import pytest

from kiosk.devices.agents import Agents
from kiosk.devices.host import DeviceHost
from kiosk.domain.keys import Key, KeyKind
from tests.fakes.clock import FakeClock
from tests.fakes.memory_store import MemoryStore
from tests.fakes.shop import NOW

KEY = "a-key-of-some-agent"


class Door:
    """Remembers the hosts it was given."""

    def __init__(self) -> None:
        self.hosts: dict[str, DeviceHost] = {}
        self.named: set[str] = {"server"}

    def named_hosts(self) -> set[str]:
        return self.named

    def add_host(self, host: DeviceHost) -> None:
        self.hosts[host.id] = host

    def remove_host(self, host_id: str) -> None:
        del self.hosts[host_id]


class Wire:
    def __init__(self) -> None:
        self.ended = 0

    def send(self, part: Mapping[str, Any]) -> None: ...
    def end(self) -> None:
        self.ended += 1


class Place:
    def __init__(self) -> None:
        self.clock = FakeClock(NOW)
        self.store = MemoryStore()
        self.door = Door()
        self.changes = 0
        self.agents = Agents(self.store, self.door, self.clock, self._changed)

    def pair(self, agent: str = "agent-b", name: str = "Warehouse", token: str = KEY) -> Key:
        key = Key(f"key-{agent}-{name}", KeyKind.AGENT, agent, name, self.clock(), "staff-1")
        self.store.write(lambda uow: uow.keys.add(key, token))
        return key

    def revoke(self, key: Key) -> None:
        self.store.write(lambda uow: uow.keys.revoke(key.id, self.clock()))

    def _changed(self) -> None:
        self.changes += 1


@pytest.fixture
def place() -> Place:
    return Place()


def test_only_a_key_of_an_agent_lets_in(place: Place) -> None:
    station = Key("k", KeyKind.STATION, "kiosk-1", "Kiosk 1", place.clock(), "staff-1")
    place.store.write(lambda uow: uow.keys.add(station, "a-key-of-some-station"))
    assert place.agents.joined("nobody-knows-this-key", Wire()) is None
    assert place.agents.joined("a-key-of-some-station", Wire()) is None
    assert place.agents.health() == {}


def test_an_agent_that_was_paired_a_moment_ago_is_let_in(place: Place) -> None:
    place.agents.refresh()
    place.pair()
    connected = place.agents.joined(KEY, Wire())
    assert connected is not None and connected.host is place.door.hosts["agent-b"]
    assert connected.host.name == "Warehouse"


def test_a_revoked_key_ends_its_connection_and_no_other(place: Place) -> None:
    key, wires = place.pair(), (Wire(), Wire())
    place.pair("agent-c", "Elsewhere", "another-key-of-an-agent")
    assert place.agents.joined(KEY, wires[0]) and place.agents.joined("another-key-of-an-agent", wires[1])
    place.agents.check_keys()
    assert (wires[0].ended, wires[1].ended) == (0, 0)
    place.revoke(key)
    place.agents.check_keys()
    place.agents.refresh()
    assert (wires[0].ended, wires[1].ended) == (1, 0)
    assert sorted(place.door.hosts) == ["agent-c"]


def test_an_agent_without_a_key_stays_as_long_as_devices_name_it(place: Place) -> None:
    key = place.pair()
    place.agents.refresh()
    place.door.named.add("agent-b")
    place.revoke(key)
    place.agents.refresh()
    assert place.agents.health() == {"agent-b": "no_key"}
    place.pair(name="Warehouse, new", token="the-next-key-of-agent-b")
    place.agents.refresh()
    assert place.agents.health() == {"agent-b": "away"}
    assert place.door.hosts["agent-b"].name == "Warehouse, new"
    place.door.named.discard("agent-b")
    place.agents.refresh()
    assert sorted(place.door.hosts) == ["agent-b"]


def test_what_is_new_is_told(place: Place) -> None:
    key = place.pair()
    place.agents.refresh()
    before = place.changes
    place.agents.refresh()
    assert place.changes == before
    place.revoke(key)
    place.door.named.add("agent-b")
    place.agents.refresh()
    assert place.changes > before
