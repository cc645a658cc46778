"""People who work here, their sign-ins and one-time codes, and what they did."""

from sqlalchemy import Boolean, CheckConstraint, Column, ForeignKey, Integer, LargeBinary, String, Table

from kiosk.storage.column_types import Instant
from kiosk.storage.tables.base import id_column, metadata

staff = Table(
    "staff",
    metadata,
    id_column(),
    Column("name", String, nullable=False),
    Column("name_key", String, nullable=False, unique=True),
    Column("role", String, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("blocked", Boolean, nullable=False),
    Column("password", String),  # an Argon2id hash in PHC form; none until it is set
)
staff_sessions = Table(
    "staff_sessions",
    metadata,
    id_column(),
    Column("token_hash", LargeBinary, nullable=False, unique=True),
    Column("staff_id", String, ForeignKey("staff.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("made_at", Instant, nullable=False),
    Column("active_at", Instant, nullable=False),
    Column("address", String, nullable=False),
)
staff_codes = Table(
    "staff_codes",
    metadata,
    Column("code_hash", LargeBinary, primary_key=True),
    Column("staff_id", String, ForeignKey("staff.id", ondelete="CASCADE")),  # none: for the first account
    Column("expires_at", Instant, nullable=False),
)
audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False, index=True),
    Column("who", String, nullable=False),
    Column("deed", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("details", String, nullable=False),  # JSON, as it was sealed
    Column("seal", LargeBinary, nullable=False),
)
# One row: the number and the seal of the last line. Writers take their turn at it, and a line cut off the end is missed.
audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("number", Integer, nullable=False),
    Column("seal", LargeBinary, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)
