"""Keys of stations and agents, and requests for them."""

from sqlalchemy import Column, Integer, LargeBinary, String, Table

from kiosk.storage.column_types import Instant
from kiosk.storage.tables.base import id_column, metadata

keys = Table(
    "keys",
    metadata,
    id_column(),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("name", String, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("made_by", String, nullable=False),
    Column("seen_at", Instant),
    Column("address", String, nullable=False),
    Column("revoked_at", Instant),
)
pair_requests = Table(
    "pair_requests",
    metadata,
    id_column(),
    Column("device_code_hash", LargeBinary, nullable=False, unique=True),
    Column("kind", String, nullable=False),
    Column("code", String, nullable=False),
    Column("name", String, nullable=False),
    Column("address", String, nullable=False),
    Column("made_at", Instant, nullable=False, index=True),
    Column("polled_at", Instant),
    Column("interval_s", Integer, nullable=False),
    Column("state", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("owner_name", String, nullable=False),
    Column("decided_by", String, nullable=False),
    Column("screen", String),
)
