"""Trials: a port that nobody has accepted yet is used for a moment, because a person asked for it, to find out what hangs there.

What is scanned at a trial reaches no station, and nothing of it is stored.
"""

import secrets
from collections import deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from threading import Lock

from kiosk.domain.devices import Device
from kiosk.domain.errors import NotFound
from kiosk.use_cases.ports import Clock, Reading
from pos_bridge.bridge import Event, PortsChanged, Scanned, ScanRefused

LASTS = timedelta(minutes=3)
BEGINNING = "trial/"


@dataclass
class _Trial:
    device: Device
    used_at: datetime
    readings: deque[Reading] = field(default_factory=lambda: deque(maxlen=10))


class Trials:
    """Trials that nobody looked at for three minutes are over (`expire`)."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._trials: dict[str, _Trial] = {}

    def begin(self, wanted: Device) -> Device:
        """The device to configure; its id says that it is on trial. An earlier trial of the same address is over."""
        device = replace(wanted, id=f"{BEGINNING}{secrets.token_hex(6)}", enabled=True)
        with self._lock:
            same = [i for i, t in self._trials.items() if (t.device.host, t.device.address) == (device.host, device.address)]
            for trial_id in same:
                del self._trials[trial_id]
            self._trials[device.id] = _Trial(device, self._clock())
        return device

    def end(self, trial_id: str) -> None:
        with self._lock:
            self._trials.pop(trial_id, None)

    def end_at(self, places: Collection[tuple[str, str]]) -> None:
        """End those at these (host, address)."""
        with self._lock:
            for trial_id in [i for i, t in self._trials.items() if (t.device.host, t.device.address) in places]:
                del self._trials[trial_id]

    def expire(self) -> bool:
        """Whether one was over."""
        now = self._clock()
        with self._lock:
            over = [trial_id for trial_id, trial in self._trials.items() if now - trial.used_at > LASTS]
            for trial_id in over:
                del self._trials[trial_id]
        return bool(over)

    def devices(self) -> Sequence[Device]:
        with self._lock:
            return [trial.device for trial in self._trials.values()]

    def device(self, trial_id: str) -> Device:
        """Raises `NotFound` when it is over. Looking keeps it going."""
        with self._lock:
            trial = self._trials.get(trial_id)
            if trial is None:
                raise NotFound(f"trial {trial_id}")
            trial.used_at = self._clock()
            return trial.device

    def readings(self, trial_id: str) -> Sequence[Reading]:
        """Newest first."""
        with self._lock:
            trial = self._trials.get(trial_id)
            return list(reversed(trial.readings)) if trial else []

    def took(self, event: Event) -> bool:
        """Whether the event is a trial's: then nobody else is told of it."""
        if isinstance(event, PortsChanged) or not event.device.startswith(BEGINNING):
            return False
        with self._lock:
            trial = self._trials.get(event.device)
            if trial is not None and isinstance(event, Scanned):
                trial.readings.append(Reading(self._clock(), event.text, event.symbology or ""))
            elif trial is not None and isinstance(event, ScanRefused):
                trial.readings.append(Reading(self._clock(), "", "", str(event.reason)))
        return True
