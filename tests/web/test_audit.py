"""The record of deeds: every deed is a sentence in both languages, and can be found."""

import ast
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.domain.audit import AuditEntry, AuditLine
from kiosk.domain.staff import Role
from kiosk.web.it import audit
from tests.web.conftest import Web, is_problem

ROOT = Path(__file__).parents[2]


def noted(web: Web, who: str, deed: str, subject: str = "", **details: Any) -> AuditLine:
    entry = AuditEntry(web.shop.clock(), who, deed, subject, details)
    return web.shop.store.write(lambda uow: uow.audit.add(entry))


def search(web: Web, query: str = "", lang: str = "ru") -> dict[str, Any]:
    answer = web.get(f"/api/it/audit?lang={lang}&{query}", None, staff=Role.IT)
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.get_json()
    return told


def texts(web: Web, query: str = "", lang: str = "ru") -> list[str]:
    return [line["text"] for line in search(web, query, lang)["lines"]]


def deeds_in_the_code() -> Iterator[str]:
    """Deeds that are written where an entry is made; those put together elsewhere are their owners' to test."""
    for path in (ROOT / "kiosk").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "AuditEntry":
                deed = node.args[2] if len(node.args) > 2 else None
                for part in (deed.body, deed.orelse) if isinstance(deed, ast.IfExp) else (deed,):
                    if isinstance(part, ast.Constant):
                        yield str(part.value)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_deed_is_a_sentence(web: Web, language: str) -> None:
    deeds = set(deeds_in_the_code())
    assert len(deeds) > 20
    known = web.shop.texts.keys(language)
    assert [d for d in deeds if f"deed-{d.replace('.', '-').replace('_', '-')}" not in known] == []
    assert all(audit.about_of(deed) in audit.SUBJECTS for deed in deeds)


def test_names_stand_for_ids(web: Web) -> None:
    noted(web, "staff-it", "staff.add", "staff-cashier", role="cashier")
    noted(web, "staff-it", "key.revoked", "kiosk-1", kind="station", name="x")
    noted(web, "gone", "staff.block", "gone-too")
    noted(web, "stranger", "staff.guessing", "staff-it", address="192.0.2.7", count=5)
    noted(web, "staff-it", "staff.sign-out", "staff-it", everywhere=True)
    lines = search(web)["lines"]
    assert [(line["who_name"], line["text"]) for line in lines] == [
        ("Иван", "Выход отовсюду"),
        ("Не вошедший", "Неверный пароль или код, 5 подряд, с адреса 192.0.2.7"),
        ("gone", "Вход закрыт: gone-too"),
        ("Иван", "Ключ отозван: киоск 1"),
        ("Иван", "Добавлен человек: Катя, кассир"),
    ]
    assert texts(web, lang="en")[3:] == ["Key revoked: kiosk 1", "Person added: Катя, cashier"]


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", [4, 3, 2, 1]),
        ("who=staff-it", [3, 1]),
        ("about=keys", [3]),
        ("about=people", [4, 2, 1]),
        ("about=print", []),
        ("q=киоск", [3]),
        ("q=ОТОЗВАН киоск", [3]),
        ("q=марк", [2]),
        ("q=катя", [1]),
        ("q=нет такого", []),
        ("day=2026-11-18", [2, 1]),
        ("day=2026-11-19", [4, 3]),
        ("day=2026-11-17", []),
        ("day=2026-11-19&who=staff-it&about=keys&q=ключ", [3]),
        ("before=3", [2, 1]),
    ],
)
def test_searching(web: Web, query: str, numbers: list[int]) -> None:
    noted(web, "staff-it", "staff.add", "staff-cashier", role="cashier")
    web.shop.clock.forward(hours=9, minutes=59)  # 23:59 in the shop's own zone
    noted(web, "staff-manager", "staff.sign-in", "staff-manager", address="192.0.2.7")
    web.shop.clock.forward(minutes=1)
    noted(web, "staff-it", "key.revoked", "kiosk-1", kind="station", name="x")
    noted(web, "stranger", "staff.guessing", "", address="192.0.2.7", count=5)
    web.shop.store.write(lambda uow: uow.staff_sessions.touch("session-it", web.shop.clock()))
    assert [line["number"] for line in search(web, query)["lines"]] == numbers


@pytest.mark.parametrize("query", ["day=yesterday", "day=2026-13-01", "day=9999-12-31", "about=everything"])
def test_what_cannot_be_searched_is_said(web: Web, query: str) -> None:
    answer = web.get(f"/api/it/audit?{query}", None, staff=Role.IT)
    assert answer.status_code == 400 and is_problem(answer)


def test_a_long_record_comes_in_pages(web: Web) -> None:
    entries = [AuditEntry(web.shop.clock(), "staff-it", "staff.sign-in", "staff-it", {"address": f"a{n}"}) for n in range(730)]
    web.shop.store.write(lambda uow: [uow.audit.add(entry) for entry in entries])
    seen: list[int] = []
    before: int | None = None
    while before is not None or not seen:
        told = search(web, f"before={before}" if before else "")
        seen += [line["number"] for line in told["lines"]]
        before = told["more"]
    assert seen == list(range(730, 0, -1))
    assert [line["number"] for line in search(web, "q=a728")["lines"]] == [729]


def verified(web: Web) -> tuple[int, int | None]:
    told = web.get("/api/it/audit/verify", None, staff=Role.IT).get_json()
    return told["lines"], told["broken_at"]


def test_tampering_is_told(web: Web) -> None:
    for n in range(3):
        noted(web, "staff-it", "staff.sign-in", "staff-it", address=f"192.0.2.{n}")
    assert verified(web) == (3, None)
    with sqlite3.connect(web.database) as connection:
        connection.execute("UPDATE audit SET who = 'staff-cashier' WHERE number = 2")
    connection.close()
    assert verified(web) == (1, 2)


def test_a_deed_of_an_older_or_newer_version_is_shown_all_the_same(web: Web) -> None:
    noted(web, "staff-it", "something.new", "kiosk-1")
    assert texts(web) == ["something.new: киоск 1"]
