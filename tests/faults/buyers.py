"""Screens that order until told to stop, and what must be true of a shop after whatever happened meanwhile."""

import random
import threading
import time
import uuid
from typing import Any

import httpx

from kiosk.domain.printing import JobState
from kiosk.use_cases.ports import UnitOfWork
from tests.faults.served_shop import PLENTY, Books, ServedShop
from tests.screen_client import ScreenClient
from tests.waiting import until

_UNFINISHED = (JobState.QUEUED, JobState.SENDING)


class Buyer(threading.Thread):
    """A screen that orders until told to stop. What was not answered is asked again with the same request id, as screens do."""

    def __init__(self, shop: ServedShop, station: str, rng: random.Random) -> None:
        super().__init__(daemon=True)
        self._client = ScreenClient(shop.process.address, f"token-of-{station}-in-the-tests")
        self._rng = rng
        self._allowed = threading.Semaphore(0)
        self._stop_asked = False
        self.acknowledged: dict[str, str] = {}
        self.faults: list[str] = []

    def allow(self, orders: int) -> None:
        for _ in range(orders):
            self._allowed.release()

    def finish(self) -> None:
        self._stop_asked = True
        self._allowed.release()
        self.join(60)
        self._client.close()
        assert not self.is_alive(), "a buyer never got an answer"

    def run(self) -> None:
        while True:
            self._allowed.acquire()
            if self._stop_asked:
                return
            self._one_order()

    def _one_order(self) -> None:
        body: dict[str, Any] | None = None
        request_id = str(uuid.UUID(int=self._rng.getrandbits(128), version=4))
        end = time.monotonic() + 40
        while time.monotonic() < end:
            try:
                body = body or self._client.request(self._rng.choice(PLENTY), request_id=request_id)
                answer = self._client.post("/api/orders", body)
            except (httpx.TransportError, httpx.HTTPStatusError):
                time.sleep(0.02)  # the server is away: try again, with an end
                continue
            if answer.status_code in (200, 201):
                self.acknowledged[request_id] = answer.json()["order"]["number"]
            else:
                self.faults.append(f"{answer.status_code} {answer.text}")
            return
        self.faults.append("no answer for 40 s")


def balanced(books: Books) -> None:
    """The ledger agrees with the levels, and nothing is below zero."""
    assert books.imbalances == ()
    below = {
        place: level for place, level in books.levels.items() if level.available < 0 or level.on_hand < 0 or level.reserved < 0
    }
    assert below == {}


def printed(shop: ServedShop, numbers: list[str], deadline_s: float = 60) -> None:
    """Wait until the spool says that it is through with these orders."""
    until(lambda: not unfinished(shop, numbers), "every slip is through", deadline_s, 0.2)


def unfinished(shop: ServedShop, numbers: list[str]) -> list[str]:
    """The slips of these orders that wait or are being printed."""

    def work(uow: UnitOfWork) -> list[str]:
        jobs = [(number, job) for number in numbers for job in uow.prints.of_reference(number)]
        return [f"{number} {job.id} {job.state} {job.detail}" for number, job in jobs if job.state in _UNFINISHED]

    return shop.read(work)


def hard_pressed(shop: ServedShop) -> bool:
    """Whether a slip waits for its second copy: cut off time after time, it would be left to a person at last."""
    waiting = shop.read(lambda uow: [*uow.prints.in_state(JobState.QUEUED), *uow.prints.in_state(JobState.SENDING)])
    return any(job.copy_no > 1 for job in waiting)


def backlog(shop: ServedShop) -> int:
    """Slips that wait or are being printed."""
    return shop.read(lambda uow: len(uow.prints.unfinished()))
