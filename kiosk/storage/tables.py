"""Every table. A change here needs a migration beside it: a test compares the two.

Foreign keys hold parts to their whole (an order and its lines). References between wholes (a line and its SKU) carry none:
a ledger and an order outlive the catalogue they were made from.

There is no separate outbox table: what must leave the building is a row of its own kind, written in the transaction of the
fact: a print job (`print_jobs`, queued), an adjustment for a channel (`adjustments`), a SKU to look at again (`dirty_skus`).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    text,
)

from kiosk.domain.catalogue import Colour
from kiosk.domain.locations import Location
from kiosk.domain.pricing import PriceRules
from kiosk.domain.stations import Station
from kiosk.domain.words import Words
from kiosk.storage.column_types import ORDERED_TEXT, SERIAL, Encoded, Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id(name: str = "id") -> Column[str]:
    return Column(name, String, primary_key=True)


def _serial(name: str = "seq") -> Column[int]:
    return Column(name, SERIAL, primary_key=True, autoincrement=True)


def _part_of(name: str, whole: str) -> Column[str]:
    return Column(name, String, ForeignKey(whole, ondelete="CASCADE"), nullable=False)


# One row: which key seals the personal fields. It opens nothing; it tells a wrong key from a damaged blob.
seal_checks = Table(
    "seal_checks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", LargeBinary, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

# --- places ---
locations = Table("locations", metadata, _id(), Column("body", Encoded(Location), nullable=False))
stations = Table("stations", metadata, _id(), Column("body", Encoded(Station), nullable=False))
settings = Table("settings", metadata, _id("name"), Column("value", String, nullable=False))
station_tokens = Table(
    "station_tokens",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("station_id", String, nullable=False),
    Column("made_at", Instant, nullable=False),
)

# --- catalogue ---
categories = Table(
    "categories",
    metadata,
    _id(),
    Column("name", Encoded(Words), nullable=False),
    Column("position", Integer, nullable=False),
)
products = Table(
    "products",
    metadata,
    _id(),
    Column("category_id", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("name", Encoded(Words), nullable=False),
    Column("kind_line", Encoded(Words), nullable=False),
    Column("text", Encoded(Words), nullable=False),
    Column("colours", Encoded(tuple[Colour, ...]), nullable=False),
    Column("sizes", Encoded(tuple[str, ...]), nullable=False),
    Column("places", Encoded(dict[str, Words]), nullable=False),
    Column("position", Integer, nullable=False),
    Column("featured", Boolean, nullable=False),
)
variants = Table(
    "variants",
    metadata,
    _id("sku"),
    _part_of("product_id", "products.id"),
    Column("place", SmallInteger, nullable=False),  # its order within the product
    Column("size", String, nullable=False),
    Column("colour_id", String, nullable=False),
    Column("barcode", String, nullable=False, unique=True),
    Column("coming", Date),
    Index("ix_variants_product_id_place", "product_id", "place"),
)
# Words by which a product is found. `whole`: the searched term must equal it (articles, barcodes, sizes), not only begin it.
product_terms = Table(
    "product_terms",
    metadata,
    Column("term", ORDERED_TEXT, primary_key=True),
    Column("product_id", String, ForeignKey("products.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("whole", Boolean, primary_key=True),
    Column("weight", SmallInteger, nullable=False),
)

# --- prices ---
price_rules = Table("price_rules", metadata, _id("zone"), Column("body", Encoded(PriceRules), nullable=False))
prices = Table(
    "prices",
    metadata,
    _id("zone"),
    _id("sku"),
    Column("amount", BigInteger, nullable=False),
    Column("old_amount", BigInteger),
    Column("fixed", Encoded(Words)),
)

# --- stock ---
levels = Table(
    "levels",
    metadata,
    _id("location_id"),
    _id("sku"),
    Column("on_hand", Integer, nullable=False),
    Column("reserved", Integer, nullable=False),
    Column("unavailable", Integer, nullable=False),
    Column("allotted", Integer, nullable=False),
    Column("changed_at", Instant),
    *(CheckConstraint(f"{name} >= 0", name=name) for name in ("on_hand", "reserved", "unavailable", "allotted")),
    Index("ix_levels_sku", "sku"),
)
movements = Table(
    "movements",
    metadata,
    _serial(),
    Column("source_key", String, nullable=False, unique=True),
    Column("location_id", String, nullable=False),
    Column("sku", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("on_hand", Integer, nullable=False),
    Column("reserved", Integer, nullable=False),
    Column("unavailable", Integer, nullable=False),
    Column("allotted", Integer, nullable=False),
    Column("document", String, nullable=False),
    Index("ix_movements_location_id_sku", "location_id", "sku"),
)

# --- people ---
customers = Table(
    "customers",
    metadata,
    _id(),
    Column("spend", BigInteger, nullable=False),
    Column("welcome_until", Date),
    Column("sealed", LargeBinary, nullable=False),
)
cards = Table(
    "cards",
    metadata,
    Column("number_hash", LargeBinary, primary_key=True),
    _part_of("customer_id", "customers.id"),
    Column("blocked", Boolean, nullable=False),
    Index("ix_cards_customer_id", "customer_id"),
)

# --- orders ---
# Numbers given out: a row each, so that two orders in the making never wait for one counter.
order_serials = Table("order_serials", metadata, _serial("serial"), Column("spare", SmallInteger), sqlite_autoincrement=True)
orders = Table(
    "orders",
    metadata,
    _id(),
    Column("number", String, nullable=False, unique=True),
    Column("request_id", String, nullable=False),
    Column("channel_id", String, nullable=False),
    Column("station_id", String),
    Column("customer_id", String, index=True),
    Column("language", String, nullable=False),
    Column("currency", String, nullable=False),
    Column("zone", String, nullable=False),
    Column("placed_at", Instant, nullable=False),
    Column("sealed_contact", LargeBinary),
    UniqueConstraint("channel_id", "request_id"),
)
order_lines = Table(
    "order_lines",
    metadata,
    Column("order_id", String, ForeignKey("orders.id", ondelete="CASCADE"), primary_key=True),
    Column("place", SmallInteger, primary_key=True),
    Column("sku", String, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("list_each", BigInteger, nullable=False),
    Column("each", BigInteger, nullable=False),
    Column("reason", String, nullable=False),
    CheckConstraint("quantity > 0", name="quantity"),
)
fulfilments = Table(
    "fulfilments",
    metadata,
    _id(),
    _part_of("order_id", "orders.id"),
    Column("receiving", String, nullable=False),
    Column("source_location_id", String, nullable=False),
    Column("to_location_id", String),
    Column("service_id", String),
    Column("cost", BigInteger, nullable=False),
    Column("state", String, nullable=False),
    Column("ready_from", Instant, nullable=False),
    Column("ready_until", Instant),
    Column("held_until", Instant),
    Column("promised_at", Instant, nullable=False),
    Index("ix_fulfilments_order_id", "order_id"),
)
fulfilment_moves = Table(
    "fulfilment_moves",
    metadata,
    _serial(),
    _part_of("fulfilment_id", "fulfilments.id"),
    Column("state", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("why", String, nullable=False),
    Index("ix_fulfilment_moves_fulfilment_id", "fulfilment_id"),
)

# --- stations at work ---
visits = Table(
    "visits",
    metadata,
    _id(),
    Column("station_id", String, nullable=False),
    Column("customer_id", String),
    Column("card_tail", String, nullable=False),
    Column("started_at", Instant, nullable=False),
    Column("active_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("end_reason", String, nullable=False),
    Index(
        "uq_visits_open_at",
        "station_id",
        unique=True,
        sqlite_where=text("ended_at IS NULL"),
        postgresql_where=text("ended_at IS NULL"),
    ),
)
screen_versions = Table("screen_versions", metadata, _id("station_id"), Column("version", BigInteger, nullable=False))
help_calls = Table(
    "help_calls",
    metadata,
    _serial(),
    Column("id", String, nullable=False, unique=True),
    Column("station_id", String, nullable=False),
    Column("topic", String, nullable=False),
    Column("state", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Index("ix_help_calls_state", "state"),
)
print_jobs = Table(
    "print_jobs",
    metadata,
    _serial(),
    Column("id", String, nullable=False, unique=True),
    Column("device_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("reference", String, nullable=False, index=True),
    Column("sealed_document", LargeBinary, nullable=False),  # it may greet a person by name
    Column("state", String, nullable=False),
    Column("queued_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("copy_of", String, index=True),
    Column("copy_no", SmallInteger, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("proof", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("changed_at", Instant),
    Index("ix_print_jobs_state_device_id_seq", "state", "device_id", "seq"),
)

# --- channels ---
channels = Table(
    "channels",
    metadata,
    _id(),
    Column("name", String, nullable=False),
    Column("location_id", String, nullable=False, index=True),
    Column("keep_back", Integer, nullable=False),
    Column("cursor", String, nullable=False),
    Column("heard_at", Instant),
    Column("fault", String, nullable=False),
)
listings = Table(
    "listings",
    metadata,
    _id("channel_id"),
    _id("sku"),
    Column("allotted", Integer, nullable=False),
    Column("told_at", Instant),
    CheckConstraint("allotted >= 0", name="allotted"),
)
dirty_skus = Table(
    "dirty_skus",
    metadata,
    _serial(),
    Column("channel_id", String, nullable=False),
    Column("sku", String, nullable=False),
    UniqueConstraint("channel_id", "sku"),
)
adjustments = Table(
    "adjustments",
    metadata,
    _serial(),
    Column("key", String, nullable=False, unique=True),
    Column("channel_id", String, nullable=False),
    Column("sku", String, nullable=False),
    Column("delta", Integer, nullable=False),
    Column("made_at", Instant, nullable=False),
    Index("ix_adjustments_channel_id_seq", "channel_id", "seq"),
)
counted_lines = Table(
    "counted_lines",
    metadata,
    _id("channel_id"),
    _id("order_id"),
    _id("line_id"),
    Column("sku", String, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("at", Instant, nullable=False),
)
