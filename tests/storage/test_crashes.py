"""Killed in mid-run, again and again: what was acknowledged is there, once, and the ledger is exact."""

import os
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.use_cases.ports import Store, UnitOfWork
from tests.storage.conftest import Database
from tests.storage.samples import moved

ROOT = Path(__file__).parents[2]
KILLS = {"sqlite": 25, "postgres": 8}


class Victim:
    """The program to be killed, and what it said."""

    def __init__(self, url: str) -> None:
        command = [sys.executable, "-m", "tests.storage.killed_writer", url]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin, self._process.stdout

    def run_and_kill(self, turn: int, answers: int) -> list[str]:
        """Let it write until it has said so many answers, then kill it; all that it said."""
        self._in.write(f"{turn}\n")
        self._in.flush()
        word, pid = self._next().split()
        assert word == "pid"
        said = [self._next() for _ in range(answers)]
        os.kill(int(pid), signal.SIGKILL)
        while not (last := self._next()).startswith("ended"):
            said.append(last)
        assert last == f"ended {-signal.SIGKILL}", "it ended by itself"
        return said

    def close(self) -> None:
        self._in.close()
        self._process.wait(20)
        self._out.close()

    def _next(self) -> str:
        line = self._out.readline()
        assert line.endswith("\n"), "it died"
        return line.rstrip("\n")


@pytest.fixture
def victim(database: Database) -> Iterator[Victim]:
    victim = Victim(database.url)
    yield victim
    victim.close()


def check(store: Store, said: list[str]) -> int:
    """All that was said is there; what is there is whole. How many orders there are."""

    def work(uow: UnitOfWork) -> int:
        lost = [name for name in said if uow.orders.by_request("kiosk", name) is None]
        assert lost == []
        count = uow.orders.count()
        assert uow.stock.imbalances() == []
        assert uow.stock.levels(["A"])[0].reserved == count
        assert len(uow.prints.recent(1_000_000)) == count
        assert all(len(uow.prints.of_reference(name)) == 1 for name in said)
        return count

    return store.read(work)


def test_killed_writers_lose_nothing(database: Database, victim: Victim) -> None:
    rng = random.Random(20261122)
    store = database.open()
    store.write(lambda uow: uow.stock.apply([moved("all", on_hand=1_000_000)], guarded=False))
    said: list[str] = []
    for turn in range(KILLS["sqlite" if database.is_sqlite else "postgres"]):
        said += victim.run_and_kill(turn, rng.randint(1, 30))
    count = check(store, said)
    assert len(set(said)) == len(said) <= count
    store.write(lambda uow: uow.stock.apply([moved("more", on_hand=1)], guarded=False))
