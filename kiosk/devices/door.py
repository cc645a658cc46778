"""Events of the bridge come in here, and only here: a scan reaches its station, a printer's state reaches who waits for it."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

from kiosk.devices.spooler import Spooler
from kiosk.domain.printing import JobState, PrintJob
from kiosk.use_cases.ports import Screens, Store, UnitOfWork
from kiosk.use_cases.printing import state_for_screen
from kiosk.use_cases.reception import Reception
from pos_bridge.bridge import Bridge, JobProgress, LinkChanged, PrinterStatusChanged, Scanned, ScanRefused

log = logging.getLogger(__name__)

Told = Callable[[str, Mapping[str, Any]], None]


@dataclass
class Door:
    """`station_of`: device id -> station id. `told(event, body)`: news of devices for whoever watches them (the lab)."""

    bridge: Bridge
    station_of: Mapping[str, str]
    store: Store
    screens: Screens
    reception: Reception
    spoolers: Mapping[str, Spooler]
    told: Told
    _links: dict[str, str] = field(default_factory=dict)
    _thread: Thread | None = None

    def start(self) -> None:
        self.bridge.start()
        self._thread = Thread(target=self._pump, name="device events", daemon=True)
        self._thread.start()
        for spooler in self.spoolers.values():
            spooler.start()

    def close(self) -> None:
        self.bridge.close()
        for spooler in self.spoolers.values():
            spooler.close()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def hindrance(self, device_id: str) -> str | None:
        """Why nothing can be printed there now, or None."""
        if self._links.get(device_id) != "ready":
            return "absent"
        return self.bridge.status(device_id).hindrance

    def link(self, device_id: str) -> str:
        return self._links.get(device_id, "absent")

    def _pump(self) -> None:
        for event in self.bridge.events():
            try:
                self._take(event)
            except Exception:
                # One event that failed must not silence all devices.
                log.exception("event of %s", getattr(event, "device", "?"))

    def _take(self, event: object) -> None:
        match event:
            case Scanned(device=device, text=text):
                self.reception.scanned(self.station_of[device], text)
            case ScanRefused(device=device, reason=reason):
                self.reception.misread(self.station_of[device], str(reason))
            case LinkChanged(device=device, state=state):
                self._links[device] = str(state)
                self._printer_changed(device)
                self.told("device", {"device": device, "link": str(state)})
            case PrinterStatusChanged(device=device):
                self._printer_changed(device)
                self.told("device", {"device": device, "link": self.link(device), "hindrance": self.hindrance(device)})
            case JobProgress(device=device, state=state, bytes_sent=sent):
                self.told("job", {"device": device, "state": str(state), "bytes": sent})
            case _:
                log.debug("unhandled event %r", event)

    def _printer_changed(self, device_id: str) -> None:
        """Whoever waits for a slip of that printer sees why; the spool goes on when it can."""
        spooler = self.spoolers.get(device_id)
        if spooler is None:
            return
        spooler.poke()
        for job in self.store.read(lambda uow: _waiting(uow, device_id)):
            state = state_for_screen(job, self.hindrance(device_id))
            self.screens.tell(
                self.station_of[device_id], "print", {"order_number": job.reference, "state": state, "copy": job.copy_no}
            )


def _waiting(uow: UnitOfWork, device_id: str) -> list[PrintJob]:
    """Jobs of that printer that are not on paper yet."""
    unfinished = [*uow.prints.in_state(JobState.QUEUED), *uow.prints.in_state(JobState.SENDING)]
    return [job for job in unfinished if job.device_id == device_id]
