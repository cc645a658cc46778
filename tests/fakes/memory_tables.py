"""What the store in memory holds. A transaction works on a copy, which takes the place of the original at the commit."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from kiosk.domain.audit import AuditLine
from kiosk.domain.catalogue import Category, Product
from kiosk.domain.channels import Adjustment, Channel, Listing
from kiosk.domain.customers import Card, Customer
from kiosk.domain.devices import Device, DeviceEvent
from kiosk.domain.faults import Fault
from kiosk.domain.keys import Key, PairRequest
from kiosk.domain.locations import Location
from kiosk.domain.one_time_codes import StaffCode
from kiosk.domain.orders import Order
from kiosk.domain.pricing import ListPrice, PriceRules
from kiosk.domain.printing import DrawerPulse, Hold, PrintEvent, PrintJob
from kiosk.domain.profiles import ProfileRevision
from kiosk.domain.staff import Staff, StaffSession
from kiosk.domain.stations import HelpCall, Station, Visit
from kiosk.domain.stock import Level, Movement
from kiosk.storage.errors import Conflict, ReadOnly


@dataclass
class MemoryTables:
    """Values are frozen dataclasses, so copying the dictionaries is copying everything."""

    locations: dict[str, Location] = field(default_factory=dict)
    stations: dict[str, Station] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    price_rules: dict[str, PriceRules] = field(default_factory=dict)
    prices: dict[tuple[str, str], ListPrice] = field(default_factory=dict)
    levels: dict[tuple[str, str], Level] = field(default_factory=dict)
    movements: dict[str, Movement] = field(default_factory=dict)
    customers: dict[str, Customer] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    serials: dict[str, int] = field(default_factory=dict)
    orders: dict[str, Order] = field(default_factory=dict)
    visits: dict[str, Visit] = field(default_factory=dict)
    past_visits: dict[str, None] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    jobs: dict[str, PrintJob] = field(default_factory=dict)
    print_events: dict[int, PrintEvent] = field(default_factory=dict)
    holds: dict[str, Hold] = field(default_factory=dict)
    pulses: dict[str, DrawerPulse] = field(default_factory=dict)
    help_calls: dict[str, HelpCall] = field(default_factory=dict)
    devices: dict[str, Device] = field(default_factory=dict)
    device_events: dict[int, DeviceEvent] = field(default_factory=dict)
    faults: dict[str, Fault] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    listings: dict[tuple[str, str], Listing] = field(default_factory=dict)
    dirty: dict[tuple[str, str], None] = field(default_factory=dict)
    adjustments: dict[str, Adjustment] = field(default_factory=dict)
    profile_revisions: dict[tuple[str, int], ProfileRevision] = field(default_factory=dict)
    counted: dict[tuple[str, str, str], int] = field(default_factory=dict)
    staff: dict[str, Staff] = field(default_factory=dict)
    passwords: dict[str, str] = field(default_factory=dict)
    staff_codes: dict[str, StaffCode] = field(default_factory=dict)
    staff_sessions: dict[str, StaffSession] = field(default_factory=dict)
    staff_tokens: dict[str, str] = field(default_factory=dict)
    keys: dict[str, Key] = field(default_factory=dict)
    key_tokens: dict[str, str] = field(default_factory=dict)
    pair_requests: dict[str, PairRequest] = field(default_factory=dict)
    device_codes: dict[str, str] = field(default_factory=dict)
    audit: dict[int, AuditLine] = field(default_factory=dict)

    def copy(self) -> Self:
        return type(self)(**{f.name: getattr(self, f.name).copy() for f in fields(self)})


class Access:
    """The tables of one transaction. `change` is the only way to what may be written."""

    def __init__(self, tables: MemoryTables, *, writing: bool) -> None:
        self.now = tables
        self._writing = writing

    @property
    def change(self) -> MemoryTables:
        if not self._writing:
            raise ReadOnly("a read must not write")
        return self.now


def put_new(table: dict[Any, Any], key: Any, value: Any) -> None:
    """Add under a key that must be free."""
    if key in table:
        raise Conflict(str(key))
    table[key] = value


def ordered(table: Mapping[str, Any]) -> dict[str, Any]:
    return dict(sorted(table.items()))
