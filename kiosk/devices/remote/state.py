"""How an agent's devices are, as far as this server knows; changes become the events that a local bridge would have told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from threading import Lock

from pos_bridge.bridge import DeviceConfig, DeviceStatus, Event, LinkChanged, PrinterStatusChanged
from pos_bridge.link import LinkState
from pos_bridge.printer import PrinterStatus

AWAY = "agent_away"
"The reason of a link whose agent is not there: nothing is known about the device itself."


class Devices:
    """`carry`, `statuses` for any thread; the rest for the host's own."""

    def __init__(self, clock: Callable[[], float], tell: Callable[[Event], None]) -> None:
        self._clock = clock
        self._tell = tell
        self._lock = Lock()
        self._statuses: dict[str, DeviceStatus] = {}

    def carry(self, devices: Sequence[DeviceConfig]) -> None:
        """There are these and no others; a new one is absent until the agent tells."""
        with self._lock:
            known = self._statuses
            fresh = {d.id: DeviceStatus(d.id, d.kind, LinkState.ABSENT, "", reason=AWAY) for d in devices}
            self._statuses = {
                name: known[name] if name in known and known[name].kind == status.kind else status for name, status in fresh.items()
            }

    def statuses(self) -> tuple[DeviceStatus, ...]:
        with self._lock:
            return tuple(self._statuses.values())

    def happened(self, event: Event) -> bool:
        """Notes what an event says. False for an event of a device that is not carried (any more)."""
        device = getattr(event, "device", None)
        if device is None:
            return True
        with self._lock:
            status = self._statuses.get(device)
            if status is None:
                return False
            match event:
                case LinkChanged(state=state, detail=detail, reason=reason):
                    self._statuses[device] = replace(status, link=state, detail=detail, reason=reason)
                case PrinterStatusChanged(status=printer):
                    self._statuses[device] = replace(status, printer=printer)
                case _:
                    pass
        return True

    def snapshot(self, statuses: Sequence[DeviceStatus]) -> None:
        """The agent's own list: whatever differs from what was told is told now."""
        for status in statuses:
            with self._lock:
                before = self._statuses.get(status.device)
                if before is None:
                    continue
                self._statuses[status.device] = status
            if (before.link, before.reason) != (status.link, status.reason):
                self._tell(LinkChanged(status.device, status.link, status.detail, self._clock(), status.reason))
            if status.printer is not None and before.printer != status.printer:
                self._tell(PrinterStatusChanged(status.device, status.printer, self._clock()))

    def away(self) -> None:
        """The agent is not there: of its devices nothing is known."""
        self.snapshot(
            [
                replace(s, link=LinkState.LOST, detail="", reason=AWAY, printer=s.printer and PrinterStatus())
                for s in self.statuses()
            ]
        )
