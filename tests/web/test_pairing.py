"""A machine gets its key by a code that store IT compares, once; a revoked key is worth nothing within seconds."""

from datetime import timedelta
from typing import Any

import pytest
from flask_socketio import SocketIOTestClient
from werkzeug.test import TestResponse

from kiosk.domain.audit import AuditSearch
from kiosk.domain.errors import NotFound, PairingOver
from kiosk.domain.keys import MOST_WAITING, PAIRING_LASTS, POLL_EVERY, KeyKind
from kiosk.domain.one_time_codes import ALPHABET
from kiosk.domain.staff import Role, Staff
from kiosk.use_cases import pairing
from kiosk.web.doorkeeper import LOOK_S
from tests.fakes.shop import NOW
from tests.waiting import until
from tests.web.conftest import HOST, STAFF, TOKENS, Web, is_problem

IVAN = Staff("staff-it", "Иван", Role.IT, NOW)


def ask(web: Web, kind: str = "station", name: str = "Киоск", **how: Any) -> dict[str, Any]:
    answer = web.post("/api/pair", {"kind": kind, "name": name}, None, **how)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.get_json()
    return told


def poll(web: Web, device_code: str, *, after: timedelta = POLL_EVERY) -> TestResponse:
    web.shop.clock.forward(seconds=after.total_seconds())
    return web.post("/api/pair/token", {"device_code": device_code}, None)


def code_of(answer: TestResponse) -> str:
    assert answer.status_code == 400 and is_problem(answer)
    code: str = answer.get_json()["error"]["code"]
    return code


def waiting(web: Web) -> list[str]:
    return [r.id for r in web.shop.store.read(lambda uow: pairing.alive(uow, web.shop.clock()))]


def accept(web: Web, request_id: str, owner: str = "kiosk-2", name: str = "") -> None:
    web.shop.store.write(lambda uow: pairing.accept(uow, request_id, owner, name, IVAN, "ru", web.shop.clock()))


def deeds(web: Web) -> list[tuple[str, str, str]]:
    lines = web.shop.store.read(lambda uow: uow.audit.find(AuditSearch(), 100))
    return [(line.entry.who, line.entry.deed, line.entry.subject) for line in reversed(lines)]


def station(web: Web, token: str) -> TestResponse:
    return web.get("/api/station", None, headers={"Authorization": f"Bearer {token}"})


def test_from_the_code_to_the_key(web: Web) -> None:
    told = ask(web)
    assert (told["interval"], told["expires_in"]) == (5, 600)
    assert told["user_code"][4] == "-" and len(told["user_code"]) == 9 and set(told["user_code"]) <= set(ALPHABET + "-")
    assert len(told["device_code"]) >= 43
    assert code_of(poll(web, told["device_code"])) == "authorization_pending"
    accept(web, waiting(web)[0])
    granted = poll(web, told["device_code"])
    assert granted.status_code == 200 and granted.headers["Cache-Control"] == "no-store"
    key = granted.get_json()
    assert (key["kind"], key["id"], key["name"]) == ("station", "kiosk-2", "киоск 2")
    assert station(web, key["token"]).get_json()["station"]["id"] == "kiosk-2"
    assert code_of(poll(web, told["device_code"])) == "expired_token", "a key is handed out once"
    assert [d for d in deeds(web) if d[2] == "kiosk-2"] == [
        ("staff-it", "pair.accept", "kiosk-2"),
        ("staff-it", "key.replaced", "kiosk-2"),
        ("staff-it", "key.made", "kiosk-2"),
    ]


def test_a_page_of_a_till_becomes_no_kiosk(web: Web) -> None:
    asked = {"kind": "station", "name": "Касса", "screen": "till"}
    device_code = web.post("/api/pair", asked, None).get_json()["device_code"]
    [request] = waiting(web)
    refused = web.post(f"/api/it/pairing/{request}", {"accept": True, "owner": "kiosk-2"}, staff=Role.IT)
    assert refused.status_code == 409 and refused.get_json()["error"]["code"] == "other_kind"
    assert code_of(poll(web, device_code)) == "authorization_pending", "another station may still be chosen"
    accept(web, request, "till-1")
    assert poll(web, device_code).get_json()["id"] == "till-1"
    wrong = web.post("/api/pair", {**asked, "screen": "lift"}, None)
    assert wrong.status_code == 400 and is_problem(wrong)


def test_a_new_key_takes_the_place_of_the_old_one(web: Web) -> None:
    told = ask(web)
    accept(web, waiting(web)[0], "kiosk-1")
    assert station(web, TOKENS["kiosk-1"]).status_code == 200, "until the new one is fetched"
    assert poll(web, told["device_code"]).status_code == 200
    refused = station(web, TOKENS["kiosk-1"])
    assert refused.status_code == 401 and refused.get_json()["error"]["code"] == "key_revoked"
    assert station(web, TOKENS["kiosk-2"]).status_code == 200


def test_who_asks_too_often_is_slowed(web: Web) -> None:
    told = ask(web)
    assert code_of(poll(web, told["device_code"])) == "authorization_pending"
    hurried = poll(web, told["device_code"], after=timedelta(seconds=1))
    assert code_of(hurried) == "slow_down" and hurried.get_json()["error"]["interval"] == 10
    assert code_of(poll(web, told["device_code"], after=timedelta(seconds=5))) == "slow_down"
    accept(web, waiting(web)[0])
    assert code_of(poll(web, told["device_code"], after=timedelta(seconds=5))) == "slow_down", "accepted or not"
    assert poll(web, told["device_code"], after=timedelta(seconds=20)).status_code == 200


def test_a_code_expires(web: Web) -> None:
    told = ask(web)
    request = waiting(web)[0]
    assert code_of(poll(web, told["device_code"], after=PAIRING_LASTS)) == "expired_token"
    assert waiting(web) == []
    with pytest.raises(PairingOver):
        accept(web, request)
    other = ask(web)
    accept(web, waiting(web)[0])
    assert code_of(poll(web, other["device_code"], after=PAIRING_LASTS)) == "expired_token", "accepted, but never fetched"


def test_a_machine_that_stopped_asking_is_not_shown(web: Web) -> None:
    gone, here = ask(web, name="gone"), ask(web, name="here")
    for _ in range(5):
        web.shop.clock.forward(seconds=1)
        assert code_of(poll(web, here["device_code"])) == "authorization_pending"
    assert [web.shop.store.read(lambda uow, r=r: uow.pairing.get(r)).name for r in waiting(web)] == ["here"]  # type: ignore[misc]
    assert code_of(poll(web, gone["device_code"])) == "authorization_pending"
    assert len(waiting(web)) == 2, "it asks again"


def test_store_it_may_refuse(web: Web) -> None:
    told = ask(web)
    request = waiting(web)[0]
    web.shop.store.write(lambda uow: pairing.refuse(uow, request, IVAN, web.shop.clock()))
    with pytest.raises(PairingOver):
        accept(web, request)
    assert code_of(poll(web, told["device_code"])) == "access_denied"
    assert code_of(poll(web, told["device_code"])) == "expired_token"


@pytest.mark.parametrize("code", ["", "x", "x" * 43, "x" * 201, None, 1, ["x" * 43], "ж" * 43])
def test_a_made_up_device_code_is_worth_nothing(web: Web, code: Any) -> None:
    accept_me = ask(web)
    accept(web, waiting(web)[0])
    answer = web.post("/api/pair/token", {"device_code": code}, None)
    assert answer.status_code == 400 and is_problem(answer)
    assert web.post("/api/pair/token", {"device_code": accept_me["user_code"] * 2}, None).status_code == 400


@pytest.mark.parametrize("body", [{}, {"kind": "till"}, {"kind": ["station"]}, {"kind": "station", "name": 1}])
def test_only_stations_and_agents_ask(web: Web, body: Any) -> None:
    answer = web.post("/api/pair", body, None)
    assert answer.status_code == 400 and is_problem(answer)


def test_what_a_machine_calls_itself_is_one_short_line(web: Web) -> None:
    ask(web, name="Киоск\r\n\x1b[2J  у входа" + "ы" * 200)
    name = web.shop.store.read(lambda uow: uow.pairing.waiting())[0].name
    assert name.startswith("Киоск [2J у входаы") and len(name) == 60 and name.isprintable()


def test_one_address_cannot_fill_the_list_nor_can_many(web: Web) -> None:
    codes = [web.post("/api/pair", {"kind": "station"}, None, remote="192.0.2.7").status_code for _ in range(15)]
    assert codes.count(200) == 10 and codes[-1] == 429
    ask(web)
    for n in range(200):
        web.post("/api/pair", {"kind": "station"}, None, remote=f"192.0.2.{n}")
    assert len(waiting(web)) == MOST_WAITING
    web.shop.clock.forward(seconds=PAIRING_LASTS.total_seconds())
    ask(web)
    assert len(waiting(web)) == 1


def test_an_agent_gets_a_key_that_is_no_stations(web: Web) -> None:
    told = ask(web, "agent", "store-box")
    accept(web, waiting(web)[0], "", "Задняя комната")
    key = poll(web, told["device_code"]).get_json()
    assert (key["kind"], key["name"]) == ("agent", "Задняя комната") and key["id"].startswith("agent-")
    assert web.shop.store.read(lambda uow: pairing.agent_of(uow, key["token"])) == key["id"]
    assert web.shop.store.read(lambda uow: pairing.agents(uow)) == {key["id"]: "Задняя комната"}
    assert station(web, key["token"]).status_code == 401
    assert web.shop.store.read(lambda uow: pairing.agent_of(uow, TOKENS["kiosk-1"])) is None
    again = ask(web, "agent", "store-box")
    accept(web, waiting(web)[0], key["id"])
    renewed = poll(web, again["device_code"]).get_json()
    assert (renewed["id"], renewed["name"]) == (key["id"], "Задняя комната") and renewed["token"] != key["token"]
    assert web.shop.store.read(lambda uow: pairing.agent_of(uow, key["token"])) is None, "it is replaced"


def test_neither_key_nor_device_code_lies_in_the_file(web: Web) -> None:
    told = ask(web)
    accept(web, waiting(web)[0])
    token = poll(web, told["device_code"]).get_json()["token"]
    other = ask(web)
    content = b"".join(path.read_bytes() for path in web.database.parent.glob("store-*"))
    assert content and not [s for s in (token, told["device_code"], other["device_code"]) if s.encode() in content]


# Revoking


def connect(web: Web, auth: Any, cookie: str = "") -> SocketIOTestClient:
    return SocketIOTestClient(web.app, web.socketio, auth=auth, headers={"Host": HOST, "Cookie": cookie})


def revoke(web: Web, key_id: str) -> None:
    web.shop.store.write(lambda uow: pairing.revoke(uow, key_id, IVAN, web.shop.clock()))


def test_a_revoked_key_ends_its_sockets_and_no_others(web: Web) -> None:
    doorkeeper = web.app.extensions["services"].doorkeeper
    one, other = (connect(web, {"token": TOKENS[s]}) for s in ("kiosk-1", "kiosk-2"))
    revoke(web, "key-of-kiosk-1")
    assert station(web, TOKENS["kiosk-1"]).get_json()["error"]["code"] == "key_revoked", "questions end at once"
    doorkeeper.round()
    assert not one.is_connected() and other.is_connected()
    assert not web.screens.is_open("kiosk-1")
    assert not connect(web, {"token": TOKENS["kiosk-1"]}).is_connected()
    with pytest.raises(NotFound):
        revoke(web, "key-of-kiosk-1")
    assert deeds(web)[-1] == ("staff-it", "key.revoked", "kiosk-1")


def test_the_screen_is_told_why(web: Web) -> None:
    one = connect(web, {"token": TOKENS["kiosk-1"]})
    revoke(web, "key-of-kiosk-1")
    web.app.extensions["services"].doorkeeper.round()
    assert [(packet["name"], packet["args"][0]) for packet in one.queue] == [("dismissed", {"why": "key_revoked"})]


def test_a_session_that_ends_takes_its_console_along(web: Web) -> None:
    doorkeeper = web.app.extensions["services"].doorkeeper
    console = connect(web, {"it": True}, f"staff={STAFF[Role.IT]}")
    doorkeeper.round()
    assert console.is_connected()
    web.post("/api/staff/sign-out", {}, None, staff=Role.IT)
    doorkeeper.round()
    assert not console.is_connected()


def test_a_session_that_runs_out_takes_its_console_along(web: Web) -> None:
    doorkeeper = web.app.extensions["services"].doorkeeper
    console = connect(web, {"it": True}, f"staff={STAFF[Role.IT]}")
    kiosk = connect(web, {"token": TOKENS["kiosk-1"]})
    web.shop.clock.forward(hours=1)
    doorkeeper.round()
    assert not console.is_connected() and kiosk.is_connected()


def test_a_revocation_by_another_process_is_noticed_within_five_seconds(web: Web) -> None:
    assert LOOK_S <= 2.5
    doorkeeper = web.app.extensions["services"].doorkeeper
    one = connect(web, {"token": TOKENS["kiosk-1"]})
    doorkeeper.start()
    try:
        # Nobody tells the doorkeeper here: it is no subscriber of this store.
        revoke(web, "key-of-kiosk-1")
        until(lambda: not one.is_connected(), "the socket of the revoked key is closed", 5)
    finally:
        doorkeeper.close()


def test_when_a_key_was_used_last_is_written_down_now_and_then(web: Web) -> None:
    doorkeeper = web.app.extensions["services"].doorkeeper

    def seen() -> tuple[Any, str]:
        key = web.shop.store.read(lambda uow: uow.keys.get("key-of-kiosk-1"))
        assert key is not None and key.kind is KeyKind.STATION
        return key.seen_at, key.address

    before = seen()
    web.get("/api/station")
    doorkeeper.round()
    assert seen() == before
    now = web.shop.clock.forward(minutes=2)
    web.get("/api/station", remote="192.0.2.9")
    assert seen() == before
    doorkeeper.round()
    assert seen() == (now, "192.0.2.9")
