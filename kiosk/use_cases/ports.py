"""What the use cases need of the world, as Protocols. Storage, channels, devices and screens fulfil them.

A use case is a function of a unit of work. `Store.write` runs it in one transaction: everything it did is there after it
returns, or nothing is. Repositories never commit.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any, Protocol, TypeVar

from kiosk.domain.catalogue import Category, Product, Variant
from kiosk.domain.channels import Adjustment, Channel, ChannelLine, Listing
from kiosk.domain.customers import Card, Customer
from kiosk.domain.locations import Location
from kiosk.domain.orders import FulfilmentState, Order
from kiosk.domain.pricing import ListPrice, PriceRules
from kiosk.domain.printing import JobState, PrintJob
from kiosk.domain.promises import ReceivingRules
from kiosk.domain.stations import HelpCall, Station, Visit
from kiosk.domain.stock import Level, Movement
from kiosk.domain.words import Words

T = TypeVar("T")


class Places(Protocol):
    """Locations, stations, brand and shop rules: they change rarely."""

    def locations(self) -> Mapping[str, Location]: ...
    def add_location(self, location: Location) -> None: ...
    def stations(self) -> Mapping[str, Station]: ...
    def add_station(self, station: Station) -> None: ...
    def brand(self) -> Words: ...
    def set_brand(self, name: Words) -> None: ...
    def receiving_rules(self) -> ReceivingRules: ...
    def set_receiving_rules(self, rules: ReceivingRules) -> None: ...
    def add_token(self, station_id: str, token: str, at: datetime) -> None:
        """Let this secret act as that station. Only a keyed hash of it is kept."""

    def station_of_token(self, token: str) -> Station | None: ...


class Catalogue(Protocol):
    def add_category(self, category: Category) -> None: ...
    def categories(self) -> Sequence[tuple[Category, int]]:
        """Categories in order, each with how many products it has."""

    def add_product(self, product: Product) -> None: ...
    def product(self, product_id: str) -> Product | None: ...
    def product_of_sku(self, sku: str) -> Product | None: ...
    def variant_by_barcode(self, barcode: str) -> Variant | None: ...
    def in_category(self, category_id: str) -> Sequence[Product]: ...
    def featured(self, limit: int) -> Sequence[Product]: ...
    def search(self, text: str, limit: int) -> Sequence[Product]:
        """Products for which every folded term of the text starts a word of its names, lines, category or colours,
        or equals an article or barcode; best known first."""

    def skus(self) -> Sequence[str]: ...


class Prices(Protocol):
    def rules(self, zone: str) -> PriceRules | None: ...
    def set_rules(self, rules: PriceRules) -> None: ...
    def set_price(self, price: ListPrice) -> None: ...
    def prices(self, zone: str, skus: Iterable[str]) -> Mapping[str, ListPrice]: ...


class Stock(Protocol):
    """Levels change only together with the movement that explains them. Rows are taken in one order: (location, SKU)."""

    def levels(self, skus: Iterable[str], location_id: str | None = None) -> Sequence[Level]: ...
    def apply(self, movements: Sequence[Movement], *, guarded: bool) -> tuple[Level, ...]:
        """Append movements and move their levels; returns the new levels.

        A movement whose `source_key` is in the ledger already is left out, and its level untouched.
        `guarded`: every level must keep on_hand - reserved - unavailable - allotted >= 0 by a conditional statement, else
        `Shortage` with every short line and nothing changes. Unguarded is for facts that have happened (counts, channel
        orders): they are recorded as they are. No column may fall below zero in either case: `ValueError`.
        Adds one stock fact per touched level, and marks touched SKUs as dirty for every channel that sells from there.
        """

    def movements(self, sku: str, location_id: str) -> Sequence[Movement]: ...
    def imbalances(self) -> Sequence[tuple[str, str]]:
        """(location, SKU) of every level that is not the sum of its movements. Empty in a healthy shop."""


class Customers(Protocol):
    """Personal fields are sealed at rest; cards are found by keyed hash."""

    def add(self, customer: Customer, cards: Sequence[tuple[str, bool]]) -> None:
        """`cards`: (number, blocked)."""

    def get(self, customer_id: str) -> Customer | None: ...
    def card(self, number: str) -> Card | None: ...


class Orders(Protocol):
    def next_serial(self) -> int: ...
    def add(self, order: Order) -> None:
        """Store it. A second order under the same (channel, request id) raises `SameRequest`."""

    def by_request(self, channel_id: str, request_id: str) -> Order | None: ...
    def by_number(self, number: str) -> Order | None: ...
    def set_state(self, fulfilment_id: str, state: FulfilmentState, at: datetime, why: str) -> None:
        """Move a fulfilment and keep when and why. Illegal moves raise `IllegalMove`."""

    def count(self) -> int: ...


class Visits(Protocol):
    def open_at(self, station_id: str) -> Visit | None: ...
    def begin(self, visit: Visit) -> None: ...
    def touch(self, visit_id: str, at: datetime) -> None: ...
    def know(self, visit_id: str, customer_id: str, card_tail: str, at: datetime) -> None: ...
    def end(self, visit_id: str, at: datetime, why: str) -> None:
        """Close it and forget who it was."""

    def idle_since(self, moment: datetime) -> Sequence[Visit]: ...
    def version(self, station_id: str) -> int:
        """Grows with every change of what that station's screen should show."""


class Prints(Protocol):
    """The spool. A job is never deleted; its state moves by the table in domain/printing.py."""

    def add(self, job: PrintJob) -> None: ...
    def get(self, job_id: str) -> PrintJob | None: ...
    def next_queued(self, device_id: str) -> PrintJob | None:
        """The oldest queued job of that printer."""

    def move(self, job_id: str, state: JobState, at: datetime, *, proof: str = "none", detail: str = "") -> PrintJob:
        """Move it (attempts grows by one on the way to sending); illegal moves raise `IllegalMove`."""

    def in_state(self, state: JobState) -> Sequence[PrintJob]: ...
    def of_reference(self, reference: str) -> Sequence[PrintJob]: ...
    def copies_of(self, job_id: str) -> Sequence[PrintJob]: ...
    def recent(self, limit: int) -> Sequence[PrintJob]: ...


class Channels(Protocol):
    def add(self, channel: Channel) -> None: ...
    def all(self) -> Sequence[Channel]: ...
    def get(self, channel_id: str) -> Channel | None: ...
    def set_cursor(self, channel_id: str, cursor: str, at: datetime) -> None: ...
    def set_health(self, channel_id: str, heard_at: datetime | None, fault: str) -> None: ...
    def listing(self, channel_id: str, sku: str) -> Listing | None: ...
    def set_listing(self, listing: Listing) -> None: ...
    def dirty(self, channel_id: str, limit: int) -> Sequence[str]:
        """SKUs whose level moved since they were last made clean, oldest first."""

    def mark_dirty(self, channel_id: str, skus: Iterable[str]) -> None: ...
    def clean(self, channel_id: str, sku: str) -> None: ...
    def adjustments(self, channel_id: str) -> Sequence[Adjustment]:
        """Those written down and not settled yet, oldest first."""

    def add_adjustment(self, adjustment: Adjustment) -> None: ...
    def settle(self, key: str) -> bool:
        """Forget a settled adjustment; False if it was settled before."""

    def counted(self, channel_id: str, order_id: str, line_id: str) -> int:
        """Pieces of that line already counted into the ledger."""

    def count_line(self, channel_id: str, line: ChannelLine, at: datetime) -> None: ...


class HelpCalls(Protocol):
    def add(self, call: HelpCall) -> None: ...
    def set_state(self, call_id: str, state: str, at: datetime) -> HelpCall | None: ...
    def open(self) -> Sequence[HelpCall]: ...


@dataclass(frozen=True)
class Fact:
    """Something that became true in this transaction, told to subscribers after the commit. `body` is one of our dataclasses."""

    topic: str
    body: Any


class UnitOfWork(Protocol):
    """Everything stored, within one transaction. `facts` are handed to subscribers after the commit."""

    @property
    def places(self) -> Places: ...
    @property
    def catalogue(self) -> Catalogue: ...
    @property
    def prices(self) -> Prices: ...
    @property
    def stock(self) -> Stock: ...
    @property
    def customers(self) -> Customers: ...
    @property
    def orders(self) -> Orders: ...
    @property
    def visits(self) -> Visits: ...
    @property
    def prints(self) -> Prints: ...
    @property
    def channels(self) -> Channels: ...
    @property
    def help_calls(self) -> HelpCalls: ...
    @property
    def facts(self) -> list[Fact]: ...


class StorageError(Exception):
    """The store could not do its work. Nothing of the transaction is there, unless it says otherwise."""


class StorageFull(StorageError):
    """No room left on the disk. Nothing was written; reading still works, and writing will when there is room again."""


class StorageBroken(StorageError):
    """The disk or the database server failed or gave no answer. Repeating the command under its request id is safe."""


class Store(Protocol):
    def write(self, work: Callable[[UnitOfWork], T], *, urgent: bool = True) -> T:
        """Run in one durable transaction; returns after the commit. Orders and tills are urgent; bulk work is not.

        What `work` raises undoes it and comes out here. It may be run more than once (only the last run counts), so it must
        do nothing outside its unit of work. Raises `StorageFull` or `StorageBroken` when the store itself fails.
        """

    def read(self, work: Callable[[UnitOfWork], T]) -> T:
        """Run on a consistent snapshot. Writing raises."""

    def subscribe(self, listener: Callable[[Sequence[Fact]], None]) -> None:
        """Called after each commit, in commit order, outside the transaction, with the facts of it (never with none)."""

    def close(self) -> None:
        """Finish what was handed in, tell its facts, and let go of the database."""


Clock = Callable[[], datetime]
NewId = Callable[[], str]


class Texts(Protocol):
    """Sentences, amounts and dates in the reader's language."""

    def __call__(self, language: str, key: str, **values: Any) -> str: ...
    def money(self, language: str, minor: int, currency: str) -> str: ...
    def day(self, language: str, day: date, today: date, *, inside: bool = False) -> str:
        """«Сегодня», «Завтра, пн 23», «Вт 24 ноября»; `inside` a sentence without the capital."""

    def short_day(self, language: str, day: date) -> str: ...
    def weekday_and_day(self, language: str, day: date) -> str:
        """«Вт 24»."""

    def weekday(self, language: str, day: date) -> str:
        """The weekday as it stands after «до»: «вторника»."""

    def clock(self, language: str, at: time) -> str: ...


class AdjustOutcome(StrEnum):
    """What a channel did with an adjustment."""

    DONE = "done"  # applied (now or under the same key before)
    REFUSED = "refused"  # it holds fewer pieces than we asked back; nothing changed
    UNKNOWN = "unknown"  # no answer, or nonsense: ask again under the same key
    GONE = "gone"  # it does not know the SKU


@dataclass(frozen=True)
class OrderPage:
    lines: tuple[ChannelLine, ...]
    cursor: str
    more: bool


class ChannelPort(Protocol):
    """A connection to one online shop. Never raises for what the network or the shop does."""

    def adjust(self, adjustments: Sequence[Adjustment], timeout_s: float) -> Mapping[str, AdjustOutcome]:
        """Change what the shop may sell; outcome by key (see AdjustOutcome). Each is applied once per key, and a decrease
        never below zero: it is refused instead."""

    def orders(self, cursor: str) -> OrderPage | None:
        """Order lines that changed after the cursor, as they are now; None if the shop did not answer sensibly."""

    def levels(self) -> Mapping[str, int] | None:
        """What the shop says it may still sell, by SKU."""


class Screens(Protocol):
    """News to open screens."""

    def tell(self, station_id: str, event: str, body: Mapping[str, Any]) -> None: ...
    def tell_all(self, event: str, body: Mapping[str, Any]) -> None: ...
    def is_open(self, station_id: str) -> bool: ...
