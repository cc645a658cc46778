"""Every way a printer lets a shop down. The order stands, the person is told, and the paper ends up right."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from pos_bridge.simulator import VirtualPrinter
from tests.faults.paper_trail import proper, readable, trail, wait_whole
from tests.faults.served_shop import PRINTERS, STATIONS, ServedShop
from tests.screen_client import Ear, ScreenClient
from tests.waiting import until

SKU = "naves-moss-one"
NO_PAPER = {"waiting_paper", "cover_open", "failed", "uncertain"}
SLOW_ROWS = 400.0


@dataclass
class Counter:
    """A station with its printer."""

    screen: ScreenClient
    ear: Ear
    printer: VirtualPrinter

    def states(self, number: str) -> list[str]:
        return [news["state"] for news in self.ear.of("print") if news["order_number"] == number]

    def wait_state(self, number: str, *states: str) -> None:
        until(lambda: set(states) & set(self.states(number)), f"the screen hears {' or '.join(states)} of {number}")

    def wait_last(self, number: str, state: str) -> None:
        until(lambda: self.states(number)[-1:] == [state], f"{number} ends as {state}")

    def stands(self, number: str) -> None:
        """The order is there whatever became of its slip."""
        assert self.screen.get(f"/api/orders/{number}")["order"]["state"] == "allocated"


@pytest.fixture(params=STATIONS, ids=list(PRINTERS.values()))
def counter(served: ServedShop, request: pytest.FixtureRequest) -> Iterator[Counter]:
    """A counter in good order, before and after."""
    station = request.param
    screen, ear, printer = served.client(station), served.ear(station), served.printers[station]
    screen.end()
    screen.begin()
    yield Counter(screen, ear, printer)
    printer.mute(False)
    printer.garbage(False)
    printer.slow(None)
    printer.load_paper()
    printer.close_cover()
    printer.replug()
    # The next test begins with an idle printer: a slip of its own proves it.
    after = screen.order(SKU)["number"]
    wait_whole(printer, after, 30)
    until(lambda: screen.get(f"/api/orders/{after}")["order"]["print"]["state"] == "printed", "the printer is idle again", 30)
    ear.close()


def test_in_good_order_there_is_one_slip(counter: Counter) -> None:
    number = counter.screen.order(SKU)["number"]
    counter.wait_last(number, "printed")
    evidence = trail(counter.printer, number)
    assert (evidence.unmarked, len(evidence.whole)) == (1, 1)
    assert readable(counter.printer, evidence.whole[0], number)


@pytest.mark.parametrize(
    ("broken", "mended", "told"),
    [
        (VirtualPrinter.paper_out, VirtualPrinter.load_paper, "waiting_paper"),
        (VirtualPrinter.open_cover, VirtualPrinter.close_cover, "cover_open"),
    ],
    ids=["no paper", "cover open"],
)
def test_a_slip_waits_for_what_a_person_must_mend(
    counter: Counter, broken: Callable[[VirtualPrinter], None], mended: Callable[[VirtualPrinter], None], told: str
) -> None:
    broken(counter.printer)
    number = counter.screen.order(SKU)["number"]
    counter.wait_state(number, told)
    counter.stands(number)
    assert trail(counter.printer, number).unmarked == 0
    mended(counter.printer)
    counter.wait_last(number, "printed")
    evidence = trail(counter.printer, number)
    assert (evidence.unmarked, len(evidence.whole)) == (1, 1)


def test_an_absent_printer_is_told_and_prints_when_it_is_back(counter: Counter) -> None:
    counter.printer.unplug()
    until(lambda: _state_now(counter) == "failed", "the server notices", every_s=0.2)
    number = counter.screen.order(SKU)["number"]
    counter.stands(number)
    counter.printer.replug()
    counter.wait_last(number, "printed")
    assert proper(counter.printer, [number]) == []


@pytest.mark.parametrize("rows", [3, 8, 14])
def test_the_roll_ends_in_mid_slip(counter: Counter, rows: int) -> None:
    counter.printer.paper_out_after(rows)
    number = counter.screen.order(SKU)["number"]
    counter.wait_state(number, *NO_PAPER)
    counter.stands(number)
    counter.printer.load_paper()
    counter.wait_last(number, "printed")
    assert proper(counter.printer, [number]) == []


@pytest.mark.parametrize("size", [1, 60, 400])
def test_the_cable_comes_out_in_mid_slip(counter: Counter, size: int) -> None:
    """What had begun is uncertain; the whole slip that follows says that it is a copy."""
    counter.printer.drop_at(size)
    number = counter.screen.order(SKU)["number"]
    until(lambda: set(counter.states(number)) & NO_PAPER, "the screen hears that no paper comes")
    counter.stands(number)
    counter.printer.replug()
    counter.wait_last(number, "printed")
    evidence = wait_whole(counter.printer, number)
    assert proper(counter.printer, [number]) == []
    assert readable(counter.printer, evidence.whole[-1], number)
    if "uncertain" in counter.states(number):
        assert "КОПИЯ 1" in evidence.whole[-1].text


def test_the_cover_is_opened_in_mid_slip(counter: Counter) -> None:
    counter.printer.slow(SLOW_ROWS)
    number = counter.screen.order(SKU)["number"]
    until(lambda: number in counter.printer.current.text, "the slip has begun")
    counter.printer.open_cover()
    counter.wait_state(number, *NO_PAPER)
    counter.printer.close_cover()
    counter.printer.slow(None)
    counter.wait_last(number, "printed")
    assert proper(counter.printer, [number]) == []


def test_a_printer_that_proves_nothing_is_not_believed(own_shop: ServedShop) -> None:
    """One prints and answers nothing, one talks nonsense: the screens say so, and every further slip is marked."""
    own_shop.printers["kiosk-1"].mute()
    own_shop.printers["kiosk-2"].garbage()
    made = []
    for station in STATIONS:
        counter = Counter(own_shop.client(station), own_shop.ear(station), own_shop.printers[station])
        counter.screen.begin()
        made.append((counter, counter.screen.order(SKU)["number"]))
    for counter, number in made:
        until(lambda c=counter, n=number: set(c.states(n)) & NO_PAPER, "the screen says that the slip is not certain", 40)  # type: ignore[misc]
        counter.stands(number)
        assert trail(counter.printer, number).unmarked <= 1


def test_slips_keep_the_order_in_which_they_were_asked_for(counter: Counter) -> None:
    counter.printer.paper_out()
    numbers = [counter.screen.order(SKU)["number"] for _ in range(4)]
    counter.printer.load_paper()
    for number in numbers:
        counter.wait_last(number, "printed")
    out = [number for piece in counter.printer.papers for number in numbers if number in piece.text]
    assert out == numbers


def _state_now(counter: Counter) -> str:
    """What a screen would be told of a slip asked for now."""
    heard = counter.ear.of("print")
    if heard and heard[-1]["state"] == "failed":
        return "failed"
    if not counter.printer.papers:
        return ""
    number = counter.screen.order(SKU)["number"]
    state: str = counter.screen.get(f"/api/orders/{number}")["order"]["print"]["state"]
    return state
