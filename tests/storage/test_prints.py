from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from kiosk.domain.errors import IllegalMove, NotFound
from kiosk.domain.printing import DrawerPulse, Hold, JobState, PulseState
from kiosk.storage.errors import Conflict
from kiosk.use_cases.ports import PrintSearch, Store, UnitOfWork
from tests.storage.samples import LATER, NOW, job

TILL = "till-1/printer"


@pytest.fixture
def spool(store: Store) -> Store:
    def fill(uow: UnitOfWork) -> None:
        for name in ("z", "a", "m"):
            uow.prints.add(job(name))
        uow.prints.add(job("till", TILL, "B-1008"))
        uow.prints.add(replace(job("copy2"), copy_of="z", copy_no=2))
        uow.prints.add(replace(job("copy1"), copy_of="z", copy_no=1))

    store.write(fill)
    return store


def test_a_job_comes_back_whole(spool: Store) -> None:
    assert spool.read(lambda uow: uow.prints.get("a")) == job("a")
    assert spool.read(lambda uow: uow.prints.get("nothing")) is None
    with pytest.raises(Conflict):
        spool.write(lambda uow: uow.prints.add(job("a")))


def test_the_oldest_queued_of_a_printer_is_next(spool: Store) -> None:
    assert spool.read(lambda uow: uow.prints.next_queued("kiosk-1/printer")) == job("z")
    spool.write(lambda uow: uow.prints.move("z", JobState.SENDING, LATER))
    assert spool.read(lambda uow: uow.prints.next_queued("kiosk-1/printer")) == job("a")
    assert spool.read(lambda uow: uow.prints.next_queued(TILL)) == job("till", TILL, "B-1008")
    assert spool.read(lambda uow: uow.prints.next_queued("nobody")) is None


def test_a_job_moves_by_its_table(spool: Store) -> None:
    sending = spool.write(lambda uow: uow.prints.move("z", JobState.SENDING, LATER))
    assert sending == replace(job("z"), state=JobState.SENDING, attempts=1, changed_at=LATER)
    back = spool.write(lambda uow: uow.prints.move("z", JobState.QUEUED, LATER, detail="paper"))
    assert (back.attempts, back.detail) == (1, "paper")
    spool.write(lambda uow: uow.prints.move("z", JobState.SENDING, LATER))
    done = spool.write(lambda uow: uow.prints.move("z", JobState.PRINTED, LATER, proof="processed"))
    assert done == replace(job("z"), state=JobState.PRINTED, attempts=2, proof="processed", changed_at=LATER)
    assert spool.read(lambda uow: uow.prints.get("z")) == done
    with pytest.raises(IllegalMove):
        spool.write(lambda uow: uow.prints.move("z", JobState.QUEUED, LATER))
    with pytest.raises(NotFound):
        spool.write(lambda uow: uow.prints.move("nothing", JobState.SENDING, LATER))
    assert spool.read(lambda uow: uow.prints.get("z")) == done


def test_lists_of_jobs_are_in_order(spool: Store) -> None:
    spool.write(lambda uow: uow.prints.move("a", JobState.CANCELLED, LATER))

    def lists(uow: UnitOfWork) -> list[list[str]]:
        found = (
            uow.prints.in_state(JobState.QUEUED),
            uow.prints.in_state(JobState.CANCELLED),
            uow.prints.of_reference("B-1008"),
            uow.prints.copies_of("z"),
            uow.prints.recent(3),
        )
        return [[j.id for j in jobs] for jobs in found]

    assert spool.read(lists) == [
        ["z", "m", "till", "copy2", "copy1"],
        ["a"],
        ["till"],
        ["copy1", "copy2"],
        ["copy1", "copy2", "till"],
    ]


def test_every_step_of_a_job_is_kept(spool: Store) -> None:
    def live(uow: UnitOfWork) -> None:
        uow.prints.move("z", JobState.SENDING, LATER)
        uow.prints.move("z", JobState.QUEUED, LATER, reason="paper_out", detail="known before the first byte")
        uow.prints.reassign("z", TILL, LATER, reason="moved", who="it-1")
        uow.prints.move("z", JobState.SENDING, LATER)
        uow.prints.move("z", JobState.UNCERTAIN, LATER, reason="lost")
        uow.prints.note("z", LATER, reason="missed", who="it-1")

    spool.write(live)
    history = spool.read(lambda uow: uow.prints.history("z"))
    assert [(e.before, e.after.value, e.device_id, e.reason, e.who) for e in history] == [
        (None, "queued", "kiosk-1/printer", "", ""),
        ("queued", "sending", "kiosk-1/printer", "", ""),
        ("sending", "queued", "kiosk-1/printer", "paper_out", ""),
        ("queued", "queued", TILL, "moved", "it-1"),
        ("queued", "sending", TILL, "", ""),
        ("sending", "uncertain", TILL, "lost", ""),
        ("uncertain", "uncertain", TILL, "missed", "it-1"),
    ]
    assert (history[0].at, history[-1].at) == (NOW, LATER)
    assert spool.read(lambda uow: uow.prints.get("z").reason) == "lost"  # type: ignore[union-attr]
    assert spool.read(lambda uow: uow.prints.history("nothing")) == []


def test_only_what_waits_goes_to_another_printer(spool: Store) -> None:
    moved = spool.write(lambda uow: uow.prints.reassign("z", TILL, LATER, reason="moved"))
    assert (moved.device_id, moved.state, moved.queued_at) == (TILL, JobState.QUEUED, NOW)
    assert spool.read(lambda uow: uow.prints.next_queued(TILL)) == moved, "older than what waits there"
    spool.write(lambda uow: uow.prints.move("z", JobState.SENDING, LATER))
    with pytest.raises(IllegalMove):
        spool.write(lambda uow: uow.prints.reassign("z", "kiosk-1/printer", LATER, reason="moved"))
    with pytest.raises(NotFound):
        spool.write(lambda uow: uow.prints.reassign("nothing", TILL, LATER, reason="moved"))


def test_a_request_makes_one_job(spool: Store) -> None:
    made = replace(job("r"), request_id="request-1")
    spool.write(lambda uow: uow.prints.add(made))
    assert spool.read(lambda uow: uow.prints.by_request("request-1")) == made
    assert spool.read(lambda uow: uow.prints.by_request("request-2")) is None
    with pytest.raises(Conflict):
        spool.write(lambda uow: uow.prints.add(replace(made, id="r2")))


def test_what_waits_what_is_late_what_a_person_must_look_at(spool: Store) -> None:
    def live(uow: UnitOfWork) -> None:
        for name in ("z", "m", "copy2"):
            uow.prints.move(name, JobState.SENDING, LATER)
        for name in ("z", "m"):
            uow.prints.move(name, JobState.UNCERTAIN, LATER)
        uow.prints.move("a", JobState.CANCELLED, LATER)
        uow.prints.add(replace(job("ever", TILL), expires_at=None))

    spool.write(live)
    ends = job("z").expires_at
    assert ends is not None

    def ids(uow: UnitOfWork) -> list[list[str]]:
        late = uow.prints.overdue(ends), uow.prints.overdue(ends + timedelta(microseconds=1))
        return [[j.id for j in jobs] for jobs in (uow.prints.unfinished(), uow.prints.undecided(), *late)]

    assert spool.read(ids) == [["copy2", "copy1", "till", "ever"], ["m"], [], ["copy1", "till"]]


def test_the_last_copy_is_the_one_to_decide_about(spool: Store) -> None:
    def live(uow: UnitOfWork) -> None:
        for name in ("z", "copy1", "copy2"):
            uow.prints.move(name, JobState.SENDING, LATER)
            uow.prints.move(name, JobState.UNCERTAIN, LATER)

    spool.write(live)
    assert [j.id for j in spool.read(lambda uow: uow.prints.undecided())] == ["copy2"]


def test_a_search_by_everything_that_is_known_of_a_job(spool: Store) -> None:
    def found(**wanted: Any) -> list[str]:
        return [j.id for j in spool.read(lambda uow: uow.prints.search(PrintSearch(**wanted))).jobs]

    spool.write(lambda uow: uow.prints.move("a", JobState.CANCELLED, LATER))
    spool.write(lambda uow: uow.prints.add(replace(job("odd", TILL, "C_1%/x"), kind="receipt", queued_at=LATER)))
    assert found() == ["odd", "copy1", "copy2", "till", "m", "a", "z"]
    assert found(text="b-10") == ["till"]
    assert found(text="1008", devices=(TILL,)) == ["till"]
    assert found(text="_") == found(text="%") == found(text="/x") == ["odd"]
    assert found(kind="receipt") == ["odd"]
    assert found(states=(JobState.CANCELLED, JobState.EXPIRED)) == ["a"]
    assert found(since=LATER) == ["odd"] and "odd" not in found(until=LATER)
    assert found(since=NOW, until=LATER, devices=(TILL, "nobody"), states=(JobState.QUEUED,)) == ["till"]
    assert found(text="'; DROP TABLE print_jobs") == []


def test_a_search_comes_in_pages(spool: Store) -> None:
    seen: list[str] = []
    before = None
    for _ in range(3):
        page = spool.read(lambda uow, b=before: uow.prints.search(PrintSearch(limit=2, before=b)))  # type: ignore[misc]
        seen += [j.id for j in page.jobs]
        before = page.before
    assert before is None and seen == ["copy1", "copy2", "till", "m", "a", "z"]


def test_what_a_printer_has_printed_since_a_moment(spool: Store) -> None:
    def work(uow: UnitOfWork) -> None:
        for name, minutes in (("old", -1), ("first", 0), ("second", 5), ("waits", 6)):
            at = NOW + timedelta(minutes=minutes)
            uow.prints.add(replace(job(name), device_id="counted", queued_at=at))
            if name != "waits":
                uow.prints.move(name, JobState.SENDING, at)
                uow.prints.move(name, JobState.PRINTED, at)

    spool.write(work)
    assert spool.read(lambda uow: uow.prints.printed("counted", NOW)) == 2
    assert spool.read(lambda uow: uow.prints.printed("another", NOW)) == 0


def test_a_stopped_queue_stays_stopped_once(spool: Store) -> None:
    first, second = Hold(TILL, NOW, "it-1"), Hold(TILL, LATER, "it-2")
    spool.write(lambda uow: uow.prints.hold(first))
    spool.write(lambda uow: uow.prints.hold(second))
    assert spool.read(lambda uow: dict(uow.prints.held())) == {TILL: first}
    spool.write(lambda uow: uow.prints.release(TILL))
    spool.write(lambda uow: uow.prints.release(TILL))
    assert spool.read(lambda uow: dict(uow.prints.held())) == {}


def test_an_opening_of_a_drawer_is_written_down_once_and_settled_once(store: Store) -> None:
    asked = DrawerPulse("request-1", TILL, NOW, "cashier-1", "sale 17")
    store.write(lambda uow: uow.drawers.add(asked))
    with pytest.raises(Conflict):
        store.write(lambda uow: uow.drawers.add(asked))
    assert store.read(lambda uow: uow.drawers.get("request-1")) == asked
    assert store.read(lambda uow: uow.drawers.in_state(PulseState.ASKED)) == [asked]
    settled = store.write(lambda uow: uow.drawers.settle("request-1", PulseState.SENT, "200 ms"))
    assert settled == replace(asked, state=PulseState.SENT, detail="200 ms")
    for request in ("request-1", "never"):
        with pytest.raises(NotFound):
            store.write(lambda uow, r=request: uow.drawers.settle(r, PulseState.UNKNOWN, ""))  # type: ignore[misc]
    later = replace(asked, request_id="request-2")
    store.write(lambda uow: uow.drawers.add(later))
    assert store.read(lambda uow: uow.drawers.recent(TILL, 5)) == [later, settled]
    assert store.read(lambda uow: uow.drawers.recent("kiosk-1/printer", 5)) == []
