"""Keys of stations and agents, which can be revoked, and requests for them. Tokens of before become keys."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "keys",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("seen_at", MOMENT, nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_keys"),
        sa.UniqueConstraint("token_hash", name="uq_keys_token_hash"),
    )
    # SQLite and PostgreSQL name bytes in hexadecimal by different functions.
    name = "lower(hex(token_hash))" if op.get_bind().dialect.name == "sqlite" else "encode(token_hash, 'hex')"
    op.execute(
        "INSERT INTO keys (id, token_hash, kind, owner, name, made_at, made_by, address) "
        f"SELECT {name}, token_hash, 'station', station_id, station_id, made_at, 'demo', '' FROM station_tokens"
    )
    op.drop_table("station_tokens")
    op.create_table(
        "pair_requests",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("device_code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("polled_at", MOMENT, nullable=True),
        sa.Column("interval_s", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("owner_name", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pair_requests"),
        sa.UniqueConstraint("device_code_hash", name="uq_pair_requests_device_code_hash"),
    )
    op.create_index("ix_pair_requests_made_at", "pair_requests", ["made_at"])
