"""Many hands with scanners, as a process of its own: writes scans to the device's end of ptys that it was given.

`python hands.py stamped <scans> <fd>...`   to each in turn, after a pause as between two hands; a scan says when it was written
`python hands.py cut <scans> <fd>...`       to all at once, cut at random places; a scan is its number
"""

import os
import random
import sys
import time

BURST, REST_S = 12, 0.2
"Scans of one burst, then a rest: a profile takes more than 16 scans without a pause for noise (`max_burst`)."


def stamped(scans: int, fds: list[int]) -> None:
    pauses = random.Random(1)
    for n in range(scans):
        if n % BURST == 0:
            time.sleep(REST_S)
        for fd in fds:
            time.sleep(pauses.uniform(0.003, 0.008))
            os.write(fd, b"%d\r" % time.monotonic_ns())


def cut(scans: int, fds: list[int]) -> None:
    """Scan n of scanner s is the 13 digits of s and n."""
    knife = random.Random(2)
    for first in range(0, scans, BURST):
        waiting = {
            fd: b"".join(b"%04d%09d\r" % (s, n) for n in range(first, min(first + BURST, scans))) for s, fd in enumerate(fds)
        }
        while waiting:
            fd = knife.choice(list(waiting))
            size = knife.randint(1, 20)
            os.write(fd, waiting[fd][:size])
            waiting[fd] = waiting[fd][size:]
            if not waiting[fd]:
                del waiting[fd]
        time.sleep(REST_S)


if __name__ == "__main__":
    {"stamped": stamped, "cut": cut}[sys.argv[1]](int(sys.argv[2]), [int(fd) for fd in sys.argv[3:]])
