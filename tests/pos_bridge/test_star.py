"""Star printers: another language over the same driver, and a counter that proves paper."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_bridge.bridge import Bridge, DeviceConfig
from pos_bridge.document import from_json
from pos_bridge.link import LinkState
from pos_bridge.printer import PrintState, command_set, encode
from pos_bridge.printer.encode import encode_parts, resync
from pos_bridge.printer.replies import Counted, Pushed
from pos_bridge.printer.star_status import StarDemux
from pos_bridge.printer.status import Cover, Drawer, Fault, Online, Paper
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import VirtualPrinter
from pos_bridge.simulator.sensors import Sensors
from pos_bridge.simulator.star_tokenizer import StarTokenizer
from pos_bridge.simulator.tokenizer import tokens
from tests.pos_bridge.counter import Printing, until
from tests.pos_bridge.slips import slip

STAR = "star-tsp650ii"


@contextmanager
def bridge_to(printer: VirtualPrinter, profiles: Profiles, name: str = STAR) -> Iterator[Bridge]:
    bridge = Bridge([DeviceConfig("p", "printer", name, printer.url)], profiles)
    bridge.start()
    try:
        until(lambda: bridge.status("p").link is LinkState.READY, "ready")
        yield bridge
    finally:
        bridge.close()


@pytest.mark.parametrize("name", ["star-tsp650ii", "star-mc-print3"])
def test_a_slip_is_proved_by_the_counter(profiles: Profiles, printer: Callable[..., VirtualPrinter], name: str) -> None:
    one = printer(name)
    with bridge_to(one, profiles, name) as bridge:
        outcome = bridge.print("p", "job", slip(lines=120))
        assert (outcome.state, outcome.proof) == (PrintState.PRINTED, "star_etb")
        assert bridge.print("p", "next", slip(number="B-2005")).state is PrintState.PRINTED
        assert [piece.text.count("Перевал") for piece in one.papers] == [1, 1]


def test_a_printer_of_dots_alone_is_only_sent(profiles: Profiles, printer: Callable[..., VirtualPrinter]) -> None:
    one = printer("star-tsp100")
    with bridge_to(one, profiles, "star-tsp100") as bridge:
        assert bridge.print("p", "job", slip()).state is PrintState.SENT
        until(lambda: len(one.papers) == 1, "the slip")


def test_paper_out_in_mid_slip_waits(profiles: Profiles, printer: Callable[..., VirtualPrinter]) -> None:
    one = printer(STAR)
    with bridge_to(one, profiles) as bridge:
        one.paper_out_after(4)
        job = Printing(lambda: bridge.print("p", "job", slip(lines=60)))
        until(lambda: one.stopped, "the end of the roll")
        until(lambda: (status := bridge.status("p").printer) is not None and status.paper is Paper.OUT, "the status")
        one.load_paper()
        assert job.outcome().state is PrintState.PRINTED
        assert len(one.papers) == 1


@pytest.mark.parametrize("size", [30, 400, 900])
def test_power_lost_in_mid_slip_proves_nothing(profiles: Profiles, printer: Callable[..., VirtualPrinter], size: int) -> None:
    one = printer(STAR)
    with bridge_to(one, profiles) as bridge:
        one.power_cycle_at(size, off_s=0.0)
        outcome = bridge.print("p", "job", slip(lines=60))
        assert (outcome.state, outcome.reason) == (PrintState.UNCERTAIN, "no_answer")
        assert bridge.print("p", "next", slip(number="B-2005")).state is PrintState.PRINTED
        assert one.papers[-1].text.splitlines()[0] == "Перевал"


def test_one_that_never_says_a_word_gets_its_slip_and_proves_nothing(
    profiles: Profiles, printer: Callable[..., VirtualPrinter]
) -> None:
    one = printer(STAR)
    one.mute()
    with bridge_to(one, profiles) as bridge:
        outcome = bridge.print("p", "job", slip(number="A-1001"))
        assert (outcome.state, outcome.reason) == (PrintState.UNCERTAIN, "no_answer")
        until(lambda: any("A-1001" in piece.text for piece in one.papers), "the slip")


def test_the_drawer_opens_and_its_switch_is_seen(profiles: Profiles, printer: Callable[..., VirtualPrinter]) -> None:
    profile = profiles.printer(STAR)
    knowing = msgspec.structs.replace(profile, id="own", drawer=msgspec.structs.replace(profile.drawer, open_level="high"))
    one = printer(STAR)
    with bridge_to(one, replace(profiles, printers={"own": knowing}), "own") as bridge:
        assert bridge.command("p", "status", {}).data["drawer"] == "closed"
        assert bridge.command("p", "drawer", {"t1": 50, "t2": 100}).done
        until(lambda: one.till.pulses == [(1, 50)], "the short pulse")
        assert bridge.command("p", "drawer", {}).done
        until(lambda: one.till.open, "the drawer")
        assert bridge.command("p", "status", {}).data["drawer"] == "open"
        assert bridge.command("p", "recover", {}).detail == "not_supported"


def test_resync_frees_a_printer_from_every_command_that_was_cut_off(profiles: Profiles) -> None:
    for name in ("star-tsp650ii", "star-mc-print3", "star-tsp100"):
        profile = profiles.printer(name)
        whole = encode(from_json(slip()), profile)
        mine = tokens(whole, StarTokenizer())
        for size in range(1, len(whole), max(1, len(whole) // 90)):
            found = tokens(whole[:size] + resync(profile) + whole, StarTokenizer())
            assert found[-len(mine) :] == mine, (name, size)


def test_between_two_parts_the_printer_is_at_the_beginning_of_a_command(profiles: Profiles) -> None:
    for name in ("star-tsp650ii", "star-mc-print3", "star-tsp100"):
        for part in encode_parts(from_json(slip()), profiles.printer(name)):
            assert not {"incomplete", "unknown"} & {token.name for token in tokens(part, StarTokenizer())}


@given(text=st.text(max_size=60))
def test_no_text_can_carry_a_command(profiles: Profiles, text: str) -> None:
    data = encode(from_json({"blocks": [{"type": "text", "text": text}]}), profiles.printer(STAR))
    names = {token.name for token in tokens(data, StarTokenizer())}
    drawn = {"rows_begin", "row_of_dots", "rows_page", "rows_end"}
    assert names <= {"init", "page", "push_status", "text", "line_feed"} | drawn


@pytest.mark.parametrize("counter", range(32))
def test_the_counter_survives_its_gaps(counter: int) -> None:
    assert StarDemux().feed(Sensors().star_status(counter, True)) == [Pushed(), Counted(counter)]


def test_every_fact_of_a_status() -> None:
    demux = StarDemux("high")
    demux.feed(Sensors(out=True, cover=True, cutter=True, drawer=True).star_status(0, False))
    status = demux.status
    assert (status.paper, status.cover, status.online) == (Paper.OUT, Cover.OPEN, Online.OFFLINE)
    assert (status.fault, status.drawer) == (Fault.CUTTER, Drawer.OPEN)


@given(st.binary(max_size=400))
def test_noise_never_raises_and_the_next_status_is_read(noise: bytes) -> None:
    demux = StarDemux()
    demux.feed(noise)
    assert demux.feed(Sensors(near=True).star_status(7, False))[-2:] == [Pushed(), Counted(7)]
    assert demux.status.paper is Paper.NEAR_END


def test_a_per_cent_sign_in_a_code_is_drawn(profiles: Profiles) -> None:
    commands = command_set(profiles.printer(STAR))
    assert commands.linear_code("code128", "100%", 3) == b""
    assert commands.linear_code("code128", "AB12", 3).endswith(b"AB12\x1e")


def test_a_printer_without_letters_has_no_code_page_to_choose(profiles: Profiles, printer: Callable[..., VirtualPrinter]) -> None:
    one = printer("star-tsp100")
    with bridge_to(one, profiles, "star-tsp100") as bridge:
        assert bridge.command("p", "code_page_sheet", {}).detail == "not_supported"
    assert not one.papers
