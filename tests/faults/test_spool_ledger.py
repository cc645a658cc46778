"""A short run of the paper ledger; `python -m tests.bench.spool` is the long one."""

import sys
from pathlib import Path

import pytest

from tests.faults.paper_ledger import Ledger, run
from tests.waiting import until


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("seed", "receipts", "kills"), [(1, 60, 0), (2, 40, 8)], ids=["printers fail", "and the spool is killed"])
def test_no_receipt_is_lost_and_none_comes_twice_in_silence(tmp_path: Path, seed: int, receipts: int, kills: int) -> None:
    verdict = run(tmp_path / "ledger", seed, receipts, kills)
    sys.stdout.write(f"{verdict}\n")
    assert verdict.sound, verdict
    assert verdict.receipts == receipts and verdict.kills == kills and sum(verdict.faults.values()) > 5


def test_the_ledger_sees_what_is_wrong(tmp_path: Path) -> None:
    """A book that calls printed what is not on paper, and paper that came out twice."""
    ledger = Ledger(tmp_path / "ledger", 1)
    try:
        ledger.start()
        ledger.feed(4)
        until(lambda: ledger.acknowledged == 4, "all are written")
        ledger.settle(60)
        assert ledger.judge().sound
        for printer in ledger.printers.values():
            printer.paper._pieces.extend(printer.papers)
        assert len(ledger.judge().unmarked_twice) == 4
        for printer in ledger.printers.values():
            printer.paper._pieces.clear()
        verdict = ledger.judge()
        assert len(verdict.lost) == 4 and len(verdict.called_printed_without_paper) == 4
    finally:
        ledger.close()
