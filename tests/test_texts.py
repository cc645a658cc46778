"""Every sentence exists in both languages, and amounts, days and counts come out as people write them."""

import ast
import re
from collections import Counter
from datetime import date, time
from functools import cache
from pathlib import Path

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from kiosk.texts import FluentTexts, MissingText

ROOT = Path(__file__).parents[1]
LOCALES = ROOT / "static" / "locales"
LANGUAGES = ("ru", "en")
FILES = sorted({path.name for path in LOCALES.glob("*/*.ftl")})
WEDNESDAY = date(2026, 11, 18)
COUNTS = [0, 1, 2, 5, 11, 21, 22, 1.5]


@pytest.fixture(scope="module")
def texts() -> FluentTexts:
    return FluentTexts(LOCALES, LANGUAGES)


@cache
def entries(language: str, name: str) -> dict[str, ftl.Message]:
    resource = FluentParser().parse((LOCALES / language / name).read_text(encoding="utf-8"))
    junk = [entry.content for entry in resource.body if isinstance(entry, ftl.Junk)]
    assert not junk, f"{language}/{name} cannot be read: {junk}"
    messages = [entry for entry in resource.body if isinstance(entry, ftl.Message)]
    return {message.id.name: message for message in messages}


def variables(node: object) -> set[str]:
    found: set[str] = set()
    left = [node]
    while left:
        item = left.pop()
        if isinstance(item, ftl.VariableReference):
            found.add(item.id.name)
        elif isinstance(item, ftl.BaseNode):
            left.extend(value for key, value in vars(item).items() if key != "span")
        elif isinstance(item, list):
            left.extend(item)
    return found


def selects(node: object) -> list[ftl.SelectExpression]:
    found: list[ftl.SelectExpression] = []
    left = [node]
    while left:
        item = left.pop()
        if isinstance(item, ftl.SelectExpression):
            found.append(item)
        if isinstance(item, ftl.BaseNode):
            left.extend(value for key, value in vars(item).items() if key != "span")
        elif isinstance(item, list):
            left.extend(item)
    return found


@pytest.mark.parametrize("name", FILES)
def test_both_languages_say_the_same_things(name: str) -> None:
    russian, english = (entries(language, name) for language in LANGUAGES)
    assert set(russian) == set(english)
    assert russian
    different = {key: (variables(russian[key]), variables(english[key])) for key in russian}
    assert not {key: both for key, both in different.items() if both[0] != both[1]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_nothing_is_said_twice(language: str, name: str) -> None:
    """Of two sentences under one key only one would ever be seen."""
    resource = FluentParser().parse((LOCALES / language / name).read_text(encoding="utf-8"))
    keys = [entry.id.name for entry in resource.body if isinstance(entry, ftl.Message)]
    assert [key for key, times in Counter(keys).items() if times > 1] == []


@pytest.mark.parametrize("name", FILES)
def test_each_language_is_written_in_its_letters_and_without_shouting(name: str) -> None:
    cyrillic = re.compile(r"[А-Яа-яЁё]")
    text = "\n".join(line for line in (LOCALES / "en" / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    # The other language is offered by its own name.
    assert not [line for line in text.splitlines() if cyrillic.search(line) and "Русский" not in line]
    for language in LANGUAGES:
        assert "!" not in (LOCALES / language / name).read_text(encoding="utf-8")


def keys_in_python() -> tuple[set[str], set[str]]:
    """(whole keys, beginnings of composed keys) that the server asks for."""
    whole: set[str] = set()
    beginnings: set[str] = set()
    paths = [*(ROOT / "kiosk" / "web").rglob("*.py"), *(ROOT / "kiosk" / "use_cases").glob("*.py"), ROOT / "kiosk" / "texts.py"]
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _speaks(node.func):
                for argument in node.args[:2]:
                    for part in _alternatives(argument):
                        if isinstance(part, ast.Constant) and isinstance(part.value, str):
                            whole.add(part.value)
                        elif isinstance(part, ast.JoinedStr) and isinstance(part.values[0], ast.Constant):
                            beginnings.add(str(part.values[0].value))
    return whole, beginnings


def _alternatives(node: ast.expr) -> list[ast.expr]:
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


def _speaks(function: ast.expr) -> bool:
    name = function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    return name in ("texts", "t", "_t", "_say", "problem", "self")


def test_every_key_the_server_asks_for_exists(texts: FluentTexts) -> None:
    whole, beginnings = keys_in_python()
    assert len(whole) > 40 and len(beginnings) > 5
    keys = texts.keys("ru")
    assert whole <= keys
    assert not [beginning for beginning in beginnings if not any(key.startswith(beginning) for key in keys)]


@pytest.mark.parametrize(
    ("beginning", "values"),
    [
        ("state-", "kiosk.domain.orders:FulfilmentState"),
        ("until-weekday-", "0 1 2 3 4 5 6"),
        ("standing-", "regular welcome guest"),
        ("reason-", "regular welcome fixed markdown"),
        ("field-", "missing phone too_long"),
        ("why-not-", "cutoff"),
        ("pickup-note-", "none here near"),
    ],
)
def test_composed_keys_are_whole_families(texts: FluentTexts, beginning: str, values: str) -> None:
    if ":" in values:
        from kiosk.domain.orders import FulfilmentState

        members = [state.value for state in FulfilmentState]
    else:
        members = values.split()
    for language in LANGUAGES:
        assert {beginning + member for member in members} <= texts.keys(language)


def test_a_missing_sentence_is_a_fault_not_a_blank(texts: FluentTexts) -> None:
    with pytest.raises(MissingText, match="no-such-key"):
        texts("ru", "no-such-key")
    assert texts("xx", "day-today") == texts("ru", "day-today")


# Counts


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILES)
def test_counted_things_have_every_form(language: str, name: str) -> None:
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource((LOCALES / language / name).read_text(encoding="utf-8")))
    needed = {"ru": {"one", "few"}, "en": {"one"}}[language]
    for key, message in entries(language, name).items():
        for select in selects(message):
            forms = {variant.key.name for variant in select.variants if isinstance(variant.key, ftl.Identifier)}
            if not forms & {"zero", "one", "two", "few", "many"}:
                continue
            assert needed <= forms, key
            pattern = bundle.get_message(key).value
            assert pattern is not None
            for count in COUNTS:
                text, errors = bundle.format_pattern(pattern, dict.fromkeys(variables(message), count))
                assert not errors and str(text).strip(), (key, count)


def test_russian_counts_agree() -> None:
    counted = {
        key: message
        for name in FILES
        for key, message in entries("ru", name).items()
        if any(isinstance(v.key, ftl.Identifier) and v.key.name == "few" for s in selects(message) for v in s.variants)
    }
    assert counted, "nothing is counted in Russian any more: remove this test"
    for name in FILES:
        bundle = FluentBundle(["ru"], use_isolating=False)
        bundle.add_resource(FluentResource((LOCALES / "ru" / name).read_text(encoding="utf-8")))
        for key in entries("ru", name):
            if key not in counted or len(variables(counted[key])) != 1:
                continue
            pattern = bundle.get_message(key).value
            assert pattern is not None
            variable = variables(counted[key]).pop()
            said = {n: str(bundle.format_pattern(pattern, {variable: n})[0]).replace(str(n), "#") for n in (1, 2, 5, 11, 21, 22)}
            assert said[1] == said[21] and said[2] == said[22] and said[5] == said[11], (key, said)


# Amounts, days, hours


@pytest.mark.parametrize(
    ("language", "minor", "currency", "text"),
    [
        ("ru", 1_890_500, "RUB", "18\u202f905\u00a0₽"),
        ("en", 1_890_500, "RUB", "18\u202f905\u00a0₽"),
        ("ru", 0, "RUB", "0\u00a0₽"),
        ("ru", 99, "RUB", "0,99\u00a0₽"),
        ("en", 99, "RUB", "0.99\u00a0₽"),
        ("ru", 123_456_789_05, "RUB", "123\u202f456\u202f789,05\u00a0₽"),
        ("ru", -150_000, "RUB", "−1\u202f500\u00a0₽"),
        ("ru", 1_050, "EUR", "10,50\u00a0€"),
    ],
)
def test_money(texts: FluentTexts, language: str, minor: int, currency: str, text: str) -> None:
    assert texts.money(language, minor, currency) == text


@pytest.mark.parametrize(
    ("language", "day", "alone", "inside"),
    [
        ("ru", date(2026, 11, 18), "Сегодня", "сегодня"),
        ("ru", date(2026, 11, 19), "Завтра, чт 19", "завтра, чт 19"),
        ("ru", date(2026, 11, 20), "Пт 20 ноября", "пт 20 ноября"),
        ("ru", date(2026, 11, 17), "Вт 17 ноября", "вт 17 ноября"),
        ("en", date(2026, 11, 18), "Today", "today"),
        ("en", date(2026, 11, 19), "Tomorrow, Thu 19", "tomorrow, Thu 19"),
        ("en", date(2026, 11, 20), "Fri 20 November", "Fri 20 November"),
        ("en", date(2027, 1, 1), "Fri 1 January", "Fri 1 January"),
    ],
)
def test_days(texts: FluentTexts, language: str, day: date, alone: str, inside: str) -> None:
    assert texts.day(language, day, WEDNESDAY) == alone
    assert texts.day(language, day, WEDNESDAY, inside=True) == inside


def test_weekdays_as_they_stand_after_until(texts: FluentTexts) -> None:
    week = [date(2026, 11, 16 + n) for n in range(7)]
    assert [texts.weekday("ru", day) for day in week] == [
        "понедельника",
        "вторника",
        "среды",
        "четверга",
        "пятницы",
        "субботы",
        "воскресенья",
    ]
    assert [texts.weekday("en", day)[:3] for day in week] == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def test_short_days_and_hours(texts: FluentTexts) -> None:
    assert texts.short_day("ru", date(2026, 12, 4)) == "4 дек."
    assert texts.short_day("en", date(2026, 12, 4)) == "4 Dec"
    assert [texts.clock(language, time(9, 5)) for language in LANGUAGES] == ["09:05", "09:05"]


def test_nothing_that_printers_stumble_over(texts: FluentTexts) -> None:
    """Isolation marks of bidirectional text would reach the paper as garbage."""
    for language in LANGUAGES:
        window = texts(language, "window", **{"from": "10:00", "until": "14:00"})
        assert not set("\u2066\u2067\u2068\u2069") & set(window) and window.replace("\u2060", "") == "10:00–14:00"
