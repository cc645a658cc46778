"""Everything stored, in transactions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from kiosk.use_cases.ports.devices import Devices, Faults
from kiosk.use_cases.ports.keys import Keys, Pairing
from kiosk.use_cases.ports.profiles import Profiles
from kiosk.use_cases.ports.shop import Catalogue, Customers, Places, Prices, Stock
from kiosk.use_cases.ports.spool import Drawers, Prints
from kiosk.use_cases.ports.staff import Audit, StaffAccounts, StaffSessions
from kiosk.use_cases.ports.trade import Channels, HelpCalls, Orders, Visits

T = TypeVar("T")


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
    def drawers(self) -> Drawers: ...
    @property
    def channels(self) -> Channels: ...
    @property
    def help_calls(self) -> HelpCalls: ...
    @property
    def devices(self) -> Devices: ...
    @property
    def faults(self) -> Faults: ...
    @property
    def staff(self) -> StaffAccounts: ...
    @property
    def staff_sessions(self) -> StaffSessions: ...
    @property
    def keys(self) -> Keys: ...
    @property
    def pairing(self) -> Pairing: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def profiles(self) -> Profiles: ...
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
