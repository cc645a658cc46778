"""Everything stored, within one transaction.

What must leave the building is written here as well, in the same transaction as the fact (see `tables`), so there is no step
at which a fact is stored and its paper or its message is not.
"""

from functools import cached_property

from kiosk.storage.audit import SqlAudit
from kiosk.storage.catalogue import SqlCatalogue
from kiosk.storage.channels import SqlChannels
from kiosk.storage.customers import SqlCustomers
from kiosk.storage.devices import SqlDevices
from kiosk.storage.drawers import SqlDrawers
from kiosk.storage.fault_journal import SqlFaults
from kiosk.storage.help_calls import SqlHelpCalls
from kiosk.storage.keys import SqlKeys, SqlPairing
from kiosk.storage.orders import SqlOrders
from kiosk.storage.places import SqlPlaces
from kiosk.storage.prices import SqlPrices
from kiosk.storage.prints import SqlPrints
from kiosk.storage.profiles import SqlProfiles
from kiosk.storage.recall import Memory, Recall
from kiosk.storage.sealing import Sealer
from kiosk.storage.staff import SqlStaff, SqlStaffSessions
from kiosk.storage.statement import Driver
from kiosk.storage.stock import SqlStock
from kiosk.storage.visits import SqlVisits
from kiosk.use_cases.ports import Fact


class SqlUnitOfWork:
    """Fulfils `ports.UnitOfWork` on one driver connection. The store that made it commits or rolls back.

    A transaction needs two or three of these: each is made when it is asked for, and a scan does not wait for the others.
    """

    def __init__(self, driver: Driver, sealer: Sealer, memory: Memory) -> None:
        self._driver = driver
        self._sealer = sealer
        self._recall = Recall(driver, memory)
        self.facts: list[Fact] = []

    @cached_property
    def places(self) -> SqlPlaces:
        return SqlPlaces(self._driver, self._recall)

    @cached_property
    def catalogue(self) -> SqlCatalogue:
        return SqlCatalogue(self._driver, self._recall)

    @cached_property
    def prices(self) -> SqlPrices:
        return SqlPrices(self._driver, self._recall)

    @cached_property
    def stock(self) -> SqlStock:
        return SqlStock(self._driver, self.facts)

    @cached_property
    def customers(self) -> SqlCustomers:
        return SqlCustomers(self._driver, self._sealer)

    @cached_property
    def orders(self) -> SqlOrders:
        return SqlOrders(self._driver, self._sealer)

    @cached_property
    def visits(self) -> SqlVisits:
        return SqlVisits(self._driver)

    @cached_property
    def prints(self) -> SqlPrints:
        return SqlPrints(self._driver, self._sealer)

    @cached_property
    def drawers(self) -> SqlDrawers:
        return SqlDrawers(self._driver)

    @cached_property
    def channels(self) -> SqlChannels:
        return SqlChannels(self._driver)

    @cached_property
    def help_calls(self) -> SqlHelpCalls:
        return SqlHelpCalls(self._driver)

    @cached_property
    def devices(self) -> SqlDevices:
        return SqlDevices(self._driver)

    @cached_property
    def faults(self) -> SqlFaults:
        return SqlFaults(self._driver)

    @cached_property
    def staff(self) -> SqlStaff:
        return SqlStaff(self._driver, self._sealer)

    @cached_property
    def staff_sessions(self) -> SqlStaffSessions:
        return SqlStaffSessions(self._driver, self._sealer)

    @cached_property
    def keys(self) -> SqlKeys:
        return SqlKeys(self._driver, self._sealer)

    @cached_property
    def pairing(self) -> SqlPairing:
        return SqlPairing(self._driver, self._sealer)

    @cached_property
    def audit(self) -> SqlAudit:
        return SqlAudit(self._driver, self._sealer)

    @cached_property
    def profiles(self) -> SqlProfiles:
        return SqlProfiles(self._driver)
