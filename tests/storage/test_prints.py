from dataclasses import replace

import pytest

from kiosk.domain.errors import IllegalMove, NotFound
from kiosk.domain.printing import JobState
from kiosk.storage.errors import Conflict
from kiosk.use_cases.ports import Store, UnitOfWork
from tests.storage.samples import LATER, job

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
