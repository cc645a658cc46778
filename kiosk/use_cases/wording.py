"""Sentences that screens and papers share, so that they cannot disagree."""

from datetime import date

from kiosk.domain.locations import Location
from kiosk.domain.orders import Promise
from kiosk.use_cases.ports import Texts


def when_ready(texts: Texts, language: str, promise: Promise, today: date, place: Location) -> str:
    """«сегодня с 17:30», «завтра с 12:00», «Вт 24 ноября, 10:00–14:00», in the place's local time."""
    start = place.local(promise.ready_from)
    time = texts.clock(language, start.timetz())
    if promise.ready_until is not None:
        end = place.local(promise.ready_until)
        window = texts(language, "window", **{"from": time, "until": texts.clock(language, end.timetz())})
        return texts(language, "when-window", day=texts.day(language, start.date(), today, inside=True), window=window)
    ahead = (start.date() - today).days
    if ahead == 0:
        return texts(language, "when-today", time=time)
    if ahead == 1:
        return texts(language, "when-tomorrow", time=time)
    return texts(language, "when-day", day=texts.day(language, start.date(), today, inside=True), time=time)
