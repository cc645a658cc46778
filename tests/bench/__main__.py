"""python -m tests.bench --dir var: measures everything, prints the table, writes <dir>/bench.json. Under four minutes.

Exit code 0, or 1 with --strict when a goal is missed or a figure could not be measured. Numbers of two runs are not comparable:
look at the ratios, whose two sides were measured in the same seconds.
"""

import argparse
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench import broadcast, lookups, memory, orders, page, receipts, scans, wire
from tests.bench.figure import Figure, table, write_json

MEASURES: dict[str, Callable[[Path], Sequence[Figure]]] = {
    "scans": scans.measure,
    "wire": wire.measure,
    "orders": orders.measure,
    "receipts": receipts.measure,
    "page": page.measure,
    "memory": memory.measure,
    "lookups": lookups.measure,
    "broadcast": broadcast.measure,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--dir", default="var", help="where bench.json goes, and for the time of the run the databases")
    parser.add_argument("--only", nargs="+", choices=sorted(MEASURES), default=list(MEASURES), help="measure only these")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a goal is missed")
    arguments = parser.parse_args()
    # Ended from outside, the servers it has started must end as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    directory = Path(arguments.dir).resolve()
    directory.mkdir(parents=True, exist_ok=True)
    # Beside the shop's own data, not in the system's temporary folder: that may be memory, and a flush to it costs nothing.
    scratch = Path(tempfile.mkdtemp(prefix="bench-", dir=directory))
    try:
        figures = [figure for name in arguments.only for figure in _measured(name, scratch)]
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    write_json(figures, directory / "bench.json")
    sys.stdout.write(table(figures))
    return 1 if arguments.strict and any(figure.met is False for figure in figures) else 0


def _measured(name: str, scratch: Path) -> Sequence[Figure]:
    """The figures of one measure; if it fails, that is a figure too: the others are still worth having."""
    begun = time.monotonic()
    sys.stderr.write(f"measuring {name} ... ")
    sys.stderr.flush()
    try:
        figures = MEASURES[name](scratch)
    except Exception as error:
        sys.stderr.write("failed\n")
        traceback.print_exc()
        return [Figure(name, None, "", missing=f"{type(error).__name__}: {error}"[:200])]
    sys.stderr.write(f"{time.monotonic() - begun:.0f} s\n")
    return figures


if __name__ == "__main__":
    sys.exit(main())
