"""The agent's journal: what is on disk, what a repeated request gets, and what another run of the agent finds."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_bridge.agent.journal import REMEMBERED, Job, Journal, JournalError
from pos_bridge.printer import PrintOutcome, PrintState

WORDS = {"kind": "slip", "language": "ru", "blocks": [{"type": "text", "text": "Анна К., заказ A-1008"}]}
PRINTED = PrintOutcome(PrintState.PRINTED, "process_id", 120)
NOT_STARTED = PrintOutcome(PrintState.NOT_STARTED, "none", 0, "paper_out")
INTERRUPTED = PrintOutcome(PrintState.UNCERTAIN, "none", 0, "interrupted")


def job(job_id: str = "j1", attempt: str = "a1", device: str = "p1") -> Job:
    return Job(job_id, attempt, device, WORDS, False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.db"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    made = Journal(path)
    yield made
    made.close()


def test_what_was_accepted_is_there_for_the_next_run(journal: Journal, path: Path) -> None:
    assert journal.accept(job()) is None
    again = Journal(path)  # as after kill -9: nobody closed the first one
    assert again.next("p1") == job()
    assert again.devices() == ("p1",)
    again.close()


def test_jobs_of_a_printer_come_in_the_order_of_their_acceptance(journal: Journal) -> None:
    for name in ("b", "a", "c"):
        journal.accept(job(name))
    journal.accept(job("other", device="p2"))
    seen = []
    while (found := journal.next("p1")) is not None:
        journal.sending(found.id)
        journal.finish(found.id, PRINTED)
        seen.append(found.id)
    assert seen == ["b", "a", "c"]


def test_the_same_job_again_joins_or_gets_the_first_outcome(journal: Journal) -> None:
    journal.accept(job())
    assert journal.accept(job()) is None
    journal.sending("j1")
    assert journal.accept(job(attempt="a2")) is None
    assert journal.next("p1") is None, "joined, not taken twice"
    told = journal.finish("j1", PRINTED)
    assert told.attempt == "a2", "told by the name of who asked last"
    for attempt in ("a1", "a2", "a3"):
        found = journal.accept(job(attempt=attempt))
        assert found is not None and (found.attempt, found.outcome) == (attempt, PRINTED)
    assert journal.next("p1") is None


def test_a_job_that_was_not_started_begins_anew_only_for_a_new_attempt(journal: Journal) -> None:
    journal.accept(job())
    journal.sending("j1")
    journal.finish("j1", NOT_STARTED)
    late = journal.accept(job())
    assert late is not None and late.outcome == NOT_STARTED
    assert journal.next("p1") is None, "a late repetition of the request prints nothing"
    assert journal.accept(job(attempt="a2")) is None
    assert journal.next("p1") == job(attempt="a2")
    journal.sending("j1")
    journal.finish("j1", NOT_STARTED)
    oldest = journal.accept(job(attempt="a1"))
    assert oldest is not None and oldest.outcome == NOT_STARTED


def test_a_job_interrupted_by_a_death_is_never_begun_again(journal: Journal, path: Path) -> None:
    journal.accept(job())
    journal.sending("j1")
    again = Journal(path)
    assert again.interrupted(INTERRUPTED) == 1
    assert again.next("p1") is None
    assert [told.outcome for told in again.untold()] == [INTERRUPTED]
    assert again.interrupted(INTERRUPTED) == 0
    again.close()


def test_an_outcome_is_told_until_it_is_taken(journal: Journal, path: Path) -> None:
    journal.accept(job())
    journal.sending("j1")
    journal.finish("j1", PRINTED)
    journal.taken("j1", "another attempt")
    again = Journal(path)
    assert [(told.id, told.attempt) for told in again.untold()] == [("j1", "a1")]
    again.taken("j1", "a1")
    assert again.untold() == () and again.open_jobs() == 0
    again.close()


def test_words_are_gone_when_they_are_on_paper(journal: Journal, path: Path) -> None:
    """Of a printed paper the outcome stays; the words, which may name a person, do not: neither in the file nor in its log."""
    journal.accept(job())
    journal.sending("j1")
    secret = "Анна К.".encode()
    assert any(secret in file.read_bytes() for file in path.parent.iterdir())
    journal.finish("j1", PRINTED)
    journal.taken("j1", "a1")
    assert not any(secret in file.read_bytes() for file in path.parent.iterdir())


def test_outcomes_long_taken_are_forgotten(journal: Journal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pos_bridge.agent.journal.REMEMBERED", 3)
    assert REMEMBERED >= 1000
    for number in range(10):
        journal.accept(job(f"j{number}"))
        journal.finish(f"j{number}", PRINTED)
        journal.taken(f"j{number}", "a1")
    known = [name for name in (f"j{n}" for n in range(10)) if journal.accept(job(name)) is not None]
    assert known == ["j7", "j8", "j9"]


def test_the_configuration_is_kept(journal: Journal, path: Path) -> None:
    assert journal.configuration() is None
    journal.keep_configuration("one")
    journal.keep_configuration("два")
    again = Journal(path)
    assert again.configuration() == "два"
    again.close()


def test_only_its_owner_reads_it(journal: Journal, path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0


def test_a_journal_of_a_newer_agent_is_left_alone(path: Path) -> None:
    Journal(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(JournalError, match="newer agent"):
        Journal(path)


def test_a_file_that_is_no_journal_is_named(path: Path) -> None:
    path.write_text("no database at all, but rather long, so that it has a whole header" * 20)
    with pytest.raises(JournalError, match=r"journal\.db"):
        Journal(path)
