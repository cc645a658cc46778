"""Openings of cash drawers: each is a row before it happens."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, select, update

from kiosk.domain.errors import NotFound
from kiosk.domain.printing import DrawerPulse, PulseState
from kiosk.storage.statement import Driver, Row, Statement
from kiosk.storage.tables import drawer_pulses as pulses


def _pulses(*where: Any) -> Any:
    return select(*(c for c in pulses.columns if c.name != "seq")).where(*where)


_ADD = Statement(pulses.insert())
_GET = Statement(_pulses(pulses.c.request_id == bindparam("request")))
_SETTLE = Statement(
    update(pulses)
    .where(pulses.c.request_id == bindparam("request"), pulses.c.state == PulseState.ASKED.value)
    .values(state=bindparam("new_state"), detail=bindparam("new_detail"))
)
_IN_STATE = Statement(_pulses(pulses.c.state == bindparam("now_state")).order_by(pulses.c.seq))
_RECENT = Statement(_pulses(pulses.c.device_id == bindparam("device")).order_by(pulses.c.seq.desc()).limit(bindparam("most")))


class SqlDrawers:
    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def add(self, pulse: DrawerPulse) -> None:
        self._driver.run(_ADD, **vars(pulse) | {"state": pulse.state.value})

    def get(self, request_id: str) -> DrawerPulse | None:
        row = self._driver.row(_GET, request=request_id)
        return None if row is None else _pulse(row)

    def settle(self, request_id: str, state: PulseState, detail: str) -> DrawerPulse:
        if not self._driver.run(_SETTLE, request=request_id, new_state=state.value, new_detail=detail):
            raise NotFound(f"open drawer request {request_id}")
        settled = self.get(request_id)
        assert settled is not None
        return settled

    def in_state(self, state: PulseState) -> Sequence[DrawerPulse]:
        return [_pulse(row) for row in self._driver.rows(_IN_STATE, now_state=state.value)]

    def recent(self, device_id: str, limit: int) -> Sequence[DrawerPulse]:
        return [_pulse(row) for row in self._driver.rows(_RECENT, device=device_id, most=limit)]


def _pulse(row: Row) -> DrawerPulse:
    request_id, device_id, asked_at, who, why, state, detail = row
    return DrawerPulse(request_id, device_id, asked_at, who, why, PulseState(state), detail)
