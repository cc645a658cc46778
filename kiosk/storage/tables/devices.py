"""Accepted devices, what became of them, and what was wrong with them."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, text

from kiosk.storage.column_types import Instant
from kiosk.storage.tables.base import id_column, metadata, serial_column

devices = Table(
    "devices",
    metadata,
    id_column(),
    Column("station_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("profile", String, nullable=False),
    Column("address", String, nullable=False),
    Column("baud", Integer),
    Column("host", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("name", String, nullable=False),
    Column("enabled", Boolean, nullable=False),
    Column("accepted_by", String, nullable=False),
    Column("accepted_at", Instant),
)
# One row per change; it outlives the device it is about.
device_events = Table(
    "device_events",
    metadata,
    serial_column(),
    Column("device_id", String, nullable=False),
    Column("at", Instant, nullable=False, index=True),
    Column("what", String, nullable=False),
    Column("value", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("who", String, nullable=False),
    Index("ix_device_events_device_id_seq", "device_id", "seq"),
)
faults = Table(
    "faults",
    metadata,
    serial_column(),
    Column("id", String, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("station_id", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("since", Instant, nullable=False),
    Column("returned", Boolean, nullable=False),
    Column("going", String, nullable=False),
    Column("going_at", Instant),
    Column("fixed_at", Instant, index=True),
    Index(
        "uq_faults_open",
        "kind",
        "subject",
        unique=True,
        sqlite_where=text("fixed_at IS NULL"),
        postgresql_where=text("fixed_at IS NULL"),
    ),
)
