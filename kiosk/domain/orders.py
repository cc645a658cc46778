"""Orders: what was promised to whom, from which stock, and the life of each part."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from kiosk.domain.errors import IllegalMove

# Letters that look and sound alike in Latin and Cyrillic, so that a number can be read aloud and typed on either keyboard.
_LETTERS = "ABEKMHPCTX"
_MAX_DIGITS = 15


def order_number(serial: int) -> str:
    """The number people read aloud for the n-th order (n >= 0): a letter, digits, and a check digit last."""
    letter = _LETTERS[serial % len(_LETTERS)]
    digits = str(100 + serial // len(_LETTERS))
    return f"{letter}-{digits}{_check_digit(letter, digits)}"


def is_order_number(text: str) -> bool:
    """Whether this is a well-formed order number with a right check digit."""
    letter, dash, rest = text[:1], text[1:2], text[2:]
    if not letter or letter not in _LETTERS or dash != "-":
        return False
    if not 4 <= len(rest) <= _MAX_DIGITS or not (rest.isascii() and rest.isdigit()):
        return False
    return _check_digit(letter, rest[:-1]) == rest[-1]


def _check_digit(letter: str, digits: str) -> str:
    """ISO/IEC 7812-1 Luhn digit over the letter's place in the alphabet followed by the digits."""
    body = str(_LETTERS.index(letter)) + digits
    total = 0
    for place, char in enumerate(reversed(body)):
        value = int(char) * (2 if place % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


class Receiving(StrEnum):
    DELIVERY = "delivery"
    PICKUP = "pickup"


class FulfilmentState(StrEnum):
    PLACED = "placed"
    ALLOCATED = "allocated"
    PICKING = "picking"
    READY = "ready"
    SHIPPED = "shipped"
    HANDED_OVER = "handed_over"
    DELIVERED = "delivered"
    SHORT = "short"
    CANCELLED = "cancelled"
    RETURNED = "returned"


_S = FulfilmentState
NEXT: dict[FulfilmentState, frozenset[FulfilmentState]] = {
    _S.PLACED: frozenset({_S.ALLOCATED, _S.SHORT, _S.CANCELLED}),
    _S.ALLOCATED: frozenset({_S.PICKING, _S.SHORT, _S.CANCELLED}),
    _S.PICKING: frozenset({_S.READY, _S.SHIPPED, _S.SHORT, _S.CANCELLED}),
    _S.READY: frozenset({_S.HANDED_OVER, _S.CANCELLED}),
    _S.SHIPPED: frozenset({_S.DELIVERED, _S.CANCELLED}),
    _S.HANDED_OVER: frozenset({_S.RETURNED}),
    _S.DELIVERED: frozenset({_S.RETURNED}),
    _S.SHORT: frozenset({_S.ALLOCATED, _S.CANCELLED}),
    _S.CANCELLED: frozenset(),
    _S.RETURNED: frozenset(),
}


@dataclass(frozen=True)
class Promise:
    """What we said: ready or arriving between these moments (UTC), kept for the shopper until `held_until`."""

    ready_from: datetime
    ready_until: datetime | None
    held_until: datetime | None
    made_at: datetime


@dataclass(frozen=True)
class OrderLine:
    """One SKU of an order with the price each and the reason code it was sold at (minor units)."""

    sku: str
    quantity: int
    list_each: int
    each: int
    reason: str

    @property
    def total(self) -> int:
        return self.each * self.quantity


@dataclass(frozen=True)
class Contact:
    """Where and to whom a delivery goes. Personal: stored sealed, never printed or shown whole."""

    name: str
    phone: str
    street: str
    house: str
    flat: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Fulfilment:
    """How and from where an order reaches the shopper: by a delivery service, or at a pickup place (`to_location_id`)."""

    id: str
    receiving: Receiving
    source_location_id: str
    to_location_id: str | None
    service_id: str | None
    cost: int
    promise: Promise
    state: FulfilmentState = FulfilmentState.PLACED

    def move_to(self, state: FulfilmentState) -> "Fulfilment":
        if state not in NEXT[self.state]:
            raise IllegalMove(f"fulfilment {self.id} is {self.state}, cannot become {state}")
        return replace(self, state=state)


@dataclass(frozen=True)
class Order:
    """An order as it was made. Amounts in minor units of `currency`. `channel_id` is the station's `kiosk` or an online shop."""

    id: str
    number: str
    request_id: str
    channel_id: str
    station_id: str | None
    customer_id: str | None
    language: str
    currency: str
    zone: str
    lines: tuple[OrderLine, ...]
    fulfilment: Fulfilment
    contact: Contact | None
    placed_at: datetime

    @property
    def total(self) -> int:
        return sum(line.total for line in self.lines) + self.fulfilment.cost
