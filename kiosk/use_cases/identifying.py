"""A scan identifies: a person by a card, a product by its barcode, an order by its slip. It never authorises."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.codes import Code, CodeKind, classify
from kiosk.domain.customers import Card
from kiosk.use_cases import visiting
from kiosk.use_cases.ports import NewId, UnitOfWork


class Outcome(StrEnum):
    CUSTOMER = "customer"
    SECOND_CARD = "second_card"
    PRODUCT = "product"
    ORDER = "order"
    CARD_UNKNOWN = "card_unknown"
    CARD_BLOCKED = "card_blocked"
    MALFORMED = "malformed"
    UNKNOWN_CODE = "unknown_code"
    NO_SCREEN = "no_screen"


@dataclass(frozen=True)
class Identified:
    """What a scan turned out to be. The card number itself goes no further than this module."""

    outcome: Outcome
    product_id: str | None = None
    sku: str | None = None
    order_number: str | None = None


def glance(uow: UnitOfWork, station_id: str, text: str) -> Identified | None:
    """The same answer from reading alone, or None if something must be written before it is true: a card makes a person known,
    and the first product or order opens a visit."""
    code = classify(text)
    if code.kind is CodeKind.CARD:
        return None
    found = _thing(uow, code)
    opens = found.outcome in (Outcome.PRODUCT, Outcome.ORDER) and uow.visits.open_at(station_id) is None
    return None if opens else found


def identify(uow: UnitOfWork, station_id: str, text: str, now: datetime, new_id: NewId) -> Identified:
    """Tell what was scanned at a station, and open or enrich its visit accordingly."""
    code = classify(text)
    if code.kind is CodeKind.CARD:
        return _card(uow, station_id, code.value, now, new_id)
    found = _thing(uow, code)
    if found.outcome in (Outcome.PRODUCT, Outcome.ORDER):
        visiting.begin(uow, station_id, now, new_id)
    return _heard(uow, station_id, now, found)


def _thing(uow: UnitOfWork, code: Code) -> Identified:
    """What a code that is no card stands for."""
    match code.kind:
        case CodeKind.BARCODE:
            variant = uow.catalogue.variant_by_barcode(code.value)
            if variant is not None:
                return Identified(Outcome.PRODUCT, variant.product_id, variant.sku)
        case CodeKind.ORDER:
            order = uow.orders.by_number(code.value)
            if order is not None:
                return Identified(Outcome.ORDER, order_number=order.number)
        case CodeKind.MALFORMED:
            return Identified(Outcome.MALFORMED)
        case _:
            pass
    return Identified(Outcome.UNKNOWN_CODE)


def _card(uow: UnitOfWork, station_id: str, number: str, now: datetime, new_id: NewId) -> Identified:
    card = uow.customers.card(number)
    if card is None:
        return _heard(uow, station_id, now, Identified(Outcome.CARD_UNKNOWN))
    if card.blocked:
        return _heard(uow, station_id, now, Identified(Outcome.CARD_BLOCKED))
    visit = visiting.begin(uow, station_id, now, new_id)
    if visit.customer_id is not None and visit.customer_id != card.customer_id:
        return _heard(uow, station_id, now, Identified(Outcome.SECOND_CARD))
    if visit.customer_id is None:
        _know(uow, visit.id, station_id, card, now)
    return _heard(uow, station_id, now, Identified(Outcome.CUSTOMER))


def _know(uow: UnitOfWork, visit_id: str, station_id: str, card: Card, now: datetime) -> None:
    uow.visits.know(visit_id, card.customer_id, card.tail, now)
    visiting.changed(uow, station_id)


def _heard(uow: UnitOfWork, station_id: str, now: datetime, identified: Identified) -> Identified:
    """A scan, known or not, is a sign of life."""
    visiting.touch(uow, station_id, now)
    return identified
