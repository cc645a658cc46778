"""Sockets: who may open one, and what comes out of it."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask_socketio import SocketIOTestClient
from websocket import WebSocket, create_connection
from werkzeug.serving import make_server

from kiosk.domain.printing import PrintJob
from kiosk.domain.staff import Role
from kiosk.use_cases.slips import Slips
from kiosk.web.news import News
from kiosk.web.visit_view import state_json
from tests.fakes.memory_store import MemoryStore
from tests.fakes.shop import ANNA_CARD, JACKET_L, STATIONS
from tests.web.conftest import HOST, STAFF, TOKENS, Web


def connect(web: Web, auth: Any, cookie: str = "") -> SocketIOTestClient:
    headers = {"Host": HOST, "Cookie": cookie} if cookie else {"Host": HOST}
    return SocketIOTestClient(web.app, web.socketio, auth=auth, headers=headers)


def events(client: SocketIOTestClient) -> list[tuple[str, Any]]:
    return [(packet["name"], packet["args"][0]) for packet in client.get_received()]


@pytest.mark.parametrize(
    "auth",
    [
        None,
        {},
        "token",
        [],
        ["token"],
        {"token": None},
        {"token": ""},
        {"token": "x" * 40},
        {"token": TOKENS["kiosk-1"][:-1]},
        {"token": ["x" * 40]},
        {"token": {"a": "x" * 40}},
        {"token": "\ud800" * 40},
        {"token": "\x00" * 40},
        {"token": "x" * 10_000},
        {"lab": False, "token": ""},
        {"lab": "true"},
        {"lab": 1},
    ],
)
def test_without_the_token_of_a_station_no_socket_opens(lasting_web: Web, auth: Any) -> None:
    client = connect(lasting_web, auth)
    assert not client.is_connected()
    lasting_web.screens.tell_all("pulse", {"at": "now"})
    lasting_web.screens.tell_lab("scan", {})
    lasting_web.screens.tell("kiosk-1", "state", {})
    assert not any(lasting_web.screens.is_open(station) for station in STATIONS)


def test_a_store_that_fails_opens_no_door(make_web: Callable[..., Web]) -> None:
    broken = MemoryStore()
    broken.close()
    web = make_web(store=broken)
    assert not connect(web, {"token": TOKENS["kiosk-1"]}).is_connected()


def test_a_screen_hears_its_own_station_and_what_all_hear(web: Web) -> None:
    one, two = (connect(web, {"token": TOKENS[station]}) for station in ("kiosk-1", "kiosk-2"))
    web.screens.tell("kiosk-1", "scanned", {"seq": 1})
    web.screens.tell_all("pulse", {"at": "now"})
    web.screens.tell_lab("device", {"id": "x"})
    assert events(one) == [("scanned", {"seq": 1}), ("pulse", {"at": "now"})]
    assert events(two) == [("pulse", {"at": "now"})]


def test_a_screen_cannot_ask_for_another_room(web: Web) -> None:
    one = connect(web, {"token": TOKENS["kiosk-1"], "station": "kiosk-2", "room": "station:kiosk-2"})
    for event in ("join", "room", "station"):
        one.emit(event, "station:kiosk-2")
    web.screens.tell("kiosk-2", "state", {})
    assert events(one) == []


def test_open_screens_are_counted(web: Web) -> None:
    one, same = (connect(web, {"token": TOKENS["kiosk-1"]}) for _ in range(2))
    assert web.screens.is_open("kiosk-1") and not web.screens.is_open("kiosk-2")
    one.disconnect()
    assert web.screens.is_open("kiosk-1")
    same.disconnect()
    assert not web.screens.is_open("kiosk-1")


@pytest.mark.parametrize("payload", [(), ({},), ("x" * 10_000,), ([[]],), (None,), ({"a": {"b": []}}, 1, 2)])
def test_activity_touches_the_visit_of_that_station_whatever_it_carries(web: Web, payload: tuple[Any, ...]) -> None:
    web.shop.visit("kiosk-1")
    web.shop.visit("kiosk-2")
    one = connect(web, {"token": TOKENS["kiosk-1"]})
    now = web.shop.clock.forward(seconds=30)
    one.emit("activity", *payload)
    touched = {s: web.shop.store.read(lambda uow, s=s: uow.visits.open_at(s)) for s in ("kiosk-1", "kiosk-2")}  # type: ignore[misc]
    assert touched["kiosk-1"] is not None and touched["kiosk-1"].active_at == now
    assert touched["kiosk-2"] is not None and touched["kiosk-2"].active_at != now


def test_events_nobody_knows_are_nothing(web: Web) -> None:
    one = connect(web, {"token": TOKENS["kiosk-1"]})
    for event in ("scanned", "state", "order", "__init__", ""):
        one.emit(event, {"station": "kiosk-2"})
    assert events(one) == [] and one.is_connected()


def test_the_lab_hears_devices_and_no_visit(make_web: Callable[..., Web]) -> None:
    assert not connect(make_web(demo=False), {"lab": True}).is_connected()
    # The test client tells no address: whoever's address is not known is not at this machine.
    assert not connect(make_web(), {"lab": True}).is_connected()


@pytest.mark.parametrize(
    "cookie", ["", "staff=", f"staff={'x' * 43}", *(f"staff={STAFF[r]}" for r in (Role.CASHIER, Role.MANAGER))]
)
def test_the_console_is_for_store_it(lasting_web: Web, cookie: str) -> None:
    for auth in ({"it": True}, {"it": True, "token": STAFF[Role.IT]}, {"token": STAFF[Role.IT]}, {}):
        assert not connect(lasting_web, auth, f"staff={cookie}").is_connected()


def test_the_console_hears_what_is_for_it_and_no_visit(web: Web) -> None:
    kiosk = connect(web, {"token": TOKENS["kiosk-1"]})
    console = connect(web, {"it": True}, f"staff={STAFF[Role.IT]}")
    web.screens.tell_it("it", {"changed": ["devices"]})
    web.screens.tell("kiosk-1", "state", {"visit": "private"})
    web.screens.tell_all("pulse", {"at": "now"})
    assert events(console) == [("it", {"changed": ["devices"]})]
    assert events(kiosk) == [("state", {"visit": "private"}), ("pulse", {"at": "now"})]


def wait_for(what: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while not what():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def test_facts_become_news(web: Web) -> None:
    def state_of(station: str) -> Any:
        return web.shop.store.read(
            lambda uow: state_json(uow, STATIONS[station], web.app.extensions["services"], "ru", web.shop.clock())
        )

    def slip(job: PrintJob) -> Any:
        return web.shop.store.read(lambda uow: Slips().news(uow, job))

    news = News(web.screens, lambda sku: "gryada", state_of, slip)
    web.shop.store.subscribe(news)
    one, two = (connect(web, {"token": TOKENS[station]}) for station in ("kiosk-1", "kiosk-2"))
    web.shop.visit("kiosk-1")
    assert web.post("/api/orders", body(web)).status_code == 201
    web.post("/api/help", {"topic": "product"})
    web.shop.store.close()
    mine, others = events(one), events(two)
    assert [name for name, _ in others] == ["stock", "help_calls"]
    assert [name for name, _ in mine] == ["state", "stock", "print", "help", "help_calls"]
    change = others[0][1]["changes"][0]
    assert (change["sku"], change["location_id"], change["available"]) == (JACKET_L, "sadovaya", 0)


def body(web: Web) -> dict[str, Any]:
    return {
        "request_id": "request-1",
        "lines": [{"sku": JACKET_L, "quantity": 1}],
        "option_id": web.shop.option([(JACKET_L, 1)], "sadovaya"),
        "seen_total": 1_990_000,
        "language": "ru",
    }


# Over a real wire


@pytest.fixture
def address(make_web: Callable[..., Web]) -> Iterator[tuple[Web, str]]:
    server = make_server("127.0.0.1", 0, lambda environ, start: web.app(environ, start), threaded=True)
    host = f"127.0.0.1:{server.port}"
    web = make_web(hosts=frozenset({host}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield web, host
    server.shutdown()
    thread.join(timeout=10)
    server.server_close()


def open_wire(host: str, auth: Any) -> tuple[WebSocket, str]:
    """Engine.IO 4 and Socket.IO 5 by hand: the connection, and what the server answered to CONNECT."""
    wire = create_connection(f"ws://{host}/socket.io/?EIO=4&transport=websocket", timeout=10)
    assert str(wire.recv()).startswith("0{")
    wire.send("40" + json.dumps(auth))
    return wire, str(wire.recv())


def test_over_a_real_wire(address: tuple[Web, str]) -> None:
    web, host = address
    for auth in ({"token": "x" * 40}, {}, {"token": "\ud800" * 40}):
        wire, answer = open_wire(host, auth)
        assert answer.startswith("44{")
        wire.close()
    assert not web.screens.is_open("kiosk-1")
    wire, answer = open_wire(host, {"token": TOKENS["kiosk-1"]})
    assert answer.startswith("40{")
    assert wait_for(lambda: web.screens.is_open("kiosk-1"))
    web.reception.scanned("kiosk-1", ANNA_CARD)
    event, news = json.loads(str(wire.recv()).removeprefix("42"))
    assert (event, news["outcome"]) == ("scanned", "customer")
    wire.close()
    assert wait_for(lambda: not web.screens.is_open("kiosk-1")), "a screen that went away is not open"


def test_the_lab_of_this_machine_hears_devices_but_no_visit(address: tuple[Web, str]) -> None:
    web, host = address
    wire, answer = open_wire(host, {"lab": True})
    assert answer.startswith("40{")
    web.screens.tell("kiosk-1", "state", {"visit": "private"})
    web.screens.tell_all("stock", {"changes": []})
    web.screens.tell_lab("device", {"device": "kiosk-1/scanner"})
    assert str(wire.recv()) == '42["device",{"device":"kiosk-1/scanner"}]'
    wire.close()


def test_too_much_at_once_ends_the_connection(address: tuple[Web, str]) -> None:
    web, host = address
    wire, _ = open_wire(host, {"token": TOKENS["kiosk-1"]})
    assert wait_for(lambda: web.screens.is_open("kiosk-1"))
    wire.send('42["activity","' + "x" * 1_000_000 + '"]')
    assert wait_for(lambda: not web.screens.is_open("kiosk-1"))
    wire.close()
