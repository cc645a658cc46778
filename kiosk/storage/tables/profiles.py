"""Texts of profiles that a shop changed or made: a ledger, one row a change; the newest of a profile is in force."""

from sqlalchemy import Column, Integer, String, Table, Text, UniqueConstraint

from kiosk.storage.column_types import Instant
from kiosk.storage.tables.base import metadata, serial_column

profile_revisions = Table(
    "profile_revisions",
    metadata,
    serial_column(),
    Column("profile_id", String, nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("text", Text),
    Column("base", Text),
    Column("at", Instant, nullable=False),
    Column("by", String, nullable=False),
    Column("deed", String, nullable=False),
    UniqueConstraint("profile_id", "number"),
)
