"""A scan identifies: a person by a card, a product by its barcode, an order by its slip. It never authorises."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kiosk.domain.codes import CodeKind, classify
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


def identify(uow: UnitOfWork, station_id: str, text: str, now: datetime, new_id: NewId) -> Identified:
    """Tell what was scanned at a station, and open or enrich its visit accordingly."""
    code = classify(text)
    match code.kind:
        case CodeKind.CARD:
            return _card(uow, station_id, code.value, now, new_id)
        case CodeKind.BARCODE:
            return _barcode(uow, station_id, code.value, now, new_id)
        case CodeKind.ORDER:
            found = uow.orders.by_number(code.value)
            if found is None:
                return _heard(uow, station_id, now, Identified(Outcome.UNKNOWN_CODE))
            visiting.begin(uow, station_id, now, new_id)
            return _heard(uow, station_id, now, Identified(Outcome.ORDER, order_number=found.number))
        case CodeKind.MALFORMED:
            return _heard(uow, station_id, now, Identified(Outcome.MALFORMED))
        case _:
            return _heard(uow, station_id, now, Identified(Outcome.UNKNOWN_CODE))


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


def _barcode(uow: UnitOfWork, station_id: str, barcode: str, now: datetime, new_id: NewId) -> Identified:
    variant = uow.catalogue.variant_by_barcode(barcode)
    if variant is None:
        return _heard(uow, station_id, now, Identified(Outcome.UNKNOWN_CODE))
    visiting.begin(uow, station_id, now, new_id)
    return _heard(uow, station_id, now, Identified(Outcome.PRODUCT, variant.product_id, variant.sku))


def _heard(uow: UnitOfWork, station_id: str, now: datetime, identified: Identified) -> Identified:
    """A scan, known or not, is a sign of life."""
    visiting.touch(uow, station_id, now)
    return identified
