"""Devices, their history, and faults."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "devices",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("baud", sa.Integer(), nullable=True),
        sa.Column("host", sa.String(), nullable=False),
        sa.Column("origin", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.Column("accepted_by", sa.String(), nullable=False),
        sa.Column("accepted_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_devices"),
    )
    op.create_table(
        "device_events",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_device_events"),
    )
    op.create_index("ix_device_events_at", "device_events", ["at"])
    op.create_index("ix_device_events_device_id_seq", "device_events", ["device_id", "seq"])
    op.create_table(
        "faults",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("returned", sa.Boolean(), nullable=False),
        sa.Column("going", sa.String(), nullable=False),
        sa.Column("going_at", MOMENT, nullable=True),
        sa.Column("fixed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_faults"),
        sa.UniqueConstraint("id", name="uq_faults_id"),
    )
    op.create_index("ix_faults_fixed_at", "faults", ["fixed_at"])
    open_ones = sa.text("fixed_at IS NULL")
    op.create_index(
        "uq_faults_open", "faults", ["kind", "subject"], unique=True, sqlite_where=open_ones, postgresql_where=open_ones
    )
