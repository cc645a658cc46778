"""A person at the spool: every deed does what it says, twice is once, and what cannot be done says why."""

from collections.abc import Callable

import pytest

from kiosk.domain.audit import AuditSearch
from kiosk.domain.errors import BadRequest, NotFound, PrintRefused
from kiosk.domain.printing import MAX_COPIES, JobState, PrintJob
from kiosk.use_cases import printing, spool_desk
from kiosk.use_cases.ports import UnitOfWork
from tests.fakes.shop import Shop
from tests.use_cases.test_spool import PRINTER, banner, document, idle, interrupt, submit, take

TILL = "till-1/printer"
IT = "it-1"


def desk(shop: Shop, work: Callable[[UnitOfWork], PrintJob]) -> PrintJob:
    return shop.store.write(work)


def put(shop: Shop, kind: str, reference: str = "A-1") -> PrintJob:
    return shop.store.write(
        lambda uow: printing.submit(uow, PRINTER, kind, reference, document(reference), shop.clock(), shop.new_id)
    )


def now(shop: Shop, job: PrintJob) -> PrintJob:
    return shop.store.read(lambda uow: spool_desk.known(uow, job.id))


def in_state(shop: Shop, state: JobState) -> PrintJob:
    """A job that came to that state as jobs do; an uncertain one that no copy follows."""
    if state is JobState.UNCERTAIN:
        return undecided(shop)
    job = submit(shop, "A-1")
    if state in (JobState.SENDING, JobState.PRINTED):
        take(shop)
    work: dict[JobState, Callable[[UnitOfWork], object]] = {
        JobState.PRINTED: lambda uow: printing.printed(uow, job, "printed", shop.clock()),
        JobState.CANCELLED: lambda uow: spool_desk.cancel(uow, job.id, shop.clock(), IT),
        JobState.EXPIRED: lambda uow: uow.prints.move(job.id, JobState.EXPIRED, shop.clock()),
    }
    if state in work:
        shop.store.write(work[state])
    assert now(shop, job).state is state
    return job


def cancel(shop: Shop, job: PrintJob) -> PrintJob:
    return desk(shop, lambda uow: spool_desk.cancel(uow, job.id, shop.clock(), IT))


def move(shop: Shop, job: PrintJob, to: str = TILL) -> PrintJob:
    return desk(shop, lambda uow: spool_desk.move_to(uow, job.id, to, shop.clock(), IT))


def reprint(shop: Shop, job: PrintJob, request: str = "request-1", to: str | None = None) -> PrintJob:
    return desk(shop, lambda uow: spool_desk.reprint(uow, job.id, request, shop.clock(), IT, shop.texts, shop.new_id, device_id=to))


def confirm(shop: Shop, job: PrintJob, came_out: bool) -> tuple[PrintJob, PrintJob | None]:
    return shop.store.write(lambda uow: spool_desk.confirm(uow, job.id, came_out, shop.clock(), IT, shop.texts, shop.new_id))


DEEDS: dict[str, Callable[[Shop, PrintJob], object]] = {
    "cancel": cancel,
    "move": move,
    "reprint": reprint,
    "confirm": lambda shop, job: confirm(shop, job, True),
}


@pytest.mark.parametrize("state", JobState)
@pytest.mark.parametrize("deed", DEEDS)
def test_a_deed_is_done_or_refused_with_its_reason(shop: Shop, deed: str, state: JobState) -> None:
    job = in_state(shop, state)
    refusal = spool_desk.REFUSALS[deed].get(state)
    if refusal is None:
        DEEDS[deed](shop, job)
        return
    before = shop.store.read(lambda uow: (uow.prints.recent(10), uow.prints.history(job.id)))
    with pytest.raises(PrintRefused) as refused:
        DEEDS[deed](shop, job)
    assert refused.value.code == refusal
    assert {shop.texts(lang, refusal + end) for lang in ("ru", "en") for end in ("", "-next")}
    assert shop.store.read(lambda uow: (uow.prints.recent(10), uow.prints.history(job.id))) == before


def test_what_is_not_there_is_not_found(shop: Shop) -> None:
    stranger = PrintJob("no-such-job", PRINTER, "order_slip", "A-1", {}, JobState.QUEUED, shop.clock(), None)
    for deed in DEEDS.values():
        with pytest.raises(NotFound):
            deed(shop, stranger)


def test_a_cancelled_job_is_not_printed_and_twice_is_once(shop: Shop) -> None:
    job = submit(shop, "A-1")
    assert cancel(shop, job) == cancel(shop, job)
    assert idle(shop)
    assert [e.who for e in shop.store.read(lambda uow: uow.prints.history(job.id))] == ["", IT]


def test_a_moved_job_takes_the_place_of_its_age(any_shop: Shop) -> None:
    shop = any_shop
    old = submit(shop, "A-1")
    shop.clock.forward(seconds=1)
    submit(shop, "B-1", TILL)
    move(shop, old)
    move(shop, old)
    assert idle(shop)
    assert [take(shop, TILL).reference, take(shop, TILL).reference] == ["A-1", "B-1"]
    assert [e.reason for e in shop.store.read(lambda uow: uow.prints.history(old.id))] == ["", "moved", ""]


def test_a_test_page_stays_at_its_printer(shop: Shop) -> None:
    page = put(shop, "test_page", "")
    with pytest.raises(PrintRefused) as refused:
        move(shop, page)
    assert refused.value.code == "print_stays"
    assert shop.store.write(lambda uow: printing.give_over(uow, PRINTER, TILL, shop.clock())) == 0
    with pytest.raises(PrintRefused):
        reprint(shop, in_done(shop, page), to=TILL)


def in_done(shop: Shop, job: PrintJob) -> PrintJob:
    take(shop)
    shop.store.write(lambda uow: printing.printed(uow, job, "sent", shop.clock()))
    return job


def test_a_reprint_is_a_marked_copy_and_a_double_click_is_one(shop: Shop) -> None:
    job = in_done(shop, submit(shop, "A-1"))
    copy = reprint(shop, job)
    assert reprint(shop, job) == copy
    assert (copy.copy_of, copy.copy_no, banner(copy), copy.device_id) == (job.id, 1, "КОПИЯ 1", PRINTER)
    assert take(shop).id == copy.id and idle(shop)
    shop.store.write(lambda uow: printing.printed(uow, copy, "printed", shop.clock()))
    again = reprint(shop, copy, "request-2", to=TILL)
    assert (again.copy_of, again.copy_no, again.device_id, banner(again)) == (job.id, 2, TILL, "КОПИЯ 2")


def test_the_slip_of_an_undone_order_is_not_repeated(shop: Shop) -> None:
    from kiosk.use_cases import ordering

    visit = shop.visit()
    order = shop.ordering.order(shop.request(visit=visit)).order
    job = shop.store.read(lambda uow: uow.prints.of_reference(order.number))[0]
    in_done(shop, job)
    shop.store.write(lambda uow: ordering.cancel(uow, order.number, "kiosk-1", shop.clock()))
    with pytest.raises(PrintRefused) as refused:
        reprint(shop, job)
    assert refused.value.code == "print_order_undone"


def undecided(shop: Shop, reference: str = "A-1", printer: str = "kiosk-3/printer") -> PrintJob:
    """The job that every copy failed of."""
    submit(shop, reference, printer)
    for _ in range(MAX_COPIES + 1):
        last = take(shop, printer)
        interrupt(shop, last)
    assert [j.id for j in shop.store.read(lambda uow: uow.prints.undecided())] == [last.id]
    return last


def test_every_deed_is_in_the_record_once(shop: Shop) -> None:
    done = in_done(shop, submit(shop, "A-0"))
    waiting, doomed, lost = submit(shop, "A-1"), submit(shop, "A-2"), undecided(shop, "A-3")
    for _ in range(2):
        reprint(shop, done)
        move(shop, waiting)
        cancel(shop, doomed)
        confirm(shop, lost, False)
        shop.store.write(lambda uow: spool_desk.hold(uow, PRINTER, shop.clock(), IT))
    for _ in range(2):
        shop.store.write(lambda uow: spool_desk.release(uow, PRINTER, shop.clock(), IT))
    lines = shop.store.read(lambda uow: uow.audit.find(AuditSearch(), 20))
    assert [(line.entry.deed, line.entry.subject) for line in reversed(lines)] == [
        ("spool.reprint", "A-0"),
        ("spool.move", "A-1"),
        ("spool.cancel", "A-2"),
        ("spool.missed", "A-3"),
        ("spool.hold", PRINTER),
        ("spool.release", PRINTER),
    ]
    assert {line.entry.who for line in lines} == {IT}
    assert {f"deed-{line.entry.deed.replace('.', '-')}" for line in lines} <= shop.texts.keys("ru")


def test_a_person_saw_the_paper(shop: Shop) -> None:
    job = undecided(shop)
    seen, copy = confirm(shop, job, True)
    assert (seen.state, seen.proof, copy) == (JobState.PRINTED, "person", None)
    assert confirm(shop, job, True) == (seen, None)
    assert shop.store.read(lambda uow: uow.prints.undecided()) == [] and idle(shop, job.device_id)
    assert shop.store.read(lambda uow: uow.prints.history(job.id))[-1].who == IT


def test_a_person_saw_that_there_is_none(shop: Shop) -> None:
    job = undecided(shop)
    same, copy = confirm(shop, job, False)
    assert same.state is JobState.UNCERTAIN and copy is not None and copy.copy_no == MAX_COPIES + 1
    assert confirm(shop, job, False) == (same, copy), "a double click is one copy"
    assert take(shop, job.device_id).id == copy.id and idle(shop, job.device_id)


def test_an_uncertain_one_that_a_copy_follows_cannot_be_given_up_instead_of_the_copy(shop: Shop) -> None:
    submit(shop, "A-1")
    job = take(shop)
    interrupt(shop, job)
    with pytest.raises(PrintRefused) as refused:
        cancel(shop, job)
    assert refused.value.code == "print_perhaps_on_paper"


def test_seen_on_paper_before_its_copy_began_needs_no_copy(shop: Shop) -> None:
    submit(shop, "A-1")
    job = take(shop)
    copy = interrupt(shop, job)
    assert copy is not None
    confirm(shop, job, True)
    assert idle(shop) and now(shop, copy).state is JobState.CANCELLED


def test_a_stopped_queue_gives_nothing_until_it_is_released(shop: Shop) -> None:
    submit(shop, "A-1")
    told: list[object] = []
    shop.store.subscribe(lambda facts: told.extend(f.body for f in facts if f.topic == "queue"))
    first = shop.store.write(lambda uow: spool_desk.hold(uow, PRINTER, shop.clock(), IT))
    shop.clock.forward(minutes=1)
    assert shop.store.write(lambda uow: spool_desk.hold(uow, PRINTER, shop.clock(), "it-2")) == first
    assert idle(shop)
    assert shop.store.write(lambda uow: printing.give_over(uow, PRINTER, TILL, shop.clock())) == 0
    assert shop.store.write(lambda uow: spool_desk.release(uow, PRINTER, shop.clock(), IT)) is True
    assert shop.store.write(lambda uow: spool_desk.release(uow, PRINTER, shop.clock(), IT)) is False
    assert take(shop).reference == "A-1" and told == [PRINTER, PRINTER, PRINTER]


def test_another_printer_takes_over_what_nothing_was_sent_of(any_shop: Shop) -> None:
    shop = any_shop
    begun, waits, receipt = submit(shop, "A-1"), submit(shop, "A-2"), put(shop, "receipt", "R-1")
    take(shop)
    assert shop.store.write(lambda uow: printing.give_over(uow, PRINTER, TILL, shop.clock())) == 2
    assert now(shop, begun).device_id == PRINTER
    assert [take(shop, TILL).id, take(shop, TILL).id] == [waits.id, receipt.id]
    assert shop.store.read(lambda uow: uow.prints.history(waits.id))[1].reason == "given_over"


def test_a_receipt_never_expires_and_a_slip_does_even_at_a_silent_printer(shop: Shop) -> None:
    receipt, slip, page = put(shop, "receipt"), put(shop, "order_slip"), put(shop, "test_page")
    shop.clock.forward(minutes=3)
    assert shop.store.write(lambda uow: printing.expire(uow, shop.clock())) == 1
    shop.clock.forward(days=30)
    assert shop.store.write(lambda uow: printing.expire(uow, shop.clock())) == 1
    states = [now(shop, job).state.value for job in (receipt, slip, page)]
    assert states == ["queued", "expired", "expired"]
    assert take(shop).id == receipt.id


def test_an_unknown_kind_is_refused_with_the_known_ones(shop: Shop) -> None:
    with pytest.raises(BadRequest, match="order_slip, receipt, test_page"):
        put(shop, "poem")


def test_a_test_page_says_which_printer_it_is(shop: Shop) -> None:
    def ask(uow: UnitOfWork) -> PrintJob:
        return spool_desk.print_test_page(uow, PRINTER, "kiosk-1", "request-1", "ru", shop.clock(), IT, shop.texts, shop.new_id)

    page = shop.store.write(ask)
    assert shop.store.write(ask) == page
    assert take(shop).id == page.id
    words = [block.get("text") for block in page.document["blocks"]]
    assert PRINTER in words and "ПРОБА" in words


def test_jobs_that_a_journal_remembers_are_handed_over_again(shop: Shop) -> None:
    far, near = submit(shop, "A-1", "kiosk-9/printer"), submit(shop, "A-2")
    take(shop, "kiosk-9/printer")
    take(shop)
    torn = shop.store.write(
        lambda uow: printing.recover(
            uow, shop.clock(), shop.texts, shop.new_id, remembered=lambda device: device.startswith("kiosk-9")
        )
    )
    assert torn == 1
    assert (now(shop, far).state, now(shop, near).state) == (JobState.SENDING, JobState.UNCERTAIN)
