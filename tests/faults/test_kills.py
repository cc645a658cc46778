"""The server is killed as by a power cut. What was acknowledged stays; nothing is sold or printed twice in silence."""

import os
import random
import signal
import threading
import time
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.buyers import Buyer, balanced, hard_pressed, printed
from tests.faults.paper_trail import proper, readable, trail, wait_whole
from tests.faults.served_shop import PLENTY, STATIONS, ServedShop
from tests.screen_client import ScreenClient
from tests.waiting import until

SKU = PLENTY[0]
CYCLES = 20
WHOLE_GROUP_EVERY = 5  # the other cycles kill the serving process only: its parent raises another in no time
MOST_PER_CYCLE = 4
SEED = 20261122


def test_killed_between_the_order_and_its_slip(own_shop: ServedShop) -> None:
    """Committed, acknowledged, nothing printed yet: after the restart it is printed, once, without a mark."""
    client, printer = own_shop.client(), own_shop.printers["kiosk-1"]
    client.begin()
    printer.paper_out()
    until(lambda: _state_of_new(client) == "waiting_paper", "the server knows that there is no paper", every_s=0.2)
    number = client.order(SKU)["number"]
    own_shop.process.kill()
    printer.load_paper()
    own_shop.start()
    wait_whole(printer, number)
    printed(own_shop, [number])
    evidence = trail(printer, number)
    assert (evidence.unmarked, len(evidence.whole)) == (1, 1)
    assert own_shop.client().get(f"/api/orders/{number}")["order"]["number"] == number


def test_a_parent_killed_alone_takes_its_worker_with_it(own_shop: ServedShop) -> None:
    """Open screens do not stay with a server that answers nothing: they find the next one."""
    ear = own_shop.ear("kiosk-1")
    try:
        worker = own_shop.worker()
        os.kill(own_shop.process.pid, signal.SIGKILL)
        until(lambda: not Path(f"/proc/{worker}").exists(), "the worker is gone", 30)
        until(lambda: not ear.connected, "the screen knows")
        own_shop.process.kill()
        own_shop.start()
        until(lambda: ear.connected, "the screen has found the next server")
    finally:
        ear.close()


@pytest.mark.parametrize("station", STATIONS)
def test_killed_in_mid_print(own_shop: ServedShop, station: str) -> None:
    """A piece of a slip hangs out of the printer: what follows is whole, readable, and says that it is a copy."""
    client, printer = own_shop.client(station), own_shop.printers[station]
    client.begin()
    wait_whole(printer, client.order(SKU)["number"])
    printer.slow(300.0)
    number = client.order(SKU)["number"]
    until(lambda: number in printer.current.text, "the slip has begun")
    own_shop.process.kill()
    printer.slow(None)
    own_shop.start()
    printed(own_shop, [number])
    evidence = trail(printer, number)
    assert proper(printer, [number]) == []
    assert readable(printer, evidence.whole[-1], number)
    jobs = own_shop.read(lambda uow: uow.prints.of_reference(number))
    assert sorted((job.copy_no, job.state.value) for job in jobs) == [(0, "uncertain"), (1, "printed")]
    assert "КОПИЯ 1" in evidence.whole[-1].text


@pytest.fixture
def buyers(own_shop: ServedShop) -> Iterator[list[Buyer]]:
    rng = random.Random(SEED)
    for station in STATIONS:
        own_shop.client(station).begin()
    made = [Buyer(own_shop, station, random.Random(rng.random())) for station in STATIONS]
    for buyer in made:
        buyer.start()
    yield made


def test_twenty_kills_during_a_burst_of_orders_from_two_stations(own_shop: ServedShop, buyers: list[Buyer]) -> None:
    """Every acknowledged order exists once, the stock ledger is balanced, each slip is printed once or its copies are marked."""
    rng = random.Random(SEED)
    before = own_shop.books()
    for cycle in range(CYCLES):
        for buyer in buyers:
            buyer.allow(rng.randint(1, MOST_PER_CYCLE))
        until(lambda: not hard_pressed(own_shop), "copies of copies are out", 30)
        time.sleep(rng.uniform(0.0, 0.25))  # the moment of the power cut
        if cycle % WHOLE_GROUP_EVERY == 0:
            own_shop.process.kill()
            own_shop.start()
        else:
            own_shop.kill_worker()
            own_shop.process.wait_ready()
    for buyer in buyers:
        buyer.finish()
    assert [buyer.faults for buyer in buyers] == [[], []]
    by_station = {station: list(buyer.acknowledged.values()) for station, buyer in zip(STATIONS, buyers, strict=True)}
    numbers = [number for made in by_station.values() for number in made]
    assert len(numbers) >= CYCLES and len(set(numbers)) == len(numbers)
    printed(own_shop, numbers)
    own_shop.process.kill()

    after = own_shop.books()
    balanced(after)
    assert after.orders - before.orders == len(numbers)
    reserved = sum(level.reserved for level in after.levels.values()) - sum(level.reserved for level in before.levels.values())
    assert reserved == len(numbers)
    requests = {r: n for buyer in buyers for r, n in buyer.acknowledged.items()}
    stored = own_shop.read(lambda uow: {r: order.number for r in requests if (order := uow.orders.by_request("kiosk", r))})
    assert stored == requests
    for station, made in by_station.items():
        assert proper(own_shop.printers[station], made) == []


def test_fifty_buyers_race_for_one_piece(own_shop: ServedShop) -> None:
    """One wins, everybody else is offered something else; nobody hears of an error."""
    sku, answers = "gryada-rowan-XS", []
    clients = [own_shop.client(STATIONS[n % 2]) for n in range(50)]
    for client in clients[:2]:
        client.begin()
    request = clients[0].request(sku)
    together = threading.Barrier(len(clients))

    def buy(client: ScreenClient) -> None:
        together.wait(20)
        answers.append(client.post("/api/orders", {**request, "request_id": str(uuid.uuid4())}))

    threads = [threading.Thread(target=buy, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    codes = sorted(answer.status_code for answer in answers)
    assert codes == [201] + [409] * 49
    refusals = [answer.json()["error"] for answer in answers if answer.status_code == 409]
    assert all(refusal["code"] == "just_taken" and refusal["offers"] for refusal in refusals)
    balanced(own_shop.books())
    assert clients[0].available(sku)["lesnaya"] == 0


def _state_of_new(client: ScreenClient) -> str:
    """What a screen is told of a slip asked for now."""
    number = client.order(SKU)["number"]
    state: str = client.get(f"/api/orders/{number}")["order"]["print"]["state"]
    return state
