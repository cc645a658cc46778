"""python -m tests.bench.spool: receipts through printers that fail, once without and once with kills of the spool's process.

Takes about half an hour at its full size. Exit code 1 if a receipt was lost, came out twice unmarked, or was called printed and
is not there; the seed in the table makes the same run again (faults fall where the machine's own timing lets them).
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.paper_ledger import Verdict, run


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.spool", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--receipts", type=int, default=2000, help="in each of the two runs")
    parser.add_argument("--kills", type=int, default=200, help="of the process, in the second run")
    parser.add_argument("--seed", type=int, default=20261127)
    parser.add_argument("--dir", default="var", help="for the time of the run: the database and the ports")
    arguments = parser.parse_args()
    directory = Path(arguments.dir).resolve()
    directory.mkdir(parents=True, exist_ok=True)
    sound = True
    for kills in (0, arguments.kills):
        begun = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="ledger-", dir=directory) as scratch:
            verdict = run(Path(scratch), arguments.seed, arguments.receipts, kills, quiet_s=900.0)
        sys.stdout.write(told(verdict, time.monotonic() - begun))
        sys.stdout.flush()
        sound = sound and verdict.sound
    return 0 if sound else 1


def told(verdict: Verdict, seconds: float) -> str:
    """A run as a few lines."""
    rows = {
        "receipts / kills / faults": f"{verdict.receipts} / {verdict.kills} / {sum(verdict.faults.values())}",
        "lost": str(len(verdict.lost)),
        "called printed, not on paper": str(len(verdict.called_printed_without_paper)),
        "twice without a mark": str(len(verdict.unmarked_twice)),
        "out of turn": str(len(verdict.out_of_turn)),
        "marked copies / torn pieces": f"{verdict.copies} / {verdict.torn}",
        "left to a person": str(verdict.asked_a_person),
        "taken over by the spare printer": str(verdict.given_over),
    }
    wrong = [*verdict.lost, *verdict.called_printed_without_paper, *verdict.unmarked_twice, *verdict.out_of_turn][:20]
    lines = [f"{name:34}{value}" for name, value in rows.items()]
    return "\n".join([f"seed {verdict.seed}, {seconds:.0f} s", *lines, *wrong, "", ""])


if __name__ == "__main__":
    sys.exit(main())
