"""Orders at a far kiosk while its agent and the server are killed and the wire between them is cut; the paper is the judge."""

import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kiosk.domain.printing import JobState
from kiosk.use_cases.ports import UnitOfWork
from tests.faults.agent_shop import FAR, AgentShop
from tests.faults.buyers import Buyer, backlog, balanced, hard_pressed, printed, unfinished
from tests.faults.paper_trail import proper
from tests.waiting import until

MOST_PER_CYCLE = 4
MOST_WAITING = 12  # more would only wait for each other
BUYERS = 2
DEEDS = {"agent": 4, "worker": 3, "server": 1, "both": 1, "cut": 4, "down": 2, "hold": 1}


@dataclass(frozen=True)
class Report:
    """`faults`: papers lost or repeated without a mark, one line each. `left`: slips left to a person, as their states say."""

    orders: int
    copies: int
    left: int
    deeds: Counter[str]
    cuts: int
    faults: tuple[str, ...]
    seconds: float


class Chaos:
    def __init__(self, template: Path, directory: Path, seed: int) -> None:
        self._rng = random.Random(seed)
        self._cutting = False
        self.shop = AgentShop(template, directory, self._budget)
        self._deeds: Counter[str] = Counter()

    def run(self, cycles: int) -> Report:
        began = time.monotonic()
        shop, rng = self.shop, self._rng
        shop.start()
        shop.wait_carried()
        shop.client(FAR).begin()
        buyers = [Buyer(shop, FAR, random.Random(rng.random())) for _ in range(BUYERS)]
        for buyer in buyers:
            buyer.start()
        self._cutting = True
        for _ in range(cycles):
            for buyer in buyers:
                buyer.allow(rng.randint(1, MOST_PER_CYCLE))
            until(lambda: not hard_pressed(shop) and backlog(shop) < MOST_WAITING, "the spool keeps up", 120, 0.1)
            time.sleep(rng.uniform(0.0, 0.4))
            self._deed(rng.choices(list(DEEDS), list(DEEDS.values()))[0])
        self._cutting = False
        shop.proxy.cut()
        for buyer in buyers:
            buyer.finish()
        numbers = [number for buyer in buyers for number in buyer.acknowledged.values()]
        try:
            printed(shop, numbers, 120)
        except AssertionError as error:
            raise AssertionError(f"{error}: {unfinished(shop, numbers)[:10]}\n{shop.agent.output[-4000:]}") from error
        return self._report(numbers, [fault for buyer in buyers for fault in buyer.faults], time.monotonic() - began)

    def close(self) -> None:
        self.shop.close()

    def _deed(self, deed: str) -> None:
        shop = self.shop
        self._deeds[deed] += 1
        if deed in ("agent", "both"):
            shop.agent.kill()
        if deed in ("server", "both"):
            shop.process.kill()
        if deed == "worker":
            shop.kill_worker()
        elif deed == "cut":
            shop.proxy.cut()
        elif deed in ("down", "hold"):
            (shop.proxy.down if deed == "down" else shop.proxy.hold)()
            time.sleep(self._rng.uniform(0.1, 1.5))
            shop.proxy.up()
        if deed in ("agent", "both"):
            shop.agent.start()
        if deed in ("server", "both"):
            shop.restart_server()
        elif deed == "worker":
            shop.process.wait_ready()

    def _budget(self) -> int | None:
        """After how many bytes a connection breaks by itself: half of them do."""
        return self._rng.randint(400, 30_000) if self._cutting and self._rng.random() < 0.5 else None

    def _report(self, numbers: list[str], faults: list[str], seconds: float) -> Report:
        def jobs(uow: UnitOfWork) -> tuple[int, int]:
            slips = [uow.prints.of_reference(number) for number in numbers]
            copies = sum(job.copy_no > 0 for slip in slips for job in slip)
            left = sum(max(slip, key=lambda job: job.copy_no).state is not JobState.PRINTED for slip in slips)
            return copies, left

        copies, left = self.shop.read(jobs)
        found = [*faults, *proper(self.shop.printers[FAR], numbers)]
        balanced(self.shop.books())
        return Report(len(numbers), copies, left, self._deeds, self.shop.proxy.cuts, tuple(found), seconds)
