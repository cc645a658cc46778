"""Orders with their lines and fulfilments. The contact of a delivery lies sealed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update

from kiosk.domain.errors import IllegalMove, NotFound, SameRequest
from kiosk.domain.orders import NEXT, Contact, Fulfilment, FulfilmentState, Order, OrderLine, Promise, Receiving
from kiosk.storage.sealing import Sealer
from kiosk.storage.statement import Driver, Row, Statement
from kiosk.storage.tables import fulfilment_moves, fulfilments, order_lines, order_serials, orders

_NEXT_SERIAL = Statement(order_serials.insert().returning(order_serials.c.serial))
_ADD = Statement(lambda insert: insert(orders).on_conflict_do_nothing(index_elements=["channel_id", "request_id"]))
_ADD_LINE = Statement(order_lines.insert())
_ADD_FULFILMENT = Statement(fulfilments.insert())
_ADD_MOVE = Statement(fulfilment_moves.insert())
_BY_NUMBER = Statement(select(orders).where(orders.c.number == bindparam("number")))
_BY_REQUEST = Statement(
    select(orders).where(orders.c.channel_id == bindparam("channel_id"), orders.c.request_id == bindparam("request_id"))
)
_LINES = Statement(
    select(*(c for c in order_lines.columns if c.name not in ("order_id", "place")))
    .where(order_lines.c.order_id == bindparam("order_id"))
    .order_by(order_lines.c.place)
)
_FULFILMENT = Statement(
    select(*(c for c in fulfilments.columns if c.name != "order_id"))
    .where(fulfilments.c.order_id == bindparam("order_id"))
    .order_by(fulfilments.c.id)
)
_STATE = Statement(select(fulfilments.c.state).where(fulfilments.c.id == bindparam("fulfilment_id")).with_for_update())
_SET_STATE = Statement(
    update(fulfilments)
    .where(fulfilments.c.id == bindparam("fulfilment_id"))
    .values(state=bindparam("new_state", type_=fulfilments.c.state.type))
)
_COUNT = Statement(select(func.count()).select_from(orders))


class SqlOrders:
    def __init__(self, driver: Driver, sealer: Sealer) -> None:
        self._driver = driver
        self._sealer = sealer

    def next_serial(self) -> int:
        """From 0; a serial whose transaction failed may be left out."""
        serial: int = self._driver.value(_NEXT_SERIAL, spare=None)
        return serial - 1

    def add(self, order: Order) -> None:
        if not self._driver.run(_ADD, **self._order_row(order)):
            raise SameRequest(f"request {order.request_id} of {order.channel_id} has made an order already")
        lines = [{"order_id": order.id, "place": n, **vars(line)} for n, line in enumerate(order.lines)]
        self._driver.run_many(_ADD_LINE, lines)
        part = order.fulfilment
        self._driver.run(_ADD_FULFILMENT, order_id=order.id, **_fulfilment_row(part))
        self._driver.run(_ADD_MOVE, fulfilment_id=part.id, state=part.state.value, at=order.placed_at, why="")

    def by_request(self, channel_id: str, request_id: str) -> Order | None:
        return self._whole(self._driver.row(_BY_REQUEST, channel_id=channel_id, request_id=request_id))

    def by_number(self, number: str) -> Order | None:
        return self._whole(self._driver.row(_BY_NUMBER, number=number))

    def set_state(self, fulfilment_id: str, state: FulfilmentState, at: datetime, why: str) -> None:
        """Raises `NotFound` for an unknown fulfilment."""
        found = self._driver.value(_STATE, fulfilment_id=fulfilment_id)
        if found is None:
            raise NotFound(f"fulfilment {fulfilment_id}")
        if state not in NEXT[FulfilmentState(found)]:
            raise IllegalMove(f"fulfilment {fulfilment_id} is {found}, cannot become {state}")
        self._driver.run(_SET_STATE, fulfilment_id=fulfilment_id, new_state=state.value)
        self._driver.run(_ADD_MOVE, fulfilment_id=fulfilment_id, state=state.value, at=at, why=why)

    def count(self) -> int:
        found: int = self._driver.value(_COUNT)
        return found

    def _order_row(self, order: Order) -> Mapping[str, Any]:
        same = ("id", "number", "request_id", "channel_id", "station_id", "customer_id", "language", "currency", "zone")
        contact = None if order.contact is None else self._sealer.seal(order.contact, _owner(order.id))
        return {name: getattr(order, name) for name in same} | {"placed_at": order.placed_at, "sealed_contact": contact}

    def _whole(self, row: Row | None) -> Order | None:
        if row is None:
            return None
        order_id, number, request, channel, station, customer, language, currency, zone, placed_at, sealed = row
        lines = tuple(OrderLine(*line) for line in self._driver.rows(_LINES, order_id=order_id))
        part = self._driver.row(_FULFILMENT, order_id=order_id)
        if part is None:
            raise NotFound(f"order {order_id} has no fulfilment")
        contact = None if sealed is None else self._sealer.open(sealed, _owner(order_id), Contact)
        head = (order_id, number, request, channel, station, customer, language, currency, zone)
        return Order(*head, lines, _fulfilment(part), contact, placed_at)


def _owner(order_id: str) -> str:
    return f"order:{order_id}"


def _fulfilment_row(part: Fulfilment) -> Mapping[str, Any]:
    return {
        "id": part.id,
        "receiving": part.receiving.value,
        "source_location_id": part.source_location_id,
        "to_location_id": part.to_location_id,
        "service_id": part.service_id,
        "cost": part.cost,
        "state": part.state.value,
        "ready_from": part.promise.ready_from,
        "ready_until": part.promise.ready_until,
        "held_until": part.promise.held_until,
        "promised_at": part.promise.made_at,
    }


def _fulfilment(row: Row) -> Fulfilment:
    part_id, receiving, source, to_location, service, cost, state, ready_from, ready_until, held_until, made_at = row
    promise = Promise(ready_from, ready_until, held_until, made_at)
    return Fulfilment(part_id, Receiving(receiving), source, to_location, service, cost, promise, FulfilmentState(state))
