"""Time, identity, words and screens."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, Protocol

Clock = Callable[[], datetime]
NewId = Callable[[], str]


class Texts(Protocol):
    """Sentences, amounts and dates in the reader's language."""

    def __call__(self, language: str, key: str, /, **values: Any) -> str: ...
    def keys(self, language: str) -> frozenset[str]:
        """Of every sentence there is."""

    def money(self, language: str, minor: int, currency: str) -> str: ...
    def day(self, language: str, day: date, today: date, *, inside: bool = False) -> str:
        """«Сегодня», «Завтра, пн 23», «Вт 24 ноября»; `inside` a sentence without the capital."""

    def short_day(self, language: str, day: date) -> str: ...
    def weekday_and_day(self, language: str, day: date) -> str:
        """«Вт 24»."""

    def weekday(self, language: str, day: date) -> str:
        """The weekday as it stands after «до»: «вторника»."""

    def clock(self, language: str, at: time) -> str: ...


class Screens(Protocol):
    """News to open screens."""

    def tell(self, station_id: str, event: str, body: Mapping[str, Any]) -> None: ...
    def tell_all(self, event: str, body: Mapping[str, Any]) -> None: ...
    def is_open(self, station_id: str) -> bool: ...
