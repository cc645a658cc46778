"""A kiosk whose devices hang at an agent on another machine: the wire is cut, both ends die; nothing is lost or repeated."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.use_cases.ports import UnitOfWork
from tests.fakes.shop import ANNA_CARD
from tests.faults.agent_chaos import Chaos
from tests.faults.agent_shop import FAR, AgentShop
from tests.faults.paper_trail import readable, trail, wait_whole
from tests.faults.served_shop import PLENTY, now, opened
from tests.waiting import until

SKU = PLENTY[0]
CYCLES = 16
SEED = 20261127


@pytest.fixture
def shop(template: Path, tmp_path: Path) -> Iterator[AgentShop]:
    made = AgentShop(template, tmp_path / "shop")
    try:
        made.start()
        made.wait_carried()
        yield made
    finally:
        made.close()


def test_far_devices_are_like_near_ones(shop: AgentShop) -> None:
    client, ear = shop.client(FAR), shop.ear(FAR)
    client.begin()
    shop.scanners[FAR].scan(ANNA_CARD)
    assert ear.wait("scanned")["outcome"] in ("customer", "card_unknown", "malformed")
    number = client.order(SKU)["number"]
    evidence = wait_whole(shop.printers[FAR], number)
    assert (evidence.unmarked, len(evidence.whole)) == (1, 1)
    assert readable(shop.printers[FAR], evidence.whole[0], number)


def test_the_server_is_away_while_the_agent_prints(shop: AgentShop) -> None:
    """Killed with the slip half out: the agent finishes it, and the next server hears how it ended. No copy follows."""
    client, printer = shop.client(FAR), shop.printers[FAR]
    client.begin()
    printer.slow(300.0)
    number = client.order(SKU)["number"]
    until(lambda: number in printer.current.text, "the slip has begun")
    shop.process.kill()
    printer.slow(None)
    wait_whole(printer, number)
    shop.restart_server()
    until(lambda: shop.states(number) == [(0, "printed")], "the outcome is written down", every_s=0.2)
    assert trail(printer, number).unmarked == 1


def test_the_agent_is_killed_in_mid_print(shop: AgentShop) -> None:
    """Nobody knows how much is on paper: what follows is whole, readable, and says that it is a copy."""
    client, printer = shop.client(FAR), shop.printers[FAR]
    client.begin()
    printer.slow(300.0)
    number = client.order(SKU)["number"]
    until(lambda: number in printer.current.text, "the slip has begun")
    shop.agent.kill()
    printer.slow(None)
    shop.agent.start()
    until(lambda: shop.states(number) == [(0, "uncertain"), (1, "printed")], "the copy is printed", 30, 0.2)
    evidence = trail(printer, number)
    assert "КОПИЯ 1" in evidence.whole[-1].text and readable(printer, evidence.whole[-1], number)
    assert evidence.unmarked <= 1


def test_both_die_with_a_job_between_them(shop: AgentShop) -> None:
    client, printer = shop.client(FAR), shop.printers[FAR]
    client.begin()
    printer.slow(300.0)
    number = client.order(SKU)["number"]
    until(lambda: number in printer.current.text, "the slip has begun")
    shop.process.kill()
    shop.agent.kill()
    printer.slow(None)
    shop.agent.start()
    shop.restart_server()
    until(lambda: shop.states(number) == [(0, "uncertain"), (1, "printed")], "the copy is printed", 30, 0.2)


def test_an_agent_is_updated_with_a_slip_half_out(shop: AgentShop) -> None:
    """A new version is started over the same folder: the old one finishes its paper and leaves, and nothing is printed twice."""
    client, printer = shop.client(FAR), shop.printers[FAR]
    client.begin()
    printer.slow(400.0)
    number = client.order(SKU)["number"]
    until(lambda: number in printer.current.text, "the slip has begun")
    after = shop.next_agent()
    after.start()
    try:
        until(lambda: not shop.agent.alive, "the old one has left", 30)
        until(lambda: shop.states(number) == [(0, "printed")], "it is printed", 30, 0.2)
        printer.slow(None)
        second = client.order(SKU)["number"]
        assert wait_whole(printer, second, 30).unmarked == 1
        assert trail(printer, number).unmarked == 1
    finally:
        after.stop()


def test_a_second_agent_in_the_same_folder_does_not_start(shop: AgentShop) -> None:
    second = shop.next_agent(replace=False)
    second.start()
    until(lambda: not second.alive, "it gives up")
    assert "an agent works in this folder" in second.output
    assert shop.agent.alive
    second.stop()


def test_a_wire_that_is_silent_is_noticed_and_mends(shop: AgentShop) -> None:
    """Nothing moves and nobody is told: both ends notice, and no scan comes late when it moves again."""
    ear = shop.ear(FAR)
    shop.proxy.hold()
    shop.scanners[FAR].scan(ANNA_CARD)
    until(lambda: shop.health() == "away", "the server knows that nothing is known", 40, 0.2)
    time.sleep(0.1)
    shop.proxy.up()
    shop.wait_carried()
    assert ear.of("scanned") == []
    shop.scanners[FAR].scan(ANNA_CARD)
    ear.wait("scanned")


def test_a_revoked_key_ends_the_connection_within_five_seconds(shop: AgentShop) -> None:
    def revoke(uow: UnitOfWork) -> None:
        for key in uow.keys.all():
            if key.kind.value == "agent":
                uow.keys.revoke(key.id, now())

    store = opened(shop.data)
    store.write(revoke)
    store.close()
    began = time.monotonic()
    until(lambda: "does not know this agent's key" in shop.agent.output, "the agent is told", 15)
    assert time.monotonic() - began < 5
    shop.scanners[FAR].scan(ANNA_CARD)
    assert shop.ear(FAR).of("scanned") == []


def test_chaos(template: Path, tmp_path: Path) -> None:
    """Short here; `python -m tests.bench.agents` does it for as long as one likes."""
    chaos = Chaos(template, tmp_path / "shop", SEED)
    try:
        report = chaos.run(CYCLES)
    finally:
        chaos.close()
    assert report.faults == ()
    assert report.orders >= CYCLES and sum(report.deeds.values()) == CYCLES
