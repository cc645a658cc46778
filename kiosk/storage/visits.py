"""Who stands at which screen. An ended visit stays as a row without its person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from kiosk.domain.errors import VisitOver
from kiosk.domain.stations import Visit
from kiosk.storage.statement import Driver, Statement
from kiosk.storage.tables import screen_versions, visits


def _grow(insert: Any) -> Any:
    return insert(screen_versions).on_conflict_do_update(
        index_elements=["station_id"], set_={"version": screen_versions.c.version + 1}
    )


_WHOLE = (
    visits.c.id,
    visits.c.station_id,
    visits.c.customer_id,
    visits.c.card_tail,
    visits.c.started_at,
    visits.c.active_at,
)
_OPEN = visits.c.ended_at.is_(None)
_THIS = (visits.c.id == bindparam("visit_id"), _OPEN)
_AT = bindparam("now", type_=visits.c.active_at.type)

_OPEN_AT = Statement(select(*_WHOLE).where(visits.c.station_id == bindparam("station_id"), _OPEN))
_BEGIN = Statement(visits.insert())
_TOUCH = Statement(update(visits).where(*_THIS).values(active_at=_AT))
_KNOW = Statement(
    update(visits)
    .where(*_THIS)
    .values(
        customer_id=bindparam("who", type_=visits.c.customer_id.type),
        card_tail=bindparam("tail", type_=visits.c.card_tail.type),
        active_at=_AT,
    )
    .returning(visits.c.station_id)
)
_END = Statement(
    update(visits)
    .where(*_THIS)
    .values(customer_id=None, card_tail="", ended_at=_AT, end_reason=bindparam("why", type_=visits.c.end_reason.type))
    .returning(visits.c.station_id)
)
_IDLE = Statement(
    select(*_WHOLE)
    .where(_OPEN, visits.c.active_at <= bindparam("moment", type_=visits.c.active_at.type))
    .order_by(visits.c.active_at, visits.c.id)
)
_GROW = Statement(_grow)
_VERSION = Statement(select(screen_versions.c.version).where(screen_versions.c.station_id == bindparam("station_id")))


class SqlVisits:
    def __init__(self, driver: Driver) -> None:
        self._driver = driver

    def open_at(self, station_id: str) -> Visit | None:
        row = self._driver.row(_OPEN_AT, station_id=station_id)
        return None if row is None else Visit(*row)

    def begin(self, visit: Visit) -> None:
        """Raises `Conflict` while another visit is open at that station."""
        self._driver.run(_BEGIN, ended_at=None, end_reason="", **vars(visit))
        self._grow(visit.station_id)

    def touch(self, visit_id: str, at: datetime) -> None:
        """Of a visit that is over, nothing happens."""
        self._driver.run(_TOUCH, visit_id=visit_id, now=at)

    def know(self, visit_id: str, customer_id: str, card_tail: str, at: datetime) -> None:
        """Raises `VisitOver` if it has ended."""
        station_id = self._driver.value(_KNOW, visit_id=visit_id, who=customer_id, tail=card_tail, now=at)
        if station_id is None:
            raise VisitOver(visit_id)
        self._grow(station_id)

    def end(self, visit_id: str, at: datetime, why: str) -> None:
        """Of a visit that is over, nothing happens."""
        station_id = self._driver.value(_END, visit_id=visit_id, now=at, why=why)
        if station_id is not None:
            self._grow(station_id)

    def idle_since(self, moment: datetime) -> Sequence[Visit]:
        """Open visits without a touch after that moment, longest idle first."""
        return [Visit(*row) for row in self._driver.rows(_IDLE, moment=moment)]

    def version(self, station_id: str) -> int:
        return self._driver.value(_VERSION, station_id=station_id) or 0

    def _grow(self, station_id: str) -> None:
        self._driver.run(_GROW, station_id=station_id, version=1)
