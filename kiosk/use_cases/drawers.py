"""A cash drawer opens when somebody asks for it, at once or not at all: never queued, never repeated, always written down."""

from collections.abc import Callable

from kiosk.domain.audit import AuditEntry
from kiosk.domain.printing import PULSE_LIFE, DrawerPulse, PulseState
from kiosk.use_cases.ports import Clock, Deed, Store, UnitOfWork

# The pulse may have left, or not: nobody can say.
_PERHAPS = frozenset({"no_answer", "lost", "stalled"})

Kick = Callable[[str], Deed]
"""Device id of the printer on which the drawer hangs -> what became of the pulse. Raises nothing for what devices do."""


class Drawers:
    def __init__(self, store: Store, kick: Kick, clock: Clock) -> None:
        self._store = store
        self._kick = kick
        self._clock = clock

    def open(self, device_id: str, request_id: str, who: str, why: str) -> DrawerPulse:
        """Open it, once per request id: the same id again tells what became of the first. Blocks for a few seconds at most."""
        asked = DrawerPulse(request_id, device_id, self._clock(), who, why)
        before = self._store.write(lambda uow: _ask(uow, asked))
        if before is not None:
            return before
        if self._clock() - asked.asked_at > PULSE_LIFE:
            return self._settle(asked, PulseState.EXPIRED, "")
        deed = self._kick(device_id)
        if deed.done:
            return self._settle(asked, PulseState.SENT, deed.detail)
        return self._settle(asked, PulseState.UNKNOWN if deed.detail in _PERHAPS else PulseState.REFUSED, deed.detail)

    def _settle(self, pulse: DrawerPulse, state: PulseState, detail: str) -> DrawerPulse:
        return self._store.write(lambda uow: uow.drawers.settle(pulse.request_id, state, detail))


def forget_unsettled(uow: UnitOfWork) -> int:
    """After a restart: pulses that were on their way when the server died. Whether they left nobody knows; none is repeated."""
    unsettled = uow.drawers.in_state(PulseState.ASKED)
    for pulse in unsettled:
        uow.drawers.settle(pulse.request_id, PulseState.UNKNOWN, "server_stopped")
    return len(unsettled)


def _ask(uow: UnitOfWork, pulse: DrawerPulse) -> DrawerPulse | None:
    """Write it down; what was written under that request id before is returned instead."""
    before = uow.drawers.get(pulse.request_id)
    if before is None:
        uow.drawers.add(pulse)
        uow.audit.add(AuditEntry(pulse.asked_at, pulse.who, "drawer.open", pulse.device_id, {"why": pulse.why}))
    return before
