"""Every table. A change here needs a migration beside it: a test compares the two.

Foreign keys hold parts to their whole (an order and its lines). References between wholes (a line and its SKU) carry none:
a ledger and an order outlive the catalogue they were made from.

There is no separate outbox table: what must leave the building is a row of its own kind, written in the transaction of the
fact: a print job (`print_jobs`, queued), an adjustment for a channel (`adjustments`), a SKU to look at again (`dirty_skus`).
"""

from kiosk.storage.tables.base import metadata
from kiosk.storage.tables.devices import device_events, devices, faults
from kiosk.storage.tables.keys import keys, pair_requests
from kiosk.storage.tables.prints import drawer_pulses, held_printers, print_events, print_jobs
from kiosk.storage.tables.profiles import profile_revisions
from kiosk.storage.tables.shop import (
    categories,
    levels,
    locations,
    movements,
    price_rules,
    prices,
    product_terms,
    products,
    seal_checks,
    settings,
    stations,
    variants,
)
from kiosk.storage.tables.staff import audit, audit_head, staff, staff_codes, staff_sessions
from kiosk.storage.tables.trade import (
    adjustments,
    cards,
    channels,
    counted_lines,
    customers,
    dirty_skus,
    fulfilment_moves,
    fulfilments,
    help_calls,
    listings,
    order_lines,
    order_serials,
    orders,
    screen_versions,
    visits,
)

__all__ = [
    "adjustments",
    "audit",
    "audit_head",
    "cards",
    "categories",
    "channels",
    "counted_lines",
    "customers",
    "device_events",
    "devices",
    "dirty_skus",
    "drawer_pulses",
    "faults",
    "fulfilment_moves",
    "fulfilments",
    "held_printers",
    "help_calls",
    "keys",
    "levels",
    "listings",
    "locations",
    "metadata",
    "movements",
    "order_lines",
    "order_serials",
    "orders",
    "pair_requests",
    "price_rules",
    "prices",
    "print_events",
    "print_jobs",
    "product_terms",
    "products",
    "profile_revisions",
    "screen_versions",
    "seal_checks",
    "settings",
    "staff",
    "staff_codes",
    "staff_sessions",
    "stations",
    "variants",
    "visits",
]
