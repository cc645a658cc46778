"""What happens in it: people, orders, stations at work, channels."""

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
    SmallInteger,
    String,
    Table,
    UniqueConstraint,
    text,
)

from kiosk.storage.column_types import Instant
from kiosk.storage.tables.base import id_column, metadata, part_of_column, serial_column

# --- people ---
customers = Table(
    "customers",
    metadata,
    id_column(),
    Column("spend", BigInteger, nullable=False),
    Column("welcome_until", Date),
    Column("sealed", LargeBinary, nullable=False),
)
cards = Table(
    "cards",
    metadata,
    Column("number_hash", LargeBinary, primary_key=True),
    part_of_column("customer_id", "customers.id"),
    Column("blocked", Boolean, nullable=False),
    Index("ix_cards_customer_id", "customer_id"),
)

# --- orders ---
# Numbers given out: a row each, so that two orders in the making never wait for one counter.
order_serials = Table("order_serials", metadata, serial_column("serial"), Column("spare", SmallInteger), sqlite_autoincrement=True)
orders = Table(
    "orders",
    metadata,
    id_column(),
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
    id_column(),
    part_of_column("order_id", "orders.id"),
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
    serial_column(),
    part_of_column("fulfilment_id", "fulfilments.id"),
    Column("state", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("why", String, nullable=False),
    Index("ix_fulfilment_moves_fulfilment_id", "fulfilment_id"),
)

# --- stations at work ---
visits = Table(
    "visits",
    metadata,
    id_column(),
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
screen_versions = Table("screen_versions", metadata, id_column("station_id"), Column("version", BigInteger, nullable=False))
help_calls = Table(
    "help_calls",
    metadata,
    serial_column(),
    Column("id", String, nullable=False, unique=True),
    Column("station_id", String, nullable=False),
    Column("topic", String, nullable=False),
    Column("state", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Index("ix_help_calls_state", "state"),
)

# --- channels ---
channels = Table(
    "channels",
    metadata,
    id_column(),
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
    id_column("channel_id"),
    id_column("sku"),
    Column("allotted", Integer, nullable=False),
    Column("told_at", Instant),
    CheckConstraint("allotted >= 0", name="allotted"),
)
dirty_skus = Table(
    "dirty_skus",
    metadata,
    serial_column(),
    Column("channel_id", String, nullable=False),
    Column("sku", String, nullable=False),
    UniqueConstraint("channel_id", "sku"),
)
adjustments = Table(
    "adjustments",
    metadata,
    serial_column(),
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
    id_column("channel_id"),
    id_column("order_id"),
    id_column("line_id"),
    Column("sku", String, nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("at", Instant, nullable=False),
)
