"""Ordering: stock, order, slip and news to the channels in one transaction, once per request id."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.domain.catalogue import Product
from kiosk.domain.customers import Customer
from kiosk.domain.errors import (
    BadRequest,
    ChannelSilent,
    ContactIncomplete,
    NotFound,
    PriceChanged,
    PromiseChanged,
    SameRequest,
    Shortage,
    ShortLine,
)
from kiosk.domain.orders import Contact, Fulfilment, FulfilmentState, Order, OrderLine, Receiving, order_number
from kiosk.domain.pricing import Quote, quote
from kiosk.domain.printing import Kind
from kiosk.domain.promises import Way
from kiosk.domain.stations import Station, Visit
from kiosk.domain.stock import Movement, Reason
from kiosk.use_cases import printing, receiving, visiting
from kiosk.use_cases.browsing import Seller, seller
from kiosk.use_cases.papers import order_slip
from kiosk.use_cases.ports import Clock, Fact, NewId, Store, Texts, UnitOfWork

IN_STORE = "kiosk"
_MAX_PIECES = 20
_MAX_TEXT = 200

# Ask an online shop to give pieces back: (SKU, location, pieces) -> whether they are free now.
Withdraw = Callable[[str, str, int], bool]


@dataclass(frozen=True)
class OrderRequest:
    """What a screen asks for. `seen_total`: minor units, what the shopper saw. `printer`: the station's printer, if it has one."""

    request_id: str
    station: Station
    lines: tuple[tuple[str, int], ...]
    option_id: str
    seen_total: int
    language: str
    use_saved_address: bool = False
    contact: Contact | None = None
    visit_id: str | None = None
    printer: str | None = None


@dataclass(frozen=True)
class Placed:
    """The order, and whether this call made it (a repeated request gets the first one again)."""

    order: Order
    created: bool


@dataclass(frozen=True)
class Ordering:
    """Orders as the shop takes them. Everything it needs of the world is handed in."""

    store: Store
    texts: Texts
    clock: Clock
    new_id: NewId
    withdraw: Withdraw

    def order(self, request: OrderRequest) -> Placed:
        """Make the order, or refuse with the reason. If the last pieces are on offer online, they are asked back first."""
        check(request)
        for _ in range(3):
            try:
                return self.store.write(lambda uow: place(uow, request, self.texts, self.clock(), self.new_id))
            except Shortage as shortage:
                self._ask_back(shortage)
        return self.store.write(lambda uow: place(uow, request, self.texts, self.clock(), self.new_id))

    def _ask_back(self, shortage: Shortage) -> None:
        """Free what channels hold of the short lines, or raise why not."""
        if any(line.free + line.held_by_channels < line.wanted for line in shortage.lines):
            raise shortage
        for line in shortage.lines:
            if not self.withdraw(line.sku, line.location_id, line.wanted - line.free):
                self._explain(shortage)

    def _explain(self, shortage: Shortage) -> None:
        """The channel gave nothing back: either it sold them meanwhile, or it did not answer."""
        levels = self.store.read(lambda uow: uow.stock.levels([line.sku for line in shortage.lines]))
        available = {(level.location_id, level.sku): level.available for level in levels}
        if any(available.get((line.location_id, line.sku), 0) < line.wanted for line in shortage.lines):
            raise shortage
        raise ChannelSilent(str(shortage)) from shortage


def check(request: OrderRequest) -> None:
    """Refuse what no shop could make sense of."""
    if not request.lines:
        raise BadRequest("lines: at least one is needed")
    if len({sku for sku, _ in request.lines}) != len(request.lines):
        raise BadRequest("lines: each SKU once")
    for sku, pieces in request.lines:
        if not 1 <= pieces <= _MAX_PIECES:
            raise BadRequest(f"lines: {sku}: quantity must be 1 to {_MAX_PIECES}")
    if not 8 <= len(request.request_id) <= 64:
        raise BadRequest("request_id: 8 to 64 characters")


def place(uow: UnitOfWork, request: OrderRequest, texts: Texts, now: datetime, new_id: NewId) -> Placed:
    """The whole order within one transaction."""
    before = uow.orders.by_request(IN_STORE, request.request_id)
    if before is not None:
        if not _same_contents(before, request):
            raise SameRequest(f"request {request.request_id} made order {before.number}")
        return Placed(before, created=False)
    visit = visiting.require(uow, request.station.id, request.visit_id)
    who = seller(uow, request.station, now)
    products = {sku: _product(uow, sku) for sku, _ in request.lines}
    way = _chosen(uow, who, request, now)
    priced = _priced(uow, who, request)
    total = priced.total + way.cost
    if total != request.seen_total:
        raise PriceChanged(total, priced.currency)
    order = _order(uow, request, who, visit, way, priced, now, new_id)
    _reserve(uow, order, now)
    uow.orders.add(order)
    uow.orders.set_state(order.fulfilment.id, FulfilmentState.ALLOCATED, now, "stock reserved with the order")
    if request.printer is not None:
        slip = order_slip(order, products, who.locations, who.location, request.station.name, uow.places.brand(), texts)
        printing.submit(uow, request.printer, Kind.ORDER_SLIP, order.number, slip, now, new_id, station_id=request.station.id)
    visiting.touch(uow, request.station.id, now)
    uow.facts.append(Fact("order", order))
    return Placed(order, created=True)


def _same_contents(order: Order, request: OrderRequest) -> bool:
    """Whether this request asks for what that order is: the same things, in the same way, to the same door."""
    part = order.fulfilment
    way = f"{part.receiving}:{part.to_location_id or part.service_id}:{part.source_location_id}"
    things = tuple((line.sku, line.quantity) for line in order.lines)
    elsewhere = order.contact is not None and not request.use_saved_address and request.contact != order.contact
    return things == request.lines and request.option_id.rpartition(":")[0] == way and not elsewhere


def _product(uow: UnitOfWork, sku: str) -> Product:
    product = uow.catalogue.product_of_sku(sku)
    if product is None:
        raise NotFound(f"SKU {sku}")
    return product


def _chosen(uow: UnitOfWork, who: Seller, request: OrderRequest, now: datetime) -> Way:
    """The chosen way, if it still stands."""
    # Only what was chosen: the one writer has no time for the other ways.
    where = next(iter(request.option_id.split(":")[1:2]), "")
    ways = receiving.ways(uow, who, request.lines, now, where)
    way = next((w for w in ways if w.id == request.option_id and w.why_not is None), None)
    if way is not None:
        return way
    source = next(iter(request.option_id.split(":")[2:3]), "")
    levels = {level.sku: level for level in uow.stock.levels([sku for sku, _ in request.lines], source)}
    short = tuple(
        ShortLine(sku, source, n, levels[sku].available if sku in levels else 0, 0)
        for sku, n in request.lines
        if sku not in levels or levels[sku].available < n
    )
    if short and source in who.locations:
        raise Shortage(short)
    raise PromiseChanged(request.option_id)


def _priced(uow: UnitOfWork, who: Seller, request: OrderRequest) -> Quote:
    prices = uow.prices.prices(who.rules.zone, [sku for sku, _ in request.lines])
    unpriced = [sku for sku, _ in request.lines if sku not in prices]
    if unpriced:
        raise NotFound(f"no price for {unpriced}")
    return quote([(prices[sku], n) for sku, n in request.lines], who.facts, who.rules, who.today)


def _order(
    uow: UnitOfWork, request: OrderRequest, who: Seller, visit: Visit, way: Way, priced: Quote, now: datetime, new_id: NewId
) -> Order:
    customer = uow.customers.get(visit.customer_id) if visit.customer_id else None
    contact = _contact(request, customer) if way.receiving is Receiving.DELIVERY else None
    lines = tuple(
        OrderLine(q.sku, q.quantity, q.old_each or q.list_each, q.each, q.reason.code if q.reason else "") for q in priced.lines
    )
    promise = way.promise(now)
    part = Fulfilment(new_id(), way.receiving, way.source_id, way.to_location_id, way.service_id, way.cost, promise)
    return Order(
        id=new_id(),
        number=order_number(uow.orders.next_serial()),
        request_id=request.request_id,
        channel_id=IN_STORE,
        station_id=request.station.id,
        customer_id=visit.customer_id,
        language=request.language,
        currency=priced.currency,
        zone=priced.zone,
        lines=lines,
        fulfilment=part,
        contact=contact,
        placed_at=now,
    )


def _contact(request: OrderRequest, customer: Customer | None) -> Contact:
    """Where a delivery goes: the saved address of a known person, or what was typed."""
    if request.use_saved_address and customer is not None and customer.address is not None:
        home = customer.address
        return Contact(f"{customer.first_name} {customer.last_name}", customer.phone, home.street, home.house, home.flat)
    typed = request.contact or Contact("", "", "", "")
    faults = contact_faults(typed)
    if faults:
        raise ContactIncomplete(faults)
    return typed


def contact_faults(contact: Contact) -> dict[str, str]:
    """Faulty fields of a typed contact, each with a reason code: missing, phone, too_long."""
    faults: dict[str, str] = {}
    for field in ("name", "phone", "street", "house"):
        if not getattr(contact, field).strip():
            faults[field] = "missing"
    for field in ("name", "phone", "street", "house", "flat", "comment"):
        if len(getattr(contact, field)) > _MAX_TEXT:
            faults[field] = "too_long"
    digits = re.sub(r"[^0-9]", "", contact.phone)
    if "phone" not in faults and len(digits) not in (10, 11):
        faults["phone"] = "phone"
    return faults


def _reserve(uow: UnitOfWork, order: Order, now: datetime) -> None:
    source = order.fulfilment.source_location_id
    movements = [
        Movement(
            f"order:{order.id}:{line.sku}", source, line.sku, Reason.RESERVATION, now, reserved=line.quantity, document=order.number
        )
        for line in order.lines
    ]
    uow.stock.apply(movements, guarded=True)


def cancel(uow: UnitOfWork, number: str, station_id: str, now: datetime) -> Order:
    """Undo an order made in the open visit of this station: the pieces are let go."""
    visit = visiting.require(uow, station_id)
    order = uow.orders.by_number(number)
    # Only what was ordered in this very visit: a number read off somebody's slip must not cancel their order.
    if order is None or order.station_id != station_id or order.placed_at < visit.started_at:
        raise NotFound(f"order {number}")
    uow.orders.set_state(order.fulfilment.id, FulfilmentState.CANCELLED, now, "undone at the screen")
    source = order.fulfilment.source_location_id
    movements = [
        Movement(f"cancel:{order.id}:{line.sku}", source, line.sku, Reason.RELEASE, now, reserved=-line.quantity, document=number)
        for line in order.lines
    ]
    uow.stock.apply(movements, guarded=True)
    printing.drop(uow, number, now)
    uow.facts.append(Fact("order", order))
    return order
