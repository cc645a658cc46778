"""What a shopper's screen says of a slip stays true wherever the slip goes."""

from dataclasses import replace

import pytest

from kiosk.domain.printing import Hold, JobState, PrintJob
from kiosk.use_cases.slips import Said, Slips
from tests.fakes.shop import STATIONS, Shop
from tests.use_cases.test_spool import PRINTER, submit

TILL = "till-1/printer"
PLACES = {PRINTER: "kiosk-1", TILL: "till-1"}


@pytest.fixture
def slips() -> Slips:
    return Slips({TILL: "paper_out"}.get, PLACES.get)


@pytest.fixture
def job(shop: Shop) -> PrintJob:
    return replace(submit(shop, "A-1"), station_id="kiosk-1")


def said(shop: Shop, slips: Slips, job: PrintJob | None) -> Said:
    return shop.store.read(lambda uow: slips.said(uow, job))


def test_at_its_own_printer_it_is_the_jobs_state(shop: Shop, slips: Slips, job: PrintJob) -> None:
    assert said(shop, slips, None) == Said("none")
    assert said(shop, slips, job) == Said("queued")
    assert said(shop, slips, replace(job, state=JobState.PRINTED, copy_no=2)) == Said("printed", 2)


def test_at_another_station_it_says_which(shop: Shop, slips: Slips, job: PrintJob) -> None:
    moved = replace(job, device_id=TILL)
    for state in (JobState.QUEUED, JobState.SENDING, JobState.PRINTED, JobState.UNCERTAIN):
        assert said(shop, slips, replace(moved, state=state)) == Said("moved", 0, STATIONS["till-1"].name)
    for state in (JobState.EXPIRED, JobState.CANCELLED):
        assert said(shop, slips, replace(moved, state=state)) == Said("given_up")


def test_a_slip_that_was_taken_off_is_no_silent_printer(shop: Shop, job: PrintJob) -> None:
    waits = Slips({PRINTER: "paper_out"}.get, PLACES.get)
    assert said(shop, waits, job) == Said("waiting_paper")
    assert said(shop, waits, replace(job, state=JobState.CANCELLED)) == Said("given_up")


def test_a_stopped_queue_is_a_slip_that_does_not_come(shop: Shop, slips: Slips, job: PrintJob) -> None:
    shop.store.write(lambda uow: uow.prints.hold(Hold(PRINTER, shop.clock(), "it-1")))
    assert said(shop, slips, job) == Said("failed")
    assert said(shop, slips, replace(job, state=JobState.PRINTED)) == Said("printed")


def test_news_go_to_where_the_shopper_stands(shop: Shop, slips: Slips, job: PrintJob) -> None:
    def news(one: PrintJob) -> object:
        return shop.store.read(lambda uow: slips.news(uow, one))

    place = STATIONS["till-1"].name
    assert news(replace(job, device_id=TILL)) == (
        "kiosk-1",
        {"order_number": "A-1", "state": "moved", "copy": 0, "place": place},
    )
    unknown = replace(job, station_id=None)
    assert news(unknown) == ("kiosk-1", {"order_number": "A-1", "state": "queued", "copy": 0, "place": None})
    assert news(replace(unknown, device_id="kiosk-9/printer")) is None
    assert news(replace(job, reference="")) is None, "nobody waits for a test page at a screen"
