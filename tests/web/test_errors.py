"""What a person reads when something is refused or fails: a sentence and what to do, in both languages, and no inner workings."""

import json
import logging
from collections.abc import Callable

import pytest

from kiosk.domain.errors import (
    ChannelSilent,
    ContactIncomplete,
    FieldsWrong,
    PriceChanged,
    PrintRefused,
    Refusal,
    Shortage,
    ShortLine,
    TooManyAttempts,
)
from kiosk.domain.profiles import (
    ProfileChangedMeanwhile,
    ProfileIdTaken,
    ProfileInUse,
    ProfileProblem,
    ProfileRefused,
    ProfileVectorsFail,
    VectorOutcome,
)
from kiosk.use_cases.ports import StorageBroken, StorageFull
from kiosk.web.access import Who, allow
from kiosk.web.errors import STATUS
from tests.fakes.shop import JACKET_L, NOW
from tests.web.conftest import Web, is_problem

INSIDE = "row 17 of /var/lib/store.db, card 2900000000018"


def subclasses(kind: type[Refusal]) -> set[type[Refusal]]:
    direct = set(kind.__subclasses__())
    return direct.union(*(subclasses(k) for k in direct)) if direct else direct


REFUSALS = sorted((k for k in subclasses(Refusal) if k.__module__.startswith("kiosk.domain.")), key=lambda k: k.__name__)


def example(kind: type[Refusal]) -> Refusal:
    if kind is Shortage:
        return Shortage((ShortLine(JACKET_L, "sadovaya", 1, 0, 0),))
    if kind is PriceChanged:
        return PriceChanged(1_890_500, "RUB")
    if kind is ContactIncomplete:
        return ContactIncomplete({"name": "missing", "phone": "phone", "comment": "too_long"})
    if kind is FieldsWrong:
        return FieldsWrong({"name": "missing", "password": "short"})
    if kind is ProfileRefused:
        return ProfileRefused(ProfileProblem("mine", 7, "not_hex", {"key": "text.preamble"}))
    if kind is ProfileVectorsFail:
        return ProfileVectorsFail([VectorOutcome(2, False, "scan", "31 0d", {"text": ("1",)}, {"text": ("2",)})])
    if kind is ProfileChangedMeanwhile:
        return ProfileChangedMeanwhile("ivan", NOW)
    if kind is ProfileIdTaken:
        return ProfileIdTaken("mine")
    if kind is ProfileInUse:
        return ProfileInUse(["kiosk-1/printer"])
    if kind is TooManyAttempts:
        return TooManyAttempts(21)
    if kind is PrintRefused:
        return PrintRefused("print_being_sent", INSIDE)
    return kind(INSIDE)


def failing(make_web: Callable[..., Web], error: Exception) -> Web:
    def fail() -> str:
        raise error

    web = make_web()
    web.app.add_url_rule("/api/fails", "fails", allow(Who.ANYONE)(fail))
    return web


def test_every_refusal_has_a_status_and_a_code_of_its_own() -> None:
    assert set(REFUSALS) == set(STATUS)
    assert len({kind.code for kind in REFUSALS}) == len(REFUSALS)
    assert all(400 <= status < 500 or kind is ChannelSilent for kind, status in STATUS.items())


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("kind", REFUSALS)
def test_every_refusal_is_a_sentence_with_a_way_on(
    make_web: Callable[..., Web], caplog: pytest.LogCaptureFixture, kind: type[Refusal], language: str
) -> None:
    web = failing(make_web, example(kind))
    caplog.set_level(logging.ERROR)
    answer = web.get(f"/api/fails?lang={language}", None)
    assert answer.status_code == STATUS[kind] and is_problem(answer)
    error = answer.get_json()["error"]
    assert error["code"] == example(kind).code
    for sentence in (error["message"], error["next"]):
        assert INSIDE not in sentence and "{" not in sentence and "!" not in sentence
        assert any("а" <= c.lower() <= "я" for c in sentence) == (language == "ru")
    assert not caplog.records, "a sentence lacks a value"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_code_has_both_sentences_in_both_languages(lasting_web: Web, language: str) -> None:
    codes = {kind.code for kind in REFUSALS} | {"forbidden", "too_big", "broken", "storage_full", "unknown_station", "refused"}
    keys = lasting_web.shop.texts.keys(language)
    assert {key for code in codes for key in (code, f"{code}-next")} <= keys


def test_facts_of_a_refusal_come_with_it(make_web: Callable[..., Web]) -> None:
    price = failing(make_web, example(PriceChanged)).get("/api/fails?lang=en", None).get_json()["error"]
    assert price["total"]["minor"] == 1_890_500 and price["total"]["text"] in price["message"]
    fields = failing(make_web, example(ContactIncomplete)).get("/api/fails?lang=ru", None).get_json()["error"]["fields"]
    assert set(fields) == {"name", "phone", "comment"} and len(set(fields.values())) == 3
    euro = failing(make_web, PriceChanged(1_000, "EUR")).get("/api/fails", None).get_json()["error"]
    assert "€" in euro["message"]


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (RuntimeError(INSIDE), 500, "broken"),
        (KeyError(INSIDE), 500, "broken"),
        (StorageBroken(INSIDE), 500, "broken"),
        (StorageFull(INSIDE), 507, "storage_full"),
        (RecursionError(INSIDE), 500, "broken"),
    ],
)
def test_a_fault_of_ours_says_nothing_of_its_inside(make_web: Callable[..., Web], error: Exception, status: int, code: str) -> None:
    answer = failing(make_web, error).get("/api/fails", None)
    assert (answer.status_code, answer.get_json()["error"]["code"]) == (status, code)
    assert is_problem(answer) and INSIDE not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/no-such-path", 404),
        ("GET", "/api/no-such-path", 404),
        ("DELETE", "/api/orders", 405),
        ("GET", "/api/visit", 405),
        ("GET", "/static/../kiosk/config.py", 404),
        ("GET", "/static/%2e%2e/setup.cfg", 404),
        ("GET", "/locales/ru/no-such.ftl", 404),
        ("GET", "/locales/..%2f..%2f/setup.cfg", 404),
        ("GET", "/locales/%2e%2e/kiosk/x.ftl", 404),
        ("GET", "/pictures/gryada/no-such.svg", 404),
        ("GET", "/pictures/no-such/rowan.svg", 404),
        ("GET", "/api/orders/A-9999/qr.svg", 404),
    ],
)
def test_what_is_not_there(lasting_web: Web, method: str, path: str, status: int) -> None:
    answer = lasting_web.call(method, path)
    assert answer.status_code == status and is_problem(answer)


def test_a_body_has_an_end(lasting_web: Web) -> None:
    for path in ("/api/orders", "/api/help", "/api/demo/pair", "/hooks/channels/webshop"):
        answer = lasting_web.call("POST", path, data=b'{"x":"' + b"x" * 70_000 + b'"}')
        assert answer.status_code < 500 and is_problem(answer), path
        assert answer.get_json()["error"]["code"] in ("too_big", "not_found"), path


def test_the_language_is_the_one_asked_for_else_the_first(lasting_web: Web) -> None:
    sentences = {
        lang: lasting_web.get(f"/no-such-path?lang={lang}").get_json()["error"]["message"] for lang in ("ru", "en", "xx", "")
    }
    assert sentences["xx"] == sentences[""] == sentences["ru"] != sentences["en"]


def test_every_answer_of_the_api_stays_out_of_caches(web: Web) -> None:
    web.shop.visit()
    order = web.shop.ordering.order(web.shop.request()).order
    gets = ["station", "catalogue", "products?q=куртка", "products/gryada", f"receive?sku={JACKET_L}", f"orders/{order.number}"]
    gets += ["lab", "lab/shelf", "lab/paper/kiosk-1/printer.json", "lab/paper/kiosk-1/printer.png", "lab/bytes/x.json"]
    posts = ["visit", "visit/activity", "help", "visit/recall", "visit/end", "demo/pair", "orders", "lab/scan"]
    answers = [web.get(f"/api/{path}") for path in gets] + [web.post(f"/api/{path}") for path in posts]
    call = web.post("/api/help").get_json()["id"]
    answers += [web.get("/api/till/help", "till-1"), web.post(f"/api/till/help/{call}", {"state": "coming"}, "till-1")]
    for answer in answers:
        assert answer.headers.get("Cache-Control") == "no-store", (answer.request.path, answer.status)
    assert json.loads(answers[-1].text)["state"] == "coming"


def test_headers_that_every_answer_carries(lasting_web: Web) -> None:
    for path in ("/", "/kiosk", "/healthz", "/static/shared/base.css", "/api/station", "/no-such-path"):
        answer = lasting_web.get(path)
        assert answer.headers["X-Content-Type-Options"] == "nosniff", path
        assert answer.headers["Referrer-Policy"] == "no-referrer", path
        assert not [v for name, v in answer.headers if name.lower() == "set-cookie"], path
