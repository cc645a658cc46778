"""The last bytes of a device, both ways, for the person who has to find out. In memory only: scans may be personal."""

from collections import deque
from dataclasses import dataclass
from threading import Lock
from typing import Literal


@dataclass(frozen=True)
class ByteRecord:
    """`at` is the bridge's clock; `direction` is seen from this program."""

    at: float
    direction: Literal["in", "out"]
    data: bytes


class ByteLog:
    """At most `limit` bytes and `records` records; the oldest go first, an oversize record is cut."""

    def __init__(self, limit: int = 65536, records: int = 512) -> None:
        self._limit = limit
        self._records: deque[ByteRecord] = deque(maxlen=records)
        self._held = 0
        self._lock = Lock()

    def add(self, at: float, direction: Literal["in", "out"], data: bytes) -> None:
        record = ByteRecord(at, direction, data[: self._limit])
        with self._lock:
            if len(self._records) == self._records.maxlen:
                self._held -= len(self._records.popleft().data)
            self._records.append(record)
            self._held += len(record.data)
            while self._held > self._limit:
                self._held -= len(self._records.popleft().data)

    def records(self) -> tuple[ByteRecord, ...]:
        with self._lock:
            return tuple(self._records)
