"""Runs a number of hostile inputs through what has to take them. The seed of a failure runs it again: `--seed N --cases 1`."""

import argparse
import random
import resource
import sys
import time
import traceback
from collections.abc import Callable

from tests.fuzz import honest, printers, scanners
from tests.fuzz.attack import Attack

ATTACKS: dict[str, Callable[[], Attack]] = {
    "scanners": scanners.Scanners,
    "honest": honest.Honest,
    "printers": printers.Printers,
    "replies": printers.Replies,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=500_000)
    parser.add_argument("--seed", type=int, default=None, help="of the first case; each case has the next one")
    parser.add_argument("--only", nargs="+", choices=sorted(ATTACKS), default=list(ATTACKS))
    wanted = parser.parse_args()
    first = random.SystemRandom().randrange(2**32) if wanted.seed is None else wanted.seed
    return max(_run(name, ATTACKS[name](), first, wanted.cases) for name in wanted.only)


def _run(name: str, attack: Attack, first: int, cases: int) -> int:
    began, held = time.monotonic(), _memory()
    _say(f"{name}: {cases} cases, seed {first}")
    for number in range(first, first + cases):
        try:
            attack.case(number)
        except Exception:
            traceback.print_exc()
            _say(f"failed: python -m tests.fuzz --only {name} --seed {number} --cases 1")
            return 1
        if (number - first + 1) % 50_000 == 0:
            _say(f"{number - first + 1} cases, {time.monotonic() - began:.0f} s")
    grown = (_memory() - held) / 1024
    _say(f"{name}: {attack.told()}; memory of the process grew by {grown:.0f} MB, {time.monotonic() - began:.0f} s")
    return 0


def _memory() -> int:
    """Most memory of this process so far, in KB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
