"""Calls for help from stations."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select, update

from kiosk.domain.stations import HelpCall
from kiosk.storage.statement import Driver, Statement
from kiosk.storage.tables import help_calls

_WHOLE = (help_calls.c.id, help_calls.c.station_id, help_calls.c.topic, help_calls.c.state, help_calls.c.at)
_ADD = Statement(help_calls.insert())
_SET_STATE = Statement(
    update(help_calls)
    .where(help_calls.c.id == bindparam("call_id"))
    .values(
        state=bindparam("new_state", type_=help_calls.c.state.type),
        changed_at=bindparam("now", type_=help_calls.c.changed_at.type),
    )
    .returning(*_WHOLE)
)
_OPEN = Statement(select(*_WHOLE).where(help_calls.c.state != "done").order_by(help_calls.c.seq))


class SqlHelpCalls:
    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def add(self, call: HelpCall) -> None:
        self._driver.run(_ADD, changed_at=call.at, **vars(call))

    def set_state(self, call_id: str, state: str, at: datetime) -> HelpCall | None:
        """The call as it is now, None if there is no such call. Its `at` stays the moment of the call."""
        row = self._driver.row(_SET_STATE, call_id=call_id, new_state=state, now=at)
        return None if row is None else HelpCall(*row)

    def open(self) -> Sequence[HelpCall]:
        """Those not done yet, oldest first."""
        return [HelpCall(*row) for row in self._driver.rows(_OPEN)]
