"""How each device is, as its host tells; and its history, one line for each change."""

import logging
from collections import deque
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from queue import SimpleQueue
from threading import Thread

from kiosk.devices.trials import BEGINNING as TRIAL
from kiosk.domain.devices import DeviceEvent, DeviceNow, Happened
from kiosk.use_cases.ports import Clock, Store, UnitOfWork
from pos_bridge.bridge import Event, LinkChanged, PrinterStatusChanged, Scanned, ScanRefused
from pos_bridge.printer import PrinterStatus

log = logging.getLogger(__name__)

_NOISE_OF, _NOISE, _NOISE_WITHIN = 10, 8, timedelta(minutes=10)
"A scanner is noisy when that many of its last frames were no code, all within that time."

_ANSWERS_WITHIN = timedelta(minutes=15)


@dataclass
class _Scans:
    """The last frames of a scanner: when, and whether it was a code."""

    last: deque[tuple[datetime, bool]] = field(default_factory=lambda: deque(maxlen=_NOISE_OF))
    scanned_at: datetime | None = None

    def add(self, at: datetime, good: bool) -> None:
        self.last.append((at, good))
        if good:
            self.scanned_at = at

    def noisy(self, at: datetime) -> bool:
        return sum(not good and at - when < _NOISE_WITHIN for when, good in self.last) >= _NOISE


class Watch:
    """Hears the events of all hosts. `changed(device id)` is called after a device is otherwise than before."""

    def __init__(self, store: Store, clock: Clock, changed: Callable[[str], None] = lambda device_id: None) -> None:
        self._store = store
        self._clock = clock
        self._changed = changed
        self._now: dict[str, DeviceNow] = {}
        self._scans: dict[str, _Scans] = {}
        self._answers: deque[tuple[datetime, float]] = deque(maxlen=500)
        self._lines: SimpleQueue[DeviceEvent | None] = SimpleQueue()
        self._thread = Thread(target=self._write, name="device history", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        self._lines.put(None)
        if self._thread.is_alive():
            self._thread.join(timeout=5)

    def keep(self, device_ids: Collection[str]) -> None:
        """Forget how all others were."""
        self._now = {device_id: now for device_id, now in self._now.items() if device_id in device_ids}
        self._scans = {device_id: scans for device_id, scans in self._scans.items() if device_id in device_ids}

    def now(self, device_id: str) -> DeviceNow:
        now = self._now.get(device_id, DeviceNow())
        scans = self._scans.get(device_id)
        return now if scans is None else replace(now, scanned_at=scans.scanned_at, noisy=scans.noisy(self._clock()))

    def answered(self, milliseconds: float) -> None:
        """A scan was told to its screen, so long after its last byte."""
        self._answers.append((self._clock(), milliseconds))

    def answer_times(self) -> list[float]:
        now = self._clock()
        return [took for at, took in list(self._answers) if now - at < _ANSWERS_WITHIN]

    def heard(self, event: Event) -> None:
        at = self._clock()
        match event:
            case LinkChanged(device=device, state=state, detail=detail, reason=reason):
                self._link(device, str(state), detail, reason, at)
            case PrinterStatusChanged(device=device, status=status):
                self._status(device, status, at)
            case Scanned(device=device):
                self._scans.setdefault(device, _Scans()).add(at, True)
            case ScanRefused(device=device):
                self._scans.setdefault(device, _Scans()).add(at, False)

    def _link(self, device_id: str, state: str, detail: str, reason: str, at: datetime) -> None:
        before = self._now.get(device_id, DeviceNow())
        # What a printer said of itself before its line broke is not known to hold.
        kept = before if state == "ready" else DeviceNow()
        self._now[device_id] = replace(kept, link=state, detail=detail, trouble=reason, since=at)
        if state != "opening" and (state, detail) != (before.link, before.detail):
            self._line(DeviceEvent(device_id, at, Happened.LINK, state, detail))
        self._changed(device_id)

    def _status(self, device_id: str, status: PrinterStatus, at: datetime) -> None:
        before = self._now.get(device_id, DeviceNow())
        now = replace(
            before,
            paper=status.paper.value,
            cover=status.cover.value,
            online=status.online.value,
            fault=status.fault.value,
            hindrance=status.hindrance,
            told_at=at,
        )
        self._now[device_id] = now
        if state_word(now) != state_word(before):
            self._line(DeviceEvent(device_id, at, Happened.STATE, state_word(now)))
        self._changed(device_id)

    def _line(self, event: DeviceEvent) -> None:
        if not event.device_id.startswith(TRIAL):
            self._lines.put(event)

    def _write(self) -> None:
        stopped = False
        while not stopped:
            lines = [self._lines.get()]
            while not self._lines.empty():
                lines.append(self._lines.get())
            stopped = None in lines
            events = [line for line in lines if line is not None]
            try:
                if events:
                    self._store.write(lambda uow, events=events: _note(uow, events), urgent=False)  # type: ignore[misc]
            except Exception:
                # History that cannot be written must not stop what it is about.
                log.exception("history of %s", ", ".join(sorted({event.device_id for event in events})))


def state_word(now: DeviceNow) -> str:
    """One word for how a printer says it is."""
    if now.hindrance is not None:
        return now.hindrance
    if "unknown" == now.paper == now.cover == now.online == now.fault:
        return "unknown"
    return "near_end" if now.paper == "near_end" else "ok"


def _note(uow: UnitOfWork, events: list[DeviceEvent]) -> None:
    for event in events:
        uow.devices.note(event)
