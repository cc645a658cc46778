"""Every sentence a screen asks for exists in both languages, every stored one is used, and both take the same arguments."""

import re
from functools import cache
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"
LOCALES = STATIC / "locales"
LANGUAGES = ("ru", "en")
# Sentences named by the server's files belong to the server; a screen's file has the name of the screen's folder, and further
# ones begin with it (it.ftl, it-shop.ftl).
SCREENS = sorted(p.parent.name for p in STATIC.glob("*/index.html") if (LOCALES / "ru" / f"{p.parent.name}.ftl").is_file())

_CALL = re.compile(r"""\bt\(\s*["']([a-z0-9-]+)["']""")
_CHOICE = re.compile(r"""\bt\([^()"']*\?\s*["']([a-z0-9-]+)["']\s*:\s*["']([a-z0-9-]+)["']""")
_LITERAL = re.compile(r"""["']([a-z][a-z0-9-]*)["']""")
_BUILT = re.compile(r"`([a-z][a-z0-9-]*-)\$\{")
_IMPORT = re.compile(r"""from\s+["'](\.[^"']+)["']|import\s+["'](\.[^"']+)["']""")
_KEY = re.compile(r"^([a-z][a-z0-9-]*) =", re.MULTILINE)


@cache
def modules(screen: str) -> frozenset[Path]:
    """The scripts a screen loads, from its main.js on."""
    todo, seen = [STATIC / screen / "main.js"], set()
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        todo += [(path.parent / (found[1] or found[2])).resolve() for found in _IMPORT.finditer(path.read_text("utf-8"))]
    return frozenset(seen)


def asked(screen: str) -> set[str]:
    found: set[str] = set()
    for path in modules(screen):
        text = path.read_text("utf-8")
        found.update(_CALL.findall(text))
        found.update(key for pair in _CHOICE.findall(text) for key in pair)
    return found


def written(screen: str) -> set[str]:
    """Every short literal in the scripts: a key may also reach `t` through a table."""
    return {key for path in modules(screen) for key in _LITERAL.findall(path.read_text("utf-8"))}


def stored(language: str, screen: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in [LOCALES / language / f"{screen}.ftl", *sorted((LOCALES / language).glob(f"{screen}-*.ftl"))]:
        text = path.read_text("utf-8")
        starts = list(_KEY.finditer(text))
        ends = [match.start() for match in starts[1:]] + [len(text)]
        sentences = {match[1]: text[match.end() : end] for match, end in zip(starts, ends, strict=True)}
        assert sorted(found.keys() & sentences.keys()) == [], f"{path.name} says again what another file says"
        found |= sentences
    return found


def built(screen: str) -> tuple[str, ...]:
    """Beginnings of keys that a script puts together, as in `printer-${state}`."""
    return tuple(sorted({start for path in modules(screen) for start in _BUILT.findall(path.read_text("utf-8"))}))


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_asked_for_exists(screen: str, language: str) -> None:
    assert asked(screen) - stored(language, screen).keys() == set()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_unused(screen: str, language: str) -> None:
    unwritten = stored(language, screen).keys() - written(screen)
    assert {key for key in unwritten if not key.startswith(built(screen))} == set()


@pytest.mark.parametrize("screen", SCREENS)
def test_both_languages_take_the_same_arguments(screen: str) -> None:
    russian, english = stored("ru", screen), stored("en", screen)
    arguments = {key: [set(re.findall(r"\$(\w+)", text[key])) for text in (russian, english)] for key in russian}
    assert [key for key, (one, other) in arguments.items() if one != other] == []


@pytest.mark.parametrize("screen", SCREENS)
def test_russian_plurals_have_their_three_forms(screen: str) -> None:
    for key, text in stored("ru", screen).items():
        if "->" in text and "$kind ->" not in text:  # a kind is no number
            assert "[one]" in text and "[few]" in text and "*[many]" in text, key


@pytest.mark.parametrize("screen", SCREENS)
def test_the_voice_is_calm(screen: str) -> None:
    for language in LANGUAGES:
        for key, text in stored(language, screen).items():
            assert "!" not in text, key
            assert "упс" not in text.lower(), key
