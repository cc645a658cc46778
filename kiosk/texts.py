"""Sentences, amounts and dates in the reader's language. The home of fluent and babel.

One folder per language under the locales directory; the server reads `server.ftl` (answers to screens), `paper.ftl` (printed
documents), `spool.ftl` (what waits to be printed), `staff.ftl` (people who work here), `devices.ftl` (what is wrong with devices
and what to do), `audit.ftl` (what was done, in words) and `profiles.ftl` (what is wrong with a profile), `hosts.ftl` (machines
that carry devices). An amount is formatted here and nowhere else, so that a screen and a slip can never disagree.
"""

import logging
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.numbers import get_currency_symbol
from fluent.runtime import FluentBundle, FluentResource

log = logging.getLogger(__name__)

# Few days are ever named, and each is named often.
_date = lru_cache(maxsize=1024)(format_date)

_FILES = ("server.ftl", "paper.ftl", "spool.ftl", "staff.ftl", "devices.ftl", "audit.ftl", "profiles.ftl", "hosts.ftl")
_NARROW_NO_BREAK_SPACE = "\u202f"
_NO_BREAK_SPACE = "\u00a0"


class MissingText(LookupError):
    """A sentence is not there in a language."""


class FluentTexts:
    """`texts(language, key, **values)`; an unknown language falls back to the first one."""

    def __init__(self, directory: Path, languages: tuple[str, ...]) -> None:
        self._bundles = {language: _bundle(directory / language, language) for language in languages}
        self._keys = {language: frozenset(bundle._messages) for language, bundle in self._bundles.items()}
        self.languages = languages

    def __call__(self, language: str, key: str, /, **values: Any) -> str:
        bundle = self._bundles.get(language) or self._bundles[self.languages[0]]
        try:
            pattern = bundle.get_message(key).value
        except LookupError:
            raise MissingText(f"{key!r} is not in the {language!r} texts") from None
        if pattern is None:
            raise MissingText(f"{key!r} has no value in the {language!r} texts")
        text, errors = bundle.format_pattern(pattern, values)
        for error in errors:
            log.error("text %s in %s: %s", key, language, error)
        return str(text)

    def keys(self, language: str) -> frozenset[str]:
        return self._keys[language]

    def money(self, language: str, minor: int, currency: str) -> str:
        """18 905 ₽: thousands by a narrow no-break space, a no-break space before the sign, kopecks only where there are any."""
        major, rest = divmod(abs(minor), 100)
        number = f"{major:,}".replace(",", _NARROW_NO_BREAK_SPACE)
        if rest:
            number += f"{',' if language == 'ru' else '.'}{rest:02}"
        sign = "−" if minor < 0 else ""
        return f"{sign}{number}{_NO_BREAK_SPACE}{_symbol(currency)}"

    def day(self, language: str, day: date, today: date, *, inside: bool = False) -> str:
        """«Завтра, пн 23»; `inside` a sentence it starts as a word in the middle does."""
        ahead = (day - today).days
        if ahead > 1 or ahead < 0:
            named = _date(day, "EEE d MMMM", locale=language)
            return named if inside else _capital(named)
        weekday = _date(day, "EEE", locale=language)
        named = self(language, "day-tomorrow", weekday=weekday, day=str(day.day)) if ahead else self(language, "day-today")
        return named[:1].lower() + named[1:] if inside else named

    def short_day(self, language: str, day: date) -> str:
        return _date(day, "d MMM", locale=language)

    def weekday_and_day(self, language: str, day: date) -> str:
        """«Вт 24»."""
        return _capital(_date(day, "EEE d", locale=language))

    def weekday(self, language: str, day: date) -> str:
        """The weekday as it stands after «до» / "until": «вторника», "Tuesday"."""
        return self(language, f"until-weekday-{day.weekday()}")

    def clock(self, language: str, at: time) -> str:
        return f"{at:%H:%M}"


@lru_cache
def _symbol(currency: str) -> str:
    return get_currency_symbol(currency, locale="ru")


def _bundle(directory: Path, language: str) -> FluentBundle:
    # Isolation marks (U+2068, U+2069) would reach the printer as garbage.
    bundle = FluentBundle([language], use_isolating=False)
    for name in _FILES:
        bundle.add_resource(FluentResource((directory / name).read_text(encoding="utf-8")))
    return bundle


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
