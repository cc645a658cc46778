"""The sockets of agents: who may open one, what is passed on, and what ends it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask_socketio import SocketIO, SocketIOTestClient

from kiosk.web import agents
from kiosk.web.access import Who, rule_of
from kiosk.web.agents import BURST, NAMESPACE
from tests.web.conftest import TOKENS, Web

KEY = "key-of-the-other-store"
PAGE = (Path(__file__).parents[2] / "kiosk" / "web" / "README.md").read_text(encoding="utf-8")


class Outposts:
    """Knows one key, and remembers what it was told."""

    def __init__(self) -> None:
        self.joins: list[Any] = []
        self.parts: list[Any] = []
        self.lefts: list[Any] = []
        self.broken = False

    def joined(self, key: str, wire: Any) -> Any:
        if self.broken:
            raise OSError("the store does not answer")
        if key != KEY:
            return None
        self.joins.append(wire)
        return len(self.joins)

    def part(self, connected: Any, part: Any) -> None:
        self.parts.append((connected, part))

    def left(self, connected: Any) -> None:
        self.lefts.append(connected)

    def health(self) -> dict[str, str]:
        return {"outpost": "away"}


@pytest.fixture
def outposts() -> Outposts:
    return Outposts()


@pytest.fixture
def shop(make_web: Callable[..., Web], outposts: Outposts) -> Web:
    return make_web(agents=outposts)


def connect(web: Web, auth: Any) -> SocketIOTestClient:
    return SocketIOTestClient(web.app, web.socketio, namespace=NAMESPACE, auth=auth)


@pytest.mark.parametrize(
    "auth",
    [
        None,
        {},
        KEY,
        [KEY],
        {"key": None},
        {"key": ""},
        {"key": KEY[:-1]},
        {"key": KEY + "x"},
        {"key": [KEY]},
        {"key": "ж" * 40},
        {"key": "\ud800" * 40},
        {"key": "x" * 100_000},
        {"token": TOKENS["kiosk-1"]},
        {"key": TOKENS["kiosk-1"]},
        {"lab": True},
        {"it": True},
    ],
)
def test_without_the_key_of_an_agent_no_socket_opens(shop: Web, outposts: Outposts, auth: Any) -> None:
    assert not connect(shop, auth).is_connected(NAMESPACE)
    assert outposts.joins == []


def test_a_key_that_cannot_be_checked_opens_nothing(shop: Web, outposts: Outposts) -> None:
    outposts.broken = True
    assert not connect(shop, {"key": KEY}).is_connected(NAMESPACE)


def test_the_key_of_an_agent_opens_no_screen(shop: Web) -> None:
    assert not SocketIOTestClient(shop.app, shop.socketio, auth={"token": KEY}).is_connected()


def test_parts_go_both_ways_and_to_that_agent_alone(shop: Web, outposts: Outposts) -> None:
    one, two = connect(shop, {"key": KEY}), connect(shop, {"key": KEY})
    one.emit("part", {"n": 1, "text": "x"}, namespace=NAMESPACE)
    outposts.joins[1].send({"n": 1, "text": "y", "more": False})
    assert outposts.parts == [(1, {"n": 1, "text": "x"})]
    assert one.get_received(NAMESPACE) == []
    assert [packet["args"] for packet in two.get_received(NAMESPACE)] == [[{"n": 1, "text": "y", "more": False}]]
    one.disconnect(NAMESPACE)
    assert outposts.lefts == [1]


def test_news_of_screens_never_reach_an_agent(shop: Web) -> None:
    one = connect(shop, {"key": KEY})
    shop.screens.tell_all("stock", {})
    shop.screens.tell("kiosk-1", "state", {})
    shop.screens.tell_it("it", {})
    assert one.get_received(NAMESPACE) == []


def test_whoever_watches_the_server_sees_its_agents(shop: Web) -> None:
    assert shop.get("/healthz", None).get_json()["agents"] == {"outpost": "away"}


def test_an_agent_that_is_ended_is_out(shop: Web, outposts: Outposts) -> None:
    one = connect(shop, {"key": KEY})
    outposts.joins[0].end()
    assert not one.is_connected(NAMESPACE)
    assert outposts.lefts == [1]
    outposts.joins[0].end()
    outposts.joins[0].send({"n": 1})


def test_too_many_parts_end_the_connection(shop: Web, outposts: Outposts) -> None:
    one = connect(shop, {"key": KEY})
    for number in range(int(BURST) + 500):
        if not one.is_connected(NAMESPACE):
            break
        one.emit("part", {"n": number, "text": ""}, namespace=NAMESPACE)
    assert not one.is_connected(NAMESPACE)
    assert len(outposts.parts) >= BURST
    assert outposts.lefts == [1]


def test_every_event_of_an_agent_has_its_rule_and_its_line(shop: Web) -> None:
    handlers = agents.install(SocketIO(), Outposts())
    assert set(handlers) == set(shop.socketio.server.handlers[NAMESPACE]) == {"connect", "disconnect", "part"}
    assert all(rule_of(handler) is Who.AGENT for handler in handlers.values())
    table = PAGE.partition("### Agents")[2]
    rows = [row for row in table.splitlines() if row.startswith("| from an agent")]
    assert {name for row in rows for name in re.findall(r"`(\w+)` \|", row)} == {"part"}


def test_a_part_fits_into_a_frame() -> None:
    from pos_bridge.agent.parts import PART

    worst = json.dumps([NAMESPACE, "part", {"n": 10**6, "text": "\U0001f4a5" * PART, "more": True}])
    assert len(worst) < 16 * 1024
