"""A program to be killed: it writes with several threads, and says each name when its write was acknowledged.

Run as `python -m tests.storage.killed_writer <url>`. For every line it reads it forks a writer, says its process id, and, when
that is gone, how it ended. Everything is imported before the fork, so that a kill costs little.
"""

import os
import sys
import threading

from kiosk.domain.stock import Reason
from kiosk.storage import open_store
from kiosk.use_cases.ports import UnitOfWork
from tests.storage.samples import KEY, NOW, job, moved, order

THREADS = 3


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())  # one system call, so never half a line


def write_on(url: str, turn: str) -> None:
    store = open_store(url, KEY, lambda: NOW)

    def run(thread: int) -> None:
        for n in range(1_000_000):
            name = f"{turn}-{thread}-{n}"

            def work(uow: UnitOfWork, name: str = name) -> None:
                uow.stock.apply([moved(f"buy-{name}", reason=Reason.RESERVATION, reserved=1)], guarded=True)
                uow.orders.add(order(uow.orders.next_serial(), name))
                uow.prints.add(job(f"p-{name}", reference=name))

            store.write(work)
            say(name)

    threads = [threading.Thread(target=run, args=(n,)) for n in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def main(url: str) -> None:
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            say(f"pid {os.getpid()}")
            write_on(url, line.strip())
            os._exit(0)
        _, status = os.waitpid(child, 0)
        say(f"ended {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main(sys.argv[1])
