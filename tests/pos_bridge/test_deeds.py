"""Short deeds: done now or not at all, never later and never twice."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread
from typing import Any

import msgspec
import pytest

from pos_bridge.bridge import Bridge, CommandResult, DeviceConfig
from pos_bridge.errors import UnknownCommand
from pos_bridge.link import LinkState
from pos_bridge.printer import PrintState
from pos_bridge.profiles import PrinterProfile, Profiles
from pos_bridge.simulator import VirtualPrinter
from tests.pos_bridge.counter import Counter, until
from tests.pos_bridge.slips import slip

WIDE = "epson-tm-t20iii"


def told(counter: Counter, name: str, device: str = "wide", **arguments: Any) -> CommandResult:
    return counter.bridge.command(device, name, arguments)


@contextmanager
def bridge_with(printer: VirtualPrinter, profile: PrinterProfile, profiles: Profiles) -> Iterator[Bridge]:
    """A bridge whose one printer has a profile of the test's own."""
    own = msgspec.structs.replace(profile, id="own")
    bridge = Bridge([DeviceConfig("p", "printer", "own", printer.url)], profiles_with(profiles, own))
    bridge.start()
    try:
        until(lambda: bridge.status("p").link is LinkState.READY, "ready")
        yield bridge
    finally:
        bridge.close()


def profiles_with(profiles: Profiles, own: PrinterProfile) -> Profiles:
    return replace(profiles, printers={**profiles.printers, own.id: own})


def test_feed_and_cut(counter: Counter) -> None:
    assert told(counter, "feed", lines=3).done
    assert told(counter, "cut").done
    until(lambda: len(counter.printers["wide"].papers) == 1, "the cut")
    assert told(counter, "feed", lines=0) == CommandResult(False, "lines: a whole number from 1 to 50", {})


def test_a_deed_that_does_not_exist_is_refused(counter: Counter) -> None:
    with pytest.raises(UnknownCommand, match="drawer"):
        told(counter, "dance")


def test_a_drawer_opens_with_a_pulse_that_is_long_enough(counter: Counter) -> None:
    printer = counter.printers["wide"]
    assert told(counter, "drawer", t1=50, t2=100).data["t1"] == 50
    until(lambda: printer.till.pulses == [(1, 50)], "the short pulse")
    assert not printer.till.open
    assert told(counter, "drawer").done
    until(lambda: printer.till.open, "the drawer")
    assert told(counter, "drawer", pin=3).detail == "pin"
    assert told(counter, "drawer", t1=5000).detail == "t1: a whole number from 10 to 510"


def test_the_drawer_s_pin_says_how_it_is(profiles: Profiles, printer: Callable[..., VirtualPrinter]) -> None:
    profile = profiles.printer(WIDE)
    knowing = msgspec.structs.replace(
        profile,
        drawer=msgspec.structs.replace(profile.drawer, open_level="high"),
        status=msgspec.structs.replace(profile.status, drawer=True),
    )
    one = printer(WIDE)
    with bridge_with(one, knowing, profiles) as bridge:
        assert bridge.command("p", "status", {}).data["drawer"] == "closed"
        assert bridge.command("p", "drawer", {}).data["drawer"] == "open"
        one.close_drawer()
        assert bridge.command("p", "status", {}).data["drawer"] == "closed"


def test_a_printer_that_stands_still_gets_no_pulse_now_nor_later(counter: Counter) -> None:
    printer = counter.printers["wide"]
    printer.paper_out()
    result = told(counter, "drawer")
    assert (result.done, result.detail) == (False, "paper_out")
    printer.load_paper()
    assert told(counter, "feed").done
    assert printer.till.pulses == []


def test_an_absent_printer_opens_no_drawer_when_it_comes_back(counter: Counter) -> None:
    printer = counter.printers["wide"]
    printer.unplug()
    until(lambda: counter.bridge.status("wide").link is not LinkState.READY, "the loss")
    assert told(counter, "drawer").detail == "absent"
    printer.replug()
    counter.ready("wide", times=2)
    assert told(counter, "feed").done
    assert printer.till.pulses == []


def test_a_drawer_waits_for_a_document_but_not_for_long(counter: Counter) -> None:
    printer = counter.printers["wide"]
    printer.paper_out_after(4)
    job = counter.printing("wide", slip(lines=60))
    until(lambda: printer.stopped, "the end of the roll")
    assert told(counter, "drawer").detail == "busy"
    printer.load_paper()
    assert job.outcome().done
    assert printer.till.pulses == []


def test_status_names_every_fact(counter: Counter) -> None:
    printer = counter.printers["wide"]
    assert told(counter, "status").data == {
        "paper": "ok", "cover": "closed", "online": "online", "fault": "none", "drawer": "unknown",
    }  # fmt: skip
    printer.near_end()
    assert told(counter, "status").data["paper"] == "near_end"
    printer.open_cover()
    assert told(counter, "status").data["cover"] == "open"
    printer.mute()
    result = told(counter, "status")
    assert (result.done, result.detail) == (False, "no_answer")


def test_a_printer_says_who_it_is(counter: Counter) -> None:
    result = told(counter, "identify")
    assert result.data["maker"] == "EPSON"
    assert result.data["model"] == "TM-T20III"
    assert told(counter, "identify", "narrow").detail == "not_supported"


def test_a_stuck_knife_is_recovered_after_its_cause_is_gone(counter: Counter) -> None:
    printer = counter.printers["wide"]
    printer.jam_cutter()
    job = counter.printing("wide", slip())
    until(lambda: counter.bridge.command("wide", "recover", {}).done, "the job to be told")
    assert job.going, "the cause is still there"
    printer.clear_cutter()
    until(lambda: not job.going or (told(counter, "recover").done and not job.going), "the job to end")
    assert job.outcome().state is PrintState.PRINTED
    assert len(printer.papers) == 1
    assert told(counter, "recover").detail == "nothing_to_recover"


def test_the_self_test_slip_shows_everything(counter: Counter) -> None:
    for device, columns in (("wide", 48), ("narrow", 32)):
        result = told(counter, "print_test", device, title="Проверка", notes=["Касса 2"], language="ru")
        assert result.done, result
        (piece,) = counter.printers[device].papers
        rows = piece.text.splitlines()
        assert rows[0] == "Проверка"
        assert "Касса 2" in rows
        assert max(len(row) for row in rows if set(row) <= set("0123456789.|")) == columns
        assert "Съешь ещё этих мягких булок" in piece.text


def test_a_sheet_of_code_pages_has_one_line_that_reads_right(counter: Counter) -> None:
    result = told(counter, "code_page_sheet", "narrow")
    lines = result.data["lines"]
    assert lines[0] == {"number": 1, "page": "cp866", "slot": 17}
    (piece,) = counter.printers["narrow"].papers
    readable = [row for row in piece.text.splitlines() if "Съешь ещё" in row]
    numbers = [int(row[:2]) for row in readable]
    assert [(lines[n - 1]["page"], lines[n - 1]["slot"]) for n in numbers] == [("cp866", 59), ("cp1251", 73)]


@pytest.mark.parametrize(
    ("candidates", "words"),
    [
        ([], "a list of 1 to"),
        ("cp866", "a list of 1 to"),
        ([{"page": "koi8-r", "slot": 1}], "candidates[0].page"),
        ([{"page": "cp866", "slot": 17}, {"page": "cp866", "slot": 256}], "candidates[1].slot"),
        ([7], "candidates[0].page"),
    ],
)
def test_wrong_candidates_are_named(counter: Counter, candidates: Any, words: str) -> None:
    assert words in told(counter, "code_page_sheet", candidates=candidates).detail


def test_a_printer_that_has_fallen_silent_gets_no_pulse_that_it_would_keep(counter: Counter) -> None:
    printer = counter.printers["wide"]
    assert told(counter, "drawer").done
    until(lambda: len(printer.till.pulses) == 1, "the pulse")
    printer.mute()
    for deed in ("drawer", "feed", "cut"):
        assert told(counter, deed).detail == "no_answer"
    printer.mute(False)
    assert told(counter, "drawer").done
    until(lambda: len(printer.till.pulses) == 2, "the one pulse of the last deed")


def test_a_printer_that_never_said_a_word_is_written_to_all_the_same(
    profiles: Profiles, printer: Callable[..., VirtualPrinter]
) -> None:
    one = printer(WIDE)
    one.mute()
    with bridge_with(one, profiles.printer(WIDE), profiles) as bridge:
        assert bridge.command("p", "drawer", {}).done
        until(lambda: len(one.till.pulses) == 1, "the pulse")


def test_a_torn_printer_is_freed_before_a_pulse(counter: Counter) -> None:
    printer = counter.printers["wide"]
    printer.drop_at(12 + 200)
    assert counter.bridge.print("wide", "torn", slip(lines=40)).state is PrintState.UNCERTAIN
    printer.replug()
    counter.ready("wide", times=2)
    assert told(counter, "drawer").done
    until(lambda: printer.till.pulses, "the pulse")
    assert len(printer.till.pulses) == 1
    assert counter.bridge.print("wide", "next", slip(number="B-2005")).done
    assert printer.papers[-1].text.startswith("Перевал")


def test_a_test_slip_does_not_wait_for_ever(
    profiles: Profiles, printer: Callable[..., VirtualPrinter], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pos_bridge.printer.deeds.SHEET_S", 0.3)
    one = printer(WIDE)
    with bridge_with(one, profiles.printer(WIDE), profiles) as bridge:
        one.paper_out_after(2)
        outcome: list[CommandResult] = []
        waiting = Thread(target=lambda: outcome.append(bridge.command("p", "print_test", {})), daemon=True)
        waiting.start()
        until(lambda: outcome, "the end of the wait")
        assert (outcome[0].done, outcome[0].detail) == (False, "paper_out")
