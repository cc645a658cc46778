"""The spool: no slip is lost, and none comes out twice without saying so."""

from kiosk.domain.printing import MAX_COPIES, JobState, PrintJob
from kiosk.use_cases import printing
from kiosk.use_cases.ports import Fact
from kiosk.use_cases.slips import state_for_screen
from tests.fakes.shop import Shop

PRINTER = "kiosk-1/printer"


def document(text: str) -> dict[str, object]:
    return {"kind": "order_slip", "language": "ru", "blocks": [{"type": "text", "text": text}]}


def submit(shop: Shop, reference: str, printer: str = PRINTER) -> PrintJob:
    return shop.store.write(
        lambda uow: printing.submit(uow, printer, "order_slip", reference, document(reference), shop.clock(), shop.new_id)
    )


def take(shop: Shop, printer: str = PRINTER) -> PrintJob:
    job = shop.store.write(lambda uow: printing.take_next(uow, printer, shop.clock()))
    assert job is not None
    return job


def idle(shop: Shop, printer: str = PRINTER) -> bool:
    return shop.store.write(lambda uow: printing.take_next(uow, printer, shop.clock())) is None


def interrupt(shop: Shop, job: PrintJob) -> PrintJob | None:
    return shop.store.write(lambda uow: printing.interrupted(uow, job, "lost", "unplugged", shop.clock(), shop.texts, shop.new_id))


def states(shop: Shop, reference: str) -> list[str]:
    return [job.state.value for job in shop.store.read(lambda uow: uow.prints.of_reference(reference))]


def banner(job: PrintJob) -> str:
    return str(job.document["blocks"][0]["text"])


def test_a_job_is_committed_as_sending_before_anybody_gets_it(shop: Shop) -> None:
    submit(shop, "A-1008")
    seen: list[str] = []
    shop.store.subscribe(lambda facts: seen.extend(f.body.state.value for f in facts if f.topic == "print"))
    job = take(shop)
    assert (job.state, job.attempts) == (JobState.SENDING, 1)
    assert states(shop, "A-1008") == ["sending"] and seen == ["sending"]
    assert idle(shop), "one job is not given out twice"


def test_first_come_first_printed_each_on_its_own_printer(shop: Shop) -> None:
    for reference in ("A-1", "A-2"):
        submit(shop, reference)
    submit(shop, "B-1", "kiosk-2/printer")
    assert [take(shop).reference, take(shop).reference] == ["A-1", "A-2"]
    assert take(shop, "kiosk-2/printer").reference == "B-1"


def test_printed_says_how_well_it_is_known(shop: Shop) -> None:
    submit(shop, "A-1008")
    job = take(shop)
    shop.store.write(lambda uow: printing.printed(uow, job, "processed", shop.clock()))
    stored = shop.store.read(lambda uow: uow.prints.get(job.id))
    assert stored is not None and (stored.state, stored.proof) == (JobState.PRINTED, "processed")


def test_what_did_not_start_waits_and_is_no_copy(shop: Shop) -> None:
    submit(shop, "A-1008")
    job = take(shop)
    shop.store.write(lambda uow: printing.not_started(uow, job, "paper_out", "", shop.clock()))
    again = take(shop)
    assert (again.id, again.attempts, again.copy_no, banner(again)) == (job.id, 2, 0, "A-1008")


def test_an_interrupted_one_is_followed_by_a_marked_copy(shop: Shop) -> None:
    submit(shop, "A-1008")
    first = take(shop)
    copy = interrupt(shop, first)
    assert copy is not None and states(shop, "A-1008") == ["uncertain", "queued"]
    printed = take(shop)
    assert (printed.id, printed.copy_of, printed.copy_no, banner(printed)) == (copy.id, first.id, 1, "КОПИЯ 1")


def test_a_copy_of_a_copy_has_one_banner_and_the_next_number(shop: Shop) -> None:
    submit(shop, "A-1008")
    first = take(shop)
    interrupt(shop, first)
    second = take(shop)
    interrupt(shop, second)
    third = take(shop)
    assert (third.copy_of, third.copy_no) == (first.id, 2)
    texts = [block.get("text") for block in third.document["blocks"]]
    assert texts[0] == "КОПИЯ 2" and "КОПИЯ 1" not in texts


def test_after_three_copies_a_person_decides(shop: Shop) -> None:
    submit(shop, "A-1008")
    for _ in range(MAX_COPIES):
        assert interrupt(shop, take(shop)) is not None
    assert interrupt(shop, take(shop)) is None
    assert states(shop, "A-1008") == ["uncertain"] * (MAX_COPIES + 1)
    assert idle(shop)


def test_a_copy_comes_out_before_what_was_asked_for_later(any_shop: Shop) -> None:
    shop = any_shop
    submit(shop, "A-1")
    shop.clock.forward(seconds=1)
    submit(shop, "A-2")
    interrupt(shop, take(shop))
    assert [take(shop).reference, take(shop).reference] == ["A-1", "A-2"]


def test_after_a_restart_what_was_being_sent_is_uncertain(shop: Shop) -> None:
    submit(shop, "A-1")
    submit(shop, "A-2")
    take(shop)
    torn = shop.store.write(lambda uow: printing.recover(uow, shop.clock(), shop.texts, shop.new_id))
    assert torn == 1
    assert states(shop, "A-1") == ["uncertain", "queued"] and states(shop, "A-2") == ["queued"]
    assert shop.store.write(lambda uow: printing.recover(uow, shop.clock(), shop.texts, shop.new_id)) == 0


def test_what_nobody_waits_for_any_more_expires_unprinted(shop: Shop) -> None:
    submit(shop, "A-1")
    shop.clock.forward(minutes=50)
    submit(shop, "A-2")
    shop.clock.forward(minutes=11)
    assert take(shop).reference == "A-2"
    assert states(shop, "A-1") == ["expired"]


def test_a_copy_lives_as_long_as_a_first_try(shop: Shop) -> None:
    submit(shop, "A-1")
    shop.clock.forward(minutes=59)
    interrupt(shop, take(shop))
    shop.clock.forward(minutes=30)
    assert take(shop).copy_no == 1


def test_dropped_papers_are_not_printed_and_others_are(shop: Shop) -> None:
    submit(shop, "A-1")
    submit(shop, "A-2")
    shop.store.write(lambda uow: printing.drop(uow, "A-1", shop.clock()))
    assert take(shop).reference == "A-2"
    assert states(shop, "A-1") == ["cancelled"]


def test_what_no_printer_understands_is_not_tried_again(shop: Shop) -> None:
    submit(shop, "A-1")
    job = take(shop)
    shop.store.write(lambda uow: printing.unprintable(uow, job, "no such block", shop.clock()))
    assert idle(shop) and states(shop, "A-1") == ["cancelled"]


def test_every_move_is_news(shop: Shop) -> None:
    told: list[Fact] = []
    shop.store.subscribe(told.extend)
    submit(shop, "A-1")
    interrupt(shop, take(shop))
    assert [fact.body.state.value for fact in told if fact.topic == "print"] == ["queued", "sending", "uncertain", "queued"]


def test_the_newest_copy_speaks_for_the_slip(shop: Shop) -> None:
    submit(shop, "A-1")
    interrupt(shop, take(shop))
    job = shop.store.read(lambda uow: printing.newest(uow.prints.of_reference("A-1")))
    assert job is not None and job.copy_no == 1
    assert printing.newest([]) is None


def test_what_a_screen_says_of_a_slip(shop: Shop) -> None:
    job = submit(shop, "A-1")
    say = state_for_screen
    assert say(None, None) == "none"
    assert [say(job, h) for h in (None, "paper_out", "cover_open", "offline", "absent")] == [
        "queued",
        "waiting_paper",
        "cover_open",
        "failed",
        "failed",
    ]
    known = {"queued", "sending", "printed", "uncertain", "waiting_paper", "cover_open", "failed", "given_up", "none"}
    for state in JobState:
        moved = PrintJob(job.id, PRINTER, "order_slip", "A-1", {}, state, job.queued_at, None)
        assert {say(moved, h) for h in (None, "paper_out", "cover_open", "fault")} <= known
    printed = PrintJob(job.id, PRINTER, "order_slip", "A-1", {}, JobState.PRINTED, job.queued_at, None)
    assert say(printed, "paper_out") == "printed", "paper that ran out afterwards does not unprint it"
