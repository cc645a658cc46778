"""Every fault of the table against every kind of proof: what is called done is on paper, whole, once, and the next slip is well."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest

from pos_bridge.bridge import Bridge, DeviceConfig
from pos_bridge.link import LinkState
from pos_bridge.printer import PrintState
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import PRINTER_CURES, PRINTER_FAULTS, Ledger, VirtualPrinter
from pos_bridge.simulator.firmware import firmware_like
from tests.pos_bridge.counter import Printing, until
from tests.pos_bridge.slips import slip

MODELS = ["epson-tm-t20iii", "zjiang-pos-5890", "star-mc-print3"]
LEDGER = Ledger(r"^Перевал[\s\S]*^Заказ \w-(\d+)$", r"^OR\w(\d+)$", "^КОПИЯ")
MOVES = {"rename_port"}
"The bridge is told another path: it is not found by itself (that is what identities are for)."


@contextmanager
def bridge_to(printer: VirtualPrinter, name: str, profiles: Profiles) -> Iterator[Bridge]:
    bridge = Bridge([DeviceConfig("p", "printer", name, printer.url)], profiles)
    bridge.start()
    try:
        until(lambda: bridge.status("p").link is LinkState.READY, "ready")
        yield bridge
    finally:
        bridge.close()


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("fault", sorted(set(PRINTER_FAULTS) - MOVES))
def test_a_fault_and_its_cure(profiles: Profiles, printer: Callable[..., VirtualPrinter], name: str, fault: str) -> None:
    one = printer(name, tcp=PRINTER_FAULTS[fault].network_only)
    with bridge_to(one, name, profiles) as bridge:
        PRINTER_FAULTS[fault].break_it(one, PRINTER_FAULTS[fault].number)
        first = Printing(lambda: bridge.print("p", "first", slip(number="A-1001", lines=20)))
        # Garbage may read as a reason to wait: nobody waits for that.
        end = time.monotonic() + 2.5
        until(lambda: not first.going or one.stopped or time.monotonic() > end, "an outcome or a wait")
        cure = PRINTER_FAULTS[fault].cure
        if cure is not None:
            PRINTER_CURES[cure](one)
        recover_until(lambda: not first.going, bridge)
        outcome = first.outcome()
        until(lambda: bridge.status("p").link is LinkState.READY, "ready")
        until(lambda: bridge.print("p", "second", slip(number="B-2002")).done, "the next slip")
        tally = LEDGER.read(one.papers)
        if outcome.done and outcome.state is not PrintState.SENT:
            assert tally.originals["1001"] == 1
        assert tally.originals["2002"] >= 1
        assert not tally.lost(["2002"])
        assert tally.glued == 0


def recover_until(condition: Callable[[], bool], bridge: Bridge) -> None:
    """Somebody stands at the printer and says that it may go on, where it needs to be told."""

    def tried() -> bool:
        status = bridge.status("p").printer
        if status is not None and status.hindrance == "fault":
            bridge.command("p", "recover", {})
        return condition()

    until(tried, "the end of the slip")


def test_a_port_that_changes_its_name_is_another_address(profiles: Profiles, printer: Callable[..., VirtualPrinter]) -> None:
    one = printer("epson-tm-t20iii")
    with bridge_to(one, "epson-tm-t20iii", profiles) as bridge:
        before = one.url
        PRINTER_FAULTS["rename_port"].break_it(one, 1)
        assert one.url != before
        until(lambda: bridge.status("p").link is not LinkState.READY, "the loss")
        bridge.configure([DeviceConfig("p", "printer", "epson-tm-t20iii", one.url)], profiles)
        until(lambda: bridge.status("p").link is LinkState.READY, "ready again")
        assert bridge.print("p", "job", slip()).state is PrintState.PRINTED


def test_a_cure_is_named_for_every_fault_that_stays() -> None:
    assert {fault.cure for fault in PRINTER_FAULTS.values() if fault.cure is not None} <= set(PRINTER_CURES)


def test_a_printer_that_lies_about_its_paper_is_believed_and_gets_no_slip(
    profiles: Profiles, printer: Callable[..., VirtualPrinter]
) -> None:
    one = printer("epson-tm-t20iii")
    with bridge_to(one, "epson-tm-t20iii", profiles) as bridge:
        one.lie("out")
        outcome = bridge.print("p", "job", slip())
        assert (outcome.state, outcome.reason) == (PrintState.NOT_STARTED, "paper_out")
        one.mend()
        assert bridge.print("p", "job", slip()).state is PrintState.PRINTED


def test_answers_that_come_twice_or_late_prove_no_more_than_once(
    profiles: Profiles, printer: Callable[..., VirtualPrinter]
) -> None:
    one = printer("zjiang-pos-5890")
    with bridge_to(one, "zjiang-pos-5890", profiles) as bridge:
        one.reply_twice()
        one.reply_late(0.1)
        for number in ("A-1001", "A-1002", "A-1003"):
            assert bridge.print("p", number, slip(number=number, lines=60)).state is PrintState.PROCESSED
        until(lambda: len(one.papers) == 3, "three slips")
        assert LEDGER.read(one.papers).originals == {"1001": 1, "1002": 1, "1003": 1}


@pytest.mark.parametrize("name", ["epson-tm-t20iii", "zjiang-pos-5890"])
@pytest.mark.parametrize("size", [80, 300, 700])
def test_what_a_power_cut_took_out_of_the_middle_is_missed(
    profiles: Profiles, printer: Callable[..., VirtualPrinter], name: str, size: int
) -> None:
    """On a slow line the printer is back before the document is over, prints its end and answers what was asked last."""
    one = printer(name, baud=38400)
    with bridge_to(one, name, profiles) as bridge:
        one.power_cycle_at(size, off_s=0.3)
        outcome = bridge.print("p", "job", slip(number="A-1001", lines=80))
        assert (outcome.state, outcome.reason) == (PrintState.UNCERTAIN, "no_answer")
        assert bridge.print("p", "next", slip(number="B-2002")).done
        assert LEDGER.read(one.papers).originals["2002"] == 1


@pytest.mark.parametrize("name", ["epson-tm-t20iii", "bixolon-srp-350iii"])
def test_one_that_fell_silent_over_a_document_is_not_believed(
    profiles: Profiles, printer: Callable[..., VirtualPrinter], name: str
) -> None:
    """Flow control holds back what is sent to a printer that is off: nothing is missing but what it had, and all is answered."""
    one = printer(name, baud=38400)
    with bridge_to(one, name, profiles) as bridge:
        one.power_cycle_at(700, off_s=1.35, held=True)
        outcome = bridge.print("p", "job", slip(number="A-1001", lines=80))
        assert (outcome.state, outcome.reason) == (PrintState.UNCERTAIN, "silent")
        assert bridge.print("p", "next", slip(number="B-2002")).done
        assert LEDGER.read(one.papers).originals["2002"] == 1


def test_a_printer_that_tells_of_its_power_is_never_believed_after_a_loss_of_it(
    profiles: Profiles, printer: Callable[..., VirtualPrinter]
) -> None:
    """A slow line goes on sending into the printer that is back, and the mark at the end is answered: the notice tells."""
    name = "epson-tm-t20iii"
    telling = replace(firmware_like(profiles.printer(name)), announces=True)
    one = printer(name, firmware=telling, baud=57600)
    with bridge_to(one, name, profiles) as bridge:
        one.power_cycle_at(300, off_s=0.01)
        outcome = bridge.print("p", "job", slip(number="A-1001", lines=20))
        assert (outcome.state, outcome.reason) == (PrintState.UNCERTAIN, "lost")
        assert bridge.print("p", "next", slip(number="B-2002")).state is PrintState.PRINTED
        assert bridge.command("p", "status", {}).done
        tally = LEDGER.read(one.papers)
        assert tally.originals["2002"] == 1
        assert tally.glued == 0
