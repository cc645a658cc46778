"""The last bytes of every device for the console: explained, covered, and told of while somebody watches."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from threading import Event, Lock, Thread
from typing import Any

from kiosk.devices.byte_words import Meant, meant
from kiosk.domain.devices import Device
from kiosk.domain.live_bytes import ByteRow
from kiosk.use_cases.ports import Clock
from pos_bridge.bridge import ByteRecord
from pos_bridge.profiles import KINDS, Profiles

log = logging.getLogger(__name__)

_SHOWN = 48
"Bytes of one row; of a picture nobody reads more."
_LOOK_EVERY_S = 0.25
_FORGOTTEN_S = 15.0
"Nobody has asked for so long: nobody watches."
_SAFELY_WHOLE = (500, 60_000)
"A log of fewer records and bytes than this has lost nothing yet (`ByteLog` holds 512 and 65536)."

Log = Callable[[str], Sequence[ByteRecord]]


class LiveBytes:
    """`log(device id)` is what the device's host remembers; `changed("bytes")` says that there is more."""

    def __init__(self, log_of: Log, profiles: Callable[[], Profiles], clock: Clock, changed: Callable[[str], None]) -> None:
        self._log = log_of
        self._profiles = profiles
        self._clock = clock
        self._changed = changed
        self._lock = Lock()
        self._watched: dict[str, float] = {}
        self._seen: dict[str, tuple[int, float]] = {}
        self._some = Event()
        self._stop = Event()
        self._thread = Thread(target=self._run, name="live bytes", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._some.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def rows(self, device: Device, limit: int, uncovered: bool) -> Sequence[ByteRow]:
        """The last `limit` records, oldest first. Asking is watching: news come for a while."""
        with self._lock:
            self._watched[device.id] = time.monotonic()
        self._some.set()
        records = self._log(device.id)
        now = time.monotonic()
        whole = len(records) < _SAFELY_WHOLE[0] and sum(len(one.data) for one in records) < _SAFELY_WHOLE[1]
        family: Mapping[str, Any] = getattr(self._profiles(), KINDS[device.kind].folder) if device.kind in KINDS else {}
        found = meant(device.kind, family.get(device.profile), records, now, whole)
        began = self._clock() - timedelta(seconds=now)
        return [_row(device.id, one, began, uncovered) for one in found[-limit:]]

    def _run(self) -> None:
        while not self._stop.is_set():
            self._some.wait()
            while self._look() and not self._stop.wait(_LOOK_EVERY_S):
                pass
            self._some.clear()

    def _look(self) -> bool:
        """Whether anybody watches; tells of new bytes."""
        now = time.monotonic()
        with self._lock:
            self._watched = {device: at for device, at in self._watched.items() if now - at < _FORGOTTEN_S}
            watched = tuple(self._watched)
        for device in watched:
            try:
                records = self._log(device)
            except Exception:
                log.exception("bytes of %s", device)
                continue
            mark = (len(records), records[-1].at if records else 0.0)
            if self._seen.get(device, mark) != mark:
                self._changed("bytes")
            self._seen[device] = mark
        return bool(watched)


def _row(device_id: str, one: Meant, began: datetime, uncovered: bool) -> ByteRow:
    data = one.record.data
    hidden = [flag == 1 and not uncovered for flag in one.covered]
    shown = list(zip(data, hidden, strict=True))[:_SHOWN]
    words = tuple(word for word in one.words if not (uncovered and word.name == "scan-covered"))
    return ByteRow(
        device_id,
        began + timedelta(seconds=one.record.at),
        one.record.direction,
        " ".join("••" if hide else f"{byte:02X}" for byte, hide in shown),
        "".join("•" if hide else chr(byte) if 0x20 <= byte < 0x7F else "·" for byte, hide in shown),
        len(data),
        words,
        one.bad,
        any(hidden),
    )
