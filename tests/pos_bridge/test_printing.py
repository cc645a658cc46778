"""Printers on real ptys and sockets, and everything that goes wrong with them. The paper is the oracle."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from pos_bridge.bridge import Bridge, DeviceConfig, JobProgress, PrinterStatusChanged
from pos_bridge.errors import BadDocument
from pos_bridge.link import LinkState
from pos_bridge.printer import PrintState
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import Piece, VirtualPrinter
from tests.pos_bridge.counter import Counter, Printing, until
from tests.pos_bridge.slips import slip

PROOF = {"wide": (PrintState.PRINTED, "process_id"), "narrow": (PrintState.PROCESSED, "gs_r")}
BOTH = list(PROOF)


def whole(piece: Piece, number: str = "A-1007", lines: int = 0) -> bool:
    """The piece is exactly one slip."""
    rows = piece.text.splitlines()
    expected = ["Перевал", f"Заказ {number}", "OR" + number.replace("-", ""), *(f"Строка {count}" for count in range(lines))]
    return all(rows.count(row) == 1 for row in expected) and rows[0] == "Перевал"


def states(counter: Counter, job: str = "job") -> list[str]:
    return [str(event.state) for event in counter.of(JobProgress) if event.job_id == job]


@contextmanager
def bridge_to(printer: VirtualPrinter, profile: str, profiles: Profiles) -> Iterator[Bridge]:
    bridge = Bridge([DeviceConfig("p", "printer", profile, printer.url)], profiles)
    bridge.start()
    try:
        until(lambda: bridge.status("p").link is LinkState.READY, "ready")
        yield bridge
    finally:
        bridge.close()


@pytest.mark.parametrize("device", BOTH)
def test_a_slip_is_printed_and_proved(counter: Counter, device: str) -> None:
    outcome = counter.bridge.print(device, "job", slip())
    assert (outcome.state, outcome.proof) == PROOF[device]
    (piece,) = counter.printers[device].papers
    assert whole(piece)
    assert outcome.bytes_sent <= len(piece.raw)
    until(lambda: states(counter)[-1:] == [str(outcome.state)], "the end")
    assert states(counter) == ["sending", "confirming", str(outcome.state)]


@pytest.mark.parametrize("device", BOTH)
def test_paper_out_before_is_known_and_nothing_is_sent(counter: Counter, device: str) -> None:
    printer = counter.printers[device]
    printer.paper_out()
    outcome = counter.bridge.print(device, "job", slip())
    assert (outcome.state, outcome.reason, outcome.bytes_sent) == (PrintState.NOT_STARTED, "paper_out", 0)
    printer.load_paper()
    assert counter.bridge.print(device, "job", slip()).done
    assert [whole(piece) for piece in printer.papers] == [True]


@pytest.mark.parametrize("device", BOTH)
def test_an_open_cover_is_known_and_nothing_is_sent(counter: Counter, device: str) -> None:
    counter.printers[device].open_cover()
    outcome = counter.bridge.print(device, "job", slip())
    assert (outcome.state, outcome.reason) == (PrintState.NOT_STARTED, "cover_open")
    counter.printers[device].close_cover()
    assert counter.bridge.print(device, "job", slip()).done


@pytest.mark.parametrize("device", BOTH)
def test_paper_out_in_mid_slip_waits_and_ends_on_one_piece(counter: Counter, device: str) -> None:
    printer = counter.printers[device]
    printer.paper_out_after(rows=4)
    job = counter.printing(device, slip(lines=150))
    until(lambda: "waiting_paper" in states(counter), "the wait for paper")
    time.sleep(1.8)
    assert job.going, "a printer that says why it waits is waited for, however long"
    printer.slow(20000)
    printer.load_paper()
    assert (job.outcome().state, job.outcome().proof) == PROOF[device]
    (piece,) = printer.papers
    assert whole(piece, lines=150)
    until(lambda: states(counter)[-1] == str(PROOF[device][0]), "the end")
    assert "waiting_paper" in states(counter)


@pytest.mark.parametrize("device", BOTH)
@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.95, 1.0])
def test_a_printer_gone_in_mid_slip_is_uncertain_and_the_next_slip_is_not_glued_to_it(
    counter: Counter, device: str, share: float
) -> None:
    printer = counter.printers[device]
    size = counter.bridge.print(device, "first", slip(number="C-3003")).bytes_sent
    printer.drop_at(12 + max(1, round(size * share)))  # The four questions before a slip are twelve bytes.
    outcome = counter.bridge.print(device, "torn", slip(number="A-1007"))
    assert outcome.state is PrintState.UNCERTAIN
    assert outcome.reason == "lost"
    assert outcome.bytes_sent >= 1
    printer.replug()
    counter.ready(device, times=2)
    again = counter.bridge.print(device, "next", slip(number="B-2005"))
    assert (again.state, again.proof) == PROOF[device]
    last = printer.papers[-1]
    assert whole(last, "B-2005")
    assert "A-1007" not in last.text
    assert printer.current.blank


def test_gone_before_the_first_byte_is_not_started(counter: Counter) -> None:
    counter.printers["wide"].unplug()
    until(lambda: counter.bridge.status("wide").link is not LinkState.READY, "the loss")
    outcome = counter.bridge.print("wide", "job", slip())
    assert (outcome.state, outcome.reason, outcome.bytes_sent) == (PrintState.NOT_STARTED, "absent", 0)
    counter.printers["wide"].replug()
    counter.ready("wide", times=2)
    assert counter.bridge.print("wide", "job", slip()).done
    assert [whole(piece) for piece in counter.printers["wide"].papers] == [True]


@pytest.mark.parametrize("device", BOTH)
def test_a_power_cycle_in_mid_slip_is_never_taken_for_printed(counter: Counter, device: str) -> None:
    printer = counter.printers[device]
    printer.slow(4000)
    job = counter.printing(device, slip(lines=150), "cycled")
    until(lambda: printer.version > 20, "the first rows")
    printer.power_cycle()
    printer.slow(None)
    outcome = job.outcome()
    assert (outcome.state, outcome.reason) == (PrintState.UNCERTAIN, "no_answer")
    assert counter.bridge.print(device, "next", slip(number="B-2005")).done
    last = printer.papers[-1]
    assert whole(last, "B-2005")
    assert "Строка" not in last.text


@pytest.mark.parametrize("device", BOTH)
def test_a_printer_that_answers_nothing_is_printed_on_and_uncertain(counter: Counter, device: str) -> None:
    counter.printers[device].mute()
    outcome = counter.bridge.print(device, "job", slip())
    assert (outcome.state, outcome.reason) == (PrintState.UNCERTAIN, "no_answer")
    assert outcome.bytes_sent > 300


def test_garbage_answers_prove_nothing_and_harm_nothing(counter: Counter) -> None:
    printer = counter.printers["wide"]
    printer.garbage(seed=3)
    for _ in range(1):
        outcome = counter.bridge.print("wide", "job", slip())
        assert outcome.state in (PrintState.UNCERTAIN, PrintState.NOT_STARTED)
    printer.garbage(on=False)
    until(lambda: counter.bridge.print("wide", "good", slip(number="B-2005")).done, "a good print")
    assert whole(printer.papers[-1], "B-2005")


@pytest.mark.parametrize("device", BOTH)
def test_a_slow_printer_holds_the_sender_back_and_gets_everything(
    shipped: Profiles, printer: Callable[..., VirtualPrinter], device: str
) -> None:
    name = {"wide": "epson-tm-t20iii", "narrow": "zjiang-pos-5890"}[device]
    slow = printer(name, baud=115200, rows_per_s=20000)
    with bridge_to(slow, name, shipped) as bridge:
        outcome = bridge.print("p", "job", slip(lines=300))
        assert (outcome.state, outcome.proof) == PROOF[device]
        (piece,) = slow.papers
        assert whole(piece, lines=300)


def test_the_buffer_of_the_printer_never_overflows(profiles: Profiles, printer: Callable[..., VirtualPrinter]) -> None:
    stuck = printer("zjiang-pos-5890")
    with bridge_to(stuck, "zjiang-pos-5890", profiles) as bridge:
        stuck.paper_out_after(rows=2)
        job = Printing(lambda: bridge.print("p", "job", slip(lines=400)))
        until(lambda: stuck.received > 500, "the first window")
        received = stuck.received
        until(lambda: stuck.received > received + 20, "questions while it waits")
        assert stuck.received < 4096
        stuck.load_paper()
        assert job.outcome().state is PrintState.PROCESSED
        assert whole(stuck.papers[0], lines=400)


def test_a_network_printer_prints_and_comes_back(profiles: Profiles, printer: Callable[..., VirtualPrinter]) -> None:
    network = printer("epson-tm-t20iii", tcp=True)
    with bridge_to(network, "epson-tm-t20iii", profiles) as bridge:
        assert bridge.print("p", "one", slip()).state is PrintState.PRINTED
        network.drop_at(200)
        assert bridge.print("p", "two", slip()).state is PrintState.UNCERTAIN
        network.replug()
        # The loss may not have been noticed yet: then nothing is started, and it may be tried again.
        until(lambda: bridge.print("p", "three", slip(number="B-2005")).state is PrintState.PRINTED, "the next slip")
        assert whole(network.papers[0])
        assert whole(network.papers[-1], "B-2005")


def test_a_printer_that_proves_nothing_is_only_sent(profiles: Profiles, printer: Callable[..., VirtualPrinter]) -> None:
    simple = printer("escpos-80")
    with bridge_to(simple, "escpos-80", profiles) as bridge:
        outcome = bridge.print("p", "job", slip())
        assert (outcome.state, outcome.proof) == (PrintState.SENT, "bytes_sent")
        until(lambda: simple.papers, "the paper")
        assert whole(simple.papers[0])


def test_closing_ends_a_job_that_waits(counter: Counter) -> None:
    counter.printers["wide"].paper_out_after(rows=4)
    job = counter.printing("wide", slip(lines=150))
    until(lambda: "waiting_paper" in states(counter), "the wait for paper")
    counter.bridge.close()
    assert (job.outcome().state, job.outcome().reason) == (PrintState.UNCERTAIN, "closed")


def test_a_job_after_a_crash_begins_with_a_resync(counter: Counter) -> None:
    """What an earlier process left half sent does not become a part of the next slip."""
    printer = counter.printers["wide"]
    half = Printing(lambda: counter.bridge.print("wide", "half", slip()))
    half.outcome()
    outcome = counter.bridge.print("wide", "next", slip(number="B-2005"), torn=True)
    assert outcome.done
    assert [piece.blank for piece in printer.papers] == [False, True, False]


def test_the_status_of_an_idle_printer_is_news(counter: Counter) -> None:
    counter.printers["wide"].near_end()
    until(lambda: any(event.status.paper == "near_end" for event in counter.of(PrinterStatusChanged)), "near end")
    counter.printers["wide"].open_cover()
    until(lambda: counter.bridge.status("wide").printer is not None, "status")
    until(lambda: str(getattr(counter.bridge.status("wide").printer, "cover", "")) == "open", "cover open")
    counter.printers["wide"].unplug()
    until(lambda: str(getattr(counter.bridge.status("wide").printer, "cover", "")) == "unknown", "unknown after the loss")


def test_a_bad_document_is_refused_before_any_byte(counter: Counter) -> None:
    with pytest.raises(BadDocument):
        counter.bridge.print("wide", "job", {"kind": "slip", "language": "ru", "blocks": [{"type": "txt"}]})
    assert counter.bridge.print("wide", "job", slip()).done


def test_two_threads_never_mix_their_slips(counter: Counter) -> None:
    jobs = [counter.printing("wide", slip(number=f"A-10{number}", lines=30), f"job{number}") for number in range(10, 16)]
    assert all(job.outcome().done for job in jobs)
    papers = sorted(counter.printers["wide"].papers, key=lambda piece: piece.text)
    assert [whole(piece, f"A-10{number}", 30) for number, piece in zip(range(10, 16), papers, strict=True)] == [True] * 6
