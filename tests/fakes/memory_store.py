"""A store in memory, for tests of use cases in milliseconds. The tests of storage hold it to what the real ones do.

    store = MemoryStore()
    store.write(lambda uow: uow.places.add_location(lesnaya))

One difference, and a kind one: listeners are called before `write` returns, in the writing thread.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable, Sequence
from typing import TypeVar

from kiosk.storage.errors import StorageClosed
from kiosk.use_cases.ports import Fact, UnitOfWork
from tests.fakes.memory_devices import MemoryDevices, MemoryFaults
from tests.fakes.memory_floor import MemoryHelpCalls, MemoryVisits
from tests.fakes.memory_keys import MemoryKeys, MemoryPairing
from tests.fakes.memory_prints import MemoryDrawers, MemoryPrints
from tests.fakes.memory_profiles import MemoryProfiles
from tests.fakes.memory_shop import MemoryCatalogue, MemoryCustomers, MemoryPlaces, MemoryPrices
from tests.fakes.memory_staff import MemoryAudit, MemoryStaff, MemoryStaffSessions
from tests.fakes.memory_tables import Access, MemoryTables
from tests.fakes.memory_trade import MemoryChannels, MemoryOrders, MemoryStock

T = TypeVar("T")
log = logging.getLogger(__name__)


class MemoryUnitOfWork:
    def __init__(self, access: Access) -> None:
        self.facts: list[Fact] = []
        self.places = MemoryPlaces(access)
        self.catalogue = MemoryCatalogue(access)
        self.prices = MemoryPrices(access)
        self.stock = MemoryStock(access, self.facts)
        self.customers = MemoryCustomers(access)
        self.orders = MemoryOrders(access)
        self.visits = MemoryVisits(access)
        self.prints = MemoryPrints(access)
        self.drawers = MemoryDrawers(access)
        self.channels = MemoryChannels(access)
        self.help_calls = MemoryHelpCalls(access)
        self.devices = MemoryDevices(access)
        self.faults = MemoryFaults(access)
        self.staff = MemoryStaff(access)
        self.staff_sessions = MemoryStaffSessions(access)
        self.keys = MemoryKeys(access)
        self.pairing = MemoryPairing(access)
        self.audit = MemoryAudit(access)
        self.profiles = MemoryProfiles(access)


class MemoryStore:
    """Fulfils `ports.Store`."""

    def __init__(self) -> None:
        self._tables = MemoryTables()
        self._writing = threading.Lock()
        self._writer: threading.Thread | None = None
        self._telling = threading.RLock()
        self._untold: deque[Sequence[Fact]] = deque()
        self._listeners: list[Callable[[Sequence[Fact]], None]] = []
        self._closed = False

    def write(self, work: Callable[[UnitOfWork], T], *, urgent: bool = True) -> T:
        if self._writer is threading.current_thread():
            raise RuntimeError("a write inside a write: use the unit of work at hand")
        with self._writing:
            self._refuse_if_closed()
            self._writer = threading.current_thread()
            try:
                tables = self._tables.copy()
                uow = MemoryUnitOfWork(Access(tables, writing=True))
                result = work(uow)
                self._tables = tables
                if uow.facts:
                    self._untold.append(tuple(uow.facts))
            finally:
                self._writer = None
        self._tell()
        return result

    def read(self, work: Callable[[UnitOfWork], T]) -> T:
        self._refuse_if_closed()
        return work(MemoryUnitOfWork(Access(self._tables, writing=False)))

    def subscribe(self, listener: Callable[[Sequence[Fact]], None]) -> None:
        self._listeners.append(listener)

    def close(self) -> None:
        self._closed = True

    def _refuse_if_closed(self) -> None:
        if self._closed:
            raise StorageClosed("the store is closed")

    def _tell(self) -> None:
        with self._telling:
            while self._untold:
                facts = self._untold.popleft()
                for listener in tuple(self._listeners):
                    try:
                        listener(facts)
                    except Exception:
                        log.exception("a listener failed")
