"""Everything stored, within one transaction.

What must leave the building is written here as well, in the same transaction as the fact (see `tables`), so there is no step
at which a fact is stored and its paper or its message is not.
"""

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
    """Fulfils `ports.UnitOfWork` on one driver connection. The store that made it commits or rolls back."""

    def __init__(self, driver: Driver, sealer: Sealer, memory: Memory) -> None:
        recall = Recall(driver, memory)
        self.facts: list[Fact] = []
        self.places = SqlPlaces(driver, recall)
        self.catalogue = SqlCatalogue(driver, recall)
        self.prices = SqlPrices(driver, recall)
        self.stock = SqlStock(driver, self.facts)
        self.customers = SqlCustomers(driver, sealer)
        self.orders = SqlOrders(driver, sealer)
        self.visits = SqlVisits(driver)
        self.prints = SqlPrints(driver, sealer)
        self.drawers = SqlDrawers(driver)
        self.channels = SqlChannels(driver)
        self.help_calls = SqlHelpCalls(driver)
        self.devices = SqlDevices(driver)
        self.faults = SqlFaults(driver)
        self.staff = SqlStaff(driver, sealer)
        self.staff_sessions = SqlStaffSessions(driver, sealer)
        self.keys = SqlKeys(driver, sealer)
        self.pairing = SqlPairing(driver, sealer)
        self.audit = SqlAudit(driver, sealer)
        self.profiles = SqlProfiles(driver)
