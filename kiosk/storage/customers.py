"""People and their cards. What is personal lies sealed; a card is found by the keyed hash of its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, select

from kiosk.domain.customers import Address, Card, Customer
from kiosk.storage.sealing import Sealer
from kiosk.storage.statement import Driver, Statement
from kiosk.storage.tables import cards, customers

_ADD = Statement(customers.insert())
_ADD_CARD = Statement(cards.insert())
_GET = Statement(select(customers).where(customers.c.id == bindparam("customer_id")))
_CARD = Statement(select(cards.c.customer_id, cards.c.blocked).where(cards.c.number_hash == bindparam("number_hash")))


@dataclass(frozen=True)
class _Personal:
    first_name: str
    last_name: str
    phone: str
    address: Address | None
    language: str


class SqlCustomers:
    def __init__(self, driver: Driver, sealer: Sealer) -> None:
        self._driver = driver
        self._sealer = sealer

    def add(self, customer: Customer, cards: Sequence[tuple[str, bool]]) -> None:
        who = customer
        personal = _Personal(who.first_name, who.last_name, who.phone, who.address, who.language)
        sealed = self._sealer.seal(personal, _owner(who.id))
        self._driver.run(_ADD, id=who.id, spend=who.spend, welcome_until=who.welcome_until, sealed=sealed)
        for number, blocked in cards:
            number_hash = self._sealer.hash("card", number)
            self._driver.run(_ADD_CARD, number_hash=number_hash, customer_id=who.id, blocked=blocked)

    def get(self, customer_id: str) -> Customer | None:
        row = self._driver.row(_GET, customer_id=customer_id)
        if row is None:
            return None
        _, spend, welcome_until, sealed = row
        who = self._sealer.open(sealed, _owner(customer_id), _Personal)
        return Customer(customer_id, who.first_name, who.last_name, who.phone, who.address, who.language, spend, welcome_until)

    def card(self, number: str) -> Card | None:
        row = self._driver.row(_CARD, number_hash=self._sealer.hash("card", number))
        return None if row is None else Card(row[0], number[-2:], row[1])


def _owner(customer_id: str) -> str:
    return f"customer:{customer_id}"
