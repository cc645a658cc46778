"""What the use cases need of the world, as Protocols. Storage, channels, devices and screens fulfil them.

A use case is a function of a unit of work. `Store.write` runs it in one transaction: everything it did is there after it
returns, or nothing is. Repositories never commit.
"""

from kiosk.use_cases.ports.devices import Deed, DeviceDoor, Devices, Faults, Model, ProfileFacts, Reading
from kiosk.use_cases.ports.keys import Keys, Pairing
from kiosk.use_cases.ports.online_shop import AdjustOutcome, ChannelPort, OrderPage
from kiosk.use_cases.ports.outside import Clock, NewId, Screens, Texts
from kiosk.use_cases.ports.profiles import Profiles, ProfileWorkshop
from kiosk.use_cases.ports.shop import Catalogue, Customers, Places, Prices, Stock
from kiosk.use_cases.ports.spool import Drawers, PrintPage, Prints, PrintSearch
from kiosk.use_cases.ports.staff import Audit, Passwords, StaffAccounts, StaffSessions
from kiosk.use_cases.ports.store import Fact, StorageBroken, StorageError, StorageFull, Store, UnitOfWork
from kiosk.use_cases.ports.trade import Channels, HelpCalls, Orders, Visits

__all__ = [
    "AdjustOutcome",
    "Audit",
    "Catalogue",
    "ChannelPort",
    "Channels",
    "Clock",
    "Customers",
    "Deed",
    "DeviceDoor",
    "Devices",
    "Drawers",
    "Fact",
    "Faults",
    "HelpCalls",
    "Keys",
    "Model",
    "NewId",
    "OrderPage",
    "Orders",
    "Pairing",
    "Passwords",
    "Places",
    "Prices",
    "PrintPage",
    "PrintSearch",
    "Prints",
    "ProfileFacts",
    "ProfileWorkshop",
    "Profiles",
    "Reading",
    "Screens",
    "StaffAccounts",
    "StaffSessions",
    "Stock",
    "StorageBroken",
    "StorageError",
    "StorageFull",
    "Store",
    "Texts",
    "UnitOfWork",
    "Visits",
]
