"""People and keys, as store IT looks after them."""

from typing import Any

import pytest
from werkzeug.test import TestResponse

from kiosk.domain.staff import Role
from kiosk.use_cases import pairing
from tests.web.conftest import NAMES, PASSWORD, STAFF, TOKENS, Web, is_problem

NEW = "лошадь пьёт воду"


def people(web: Web, **how: Any) -> dict[str, Any]:
    answer = web.get("/api/it/people", None, staff=Role.IT, **how)
    assert answer.status_code == 200
    told: dict[str, Any] = answer.get_json()
    return told


def post(web: Web, path: str, body: Any = None) -> TestResponse:
    return web.post(f"/api/it/{path}", body, None, staff=Role.IT)


def person(web: Web, name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(p for p in people(web)["people"] if p["name"] == name)
    return found


def enter(web: Web, name: str, password: str) -> TestResponse:
    return web.post("/api/staff/sign-in", {"name": name, "password": password}, None)


def last_deeds(web: Web, count: int) -> list[str]:
    return [line["text"] for line in web.get("/api/it/audit", None, staff=Role.IT).get_json()["lines"][:count]]


def test_the_list(web: Web) -> None:
    told = people(web)
    assert told["me"] == "staff-it"
    assert [(p["name"], p["role"], p["state"]) for p in told["people"]] == [
        ("Иван", "it", "active"),
        ("Катя", "cashier", "active"),
        ("Марк", "manager", "active"),
    ]
    assert told["people"][0]["sessions"] == [
        {"since": "2026-11-18T11:00:00.000Z", "active_at": "2026-11-18T11:00:00.000Z", "address": "127.0.0.1", "mine": True}
    ]
    kiosk = told["stations"][0]
    assert (kiosk["id"], kiosk["name"], [key["made_by"] for key in kiosk["keys"]]) == ("kiosk-1", "киоск 1", ["Иван"])
    assert told["agents"] == [] and told["requests"] == []
    assert not [secret for secret in (*TOKENS.values(), *STAFF.values(), "argon2") if secret in str(told)]


def test_a_new_person_sets_a_password_by_the_code(web: Web) -> None:
    answer = post(web, "people", {"name": " Олег ", "role": "cashier"})
    assert answer.status_code == 201
    assert person(web, "Олег")["state"] == "invited"
    code = answer.get_json()["code"]
    assert web.post("/api/staff/code", {"code": code, "name": "Катя", "password": NEW}, None).status_code == 403
    assert web.post("/api/staff/code", {"code": code, "name": "олег", "password": NEW}, None).status_code == 200
    assert person(web, "Олег")["state"] == "active" and len(person(web, "Олег")["sessions"]) == 1
    assert enter(web, "Олег", NEW).get_json()["staff"]["role"] == "cashier"
    assert web.post("/api/staff/code", {"code": code, "name": "Олег", "password": NEW}, None).status_code == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"name": "иван", "role": "it"}, 409),
        ({"name": "", "role": "it"}, 422),
        ({"name": "О" * 61, "role": "it"}, 422),
        ({"name": "Олег", "role": "admin"}, 422),
        ({"name": "Олег"}, 422),
        ({"name": 7, "role": "it"}, 400),
        ({}, 400),
    ],
)
def test_a_person_that_cannot_be(web: Web, body: Any, status: int) -> None:
    answer = post(web, "people", body)
    assert answer.status_code == status and is_problem(answer)
    assert len(people(web)["people"]) == 3


def test_other_rights_end_the_sign_ins(web: Web) -> None:
    assert post(web, "people/staff-manager", {"role": "cashier"}).get_json()["person"]["role"] == "cashier"
    assert web.get("/api/staff/me", None, staff=Role.MANAGER).status_code == 401
    assert post(web, "people/staff-cashier", {"role": "cashier"}).status_code == 200
    assert web.get("/api/staff/me", None, staff=Role.CASHIER).status_code == 200, "nothing changed"
    assert last_deeds(web, 1) == ["Права: Марк, кассир (до этого старший)"]


def test_the_last_of_store_it_stays(web: Web) -> None:
    for body in ({"role": "manager"}, {"role": "cashier"}, {"blocked": True}):
        answer = post(web, "people/staff-it", body)
        assert answer.status_code == 409 and answer.get_json()["error"]["code"] == "last_of_it"
    assert post(web, "people/staff-manager", {"role": "it"}).status_code == 200
    assert post(web, "people/staff-manager", {"blocked": True}).status_code == 200, "one is left"
    assert post(web, "people/staff-it", {"blocked": True}).status_code == 409, "a blocked one does not count"
    invited = post(web, "people", {"name": "Олег", "role": "it"}).get_json()
    assert invited["code"]
    assert post(web, "people/staff-it", {"blocked": True}).status_code == 409, "nor does one without a password"


def test_a_blocked_person_is_out_and_can_come_back(web: Web) -> None:
    assert post(web, "people/staff-cashier", {"blocked": True}).status_code == 200
    assert person(web, "Катя")["state"] == "blocked"
    assert web.get("/api/staff/me", None, staff=Role.CASHIER).status_code == 401
    assert enter(web, NAMES[Role.CASHIER], PASSWORD).status_code == 403
    code = post(web, "people/staff-cashier/code").get_json()["code"]
    assert web.post("/api/staff/code", {"code": code, "name": "Катя", "password": NEW}, None).status_code == 403
    assert post(web, "people/staff-cashier", {"blocked": False}).status_code == 200
    assert web.post("/api/staff/code", {"code": code, "name": "Катя", "password": NEW}, None).status_code == 200


def test_a_code_in_place_of_a_password(web: Web) -> None:
    answer = post(web, "people/staff-cashier/code").get_json()
    assert enter(web, NAMES[Role.CASHIER], PASSWORD).status_code == 403
    assert web.get("/api/staff/me", None, staff=Role.CASHIER).status_code == 401
    again = post(web, "people/staff-cashier/code").get_json()
    for code, status in ((answer["code"], 403), (again["code"], 200)):
        assert web.post("/api/staff/code", {"code": code, "name": "Катя", "password": NEW}, None).status_code == status


def test_signing_somebody_out(web: Web) -> None:
    assert post(web, "people/staff-cashier/sign-out").status_code == 200
    assert web.get("/api/staff/me", None, staff=Role.CASHIER).status_code == 401
    assert enter(web, NAMES[Role.CASHIER], PASSWORD).status_code == 200


def test_who_is_not_there_cannot_be_changed(web: Web) -> None:
    for path, body in (("", {"role": "it"}), ("", {"blocked": True}), ("/code", {}), ("/sign-out", {})):
        answer = post(web, f"people/nobody{path}", body)
        assert answer.status_code == 404 and is_problem(answer), path
    assert post(web, "people/staff-cashier", {"blocked": "yes"}).status_code == 400


def ask(web: Web, kind: str, name: str) -> str:
    code: str = web.post("/api/pair", {"kind": kind, "name": name}, None, remote="192.0.2.7").get_json()["device_code"]
    return code


def fetch(web: Web, device_code: str) -> TestResponse:
    web.shop.clock.forward(seconds=10)
    return web.post("/api/pair/token", {"device_code": device_code}, None)


def test_pairing_a_station_from_the_console(web: Web) -> None:
    device_code = ask(web, "station", "Киоск у входа")
    request = people(web)["requests"][0]
    assert (request["kind"], request["name"], request["address"]) == ("station", "Киоск у входа", "192.0.2.7")
    assert post(web, f"pairing/{request['id']}", {"accept": True, "owner": "kiosk-99"}).status_code == 422
    assert post(web, f"pairing/{request['id']}", {"accept": True, "owner": "kiosk-2"}).status_code == 200
    assert post(web, f"pairing/{request['id']}", {"accept": True, "owner": "kiosk-1"}).status_code == 409
    assert fetch(web, device_code).get_json()["id"] == "kiosk-2"
    told = people(web)
    assert told["requests"] == []
    key = next(s for s in told["stations"] if s["id"] == "kiosk-2")["keys"][0]
    assert (key["made_by"], key["address"]) == ("Иван", "192.0.2.7")
    assert post(web, f"keys/{key['id']}/revoke").status_code == 200
    assert post(web, f"keys/{key['id']}/revoke").status_code == 404
    assert next(s for s in people(web)["stations"] if s["id"] == "kiosk-2")["keys"] == []
    assert last_deeds(web, 4) == [
        "Ключ отозван: киоск 2",
        "Ключ выдан: киоск 2, адрес 192.0.2.7",
        "Прежний ключ заменён новым: киоск 2",
        "Подключение разрешено: киоск 2, экран, адрес 192.0.2.7",
    ]


def test_pairing_an_agent_from_the_console(web: Web) -> None:
    device_code = ask(web, "agent", "store-box")
    request = people(web)["requests"][0]["id"]
    assert post(web, f"pairing/{request}", {"accept": True}).status_code == 422, "a new agent needs a name"
    assert post(web, f"pairing/{request}", {"accept": True, "owner": "agent-none"}).status_code == 404
    assert post(web, f"pairing/{request}", {"accept": True, "name": "Склад"}).status_code == 200
    assert fetch(web, device_code).get_json()["name"] == "Склад"
    agent = people(web)["agents"][0]
    assert (agent["name"], agent["online"], len(agent["keys"])) == ("Склад", False, 1)
    its = f"agents/{agent['id']}"
    assert post(web, its, {"name": "  Склад\n на  Тихой "}).status_code == 200
    assert people(web)["agents"][0]["name"] == "Склад на Тихой"
    assert last_deeds(web, 1) == ["Агент «Склад» назван «Склад на Тихой»"]
    assert post(web, its, {"name": "Склад на Тихой"}).status_code == 200
    assert last_deeds(web, 1) == ["Агент «Склад» назван «Склад на Тихой»"], "what changes nothing is no deed"
    assert post(web, its, {"name": " "}).get_json()["error"]["fields"] == {"name": "Заполните эту строку"}
    assert post(web, "agents/agent-none", {"name": "Склад"}).status_code == 404
    other = ask(web, "agent", "box-2")
    request = people(web)["requests"][0]["id"]
    post(web, f"pairing/{request}", {"accept": True, "name": "Касса"})
    fetch(web, other)
    assert post(web, its, {"name": "касса"}).get_json()["error"]["fields"] == {"name": "Так зовут другой агент"}


def test_refusing_a_machine(web: Web) -> None:
    device_code = ask(web, "station", "Чужой")
    request = people(web)["requests"][0]["id"]
    assert post(web, f"pairing/{request}", {"accept": "yes"}).status_code == 400
    assert post(web, f"pairing/{request}", {"accept": False}).status_code == 200
    assert people(web)["requests"] == []
    assert fetch(web, device_code).get_json()["error"]["code"] == "access_denied"
    assert last_deeds(web, 1) == ["В подключении отказано: экран Чужой, адрес 192.0.2.7"]
    assert web.shop.store.read(lambda uow: pairing.alive(uow, web.shop.clock())) == []
