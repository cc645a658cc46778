"""How each station is, in one word, and since when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from kiosk.domain.faults import LATER
from kiosk.domain.printing import JobState
from kiosk.use_cases.ports import DeviceDoor, UnitOfWork

ASLEEP_AFTER = timedelta(minutes=5)


@dataclass(frozen=True)
class StationNow:
    """state: free, asleep (free for long), busy (somebody is there, or it prints), off (no screen open), hand (something there
    needs one), unknown (the machine its devices hang at does not answer)."""

    state: str
    since: datetime


class StationStates:
    """`look` often: a state begins when it is first seen. `screen_open`: station id -> whether it has a screen open."""

    def __init__(self, door: DeviceDoor, screen_open: Callable[[str], bool]) -> None:
        self._door = door
        self._screen_open = screen_open
        self._lock = Lock()
        self._since: dict[str, StationNow] = {}

    def look(self, uow: UnitOfWork, now: datetime) -> Mapping[str, StationNow]:
        """How every station is."""
        states = self._states(uow)
        with self._lock:
            for station, state in states.items():
                before = self._since.get(station)
                if before is None or before.state != state:
                    self._since[station] = StationNow(state, self._began(uow, station, state, now))
            return {station: self._shown(self._since[station], now) for station in states}

    def _states(self, uow: UnitOfWork) -> Mapping[str, str]:
        hands = {fault.station_id for fault in uow.faults.open() if fault.kind not in LATER}
        devices = uow.devices.all()
        sending = {job.device_id for job in uow.prints.unfinished() if job.state is JobState.SENDING}
        printing = {device.station_id for device in devices.values() if device.id in sending}
        away = {host.id for host in self._door.hosts() if not host.available}
        hosts: dict[str, set[str]] = {}
        for device in devices.values():
            hosts.setdefault(device.station_id, set()).add(device.host)

        def state(station: str) -> str:
            if hosts.get(station) and hosts[station] <= away:
                return "unknown"
            if station in hands:
                return "hand"
            if station in printing or uow.visits.open_at(station) is not None:
                return "busy"
            return "free" if self._screen_open(station) else "off"

        return {station: state(station) for station in uow.places.stations()}

    def _began(self, uow: UnitOfWork, station: str, state: str, now: datetime) -> datetime:
        visit = uow.visits.open_at(station) if state == "busy" else None
        if visit is not None:
            return visit.started_at
        mine = [fault.since for fault in uow.faults.open() if fault.station_id == station] if state == "hand" else []
        return min(mine, default=now)

    def _shown(self, known: StationNow, now: datetime) -> StationNow:
        asleep = known.state == "free" and now - known.since >= ASLEEP_AFTER
        return StationNow("asleep", known.since) if asleep else known
