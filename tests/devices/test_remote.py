"""A remote host is a local one that happens to be far away: same answers, through cuts, restarts and repetitions."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from kiosk.devices.host import OutOfReach
from kiosk.devices.remote.host import FRESH_S
from kiosk.devices.remote.state import AWAY
from pos_bridge.agent.messages import PROTOCOL, Hello
from pos_bridge.agent.parts import LARGEST
from pos_bridge.bridge import JobProgress, LinkChanged, PrinterStatusChanged, Scanned
from pos_bridge.errors import BadDocument, UnknownCommand, UnknownDevice
from pos_bridge.printer import PrintOutcome
from tests.devices.outpost import Outpost
from tests.pos_bridge.slips import slip
from tests.waiting import until


class Printing:
    """A print that runs beside the test; `result` is the outcome or what was raised."""

    def __init__(self, print_now: Callable[[], PrintOutcome]) -> None:
        self.result: PrintOutcome | Exception | None = None
        self._thread = threading.Thread(target=self._run, args=(print_now,), daemon=True)
        self._thread.start()

    def outcome(self) -> PrintOutcome:
        self._thread.join(20)
        assert isinstance(self.result, PrintOutcome), self.result
        return self.result

    def _run(self, print_now: Callable[[], PrintOutcome]) -> None:
        try:
            self.result = print_now()
        except Exception as error:
            self.result = error


def printing(place: Outpost, job: str, document: dict[str, Any] | None = None) -> Printing:
    host, words = place.host, document or slip(number=job)
    return Printing(lambda: host.print("p", job, words, False))


def spooling(place: Outpost, job: str) -> Printing:
    """As the spool does it: what was not started is tried again."""

    def until_done() -> PrintOutcome:
        while (outcome := place.host.print("p", job, slip(number=job), False)).reason == "absent":
            time.sleep(0.05)
        return outcome

    return Printing(until_done)


def papers(place: Outpost, number: str) -> int:
    """How often that number was begun on paper."""
    pieces = [*place.printer.papers, place.printer.current]
    return sum(line.strip() == f"Заказ {number}" for piece in pieces for line in piece.text.splitlines())


def hindrance(place: Outpost) -> str | None:
    return next((s.printer.hindrance for s in place.host.statuses() if s.printer is not None), None)


def scans(place: Outpost) -> list[str]:
    return [event.text for event in place.heard if isinstance(event, Scanned)]


def links(place: Outpost, device: str) -> list[str]:
    return [str(e.state) for e in place.heard if isinstance(e, LinkChanged) and e.device == device]


def test_scans_papers_and_states_arrive(outpost: Outpost) -> None:
    outpost.scanner.scan("4600000000017")
    until(lambda: scans(outpost) == ["4600000000017"], "the scan is heard")
    outcome = printing(outpost, "A-1001").outcome()
    assert (str(outcome.state), outcome.proof) == ("printed", "process_id")
    assert papers(outpost, "A-1001") == 1
    states = [event.state for event in outpost.heard if isinstance(event, JobProgress)]
    assert states[0] == "sending" and states[-1] == "printed"
    outpost.printer.paper_out()
    until(lambda: any(isinstance(e, PrinterStatusChanged) and e.status.hindrance for e in outpost.heard), "paper out is told")
    status = {s.device: s for s in outpost.host.statuses()}
    assert status["p"].printer is not None and status["p"].printer.hindrance == "paper_out"
    outpost.scanner.unplug()
    until(lambda: links(outpost, "s")[-1] != "ready", "the unplugged scanner is told")


def test_a_scan_is_as_old_as_it_is(outpost: Outpost) -> None:
    """The moment it was read, by the server's own clock."""
    before = time.monotonic()
    outpost.scanner.scan("4600000000017")
    until(lambda: scans(outpost), "heard")
    at = next(event.at for event in outpost.heard if isinstance(event, Scanned))
    assert before - 1 <= at <= time.monotonic()


def test_nothing_is_known_of_the_devices_of_an_agent_that_is_away(outpost: Outpost, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.devices.remote.host.GRACE_S", 0.1)
    monkeypatch.setattr("kiosk.devices.remote.host.TICK_S", 0.05)
    outpost.network.down()
    until(lambda: {s.reason for s in outpost.host.statuses()} == {AWAY}, "away is told")
    assert not outpost.host.available and not outpost.host.describe().available
    assert links(outpost, "p")[-1] == "lost"
    assert not outpost.host.command("s", "beep_good", {}).done
    assert outpost.host.bytes_log("s") == ()
    outpost.network.up = True
    outpost.ready()
    assert links(outpost, "p")[-1] == "ready"


def test_a_short_break_is_no_news(outpost: Outpost) -> None:
    before = len(links(outpost, "p"))
    for _ in range(5):
        outpost.network.cut()
        outpost.ready()
    assert len(links(outpost, "p")) == before


def test_a_scan_during_a_short_break_arrives_once_and_during_a_long_one_never(
    outpost: Outpost, monkeypatch: pytest.MonkeyPatch
) -> None:
    outpost.network.down()
    outpost.scanner.scan("4600000000017")
    until(lambda: outpost.scans_read() == 1, "it was read")
    outpost.network.up = True
    until(lambda: scans(outpost) == ["4600000000017"], "heard after the break")
    outpost.network.down()
    monkeypatch.setattr("pos_bridge.agent.outbox.FRESH_S", 0.0)
    outpost.scanner.scan("4600000000024")
    until(lambda: outpost.scans_read() == 2, "it was read")
    outpost.network.up = True
    outpost.ready()
    outpost.scanner.scan("4600000000031")
    until(lambda: scans(outpost)[-1] == "4600000000031", "the next is heard")
    assert scans(outpost) == ["4600000000017", "4600000000031"]


def test_a_scan_that_was_long_under_way_is_dropped_by_the_server(outpost: Outpost, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the agent believes: frames can wait in the network's buffers."""
    assert FRESH_S == 5.0
    monkeypatch.setattr("kiosk.devices.remote.host.FRESH_S", -1.0)
    outpost.scanner.scan("4600000000017")
    until(lambda: outpost.host.describe().late_scans == 1, "it is counted as late")
    assert scans(outpost) == []


@pytest.mark.parametrize("repeat", [0.0, 0.5])
def test_cut_at_every_part_a_paper_comes_out_once(outpost: Outpost, repeat: float) -> None:
    outpost.network.repeat = repeat
    for number in range(1, 16):
        outpost.network.cut_after = number
        outcome = printing(outpost, f"A-{2000 + number}").outcome()
        assert outcome.done, outcome
        outpost.network.cut_after = None
    assert outpost.network.cuts >= 8, "an exchange has more parts than that"
    assert [papers(outpost, f"A-{2000 + number}") for number in range(1, 16)] == [1] * 15
    assert outpost.journal is not None
    until(lambda: outpost.journal is not None and not outpost.journal.untold(), "every outcome is taken")


def test_a_job_goes_on_while_the_network_is_away_and_is_told_afterwards(outpost: Outpost) -> None:
    outpost.printer.slow(200.0)
    job = printing(outpost, "A-1002")
    until(lambda: "A-1002" in outpost.printer.current.text, "it is being printed")
    outpost.network.down()
    outpost.printer.slow(None)
    until(lambda: any(p.whole and "A-1002" in p.text for p in outpost.printer.papers), "the paper is out")
    assert job.result is None
    outpost.network.up = True
    assert str(job.outcome().state) == "printed"
    assert papers(outpost, "A-1002") == 1


def test_whoever_waits_for_an_agent_that_is_away_is_free_for_other_work(outpost: Outpost, monkeypatch: pytest.MonkeyPatch) -> None:
    """The queue behind the job may go to another printer; the job itself is asked for again when the agent is back."""
    monkeypatch.setattr("kiosk.devices.remote.host.GRACE_S", 0.1)
    monkeypatch.setattr("kiosk.devices.remote.host.TICK_S", 0.05)
    outpost.printer.paper_out_after(6)
    job = printing(outpost, "A-1011")
    until(lambda: hindrance(outpost) == "paper_out", "the paper ends in the middle")
    outpost.network.down()
    until(lambda: isinstance(job.result, OutOfReach), "the call ends")
    outpost.printer.load_paper()
    outpost.network.up = True
    outpost.ready()
    assert str(spooling(outpost, "A-1011").outcome().state) == "printed"
    assert papers(outpost, "A-1011") == 1


def test_a_job_that_waits_for_paper_while_the_server_is_away_is_printed_when_paper_comes(outpost: Outpost) -> None:
    outpost.printer.slow(200.0)
    first = printing(outpost, "A-1003")
    until(lambda: "A-1003" in outpost.printer.current.text, "the first is being printed")
    second = Printing(lambda: outpost.host.print("p", "A-1004", slip(number="A-1004"), False))
    until(lambda: outpost.journal is not None and outpost.journal.open_jobs() == 2, "both are accepted")
    outpost.network.down()
    outpost.printer.slow(None)
    until(lambda: any(p.whole and "A-1004" in p.text for p in outpost.printer.papers), "both are printed without the server")
    outpost.network.up = True
    assert first.outcome().done and second.outcome().done


def test_a_new_server_hands_the_same_job_over_and_gets_its_outcome(outpost: Outpost) -> None:
    """The old server died between handing it over and writing down what became of it."""
    outpost.printer.slow(200.0)
    lost = printing(outpost, "A-1005")
    until(lambda: "A-1005" in outpost.printer.current.text, "it is being printed")
    outpost.restart_server()
    until(lambda: isinstance(lost.result, OutOfReach), "the old server's call ends without an outcome")
    again = printing(outpost, "A-1005")
    outpost.printer.slow(None)
    assert str(again.outcome().state) == "printed"
    outpost.restart_server()
    outpost.ready()
    assert str(printing(outpost, "A-1005").outcome().state) == "printed"
    assert papers(outpost, "A-1005") == 1


def test_a_new_run_of_the_agent_finishes_what_the_old_one_accepted(outpost: Outpost) -> None:
    outpost.printer.paper_out()
    until(lambda: hindrance(outpost), "no paper")
    outpost.network.down()
    journal = outpost.journal
    assert journal is not None
    outpost.stop_agent()
    outpost.network.up = True
    job = spooling(outpost, "A-1006")
    outpost.printer.load_paper()
    outpost.start_agent()
    assert job.outcome().done and papers(outpost, "A-1006") == 1


def test_paper_out_before_the_first_byte_gives_the_job_back(outpost: Outpost) -> None:
    """The server knows other printers; and when it hands the job over again, it is printed."""
    outpost.printer.paper_out()
    until(lambda: hindrance(outpost), "no paper")
    outcome = printing(outpost, "A-1007").outcome()
    assert (str(outcome.state), outcome.reason) == ("not_started", "paper_out")
    outpost.printer.load_paper()
    until(lambda: hindrance(outpost) is None, "paper is in")
    assert printing(outpost, "A-1007").outcome().done
    assert papers(outpost, "A-1007") == 1


def test_what_is_no_document_and_what_is_too_large_is_said_at_once(outpost: Outpost) -> None:
    with pytest.raises(BadDocument, match="block 0"):
        outpost.host.print("p", "j1", {"blocks": [{"type": "novel"}]}, False)
    large = {"blocks": [{"type": "text", "text": "ы" * 4000}] * (LARGEST // 4000)}
    with pytest.raises(BadDocument, match="characters"):
        outpost.host.print("p", "j2", large, False)
    assert printing(outpost, "A-1008").outcome().done


def test_a_large_document_goes_in_parts(outpost: Outpost) -> None:
    outcome = printing(outpost, "A-1009", slip(number="A-1009", lines=300)).outcome()
    assert outcome.done and papers(outpost, "A-1009") == 1


def test_questions_are_answered_or_refused_as_by_a_bridge(outpost: Outpost) -> None:
    outpost.scanner.scan("4600000000017")
    until(lambda: scans(outpost), "heard")
    record = outpost.host.bytes_log("s")[-1]
    assert b"4600000000017" in record.data and record.direction == "in" and record.at <= time.monotonic()
    with pytest.raises(UnknownDevice):
        outpost.host.bytes_log("nothing")
    with pytest.raises(UnknownCommand):
        outpost.host.command("p", "dance", {})


def test_a_question_may_be_asked_by_whoever_hears_an_event(outpost: Outpost) -> None:
    answers: list[object] = []
    outpost.host.listen(lambda event: answers.append(outpost.host.bytes_log("s")) if isinstance(event, Scanned) else None)
    outpost.scanner.scan("4600000000017")
    until(lambda: answers, "answered within the event", 4)


def test_devices_are_added_and_taken_away_while_it_runs(outpost: Outpost, profiles: Any) -> None:
    outpost.host.configure([d for d in outpost.devices() if d.id == "p"], profiles)
    assert [s.device for s in outpost.host.statuses()] == ["p"]
    until(lambda: outpost.carried() == ["p"], "the agent let go of the scanner")
    outpost.host.configure(outpost.devices(), profiles)
    outpost.ready()
    outpost.scanner.scan("4600000000017")
    until(lambda: scans(outpost) == ["4600000000017"], "the scanner is back")


def test_an_agent_of_another_protocol_is_told_so(outpost: Outpost) -> None:
    outpost.stop_agent()
    connection = outpost.network.connect()
    connection.send(Hello(PROTOCOL + 1, "9.9", "boot"))
    answer = connection.next(5)
    assert type(answer).__name__ == "TurnedAway"
    until(lambda: outpost.host.describe().trouble == "protocol", "store IT is told")
    assert outpost.host.describe().version == "9.9"
    assert not outpost.host.available


def test_two_machines_with_one_key_are_noticed(outpost: Outpost) -> None:
    outpost.start_agent()
    until(lambda: outpost.host.describe().trouble == "two_agents", "noticed")


def test_an_agent_taken_out_of_use_leaves_its_job_to_a_person(outpost: Outpost) -> None:
    outpost.printer.slow(200.0)
    job = printing(outpost, "A-1010")
    until(lambda: "A-1010" in outpost.printer.current.text, "it is being printed")
    outpost.network.down()
    outpost.host.trust(False)
    assert (str(job.outcome().state), job.outcome().reason) == ("uncertain", "agent_gone")
    assert outpost.host.describe().trouble == "no_key"
    outpost.network.up = True
    outpost.host.trust(True)
    outpost.ready()
    assert outpost.host.describe().trouble == ""
