"""Paper: what is to be printed and what became of it, queues that a person stopped, openings of cash drawers."""

from sqlalchemy import Column, Index, Integer, LargeBinary, SmallInteger, String, Table

from kiosk.storage.column_types import Instant
from kiosk.storage.tables.base import id_column, metadata, serial_column

print_jobs = Table(
    "print_jobs",
    metadata,
    serial_column(),
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
    Column("reason", String, nullable=False, server_default=""),
    Column("detail", String, nullable=False),
    Column("changed_at", Instant),
    Column("station_id", String),
    Column("request_id", String),
    Index("ix_print_jobs_state_device_id_queued_at_seq", "state", "device_id", "queued_at", "seq"),
    Index("ix_print_jobs_queued_at", "queued_at"),
    Index("uq_print_jobs_request_id", "request_id", unique=True),
)
# Only ever added to: the repository writes a line with every move.
print_events = Table(
    "print_events",
    metadata,
    serial_column(),
    Column("job_id", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("device_id", String, nullable=False),
    Column("before", String),
    Column("after", String, nullable=False),
    Column("proof", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("who", String, nullable=False),
    Index("ix_print_events_job_id", "job_id"),
)
held_printers = Table(
    "held_printers",
    metadata,
    id_column("device_id"),
    Column("at", Instant, nullable=False),
    Column("who", String, nullable=False),
)
drawer_pulses = Table(
    "drawer_pulses",
    metadata,
    serial_column(),
    Column("request_id", String, nullable=False, unique=True),
    Column("device_id", String, nullable=False, index=True),
    Column("asked_at", Instant, nullable=False),
    Column("who", String, nullable=False),
    Column("why", String, nullable=False),
    Column("state", String, nullable=False),
    Column("detail", String, nullable=False),
)
