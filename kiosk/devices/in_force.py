"""Which profiles the devices are spoken to by: the shipped ones, the shop's own over them, and a draft that is being tried."""

import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Event, RLock, Thread
from typing import Any

from kiosk.devices.workshop import Workshop
from kiosk.domain.devices import Device
from kiosk.domain.profiles import ProfileTrial
from kiosk.use_cases.ports import Clock, Fact, Store
from kiosk.use_cases.profiles import ProfilesChanged
from pos_bridge.profiles import KINDS, Profiles

log = logging.getLogger(__name__)

Use = Callable[[Profiles, Mapping[str, str]], None]
"(profiles, device id -> id of the profile that it uses for the time being instead of its own)"


@dataclass(frozen=True)
class _Running:
    trial: ProfileTrial
    profile: Any
    ends: float


class ProfilesInForce:
    """Keeps devices true to the stored profiles, and gives a device back after a trial: after its time, when it is ended, and
    with the next start of the server, because a trial is written nowhere."""

    def __init__(self, store: Store, workshop: Workshop, clock: Clock, changed: Callable[[str], None]) -> None:
        self._store = store
        self._workshop = workshop
        self._clock = clock
        self._changed = changed
        self._use: Use = lambda profiles, instead: None
        self._trials: dict[str, _Running] = {}
        self._lock = RLock()
        self._wake = Event()
        self._stop = Event()
        self._thread = Thread(target=self._run, name="profiles in force", daemon=True)

    def stored(self) -> Profiles:
        """All profiles as they are stored now."""
        return self._workshop.shelf(self._store.read(lambda uow: uow.profiles.in_force())).profiles

    def drive(self, use: Use) -> None:
        """Whom to tell which profiles to use; called once at once and with every change."""
        self._use = use
        self.refresh()

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._wake.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def __call__(self, facts: Sequence[Fact]) -> None:
        """A subscriber of the store. The devices follow in a thread of their own: closing a port takes its time."""
        if any(isinstance(fact.body, ProfilesChanged) for fact in facts):
            self._wake.set()

    def refresh(self) -> None:
        """Let the devices use what is stored now, and the drafts that are being tried. Devices that it does not change are
        not disturbed."""
        with self._lock:
            going = {name: one for name, one in self._trials.items() if one.ends > time.monotonic()}
            over, self._trials = len(going) < len(self._trials), going
            profiles, instead = self.stored(), {}
            for device_id, running in self._trials.items():
                family = KINDS[running.trial.kind].folder
                name = f"{running.trial.profile_id}.trial.{device_id}"
                profiles = replace(profiles, **{family: {**getattr(profiles, family), name: running.profile}})
                instead[device_id] = name
            self._use(profiles, instead)
        if over:
            self._changed("profiles")

    def try_out(self, device: Device, text: str, seconds: int, by: str) -> ProfileTrial:
        """Speak to one device by a draft of its profile for so long. Raises `pos_bridge.errors.BadProfile`; examine it first."""
        shelf = self._workshop.shelf(self._store.read(lambda uow: uow.profiles.in_force()))
        profile = shelf.check(device.kind, device.profile, text)
        until = self._clock() + timedelta(seconds=seconds)
        trial = ProfileTrial(device.id, device.profile, device.kind, text, by, until)
        with self._lock:
            self._trials[device.id] = _Running(trial, profile, time.monotonic() + seconds)
            self.refresh()
        self._wake.set()
        self._changed("profiles")
        return trial

    def end_trial(self, device_id: str) -> bool:
        """Give the device its own profile back; False if there was no trial."""
        with self._lock:
            ended = self._trials.pop(device_id, None)
            if ended is not None:
                self.refresh()
        if ended is not None:
            self._changed("profiles")
        return ended is not None

    def trials(self) -> Sequence[ProfileTrial]:
        now = time.monotonic()
        return [running.trial for running in tuple(self._trials.values()) if running.ends > now]

    def _run(self) -> None:
        while not self._stop.is_set():
            ends = [running.ends for running in tuple(self._trials.values())]
            self._wake.wait(max(0.0, min(ends) - time.monotonic()) if ends else None)
            self._wake.clear()
            if self._stop.is_set():
                return
            try:
                self.refresh()
            except Exception:
                # The devices keep what they had; the next change tries again.
                log.exception("profiles could not be put in force")
