"""Many receipts through printers that fail at random, and a spool that is killed; afterwards the paper is read as a ledger.

Every receipt that was acknowledged must be on paper whole, and no second one of it may come out that does not say it is a copy.
Where the spool leaves the question to a person, the ledger is that person: it looks at the paper and answers.
"""

import contextlib
import itertools
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

from kiosk.domain.printing import UNFINISHED, JobState, PrintJob, Reason
from kiosk.texts import FluentTexts
from kiosk.use_cases import spool_desk
from kiosk.use_cases.ports import UnitOfWork
from pos_bridge.profiles import load_profiles
from pos_bridge.simulator import Piece, VirtualPrinter
from tests.faults.spooling_process import LAST_LINE, LOCALES, ROOT, new_id, now, number, opened
from tests.waiting import until

COPY = "КОПИЯ"
PERSON = "ledger"
ROWS_PER_S = 3000.0  # a receipt takes a fifth of a second, so that faults meet it in the middle

# Two of each proof that printers give; the first station has a spare.
PRINTERS: Mapping[str, tuple[str, str]] = {
    "kiosk-1/printer": ("kiosk-1", "epson-tm-t20iii"),
    "kiosk-1/spare": ("kiosk-1", "rongta-rp326"),
    "kiosk-2/printer": ("kiosk-2", "zjiang-pos-5890"),
    "till-1/printer": ("till-1", "epson-tm-t20iii"),
}


FAULTS = (
    *["drop_at"] * 4,
    *["paper_out_after"] * 3,
    *["power_cycle_at"] * 2,
    *["open_cover", "mute", "garbage", "jam_cutter", "reply_late", "reply_twice", "unplug", "power_cycle"],
)
"What happens to a printer, as often as it is named."


@dataclass
class Verdict:
    """What the paper says. `copies` of it are marked; `torn` pieces begin a receipt and do not end it."""

    seed: int
    receipts: int = 0
    lost: list[str] = field(default_factory=list)
    unmarked_twice: list[str] = field(default_factory=list)
    called_printed_without_paper: list[str] = field(default_factory=list)
    out_of_turn: list[str] = field(default_factory=list)
    never_written: list[str] = field(default_factory=list)
    copies: int = 0
    torn: int = 0
    asked_a_person: int = 0
    given_over: int = 0
    kills: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    @property
    def sound(self) -> bool:
        wrong = self.lost, self.unmarked_twice, self.called_printed_without_paper, self.out_of_turn, self.never_written
        return not any(wrong)


class Ledger:
    """Printers in this process, the spool in another one."""

    def __init__(self, directory: Path, seed: int) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._directory = directory
        self.dice = random.Random(seed)
        self.verdict = Verdict(seed)
        self.faults: Sequence[str] = FAULTS
        known = load_profiles(ROOT / "firmware_profiles")
        self.printers = {
            name: VirtualPrinter(known.printer(profile), directory, name.replace("/", "-"), rows_per_s=ROWS_PER_S, pieces=1_000_000)
            for name, (_, profile) in PRINTERS.items()
        }
        listed = [
            {"id": name, "station": station, "profile": profile, "url": self.printers[name].url}
            for name, (station, profile) in PRINTERS.items()
        ]
        (directory / "devices.json").write_text(json.dumps(listed), encoding="utf-8")
        opened(directory).close()
        self._process: subprocess.Popen[str] | None = None
        self._ear: Thread | None = None
        self._acknowledged: set[int] = set()

    def start(self) -> None:
        """Blocks until devices are up."""
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", sys.executable, "-m", "tests.faults.spooling_process", str(self._directory)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )
        self._process = process
        ready = Event()
        self._ear = Thread(target=self._hear, args=(process, ready), daemon=True)
        self._ear.start()
        assert ready.wait(60), "the spool does not start"

    def _hear(self, process: subprocess.Popen[str], ready: Event) -> None:
        assert process.stdout is not None
        with process.stdout as told:
            for line in told:
                if line == "ready\n":
                    ready.set()
                elif line.startswith("ack ") and line.endswith("\n"):
                    self._acknowledged.add(int(line[4:]))

    def feed(self, receipts: int) -> None:
        assert self._process is not None and self._process.stdin is not None
        self._process.stdin.write(f"{receipts}\n")
        self._process.stdin.flush()
        self.verdict.receipts += receipts

    def kill(self) -> None:
        assert self._process is not None
        os.kill(self._process.pid, signal.SIGKILL)
        self._gone(self._process)
        self.verdict.kills += 1

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
        self._gone(process)

    def _gone(self, process: subprocess.Popen[str]) -> None:
        process.wait(10)
        if self._ear is not None:
            self._ear.join(10)
        with contextlib.suppress(BrokenPipeError):  # what was written and never read
            assert process.stdin is not None
            process.stdin.close()

    def close(self) -> None:
        self.stop()
        for printer in self.printers.values():
            printer.close()

    @property
    def acknowledged(self) -> int:
        return len(self._acknowledged)

    @contextmanager
    def chaos(self) -> Iterator[None]:
        """Every printer fails again and again, each in its own time."""
        over = Event()
        threads = [
            Thread(target=self._break, args=(name, random.Random(self.dice.random()), over), daemon=True) for name in self.printers
        ]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            over.set()
            for thread in threads:
                thread.join(30)
            for printer in self.printers.values():
                printer.mend()

    def _break(self, name: str, dice: random.Random, over: Event) -> None:
        printer = self.printers[name]
        size = 1500 if printer.firmware.cutter else 6000
        while not over.wait(dice.uniform(0.05, 1.2)):
            fault = dice.choice(self.faults)
            match fault:
                case "drop_at":
                    printer.drop_at(dice.randrange(1, size))
                case "paper_out_after":
                    printer.paper_out_after(dice.randrange(1, 40))
                case "power_cycle_at":
                    printer.power_cycle_at(dice.randrange(1, size), 0.1)
                case "garbage":
                    printer.garbage(seed=dice.randrange(1000))
                case "reply_late":
                    printer.reply_late(dice.uniform(0.1, 1.0))
                case _:
                    getattr(printer, fault)()
            self.verdict.faults[fault] += 1
            # Once in a while nobody comes for long: then the spare of the station has to take over.
            over.wait(14.0 if fault == "unplug" and dice.random() < 0.3 else dice.uniform(0.05, 0.8))
            printer.mend()

    def settle(self, deadline_s: float) -> None:
        """Printers are well again: wait until nothing waits any more. The person answers what is asked."""
        for _ in range(20):
            until(lambda: not self._unfinished(), "the queues are empty", deadline_s, 0.2)
            self.stop()
            if not self._answer():
                return
            self.start()
        raise AssertionError("there is no end of uncertain papers")

    def _unfinished(self) -> list[PrintJob]:
        store = opened(self._directory)
        try:
            return [job for job in store.read(lambda uow: uow.prints.unfinished()) if job.state in UNFINISHED]
        finally:
            store.close()

    def _answer(self) -> int:
        """Say of every undecided job whether it lies there; returns how many were asked about."""
        texts, whole = FluentTexts(LOCALES, ("ru", "en")), self._whole()

        def work(uow: UnitOfWork) -> int:
            asked = uow.prints.undecided()
            for job in asked:
                spool_desk.confirm(uow, job.id, whole[job.reference] > 0, now(), PERSON, texts, new_id)
            return len(asked)

        store = opened(self._directory)
        asked = store.write(work)
        store.close()
        self.verdict.asked_a_person += asked
        return asked

    def _pieces(self) -> Iterator[tuple[str, Piece]]:
        for name, printer in self.printers.items():
            for piece in (*printer.papers, printer.current):
                yield name, piece

    def _whole(self) -> Counter[str]:
        return Counter(reference for _, piece in self._pieces() for reference in _whole_in(piece))

    def judge(self) -> Verdict:
        """Hold the spool's book against the paper. Only when the spool has stopped."""
        verdict, whole, unmarked = self.verdict, self._whole(), Counter[str]()
        first: dict[str, list[str]] = {name: [] for name in self.printers}
        for name, piece in self._pieces():
            lines = _lines(piece)
            for reference in (line for line in lines if line.startswith("R-")):
                marks = sum(line.startswith(COPY) for line in lines)
                verdict.copies += bool(marks)
                verdict.torn += reference not in _whole_in(piece)
                if not marks:
                    unmarked[reference] += 1
                    first[name].append(reference)
        verdict.unmarked_twice = [reference for reference, times in unmarked.items() if times > 1]
        families = self._families()
        for n in sorted(self._acknowledged):
            family = families.get(number(n))
            if not family:
                verdict.never_written.append(number(n))
            elif not whole[number(n)]:
                verdict.lost.append(number(n))
            elif not any(job.state is JobState.PRINTED for job in family):
                verdict.lost.append(f"{number(n)}: {[job.state.value for job in family]}")
        printed = {ref for ref, family in families.items() if any(job.state is JobState.PRINTED for job in family)}
        verdict.called_printed_without_paper = sorted(ref for ref in printed if not whole[ref])
        moved = self._moved()
        for name, references in first.items():
            stayed = [ref for ref in references if ref not in moved]
            verdict.out_of_turn += [f"{name}: {a} before {b}" for a, b in itertools.pairwise(stayed) if a > b]
        verdict.given_over = len(moved)
        return verdict

    def _families(self) -> dict[str, list[PrintJob]]:
        store = opened(self._directory)
        jobs = store.read(lambda uow: uow.prints.recent(1_000_000))
        store.close()
        families: dict[str, list[PrintJob]] = {}
        for job in jobs:
            families.setdefault(job.reference, []).append(job)
        return families

    def _moved(self) -> set[str]:
        """Receipts that another printer took over."""
        store = opened(self._directory)

        def work(uow: UnitOfWork) -> set[str]:
            return {
                job.reference
                for job in uow.prints.recent(1_000_000)
                if any(event.reason == Reason.GIVEN_OVER for event in uow.prints.history(job.id))
            }

        moved = store.read(work)
        store.close()
        return moved


def _lines(piece: Piece) -> list[str]:
    return [line.strip() for line in piece.text.splitlines()]


def _whole_in(piece: Piece) -> list[str]:
    """The receipt on that piece, if it is there from its number to its last line and cut off."""
    lines = _lines(piece)
    numbers = [line for line in lines if line.startswith("R-")]
    complete = piece.whole and len(numbers) == 1 and LAST_LINE in lines[lines.index(numbers[0]) :]
    return numbers if complete else []


def run(directory: Path, seed: int, receipts: int, kills: int, *, quiet_s: float = 120.0) -> Verdict:
    """So many receipts, while printers fail and the spool is killed so often; then everything is mended, and the paper is read."""
    ledger = Ledger(directory, seed)
    try:
        ledger.start()
        with ledger.chaos():
            rounds = max(1, kills)
            for n in range(rounds):
                share = receipts * (n + 1) // rounds - receipts * n // rounds
                ledger.feed(share)
                if not kills:
                    until(lambda: ledger.acknowledged >= receipts, "all are written", 600)
                    _drain_somewhat(ledger)
                    continue
                time.sleep(ledger.dice.uniform(0.0, 0.6))
                ledger.kill()
                ledger.start()
        ledger.settle(quiet_s)
        missing = receipts - ledger.acknowledged
        if missing > 0:  # lines that a killed process had not read yet: they were never acknowledged, and are asked for again
            ledger.start()
            ledger.feed(missing)
            until(lambda: ledger.acknowledged >= receipts, "the rest is written", 60)
            ledger.verdict.receipts = receipts
            ledger.settle(quiet_s)
        return ledger.judge()
    finally:
        ledger.close()


def _drain_somewhat(ledger: Ledger) -> None:
    """Let the queues run down while printers still fail."""
    until(lambda: len(ledger._unfinished()) < 4, "few are left", 3600, 1.0)
