"""The record of deeds, as sentences."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, jsonify, request

from kiosk.domain.audit import CONSOLE, SERVER, STRANGER, AuditEntry, AuditLine, AuditSearch
from kiosk.domain.errors import BadRequest
from kiosk.domain.search import fold
from kiosk.domain.words import say
from kiosk.use_cases import pairing
from kiosk.use_cases.ports import Texts, UnitOfWork
from kiosk.web.access import Who, allow
from kiosk.web.errors import language
from kiosk.web.it.shop_clock import shop_zone
from kiosk.web.news import iso
from kiosk.web.services import services

it_audit = Blueprint("it_audit", __name__, url_prefix="/api/it/audit")

_PAGE = 100
_CHUNK = 500
_MOST_LOOKED_AT = 20_000
# What a deed is about, by the beginning of its name.
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "people": ("staff.",),
    "keys": ("key.", "pair."),
    "devices": ("device.", "fault.", "plan.", "bytes."),
    "profiles": ("profile.",),
    "print": ("spool.", "drawer."),
    "other": (),
}


@it_audit.get("")
@allow(Who.IT)
def search_audit() -> Response:
    """?q= words of the sentence or the name, ?day= YYYY-MM-DD, ?who=, ?about= one of SUBJECTS, ?before= a number: a page, newest
    first. `more` is the number to ask before for the next page, null at the end."""
    shop, lang, args = services(), language(), request.args
    terms, about = fold(args.get("q", "")).split(), args.get("about", "")
    if about and about not in SUBJECTS:
        raise BadRequest(f"about: one of {', '.join(SUBJECTS)}")

    def work(uow: UnitOfWork) -> dict[str, Any]:
        names = Names(uow, shop.texts, lang)
        since, until = _day(args.get("day", ""), shop_zone(uow))
        search = AuditSearch(args.get("who", ""), "", since, until, args.get("before", type=int))
        found, more = _gathered(uow, search, lambda line: _fits(names, line, terms, about))
        return {
            "lines": [names.line(line) for line in found],
            "more": more,
            "people": [{"id": who, "name": name} for who, name in names.of_people().items()],
        }

    return jsonify({"as_of": iso(shop.clock()), **shop.store.read(work)})


@it_audit.get("/verify")
@allow(Who.IT)
def verify_audit() -> Response:
    """`{"lines", "broken_at"}`: the number of the first line that was tampered with, null when all are as they were written."""
    verified = services().store.read(lambda uow: uow.audit.verify())
    return jsonify({"as_of": iso(services().clock()), "lines": verified.lines, "broken_at": verified.broken_at})


class Names:
    """What ids in the record are called now; an id that nobody has any more stays as it is."""

    def __init__(self, uow: UnitOfWork, texts: Texts, lang: str) -> None:
        self._texts, self._lang = texts, lang
        self._people = {who: texts(lang, f"who-{who}") for who in (SERVER, CONSOLE, STRANGER)}
        self._people |= {pairing.DEMO: texts(lang, "who-demo")}
        self._staff = {staff.id: staff.name for staff in uow.staff.all()}
        devices = {device.id: device.name for device in uow.devices.all().values() if device.name}
        stations = {station.id: say(station.name, lang) for station in uow.places.stations().values()}
        self._things = {**devices, **stations, **pairing.agents(uow), **self._staff}

    def of_people(self) -> dict[str, str]:
        return {**self._staff, SERVER: self._people[SERVER], STRANGER: self._people[STRANGER]}

    def who(self, entry: AuditEntry) -> str:
        return self._staff.get(entry.who) or self._people.get(entry.who, entry.who)

    def sentence(self, entry: AuditEntry) -> str:
        values = {key: _plain(value) for key, value in entry.details.items() if key not in ("language", "key", "deed")}
        values |= {"subject": self._things.get(entry.subject, entry.subject), "who": self.who(entry)}
        key = f"deed-{entry.deed.replace('.', '-').replace('_', '-')}"
        if key not in self._texts.keys(self._lang):
            key = "deed-unknown"  # of a version that is not this one
        return self._texts(self._lang, key, **values, deed=entry.deed)

    def line(self, line: AuditLine) -> dict[str, Any]:
        entry = line.entry
        return {
            "number": line.number,
            "at": iso(entry.at),
            "who": entry.who,
            "who_name": self.who(entry),
            "deed": entry.deed,
            "about": about_of(entry.deed),
            "text": self.sentence(entry),
        }


def about_of(deed: str) -> str:
    return next((about for about, beginnings in SUBJECTS.items() if deed.startswith(beginnings)), "other")


def _gathered(uow: UnitOfWork, search: AuditSearch, fits: Any) -> tuple[list[AuditLine], int | None]:
    """A page of what fits, and before which number the next one begins. So many lines are looked at, and no more."""
    found: list[AuditLine] = []
    before, looked_at = search.before, 0
    while looked_at < _MOST_LOOKED_AT:
        chunk = uow.audit.find(AuditSearch(search.who, search.deed, search.since, search.until, before), _CHUNK)
        for line in chunk:
            before = line.number
            if fits(line):
                found.append(line)
                if len(found) == _PAGE:
                    return found, before
        if len(chunk) < _CHUNK:
            return found, None
        looked_at += len(chunk)
    return found, before


def _fits(names: Names, line: AuditLine, terms: list[str], about: str) -> bool:
    if about and about_of(line.entry.deed) != about:
        return False
    if not terms:
        return True
    text = fold(f"{names.sentence(line.entry)} {names.who(line.entry)} {line.entry.subject}")
    return all(term in text for term in terms)


def _zone(uow: UnitOfWork) -> ZoneInfo:
    location = next(iter(uow.places.locations().values()), None)
    return ZoneInfo(location.time_zone if location else "UTC")


def _day(text: str, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
    """From midnight to midnight by the shop's own clock."""
    if not text:
        return None, None
    try:
        day = date.fromisoformat(text)
        until = day + timedelta(days=1)
    except (ValueError, OverflowError):
        raise BadRequest("day: YYYY-MM-DD") from None
    return _midnight(day, zone), _midnight(until, zone)


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC)


def _plain(value: object) -> object:
    """As sentences take it: they know no true and false."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else value
