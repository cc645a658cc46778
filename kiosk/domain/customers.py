"""People the shop knows, and the cards by which it knows them."""

from dataclasses import dataclass
from datetime import date

from kiosk.domain.pricing import CustomerFacts


@dataclass(frozen=True)
class Address:
    """`label` is what the person calls it (home, work)."""

    label: str
    street: str
    house: str
    flat: str = ""


@dataclass(frozen=True)
class Customer:
    """A person. Everything but `id`, `spend` and the dates is personal: stored sealed."""

    id: str
    first_name: str
    last_name: str
    phone: str
    address: Address | None
    language: str
    spend: int
    welcome_until: date | None

    @property
    def greeting_name(self) -> str:
        """All of the name that a shared screen may show: first name and initial."""
        return f"{self.first_name} {self.last_name[:1]}.".strip() if self.last_name else self.first_name

    @property
    def facts(self) -> CustomerFacts:
        return CustomerFacts(self.spend, self.welcome_until)


@dataclass(frozen=True)
class Card:
    """A loyalty card: whose it is and whether it still opens anything. `tail` is the last two digits."""

    customer_id: str
    tail: str
    blocked: bool
