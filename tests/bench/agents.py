"""python -m tests.bench.agents --cycles 400: chaos at a far kiosk for as long as one likes; prints what became of the paper.

Agent and server are killed with kill -9, the wire between them is cut, held and broken in the middle of frames. Exit code 1 when a
slip was lost or printed twice without a mark.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.faults.agent_chaos import Chaos, Report
from tests.faults.served_shop import make_template


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.agents", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cycles", type=int, default=400)
    parser.add_argument("--seed", type=int, default=20261127)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="chaos-") as scratch:
        template = Path(scratch) / "template"
        template.mkdir()
        make_template(template)
        chaos = Chaos(template, Path(scratch) / "shop", arguments.seed)
        try:
            report = chaos.run(arguments.cycles)
        finally:
            chaos.close()
    sys.stdout.write(words(report))
    return 1 if report.faults else 0


def words(report: Report) -> str:
    kills = ", ".join(f"{name} {times}" for name, times in sorted(report.deeds.items()))
    lines = [
        f"{report.orders} orders in {report.seconds:.0f} s; {kills}; {report.cuts} connections cut in mid-frame",
        f"{report.copies} marked copies, {report.left} slips whose last copy was cut off too and was left to a person",
        f"{len(report.faults)} lost or repeated without a mark",
        *report.faults,
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
