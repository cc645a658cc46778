"""A printer's worker: what it does with every end that a job can have, and what it leaves alone."""

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any, TypeVar

import pytest

from kiosk.devices.spooler import NoDocument, Spooler
from kiosk.domain.printing import JobState, PrintJob
from kiosk.use_cases import printing
from kiosk.use_cases.ports import StorageFull, UnitOfWork
from tests.fakes.memory_store import MemoryStore
from tests.fakes.shop import Shop
from tests.use_cases.test_spool import document
from tests.waiting import until

T = TypeVar("T")
PRINTER, SPARE = "kiosk-1/printer", "kiosk-1/printer-2"


@dataclass
class Outcome:
    done: bool
    state: str
    reason: str | None = None
    detail: str = ""


PRINTED = Outcome(True, "printed")
NOT_STARTED = Outcome(False, "not_started", "absent", "the printer is not connected")
UNCERTAIN = Outcome(False, "uncertain", "lost", "the connection broke")


@dataclass
class FakePrinter:
    """Answers as it is told, the last answer for ever; remembers what it was given."""

    id: str = PRINTER
    answers: list[Outcome | Exception] = field(default_factory=lambda: [PRINTED])
    given: list[tuple[str, bool]] = field(default_factory=list)
    hindered: str | None = None
    journal: bool = False
    other: str | None = None
    gate: Event | None = None

    def print(self, job_id: str, document: Mapping[str, Any], torn: bool) -> Outcome:
        if self.gate is not None:
            self.gate.wait(10)
        self.given.append((job_id, torn))
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def hindrance(self) -> str | None:
        return self.hindered

    def remembers_jobs(self) -> bool:
        return self.journal

    def spare(self) -> str | None:
        return self.other


class FullDisk(MemoryStore):
    """Refuses every write while `full`."""

    full = False

    def write(self, work: Callable[[UnitOfWork], T], *, urgent: bool = True) -> T:
        if self.full:
            raise StorageFull("no room")
        return super().write(work, urgent=urgent)


class Steps:
    """A monotonic clock that moves on by itself, a quarter of a second per look."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 0.25
        return self.now


@pytest.fixture
def shop() -> Iterator[Shop]:
    store = MemoryStore()
    yield Shop(store)
    store.close()


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def spooler(shop: Shop, printer: FakePrinter) -> Iterator[Spooler]:
    made = Spooler(shop.store, printer, shop.texts, shop.clock, shop.new_id)
    shop.store.subscribe(lambda facts: made.poke())
    yield made
    made.close()


def submit(shop: Shop, reference: str) -> PrintJob:
    return shop.store.write(
        lambda uow: printing.submit(uow, PRINTER, "order_slip", reference, document(reference), shop.clock(), shop.new_id)
    )


def states(shop: Shop, reference: str) -> list[str]:
    return [job.state.value for job in shop.store.read(lambda uow: uow.prints.of_reference(reference))]


def ends(shop: Shop, reference: str, *wanted: str) -> None:
    until(lambda: states(shop, reference) == list(wanted), f"{reference} ends as {wanted}")


def test_jobs_come_out_one_after_the_other(shop: Shop, printer: FakePrinter, spooler: Spooler) -> None:
    jobs = [submit(shop, f"A-{n}") for n in range(5)]
    spooler.start()
    ends(shop, "A-4", "printed")
    assert [job_id for job_id, _ in printer.given] == [job.id for job in jobs]
    assert [torn for _, torn in printer.given] == [True, False, False, False, False], "after a start the paper may be torn"


def test_after_an_uncertain_one_the_copy_goes_first_on_cleared_paper(shop: Shop, printer: FakePrinter, spooler: Spooler) -> None:
    printer.answers = [PRINTED, UNCERTAIN, PRINTED]
    for n in range(3):
        submit(shop, f"A-{n}")
        shop.clock.forward(seconds=1)
    spooler.start()
    ends(shop, "A-2", "printed")
    assert states(shop, "A-1") == ["uncertain", "printed"]
    assert [torn for _, torn in printer.given] == [True, False, True, False]


def test_what_is_no_document_ends_with_its_reason_and_the_next_comes(shop: Shop, printer: FakePrinter, spooler: Spooler) -> None:
    printer.answers = [NoDocument("block 0: type 'poem' is none of text, pair"), PRINTED]
    bad = submit(shop, "A-1")
    submit(shop, "A-2")
    spooler.start()
    ends(shop, "A-2", "printed")
    kept = shop.store.read(lambda uow: uow.prints.get(bad.id))
    assert kept is not None and (kept.state, kept.reason) == (JobState.CANCELLED, "unprintable")
    assert "poem" in kept.detail and len(printer.given) == 2


def test_our_own_fault_leaves_no_job_in_mid_air(shop: Shop, printer: FakePrinter, spooler: Spooler) -> None:
    printer.answers = [ValueError("a bug"), PRINTED]
    submit(shop, "A-1")
    spooler.start()
    ends(shop, "A-1", "uncertain", "printed")


def test_a_printer_that_takes_nothing_is_asked_less_and_less_often(shop: Shop, printer: FakePrinter) -> None:
    steps = Steps()
    spooler = Spooler(shop.store, printer, shop.texts, shop.clock, shop.new_id, monotonic=steps)
    printer.answers = [NOT_STARTED]
    submit(shop, "A-1")
    spooler.start()
    looks = 0
    while len(printer.given) < 4:
        spooler.poke()
        looks += 1
        time.sleep(0.001)
        assert looks < 20_000
    tried = len(printer.given)
    spooler.changed()  # plugged in again: now, not after the pause
    until(lambda: len(printer.given) > tried, "tried at once")
    spooler.close()
    assert steps.now > 1 + 2 + 4, "each pause is longer"
    job = shop.store.read(lambda uow: uow.prints.of_reference("A-1")[0])
    assert (job.state, job.reason) == (JobState.QUEUED, "absent") and job.attempts == len(printer.given)


def test_a_hindered_printer_is_not_bothered(shop: Shop, printer: FakePrinter, spooler: Spooler) -> None:
    printer.hindered = "paper_out"
    submit(shop, "A-1")
    spooler.start()
    for _ in range(5):
        spooler.poke()
        time.sleep(0.01)
    assert printer.given == [] and states(shop, "A-1") == ["queued"]
    printer.hindered = None
    spooler.changed()
    ends(shop, "A-1", "printed")


@pytest.mark.parametrize("hindered", ["paper_out", None], ids=["no paper", "refuses"])
def test_another_printer_of_the_station_takes_over(shop: Shop, printer: FakePrinter, hindered: str | None) -> None:
    spooler = Spooler(shop.store, printer, shop.texts, shop.clock, shop.new_id, monotonic=Steps(), give_over_after_s=3.0)
    printer.hindered, printer.other, printer.answers = hindered, SPARE, [NOT_STARTED]
    submit(shop, "A-1")
    spooler.start()

    def moved() -> bool:
        spooler.poke()
        return shop.store.read(lambda uow: uow.prints.next_queued(SPARE)) is not None

    until(moved, "the job is the other printer's")
    spooler.close()
    history = shop.store.read(lambda uow: uow.prints.history(uow.prints.of_reference("A-1")[0].id))
    assert (history[-1].device_id, history[-1].reason) == (SPARE, "given_over")


def test_what_is_known_about_paper_is_written_before_anything_else_is_printed(printer: FakePrinter) -> None:
    disk = FullDisk()
    shop = Shop(disk)
    printer.gate = Event()
    spooler = Spooler(disk, printer, shop.texts, shop.clock, shop.new_id)
    submit(shop, "A-1")
    submit(shop, "A-2")
    spooler.start()
    until(lambda: states(shop, "A-1") == ["sending"], "it is being sent")
    disk.full = True
    printer.gate.set()
    until(lambda: printer.given, "the first is printed")
    spooler.poke()
    time.sleep(0.1)
    assert len(printer.given) == 1 and states(shop, "A-1") == ["sending"]
    disk.full = False
    spooler.poke()
    ends(shop, "A-2", "printed")
    spooler.close()
    assert states(shop, "A-1") == ["printed"] and len(printer.given) == 2


def test_a_journal_is_asked_again_under_the_same_id(shop: Shop, printer: FakePrinter, spooler: Spooler) -> None:
    """Sent before a restart, and a host whose connection breaks: no copy, the journal knows."""
    printer.journal = True
    first = submit(shop, "A-1")
    shop.store.write(lambda uow: printing.take_next(uow, PRINTER, shop.clock()))
    second = submit(shop, "A-2")
    printer.answers = [PRINTED, ConnectionError("the agent is away"), PRINTED]
    spooler.start()
    ends(shop, "A-1", "printed")
    until(lambda: len(printer.given) >= 2, "the second was handed over")
    spooler.changed()
    ends(shop, "A-2", "printed")
    assert [job_id for job_id, _ in printer.given] == [first.id, second.id, second.id]


def test_at_the_end_a_job_is_left_to_the_journal(shop: Shop, printer: FakePrinter, spooler: Spooler) -> None:
    printer.journal = True
    printer.answers = [UNCERTAIN]
    printer.gate = Event()
    submit(shop, "A-1")
    spooler.start()
    until(lambda: states(shop, "A-1") == ["sending"], "it is being sent")
    ending = Thread(target=spooler.close)
    ending.start()
    until(lambda: spooler._closed, "the end has begun")
    printer.gate.set()
    ending.join(10)
    assert states(shop, "A-1") == ["sending"]
