"""Who may call what: every route and every socket event has a rule, and the rule holds."""

from collections.abc import Callable, Mapping

import pytest
from flask import Flask
from flask_socketio import SocketIO
from werkzeug.routing import Rule

from kiosk.domain.staff import Role
from kiosk.web import live
from kiosk.web.access import Who, allow, guard, rule_of
from kiosk.web.live import LiveScreens
from tests.web.conftest import HOST, TOKENS, Web, is_problem

# One value for every variable in any route; a route with a new one has to be named here to be walked.
VALUES: Mapping[str, str] = {
    "screen": "kiosk",
    "name": "base",
    "language": "ru",
    "product_id": "gryada",
    "colour_id": "rowan",
    "number": "A-1008",
    "call_id": "nothing",
    "channel_id": "webshop",
    "person_id": "nobody",
    "request_id": "nothing",
    "key_id": "nothing",
    "agent_id": "agent-none",
    "device_id": "kiosk-1/printer",
    "profile_id": "generic-serial",
    "job_id": "nothing",
    "fault_id": "nothing",
    "stranger_id": "stranger-scanner-1",
    "trial_id": "trial/1",
    "location_id": "lesnaya",
    "station_id": "kiosk-1",
}
# All that a stranger on the network may call. Whoever adds to it must want to.
PUBLIC = {
    "GET /",
    "GET /<any(kiosk, till, it, lab):screen>",
    "GET /sign-in",
    "GET /static/<path:name>",
    "GET /locales/<language>/<name>.ftl",
    "GET /pictures/<product_id>/<colour_id>.svg",
    "GET /favicon.ico",
    "GET /healthz",
    "GET /api/orders/<number>/qr.svg",
    "GET /api/staff/door",
    "POST /api/staff/sign-in",
    "POST /api/staff/code",
    "POST /api/pair",
    "POST /api/pair/token",
}


def methods(rule: Rule) -> list[str]:
    return sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})


def path_of(rule: Rule) -> str:
    path = rule.rule
    for name in rule.arguments:
        start = path.index("<")
        path = path[:start] + VALUES[_name(path[start : path.index(">")])] + path[path.index(">") + 1 :]
        assert name in VALUES
    return path


def _name(variable: str) -> str:
    return variable.rpartition(":")[2].lstrip("<")


def walk(web: Web, *wanted: Who, least: int = 1) -> list[tuple[str, str]]:
    """(method, path) of every route with one of these rules."""
    routes = [
        (method, path_of(rule))
        for rule in web.app.url_map.iter_rules()
        if rule_of(web.app.view_functions[rule.endpoint]) in wanted
        for method in methods(rule)
    ]
    assert len(routes) >= least
    return routes


def test_every_route_states_its_rule(lasting_web: Web) -> None:
    rules = {rule.rule: rule_of(lasting_web.app.view_functions[rule.endpoint]) for rule in lasting_web.app.url_map.iter_rules()}
    assert len(rules) > 25
    assert [path for path, who in rules.items() if who is None] == []


def test_what_strangers_may_call_is_this_and_no_more(lasting_web: Web) -> None:
    public = {
        f"{method} {rule.rule}"
        for rule in lasting_web.app.url_map.iter_rules()
        if rule_of(lasting_web.app.view_functions[rule.endpoint]) is Who.ANYONE
        for method in methods(rule)
    }
    assert public == PUBLIC


def test_an_application_with_an_open_door_does_not_start() -> None:
    app = Flask("open")
    app.add_url_rule("/closed", "closed", allow(Who.ANYONE)(lambda: ""))
    app.add_url_rule("/open", "open_door", lambda: "")
    with pytest.raises(RuntimeError, match="open_door"):
        guard(app)


def test_every_socket_event_states_its_rule(web: Web) -> None:
    again = SocketIO()
    handlers = live.install(again, LiveScreens(again))
    registered = set(web.socketio.server.handlers["/"])
    assert registered == set(handlers) == {"connect", "disconnect", "activity"}
    assert all(rule_of(handler) is Who.STATION for handler in handlers.values())


@pytest.mark.parametrize(
    "token", [None, "", "x", "Bearer", TOKENS["kiosk-1"][:-1], TOKENS["kiosk-1"] + "x", "ж" * 40, "x" * 100_000]
)
def test_without_the_token_of_a_station_nothing_is_told(lasting_web: Web, token: str | None) -> None:
    headers = {} if token is None else {"Authorization": f"Bearer {token}".encode().decode("latin-1")}
    routes = walk(lasting_web, Who.STATION, Who.TILL)
    for method, path in routes if token is None else routes[:3]:
        answer = lasting_web.call(method, path, None, headers=headers)
        assert answer.status_code == 401 and is_problem(answer), (method, path)
        assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("scheme", ["Basic", "Token", ""])
def test_another_scheme_is_no_token(lasting_web: Web, scheme: str) -> None:
    answer = lasting_web.get("/api/station", None, headers={"Authorization": f"{scheme} {TOKENS['kiosk-1']}".strip()})
    assert answer.status_code == 401


def test_a_token_in_the_address_is_no_token(lasting_web: Web) -> None:
    assert lasting_web.get(f"/api/station?token={TOKENS['kiosk-1']}", None).status_code == 401


def test_with_its_token_a_station_is_let_in(web: Web) -> None:
    for method, path in walk(web, Who.STATION):
        for station in ("kiosk-1", "till-1"):
            assert web.call(method, path, station).status_code not in (401, 403), (method, path, station)


def test_a_kiosk_is_no_till(web: Web) -> None:
    for method, path in walk(web, Who.TILL):
        answer = web.call(method, path, "kiosk-1")
        assert answer.status_code == 403 and is_problem(answer), (method, path)
        assert web.call(method, path, "till-1").status_code not in (401, 403), (method, path)


@pytest.mark.parametrize("who", [Who.STAFF, Who.MANAGER, Who.IT])
@pytest.mark.parametrize("role", Role)
def test_people_may_what_their_role_may(make_web: Callable[..., Web], who: Who, role: Role) -> None:
    web = make_web()
    may = role.may({Who.STAFF: Role.CASHIER, Who.MANAGER: Role.MANAGER, Who.IT: Role.IT}[who])
    # The routes by which one loses one's own sign-in come last.
    for method, path in sorted(walk(web, who, least=0), key=lambda route: "sign-out" in route[1]):
        answer = web.call(method, path, None, staff=role, json=None if method == "GET" else {})
        if may:
            assert answer.status_code not in (401, 403), (method, path)
        else:
            assert answer.status_code == 403 and is_problem(answer), (method, path)


def test_nobody_else_may_what_people_may(lasting_web: Web) -> None:
    for method, path in walk(lasting_web, Who.STAFF, Who.MANAGER, Who.IT):
        for station in (None, "kiosk-1", "till-1"):
            answer = lasting_web.call(method, path, station, json={})
            assert answer.status_code == 401 and is_problem(answer), (method, path)
            assert answer.get_json()["error"]["code"] == "signed_out"


def test_people_are_no_stations(lasting_web: Web) -> None:
    for method, path in walk(lasting_web, Who.STATION, Who.TILL):
        assert lasting_web.call(method, path, None, staff=Role.IT).status_code == 401, (method, path)


def test_a_station_acts_as_itself_only(web: Web) -> None:
    for station in TOKENS:
        assert web.get("/api/station?station=kiosk-1", station).get_json()["station"]["id"] == station


def test_the_demo_is_for_a_person_at_this_machine(make_web: Callable[..., Web]) -> None:
    demo, serious = make_web(), make_web(demo=False)
    for method, path in walk(demo, Who.DEMO):
        for web, remote in ((serious, "127.0.0.1"), (demo, "192.0.2.7"), (demo, "::ffff:192.0.2.7"), (demo, "")):
            answer = web.call(method, path, "kiosk-1", remote=remote)
            assert answer.status_code == 404 and is_problem(answer), (method, path, remote)
    for remote in ("127.0.0.1", "::1"):
        assert demo.get("/api/lab", None, remote=remote).status_code == 200
    for headers in ({"X-Forwarded-For": "127.0.0.1"}, {"Forwarded": "for=127.0.0.1"}, {"X-Real-Ip": "127.0.0.1"}):
        assert demo.get("/api/lab", None, remote="192.0.2.7", headers=headers).status_code == 404


def test_a_serious_shop_has_no_lab(make_web: Callable[..., Web]) -> None:
    web = make_web(demo=False, lab=None)
    assert web.get("/lab").status_code == 404
    assert web.get("/").headers["Location"] == "/kiosk"
    assert web.post("/api/demo/pair", {"station": "kiosk-1"}, None).status_code == 404


def test_pairing_gives_a_token_that_works_and_another_each_time(web: Web) -> None:
    first, second = (web.post("/api/demo/pair", {"station": "kiosk-2"}, None).get_json() for _ in range(2))
    assert first["token"] != second["token"] and len(first["token"]) >= 32
    for paired in (first, second):
        answer = web.get("/api/station", None, headers={"Authorization": f"Bearer {paired['token']}"})
        assert answer.get_json()["station"]["id"] == "kiosk-2"
    refused = web.post("/api/demo/pair", {"station": "kiosk-99"}, None)
    assert refused.status_code == 404 and is_problem(refused)


def test_tokens_do_not_lie_open_in_the_file(web: Web) -> None:
    token = web.post("/api/demo/pair", {"station": "kiosk-2"}, None).get_json()["token"]
    files = [path.read_bytes() for path in web.database.parent.glob("store-*")]
    assert files and not [1 for content in files if token.encode() in content or TOKENS["kiosk-1"].encode() in content]


def test_hints_of_online_shops_are_checked(make_web: Callable[..., Web]) -> None:
    hinted: list[str] = []

    def check(channel_id: str, headers: Mapping[str, str], body: bytes) -> None:
        if channel_id != "webshop":
            raise LookupError(channel_id)
        if headers.get("Webhook-Signature") != "right" or body != b"{}":
            raise PermissionError("forged")

    web = make_web(check_hint=check, hinted=hinted.append)
    path = "/hooks/channels/webshop"
    assert web.call("POST", path, None, data=b"{}").status_code == 403
    assert web.call("POST", path, None, data=b"{ }", headers={"Webhook-Signature": "right"}).status_code == 403
    assert web.call("POST", "/hooks/channels/other", None, data=b"{}").status_code == 404
    assert hinted == []
    assert web.call("POST", path, None, data=b"{}", headers={"Webhook-Signature": "right"}).status_code == 200
    assert hinted == ["webshop"]
    assert make_web().call("POST", path, None, data=b"{}").status_code == 404


# The gate, before everything else


def everything(web: Web) -> list[tuple[str, str]]:
    return [*walk(web, *Who), ("GET", "/socket.io/?EIO=4&transport=websocket"), ("POST", "/no-such-path")]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "127.0.0.1", "127.0.0.1:8081", "127.0.0.1:8080.evil.example", "", "localhost"]
)
def test_called_by_another_name_nothing_answers(lasting_web: Web, host: str) -> None:
    for method, path in everything(lasting_web):
        answer = lasting_web.call(method, path, "kiosk-1", headers={"Host": host, "X-Forwarded-Host": HOST})
        assert (answer.status_code, answer.data) == (421, b""), (method, path)


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "http://127.0.0.1",
        f"http://{HOST}.evil.example",
        f"http://evil.example/{HOST}",
        "http://[",
        "x",
        f"http://{HOST}@evil.example",
    ],
)
def test_pages_of_others_cannot_write(lasting_web: Web, origin: str) -> None:
    for method, path in everything(lasting_web):
        if method == "GET" and not path.startswith("/socket.io"):
            continue
        answer = lasting_web.call(method, path, "kiosk-1", headers={"Origin": origin, "Upgrade": "websocket"})
        assert (answer.status_code, answer.data) == (403, b""), (method, path)


def test_our_own_pages_can(web: Web) -> None:
    answer = web.post("/api/visit", headers={"Origin": f"http://{HOST}"})
    assert answer.status_code == 200
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_sockets_are_websockets_or_nothing(lasting_web: Web) -> None:
    for path in ("/socket.io/?EIO=4&transport=polling", "/socket.io/", "/socket.io"):
        assert lasting_web.get(path).status_code == 400
        assert lasting_web.call("POST", path, data=b"40").status_code == 400
