"""The door for people who work here."""

import re
import statistics
import threading
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

import pytest
from werkzeug.test import TestResponse

from kiosk.domain.audit import AuditSearch
from kiosk.domain.errors import WrongSignIn
from kiosk.domain.one_time_codes import shown
from kiosk.domain.staff import SESSION_IDLE, SESSION_LASTS, Role
from kiosk.storage.passwords import Argon2Passwords
from kiosk.use_cases import signing_in
from kiosk.use_cases.signing_in import SigningIn
from tests.web.conftest import HOST, NAMES, PASSWORD, STAFF, Web, is_problem

NEW = "лошадь пьёт воду"
PROXY = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}


def enter(web: Web, name: str = NAMES[Role.IT], password: str = PASSWORD, **how: Any) -> TestResponse:
    return web.post("/api/staff/sign-in", {"name": name, "password": password}, None, **how)


def cookie_of(answer: TestResponse) -> tuple[str, Any]:
    name, morsel = next(iter(SimpleCookie(answer.headers["Set-Cookie"]).items()))
    return name, morsel


def with_cookie(answer: TestResponse) -> Mapping[str, str]:
    name, morsel = cookie_of(answer)
    return {"Cookie": f"{name}={morsel.value}"}


def me(web: Web, headers: Mapping[str, str], **how: Any) -> TestResponse:
    return web.get("/api/staff/me", None, headers=headers, **how)


def deeds(web: Web) -> list[tuple[str, str, str]]:
    lines = web.shop.store.read(lambda uow: uow.audit.find(AuditSearch(), 100))
    return [(line.entry.who, line.entry.deed, line.entry.subject) for line in reversed(lines)]


# In and out


def test_in_and_out(web: Web) -> None:
    answer = enter(web, "  иван ")
    assert answer.status_code == 200 and answer.get_json()["staff"] == {"id": "staff-it", "name": "Иван", "role": "it"}
    assert PASSWORD not in answer.text and answer.headers["Cache-Control"] == "no-store"
    told = me(web, with_cookie(answer)).get_json()
    assert told["staff"]["name"] == "Иван" and told["since"] == "2026-11-18T11:00:00.000Z"
    left = web.post("/api/staff/sign-out", {}, None, headers=with_cookie(answer))
    assert left.status_code == 200 and cookie_of(left)[1]["max-age"] == "0"
    refused = me(web, with_cookie(answer))
    assert refused.status_code == 401 and is_problem(refused) and refused.get_json()["error"]["code"] == "signed_out"
    assert deeds(web) == [("staff-it", "staff.sign-in", "staff-it"), ("staff-it", "staff.sign-out", "staff-it")]


def test_the_cookie_is_for_this_site_and_for_no_script(web: Web) -> None:
    name, plain = cookie_of(enter(web))
    assert (name, plain["secure"], plain["httponly"], plain["samesite"], plain["path"]) == ("staff", "", True, "Strict", "/")
    name, sealed = cookie_of(enter(web, headers=PROXY))
    assert (name, sealed["secure"], sealed["httponly"], sealed["samesite"], sealed["path"], sealed["domain"]) == (
        "__Host-staff",
        True,
        True,
        "Strict",
        "/",
        "",
    )
    assert len(plain.value) >= 43 and plain.value != sealed.value
    assert int(sealed["max-age"]) == SESSION_LASTS.total_seconds()


def test_the_cookie_of_plain_http_is_none_over_tls(web: Web) -> None:
    """Whoever can write cookies over plain HTTP cannot sign somebody in over TLS with them."""
    plain = with_cookie(enter(web))
    assert me(web, {**plain, **PROXY}).status_code == 401
    sealed = with_cookie(enter(web, headers=PROXY))
    assert me(web, {**sealed, **PROXY}).status_code == 200
    assert me(web, sealed).status_code == 401


def test_neither_the_token_nor_the_password_lies_in_the_file(web: Web) -> None:
    token = cookie_of(enter(web))[1].value
    web.post("/api/staff/password", {"old": PASSWORD, "new": NEW}, None, staff=Role.IT)
    content = b"".join(path.read_bytes() for path in web.database.parent.glob("store-*"))
    assert content and not any(secret.encode() in content for secret in (token, PASSWORD, NEW, STAFF[Role.IT]))
    assert b"$argon2id$" in content


@pytest.mark.parametrize("remote", ["192.0.2.7", "10.0.0.3", ""])
def test_a_password_does_not_travel_in_the_clear(web: Web, remote: str) -> None:
    for headers in ({}, {"X-Forwarded-Proto": "https"}, {"X-Forwarded-For": "127.0.0.1"}):
        answer = enter(web, remote=remote, headers=headers)
        assert answer.status_code == 403 and answer.get_json()["error"]["code"] == "needs_tls"
    assert enter(web, headers={"X-Forwarded-For": "192.0.2.7"}).get_json()["error"]["code"] == "needs_tls"
    assert web.get("/api/staff/door", None, remote=remote).get_json()["safe"] is False
    assert web.get("/api/staff/door", None).get_json() == {"first": False, "safe": True, "brand": "Перевал", "staff": None}


# Sessions end


def test_a_session_ends_with_the_shift_however_busy(web: Web) -> None:
    headers = with_cookie(enter(web))
    for _ in range(int(SESSION_LASTS / timedelta(minutes=30)) - 1):
        web.shop.clock.forward(minutes=30)
        assert web.post("/api/staff/here", {}, None, headers=headers).status_code == 200
    web.shop.clock.forward(minutes=30)
    assert me(web, headers).status_code == 401


def test_a_session_ends_after_an_hour_of_quiet_and_looking_is_quiet(web: Web) -> None:
    headers = with_cookie(enter(web))
    web.shop.clock.forward(minutes=40)
    assert me(web, headers).status_code == 200
    assert web.post("/api/staff/here", {}, None, headers=headers).status_code == 200
    web.shop.clock.forward(minutes=40)
    assert me(web, headers).status_code == 200
    web.shop.clock.forward(seconds=(SESSION_IDLE - timedelta(minutes=40)).total_seconds())
    assert me(web, headers).status_code == 401
    assert web.post("/api/staff/here", {}, None, headers=headers).status_code == 401


def test_signing_out_everywhere(web: Web) -> None:
    one, other = (with_cookie(enter(web)) for _ in range(2))
    web.post("/api/staff/sign-out", {}, None, headers=one)
    assert (me(web, one).status_code, me(web, other).status_code) == (401, 200)
    third = with_cookie(enter(web))
    assert web.post("/api/staff/sign-out", {"everywhere": True}, None, headers=third).status_code == 200
    assert (me(web, other).status_code, me(web, third).status_code) == (401, 401)
    assert web.get("/api/staff/me", None, staff=Role.CASHIER).status_code == 200


@pytest.mark.parametrize("token", ["", "x", "x" * 43, STAFF[Role.IT][:-1], STAFF[Role.IT] + "x", "x" * 10_000, "ж" * 40])
def test_a_made_up_token_is_nobody(web: Web, token: str) -> None:
    assert me(web, {"Cookie": f"staff={token}".encode().decode("latin-1")}).status_code == 401
    assert web.get("/api/staff/me", None, headers={"Authorization": f"Bearer {STAFF[Role.IT]}"}).status_code == 401
    assert web.get("/api/station", None, staff=Role.IT).status_code == 401


# Wrong passwords


@pytest.mark.parametrize(
    ("name", "password"), [("Иван", "корова ест сено"), ("Никто", PASSWORD), ("", ""), ("Иван", ""), ("Иван", PASSWORD + " ")]
)
def test_what_does_not_fit_is_answered_alike(web: Web, name: str, password: str) -> None:
    answer = enter(web, name, password)
    assert answer.status_code == 403 and is_problem(answer) and "Set-Cookie" not in answer.headers
    assert answer.get_json() == enter(web, "Ещё никто", "что угодно тут").get_json()


def test_a_blocked_person_and_one_without_a_password_are_answered_alike(web: Web) -> None:
    unknown = enter(web, "Никто").get_json()
    web.shop.store.write(lambda uow: uow.staff.set_blocked("staff-it", True))
    web.shop.store.write(lambda uow: uow.staff.set_password("staff-cashier", None))
    assert enter(web).get_json() == unknown
    assert enter(web, NAMES[Role.CASHIER]).get_json() == unknown
    assert web.get("/api/staff/me", None, staff=Role.IT).status_code == 401


def test_guessing_is_slowed_more_and_more(web: Web) -> None:
    waits = []
    for _ in range(40):
        answer = enter(web, password="неверный пароль")
        if answer.status_code == 429:
            assert is_problem(answer) and re.search(r"\d+ секунд", answer.get_json()["error"]["next"])
            waits.append(answer.get_json()["error"]["seconds"])
            assert enter(web).status_code == 429, "the right password has to wait as well"
            web.shop.clock.forward(seconds=waits[-1])
    assert waits[:4] == sorted(waits[:4]) and waits[3] > 3 * waits[0] and max(waits) <= 301
    web.shop.clock.forward(seconds=301)
    assert enter(web).status_code == 200
    assert enter(web, password="неверный пароль").status_code == 403, "a right one forgets the misses"


def test_an_unknown_name_is_slowed_like_a_known_one(web: Web) -> None:
    known = [enter(web, password="неверный пароль").status_code for _ in range(12)]
    unknown = [enter(web, "Никто", remote="127.0.0.2").status_code for _ in range(12)]
    assert known == unknown and 429 in known
    assert enter(web, NAMES[Role.CASHIER]).status_code == 200, "others are not held up"


def test_one_address_cannot_try_name_after_name(web: Web) -> None:
    codes = [enter(web, f"Имя {n}").status_code for n in range(40)]
    assert codes.count(403) <= 22 and codes[-1] == 429
    assert enter(web, headers=PROXY).status_code == 200, "from elsewhere one may"


def test_guesses_made_at_once_are_counted(web: Web) -> None:
    codes: list[int] = []
    threads = [threading.Thread(target=lambda: codes.append(enter(web, password="неверный пароль").status_code)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert codes.count(403) <= 6


def test_a_burst_of_guesses_is_written_down_without_what_was_typed(web: Web) -> None:
    for _ in range(5):
        enter(web, password="мой настоящий пароль")
    for _ in range(5):
        enter(web, "мой пароль в строке имени", remote="127.0.0.9")
    assert [d for d in deeds(web) if d[1] == "staff.guessing"] == [
        ("stranger", "staff.guessing", "staff-it"),
        ("stranger", "staff.guessing", ""),
    ]
    lines = web.shop.store.read(lambda uow: uow.audit.find(AuditSearch(), 100))
    assert "пароль" not in repr(lines)


def test_nothing_of_it_is_in_the_log(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    token = cookie_of(enter(web))[1].value
    enter(web, "Зяблова Анна", "тайное слово 77")
    web.post("/api/staff/code", {"code": "BCDF-GHJK", "name": "Зяблова Анна", "password": "тайное слово 77"}, None)
    text = caplog.text + " ".join(str(record.args) for record in caplog.records)
    assert not [secret for secret in (token, PASSWORD, "Зяблова", "тайное", "BCDFGHJK", "BCDF-GHJK", "Иван") if secret in text]


def test_an_unknown_name_takes_as_long_as_a_known_one(make_web: Callable[..., Web]) -> None:
    """With passwords hashed as in earnest, so that a short cut would show: an unknown name would answer in a tenth of the time."""
    passwords = Argon2Passwords(memory_kib=8 * 1024, passes=2)
    web = make_web()
    hashed = passwords.hashed(PASSWORD)
    web.shop.store.write(lambda uow: uow.staff.set_password("staff-it", hashed))
    took: dict[str, list[float]] = {"Иван": [], "Никто": []}
    for n in range(30):
        door = SigningIn(web.shop.store, passwords, web.shop.clock, web.shop.new_id, lambda: "t" * 43)
        for name, times in took.items():
            began = time.perf_counter()
            with pytest.raises(WrongSignIn):
                door.sign_in(name, f"неверный пароль {n}", "127.0.0.1")
            times.append(time.perf_counter() - began)
    known, unknown = (statistics.median(times) for times in took.values())
    assert 0.5 < known / unknown < 2, took


# One-time codes


def first_code(web: Web) -> str:
    code = web.shop.store.write(lambda uow: signing_in.first_code(uow, web.app.extensions["services"].new_code, web.shop.clock()))
    assert code is not None
    return code


@pytest.fixture
def fresh(web: Web) -> Web:
    """A shop where nobody of store IT has an account."""
    web.shop.store.write(lambda uow: uow.staff.set_blocked("staff-it", True))
    return web


def use(web: Web, code: str, name: str = "Вера", password: str = NEW, **how: Any) -> TestResponse:
    return web.post("/api/staff/code", {"code": code, "name": name, "password": password}, None, **how)


def test_the_first_account_is_made_by_the_code_of_the_servers_terminal(fresh: Web) -> None:
    assert fresh.get("/api/staff/door", None).get_json()["first"] is True
    code = first_code(fresh)
    answer = use(fresh, shown(code), " Вера  Ким ")
    assert answer.status_code == 200
    assert answer.get_json()["staff"] | {"id": ""} == {"id": "", "name": "Вера Ким", "role": "it"}
    assert me(fresh, with_cookie(answer)).status_code == 200
    assert fresh.get("/api/staff/door", None).get_json()["first"] is False
    assert enter(fresh, "вера ким", NEW).status_code == 200
    assert use(fresh, code, "Ещё кто-то").status_code == 403, "it is used"
    assert [deed for _, deed, _ in deeds(fresh)][:3] == ["staff.first-code", "staff.first", "staff.sign-in"]


def test_while_there_is_somebody_of_store_it_there_is_no_first_code(web: Web) -> None:
    assert web.shop.store.write(lambda uow: signing_in.first_code(uow, lambda: "BCDFGHJK", web.shop.clock())) is None
    assert use(web, "BCDFGHJK").status_code == 403


def test_a_code_made_before_somebody_came_is_worth_nothing_after(fresh: Web) -> None:
    code = first_code(fresh)
    fresh.shop.store.write(lambda uow: uow.staff.set_blocked("staff-it", False))
    assert use(fresh, code).status_code == 403


@pytest.mark.parametrize("typed", [str.lower, lambda c: f" {c[:4]} {c[4:]} ", lambda c: "–".join(c), shown])
def test_however_a_code_is_typed(fresh: Web, typed: Callable[[str], str]) -> None:
    assert use(fresh, typed(first_code(fresh))).status_code == 200


def test_a_code_expires_and_a_newer_one_replaces_it(fresh: Web) -> None:
    old, code = first_code(fresh), first_code(fresh)
    assert use(fresh, old).status_code == 403
    fresh.shop.clock.forward(hours=1)
    assert use(fresh, code).status_code == 403
    assert use(fresh, first_code(fresh)).status_code == 200


def test_a_code_is_used_once_even_by_two_at_once(fresh: Web) -> None:
    code, answers = first_code(fresh), []
    threads = [threading.Thread(target=lambda n=n: answers.append(use(fresh, code, f"Вера {n}").status_code)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 403, 403, 403]


@pytest.mark.parametrize(
    ("name", "password", "fields"),
    [
        ("", NEW, {"name"}),
        ("Вера", "короткий", {"password"}),
        ("Вера", "вера123456", {"password"}),
        ("Вера", "пароль12345", {"password"}),
        ("Вера", "1" * 20, {"password"}),
        ("Вера", "ы" * 201, {"password"}),
        ("В" * 61, "короткий", {"name", "password"}),
        ("Вера\nКим\x07", NEW, {"name"}),
    ],
)
def test_what_is_wrong_with_a_name_or_a_password_is_said_and_the_code_stays(
    fresh: Web, name: str, password: str, fields: set[str]
) -> None:
    code = first_code(fresh)
    answer = use(fresh, code, name, password)
    assert answer.status_code == 422 and is_problem(answer) and set(answer.get_json()["error"]["fields"]) == fields
    assert use(fresh, code).status_code == 200


def test_a_name_that_is_taken_is_said(fresh: Web) -> None:
    answer = use(fresh, first_code(fresh), NAMES[Role.CASHIER])
    assert answer.status_code == 409 and answer.get_json()["error"]["code"] == "name_taken"


def test_codes_are_not_guessed(fresh: Web) -> None:
    first_code(fresh)
    codes = [use(fresh, "BCDFGHJK").status_code for _ in range(60)]
    assert codes.count(403) <= 22 and codes[-1] == 429


def test_without_a_code_there_is_no_way_in_on_a_fresh_shop(fresh: Web) -> None:
    for name in ("admin", "root", "Иван", "", "it"):
        for password in ("admin", "admin", "", "password", "it"):
            assert enter(fresh, name, password, remote="127.0.0.5").status_code in (403, 429)
    for code in ("", "00000000", "--------"):
        assert use(fresh, code).status_code == 403


# Changing one's password


def test_a_new_password_of_ones_own(web: Web) -> None:
    other = with_cookie(enter(web))
    answer = web.post("/api/staff/password", {"old": PASSWORD, "new": NEW}, None, staff=Role.IT)
    assert answer.status_code == 200
    assert web.get("/api/staff/me", None, staff=Role.IT).status_code == 200
    assert me(web, other).status_code == 401, "elsewhere one is signed out"
    assert (enter(web).status_code, enter(web, password=NEW).status_code) == (403, 200)


def test_a_new_password_needs_the_old_one_and_must_be_good(web: Web) -> None:
    assert web.post("/api/staff/password", {"old": "не тот пароль", "new": NEW}, None, staff=Role.IT).status_code == 403
    assert web.post("/api/staff/password", {"old": PASSWORD, "new": "короткий"}, None, staff=Role.IT).status_code == 422
    assert enter(web).status_code == 200


# Pages of others


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""])
def test_only_json_is_taken(web: Web, kind: str) -> None:
    """A page of another origin can send these without asking; JSON it cannot."""
    headers = {"Content-Type": kind, "Cookie": f"staff={STAFF[Role.IT]}"}
    for path in ("/api/staff/sign-out", "/api/staff/here", "/api/staff/password", "/api/staff/sign-in", "/api/staff/code"):
        for body in (b'{"everywhere": true}', b"everywhere=true", b""):
            answer = web.client.post(path, base_url=f"http://{HOST}", headers=headers, data=body)
            assert answer.status_code == 400 and is_problem(answer), path
    assert web.get("/api/staff/me", None, staff=Role.IT).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)
def test_other_sites_write_nothing(web: Web, headers: Mapping[str, str]) -> None:
    own = {"Cookie": f"staff={STAFF[Role.IT]}", **headers}
    for path in ("/api/staff/sign-out", "/api/staff/sign-in", "/api/staff/code"):
        assert web.post(path, {}, None, headers=own).status_code == 403
    assert web.get("/api/staff/me", None, staff=Role.IT).status_code == 200
    assert "Access-Control-Allow-Origin" not in web.get("/api/staff/me", None, staff=Role.IT, headers=headers).headers
