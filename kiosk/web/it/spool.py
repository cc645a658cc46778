"""The spool for store IT: what waits and why, what became of everything, and what a person can do about it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Blueprint, Response, jsonify, request

from kiosk.domain.devices import DeviceKind
from kiosk.domain.errors import BadRequest, PrintRefused
from kiosk.domain.printing import RULES, JobState, PrintJob
from kiosk.use_cases import spool_desk
from kiosk.use_cases.paper_preview import preview
from kiosk.use_cases.ports import PrintSearch, UnitOfWork
from kiosk.web import asked
from kiosk.web.access import Who, allow, this_staff
from kiosk.web.errors import language
from kiosk.web.it.shop_clock import shop_zone
from kiosk.web.it.spool_view import SpoolView, allowed
from kiosk.web.news import iso
from kiosk.web.services import services

spool = Blueprint("spool", __name__, url_prefix="/api/it/spool")

_MOST = 200


@spool.get("")
@allow(Who.IT)
def show_spool() -> Response:
    """Printers with their queues, what waits, and a page of the history: everything narrowed by the same filter."""
    shop, lang = services(), language()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        view = SpoolView.of(uow, shop.hindrance, shop.texts, lang)
        unfinished, undecided = uow.prints.unfinished(), uow.prints.undecided()
        wanted = _search(uow)
        page = uow.prints.search(wanted)
        open_jobs = [job for job in (*unfinished, *undecided) if wanted.fits(job)]
        return {
            "printers": view.printers(unfinished),
            "counts": {
                "waiting": sum(job.state is JobState.QUEUED for job in unfinished),
                "printing": sum(job.state is JobState.SENDING for job in unfinished),
                "undecided": len(undecided),
            },
            "open": [view.job(job) for job in open_jobs],
            "jobs": [view.job(job) for job in page.jobs],
            "before": page.before,
            "kinds": [{"id": kind, "name": view.say("kind", kind)} for kind in RULES],
        }

    return _answer({"as_of": iso(shop.clock()), **shop.store.read(work)})


@spool.get("/jobs/<job_id>")
@allow(Who.IT)
def show_job(job_id: str) -> Response:
    """One job: its history, its copies, its words with what is personal hidden, and what can be done with it."""
    return _answer(_job(job_id))


@spool.post("/jobs/<job_id>/cancel")
@allow(Who.IT)
def cancel(job_id: str) -> Response:
    return _done(lambda uow, who, now: spool_desk.cancel(uow, job_id, now, who))


@spool.post("/jobs/<job_id>/move")
@allow(Who.IT)
def move(job_id: str) -> Response:
    """`{"printer"}`"""
    to = _named_printer()
    return _done(lambda uow, who, now: spool_desk.move_to(uow, job_id, _printer(uow, to), now, who))


@spool.post("/move")
@allow(Who.IT)
def move_waiting() -> Response:
    """`{"from", "printer"}`: all that waits there and may move goes to that printer."""
    shop, who, to, body = services(), this_staff().id, _named_printer(), asked.body()
    away = str(body.get("from", ""))
    moved = shop.store.write(lambda uow: spool_desk.move_waiting(uow, away, _printer(uow, to), shop.clock(), who))
    return _answer({"moved": moved})


@spool.post("/jobs/<job_id>/reprint")
@allow(Who.IT)
def reprint(job_id: str) -> Response:
    """`{"request_id", "printer"}`, the printer only if it is another one."""
    shop, asks, to = services(), _request_id(), asked.body().get("printer")

    def work(uow: UnitOfWork, who: str, now: datetime) -> PrintJob:
        printer = None if to is None else _printer(uow, str(to))
        return spool_desk.reprint(uow, job_id, asks, now, who, shop.texts, shop.new_id, device_id=printer)

    return _done(work)


@spool.post("/jobs/<job_id>/confirm")
@allow(Who.IT)
def confirm(job_id: str) -> Response:
    """`{"came_out": true or false}`: a person looked into the tray."""
    shop, came_out = services(), asked.body().get("came_out")
    if not isinstance(came_out, bool):
        raise BadRequest("came_out: true or false")

    def work(uow: UnitOfWork, who: str, now: datetime) -> PrintJob:
        job, copy = spool_desk.confirm(uow, job_id, came_out, now, who, shop.texts, shop.new_id)
        return copy or job

    return _done(work)


@spool.post("/hold")
@allow(Who.IT)
def hold() -> Response:
    """`{"printer"}`: nothing more begins there."""
    to = _named_printer()
    return _queue(lambda uow, who, now: spool_desk.hold(uow, _printer(uow, to), now, who))


@spool.post("/release")
@allow(Who.IT)
def release() -> Response:
    """`{"printer"}`: its queue runs again, and the printer is tried at once."""
    to = _named_printer()
    return _queue(lambda uow, who, now: spool_desk.release(uow, to, now, who))


@spool.post("/test-page")
@allow(Who.IT)
def test_page() -> Response:
    """`{"printer", "request_id"}`"""
    shop, lang, to, asks = services(), language(), _named_printer(), _request_id()

    def work(uow: UnitOfWork, who: str, now: datetime) -> PrintJob:
        station = uow.devices.all()[_printer(uow, to)].station_id
        return spool_desk.print_test_page(uow, to, station, asks, lang, now, who, shop.texts, shop.new_id)

    return _done(work)


def _search(uow: UnitOfWork) -> PrintSearch:
    """The filter that the address asks for. What cannot be one is refused by name."""
    given = request.args
    states = tuple(_one_of(JobState, word, "state") for word in given.get("state", "").split(",") if word)
    printer, station, kind = given.get("printer", ""), given.get("station", ""), given.get("kind", "")
    if kind and kind not in RULES:
        raise BadRequest(f"kind: one of {', '.join(RULES)}")
    here = [d.id for d in uow.devices.all().values() if d.kind is DeviceKind.PRINTER and d.station_id == station]
    devices = (printer,) if printer else tuple(here) or ("",) if station else ()
    since, until = _day(uow, given.get("day", ""))
    return PrintSearch(
        text=given.get("q", "").strip()[:40],
        devices=devices,
        kind=kind,
        states=states,
        since=since,
        until=until,
        before=_number("before", None, 2**62),
        limit=_number("limit", 50, _MOST) or 50,
    )


def _one_of(kinds: type[JobState], word: str, name: str) -> JobState:
    try:
        return kinds(word)
    except ValueError:
        raise BadRequest(f"{name}: one of {', '.join(kinds)}") from None


def _number(name: str, default: int | None, most: int) -> int | None:
    text = request.args.get(name, "")
    if not text:
        return default
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:20]) <= most):
        raise BadRequest(f"{name}: a number from 1 to {most}")
    return int(text)


def _day(uow: UnitOfWork, text: str) -> tuple[datetime | None, datetime | None]:
    """From midnight to midnight where the shop is."""
    if not text:
        return None, None
    try:
        day = date.fromisoformat(text)
        tomorrow = day + timedelta(days=1)
    except (ValueError, OverflowError):
        raise BadRequest("day: as in 2026-11-27") from None
    zone = shop_zone(uow)
    return datetime.combine(day, time(), zone).astimezone(), datetime.combine(tomorrow, time(), zone).astimezone()


def _job(job_id: str) -> dict[str, Any]:
    shop, lang = services(), language()

    def work(uow: UnitOfWork) -> dict[str, Any]:
        job = spool_desk.known(uow, job_id)
        view = SpoolView.of(uow, shop.hindrance, shop.texts, lang)
        original = uow.prints.get(job.original) or job
        refused = allowed(job, job.id in view.undecided)
        return {
            "job": view.job(job),
            "history": view.history(uow.prints.history(job.id)),
            "family": [view.job(one) for one in (original, *uow.prints.copies_of(original.id))],
            "paper": list(preview(uow, job)),
            "refused": {deed: code and shop.texts(lang, code) for deed, code in refused.items()},
            "moves": RULES[job.kind].moves if job.kind in RULES else False,
            "detail": job.detail or None,
        }

    return {"as_of": iso(shop.clock()), **shop.store.read(work)}


def _printer(uow: UnitOfWork, device_id: str) -> str:
    device = uow.devices.all().get(device_id)
    if device is None or device.kind is not DeviceKind.PRINTER or not device.enabled:
        raise PrintRefused("print_no_printer", device_id)
    return device_id


def _named_printer() -> str:
    named = asked.body().get("printer")
    if not isinstance(named, str) or not named:
        raise BadRequest("printer: the id of a printer")
    return named


def _request_id() -> str:
    found = asked.body().get("request_id")
    if not isinstance(found, str) or not 8 <= len(found) <= 64:
        raise BadRequest("request_id: 8 to 64 characters")
    return found


def _done(work: Callable[[UnitOfWork, str, datetime], PrintJob]) -> Response:
    """Do it in the name of who asks; the answer is the job that it is about now."""
    shop, who = services(), this_staff().id
    job = shop.store.write(lambda uow: work(uow, who, shop.clock()))
    return _answer(_job(job.id))


def _queue(work: Callable[[UnitOfWork, str, datetime], object]) -> Response:
    shop, lang, who = services(), language(), this_staff().id
    shop.store.write(lambda uow: work(uow, who, shop.clock()))

    def printers(uow: UnitOfWork) -> list[dict[str, Any]]:
        return SpoolView.of(uow, shop.hindrance, shop.texts, lang).printers(uow.prints.unfinished())

    return _answer({"as_of": iso(shop.clock()), "printers": shop.store.read(printers)})


def _answer(body: Mapping[str, Any]) -> Response:
    answer = jsonify(body)
    answer.headers["Cache-Control"] = "no-store"
    return answer
