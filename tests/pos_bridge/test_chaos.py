"""Many slips through a printer that fails at random: none is called printed without its paper, none comes out twice unmarked."""

import random
from collections import Counter
from collections.abc import Callable

import pytest

from pos_bridge.bridge import Bridge, DeviceConfig
from pos_bridge.link import LinkState
from pos_bridge.printer import PrintOutcome, PrintState
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import Ledger, VirtualPrinter
from tests.pos_bridge.counter import Printing, until
from tests.pos_bridge.slips import slip

JOBS = 10
LEDGER = Ledger(r"^Перевал[\s\S]*^Заказ A-(\d+)$[\s\S]*^Строка 19$", r"^ORA(\d+)$", r"^КОПИЯ")


def trouble(printer: VirtualPrinter, dice: random.Random) -> None:
    """One fault, at a place that nobody chose."""
    size = 1200 if printer.firmware.cutter else 6000
    fault = dice.choice(["none", "none", "none", "drop", "drop", "drop", "paper", "paper", "mute", "garbage"])
    if fault == "drop":
        printer.drop_at(dice.randrange(1, size))
    elif fault == "paper":
        printer.paper_out_after(dice.randrange(1, 40))
    elif fault == "mute":
        printer.mute()
    elif fault == "garbage":
        printer.garbage(seed=dice.randrange(1000))


def relief(printer: VirtualPrinter, bridge: Bridge) -> None:
    printer.mute(False)
    printer.garbage(False)
    printer.load_paper()
    printer.replug()
    until(lambda: bridge.status("p").link is LinkState.READY, "ready")


@pytest.mark.parametrize("seed", [1])
@pytest.mark.parametrize("name", ["epson-tm-t20iii", "zjiang-pos-5890", "star-tsp650ii"])
def test_nothing_is_lost_and_nothing_comes_twice(
    profiles: Profiles, printer: Callable[..., VirtualPrinter], name: str, seed: int
) -> None:
    dice = random.Random(seed)
    one = printer(name)
    done: dict[str, PrintOutcome] = {}
    marked: Counter[str] = Counter()
    bridge = Bridge([DeviceConfig("p", "printer", name, one.url)], profiles)
    bridge.start()
    try:
        relief(one, bridge)
        for job in range(JOBS):
            number = f"A-{1000 + job}"
            while True:
                trouble(one, dice)
                document = slip(number=number, lines=20)
                if marked[number]:
                    document["blocks"].insert(1, {"type": "text", "text": f"КОПИЯ {marked[number]}"})
                attempt = Printing(lambda document=document: bridge.print("p", "job", document))  # type: ignore[misc]
                if dice.random() < 0.2:
                    one.power_cycle()
                until(lambda attempt=attempt: not attempt.going or one.stopped, "an outcome or a wait")  # type: ignore[misc]
                one.load_paper()
                outcome = attempt.outcome()
                relief(one, bridge)
                if outcome.done:
                    done[number] = outcome
                    break
                marked[number] += outcome.state is PrintState.UNCERTAIN
    finally:
        bridge.close()
    tally = LEDGER.read(one.papers)
    assert not tally.lost(number[2:] for number in done), "called done, and no whole paper"
    assert not tally.doubled(), "the same slip twice, and neither says so"
    assert tally.glued == 0
    assert len(done) == JOBS
