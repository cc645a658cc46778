"""What became of every print job, queues that a person stopped, openings of cash drawers."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.add_column("print_jobs", sa.Column("reason", sa.String(), nullable=False, server_default=""))
    op.add_column("print_jobs", sa.Column("station_id", sa.String(), nullable=True))
    op.add_column("print_jobs", sa.Column("request_id", sa.String(), nullable=True))
    op.drop_index("ix_print_jobs_state_device_id_seq", "print_jobs")
    op.create_index("ix_print_jobs_state_device_id_queued_at_seq", "print_jobs", ["state", "device_id", "queued_at", "seq"])
    op.create_index("ix_print_jobs_queued_at", "print_jobs", ["queued_at"])
    op.create_index("uq_print_jobs_request_id", "print_jobs", ["request_id"], unique=True)
    op.create_table(
        "print_events",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("job_id", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_print_events"),
    )
    op.create_index("ix_print_events_job_id", "print_events", ["job_id"])
    op.create_table(
        "held_printers",
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("device_id", name="pk_held_printers"),
    )
    op.create_table(
        "drawer_pulses",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("asked_at", MOMENT, nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_drawer_pulses"),
        sa.UniqueConstraint("request_id", name="uq_drawer_pulses_request_id"),
    )
    op.create_index("ix_drawer_pulses_device_id", "drawer_pulses", ["device_id"])
