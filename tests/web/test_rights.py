"""Everybody against every door: who may call which route, and open which socket. Nothing is allowed that is not meant."""

from collections.abc import Callable
from typing import Any

import pytest
from flask_socketio import SocketIOTestClient

from kiosk.domain.keys import Key, KeyKind
from kiosk.domain.staff import Role
from kiosk.web.access import Who
from tests.fakes.shop import NOW
from tests.web.conftest import HOST, STAFF, TOKENS, Web
from tests.web.test_access import walk

AGENT_KEY = "key-of-an-agent-" + "z" * 24
CALLERS = ("stranger", "kiosk", "till", "agent", "revoked", "ended", *Role)
# Who passes which rule; the rest must be told 401, 403 or (in the demo's own routes, from elsewhere) 404.
PASSES: dict[Who, set[str]] = {
    Who.ANYONE: set(CALLERS),
    Who.CHANNEL: set(CALLERS),  # by the signature over the body, which none of these has: the view itself refuses
    Who.STATION: {"kiosk", "till"},
    Who.TILL: {"till"},
    Who.STAFF: set(Role),
    Who.MANAGER: {Role.MANAGER, Role.IT},
    Who.IT: {Role.IT},
    Who.DEMO: set(),  # from another machine
    Who.AGENT: set(),  # no routes, sockets only
}


@pytest.fixture(scope="module")
def shop(lasting_web: Web) -> Web:
    def add(uow: Any) -> None:
        uow.keys.add(Key("k-agent", KeyKind.AGENT, "agent-1", "agent", NOW, "staff-it"), AGENT_KEY)
        uow.keys.add(Key("k-revoked", KeyKind.STATION, "kiosk-1", "old", NOW, "staff-it", revoked_at=NOW), "revoked-" + "x" * 32)

    lasting_web.shop.store.write(add)
    return lasting_web


def headers_of(caller: str) -> dict[str, str]:
    tokens = {"kiosk": TOKENS["kiosk-1"], "till": TOKENS["till-1"], "agent": AGENT_KEY, "revoked": "revoked-" + "x" * 32}
    if caller in tokens:
        return {"Authorization": f"Bearer {tokens[caller]}"}
    if caller == "ended":
        return {"Cookie": f"__Host-staff={'e' * 43}"}
    return {"Cookie": f"__Host-staff={STAFF[Role(caller)]}"} if caller in set(Role) else {}


def test_every_rule_is_in_the_table() -> None:
    assert set(PASSES) == set(Who)


@pytest.mark.parametrize("caller", CALLERS)
def test_nobody_passes_a_door_that_is_not_theirs(shop: Web, caller: str) -> None:
    """As from another machine, through the proxy. Called without what the view needs: only whether it is reached matters."""
    wrongly: list[str] = []
    for who in Who:
        for method, path in walk(shop, who, least=0):
            if caller in PASSES[who]:
                continue
            headers = headers_of(caller) | {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
            answer = shop.call(method, path, None, json=None if method == "GET" else {}, headers=headers)
            if answer.status_code not in (401, 403, 404) or (answer.status_code == 404 and who is not Who.DEMO):
                wrongly.append(f"{method} {path}: {answer.status}")
    assert not wrongly


@pytest.mark.parametrize("caller", ["kiosk", "till", *Role])
def test_everybody_passes_their_own_doors(make_web: Callable[..., Web], caller: str) -> None:
    web = make_web()
    refused: list[str] = []
    mine = [who for who in (Who.STATION, Who.TILL, Who.STAFF, Who.MANAGER, Who.IT) if caller in PASSES[who]]
    routes = [route for who in mine for route in walk(web, who, least=0)]
    for method, path in sorted(routes, key=lambda route: route[1] == "/api/staff/sign-out"):
        headers = headers_of(caller) | {"X-Forwarded-Proto": "https"}
        answer = web.call(method, path, None, json=None if method == "GET" else {}, headers=headers)
        if answer.status_code in (401, 403):
            refused.append(f"{method} {path}: {answer.status}")
    assert not refused


# Sockets: who may open which, and what anybody inside may make happen

AUTHS: dict[str, Any] = {
    "nothing": {},
    "console": {"it": True},
    "lab": {"lab": True},
    "all": {"it": True, "lab": True},
}


def opens(web: Web, caller: str, auth: Any, namespace: str = "/") -> SocketIOTestClient:
    """The test client tells no address, so it is nobody at this machine; cookies go as they do without TLS."""
    headers = {"Host": HOST, **headers_of(caller)}
    headers["Cookie"] = headers.get("Cookie", "").replace("__Host-", "")
    token = headers.get("Authorization", "").removeprefix("Bearer ")
    shown = {**auth, "token": token, "key": token} if token else auth
    return SocketIOTestClient(web.app, web.socketio, namespace=namespace, auth=shown, headers=headers)


@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize("auth", AUTHS)
def test_a_socket_opens_for_whom_it_is(shop: Web, caller: str, auth: str) -> None:
    client = opens(shop, caller, AUTHS[auth])
    console = auth in ("console", "all")
    expected = caller == Role.IT if console else caller in ("kiosk", "till")
    assert client.is_connected() == expected
    if expected:
        client.disconnect()


@pytest.mark.parametrize("caller", ["kiosk", "till", Role.IT])
def test_whoever_is_in_reaches_no_other_room_and_no_other_namespace(shop: Web, caller: str) -> None:
    client = opens(shop, caller, AUTHS["console"] if caller == Role.IT else {})
    assert client.is_connected()
    for event in ("connect", "join", "it", "lab", "state", "part", "dismissed", "activity"):
        client.emit(event, {"it": True, "lab": True, "station": "kiosk-2", "room": "it"})
    client.get_received()
    shop.screens.tell("kiosk-2", "state", {"visit": "of another"})
    shop.screens.tell_lab("scan", {})
    if caller != Role.IT:
        shop.screens.tell_it("it", {"changed": []})
    assert [packet["name"] for packet in client.get_received()] == []
    assert not opens(shop, caller, {}, "/bridge").is_connected("/bridge")
    assert not opens(shop, caller, {}, "/nothing").is_connected("/nothing")
    client.disconnect()
