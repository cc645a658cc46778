"""Events of the bridge come in here, and only here: a scan reaches its station, a printer's state reaches who waits for it."""

import logging
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

from kiosk.devices.spooler import Spooler
from kiosk.domain.printing import JobState, PrintJob
from kiosk.use_cases.ports import Clock, NewId, Screens, Store, Texts, UnitOfWork
from kiosk.use_cases.printing import state_for_screen
from kiosk.use_cases.reception import Reception
from pos_bridge.bridge import Bridge, DeviceConfig, JobProgress, LinkChanged, PrinterStatusChanged, Scanned, ScanRefused
from pos_bridge.errors import BadDocument
from pos_bridge.printer import PrintOutcome
from pos_bridge.profiles import load_profiles

log = logging.getLogger(__name__)

Told = Callable[[str, Mapping[str, Any]], None]


class Device(Protocol):
    """A scanner or printer of a station, as the settings name it."""

    @property
    def id(self) -> str: ...
    @property
    def station(self) -> str: ...
    @property
    def kind(self) -> Any: ...
    @property
    def profile(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def baud(self) -> int | None: ...


class Door:
    """All devices of this server. `told(event, body)`: news of devices for whoever watches them (the lab)."""

    def __init__(
        self,
        *,
        devices: Sequence[Device],
        profiles: Path,
        fonts: Path,
        store: Store,
        screens: Screens,
        reception: Reception,
        texts: Texts,
        clock: Clock,
        new_id: NewId,
        told: Told,
    ) -> None:
        self._store = store
        self._screens = screens
        self._reception = reception
        self._told = told
        self._station_of = {device.id: device.station for device in devices}
        self._links: dict[str, str] = {}
        self.bridge = Bridge(
            [DeviceConfig(d.id, d.kind, d.profile, d.url, d.baud) for d in devices],
            load_profiles(profiles),
            fonts=sorted(fonts.glob("*.woff2")),
        )
        self._spoolers = {
            d.id: Spooler(store, self._print, self.hindrance, d.id, texts, clock, new_id) for d in devices if d.kind == "printer"
        }
        self._thread = Thread(target=self._pump, name="device events", daemon=True)

    def start(self) -> None:
        self.bridge.start()
        self._thread.start()
        for spooler in self._spoolers.values():
            spooler.start()

    def close(self) -> None:
        self.bridge.close()
        for spooler in self._spoolers.values():
            spooler.close()
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def poke(self) -> None:
        """There is something in the spool."""
        for spooler in self._spoolers.values():
            spooler.poke()

    def hindrance(self, device_id: str) -> str | None:
        """Why nothing can be printed there now (absent, paper_out, cover_open, fault, offline), or None."""
        if self._links.get(device_id) != "ready":
            return "absent"
        status = self.bridge.status(device_id).printer
        return status.hindrance if status else None

    def link(self, device_id: str) -> str:
        return self._links.get(device_id, "absent")

    def _print(self, device_id: str, job_id: str, document: Mapping[str, Any], torn: bool) -> PrintOutcome:
        try:
            return self.bridge.print(device_id, job_id, document, torn)
        except BadDocument as error:
            raise ValueError(str(error)) from error

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
                self._reception.scanned(self._station_of[device], text)
            case ScanRefused(device=device, reason=reason):
                self._reception.misread(self._station_of[device], str(reason))
            case LinkChanged(device=device, state=state):
                self._links[device] = str(state)
                self._printer_changed(device)
                self._told("device", {"device": device, "link": str(state)})
            case PrinterStatusChanged(device=device):
                self._printer_changed(device)
                self._told("device", {"device": device, "link": self.link(device), "hindrance": self.hindrance(device)})
            case JobProgress(device=device, state=state, bytes_sent=sent):
                self._told("job", {"device": device, "state": str(state), "bytes": sent})
            case _:
                log.debug("unhandled event %r", event)

    def _printer_changed(self, device_id: str) -> None:
        """Whoever waits for a slip of that printer sees why; the spool goes on when it can."""
        spooler = self._spoolers.get(device_id)
        if spooler is None:
            return
        spooler.poke()
        for job in self._store.read(lambda uow: _waiting(uow, device_id)):
            state = state_for_screen(job, self.hindrance(device_id))
            news = {"order_number": job.reference, "state": state, "copy": job.copy_no}
            self._screens.tell(self._station_of[device_id], "print", news)


def _waiting(uow: UnitOfWork, device_id: str) -> list[PrintJob]:
    """Jobs of that printer that are not on paper yet."""
    unfinished = [*uow.prints.in_state(JobState.QUEUED), *uow.prints.in_state(JobState.SENDING)]
    return [job for job in unfinished if job.device_id == device_id]
