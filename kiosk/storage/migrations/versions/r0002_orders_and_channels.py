"""People, orders, stations, channels."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _people_and_orders()
    _stations()
    _channels()


def _people_and_orders() -> None:
    op.create_table(
        "customers",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("spend", sa.BigInteger(), nullable=False),
        sa.Column("welcome_until", sa.Date(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_customers"),
    )
    op.create_table(
        "cards",
        sa.Column("number_hash", sa.LargeBinary(), nullable=False),
        sa.Column("customer_id", sa.String(), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_cards_customer_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("number_hash", name="pk_cards"),
    )
    op.create_index("ix_cards_customer_id", "cards", ["customer_id"])
    op.create_table(
        "order_serials",
        sa.Column("serial", SERIAL, autoincrement=True, nullable=False),
        sa.Column("spare", sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint("serial", name="pk_order_serials"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("request_id", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=True),
        sa.Column("customer_id", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("placed_at", MOMENT, nullable=False),
        sa.Column("sealed_contact", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_orders"),
        sa.UniqueConstraint("channel_id", "request_id", name="uq_orders_channel_id_request_id"),
        sa.UniqueConstraint("number", name="uq_orders_number"),
    )
    op.create_index("ix_orders_customer_id", "orders", ["customer_id"])
    op.create_table(
        "order_lines",
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("list_each", sa.BigInteger(), nullable=False),
        sa.Column("each", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint("quantity > 0", name="ck_order_lines_quantity"),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_order_lines_order_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("order_id", "place", name="pk_order_lines"),
    )
    op.create_table(
        "fulfilments",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("receiving", sa.String(), nullable=False),
        sa.Column("source_location_id", sa.String(), nullable=False),
        sa.Column("to_location_id", sa.String(), nullable=True),
        sa.Column("service_id", sa.String(), nullable=True),
        sa.Column("cost", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("ready_from", MOMENT, nullable=False),
        sa.Column("ready_until", MOMENT, nullable=True),
        sa.Column("held_until", MOMENT, nullable=True),
        sa.Column("promised_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_fulfilments_order_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_fulfilments"),
    )
    op.create_index("ix_fulfilments_order_id", "fulfilments", ["order_id"])
    op.create_table(
        "fulfilment_moves",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("fulfilment_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["fulfilment_id"], ["fulfilments.id"], name="fk_fulfilment_moves_fulfilment_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_fulfilment_moves"),
    )
    op.create_index("ix_fulfilment_moves_fulfilment_id", "fulfilment_moves", ["fulfilment_id"])


def _stations() -> None:
    op.create_table(
        "visits",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("customer_id", sa.String(), nullable=True),
        sa.Column("card_tail", sa.String(), nullable=False),
        sa.Column("started_at", MOMENT, nullable=False),
        sa.Column("active_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=True),
        sa.Column("end_reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_visits"),
    )
    op.create_index(
        "uq_visits_open_at",
        "visits",
        ["station_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "screen_versions",
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("station_id", name="pk_screen_versions"),
    )
    op.create_table(
        "help_calls",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_help_calls"),
        sa.UniqueConstraint("id", name="uq_help_calls_id"),
    )
    op.create_index("ix_help_calls_state", "help_calls", ["state"])
    op.create_table(
        "print_jobs",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("device_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("sealed_document", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("queued_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.Column("copy_of", sa.String(), nullable=True),
        sa.Column("copy_no", sa.SmallInteger(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("seq", name="pk_print_jobs"),
        sa.UniqueConstraint("id", name="uq_print_jobs_id"),
    )
    op.create_index("ix_print_jobs_copy_of", "print_jobs", ["copy_of"])
    op.create_index("ix_print_jobs_reference", "print_jobs", ["reference"])
    op.create_index("ix_print_jobs_state_device_id_seq", "print_jobs", ["state", "device_id", "seq"])


def _channels() -> None:
    op.create_table(
        "channels",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("location_id", sa.String(), nullable=False),
        sa.Column("keep_back", sa.Integer(), nullable=False),
        sa.Column("cursor", sa.String(), nullable=False),
        sa.Column("heard_at", MOMENT, nullable=True),
        sa.Column("fault", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_channels"),
    )
    op.create_index("ix_channels_location_id", "channels", ["location_id"])
    op.create_table(
        "listings",
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("allotted", sa.Integer(), nullable=False),
        sa.Column("told_at", MOMENT, nullable=True),
        sa.CheckConstraint("allotted >= 0", name="ck_listings_allotted"),
        sa.PrimaryKeyConstraint("channel_id", "sku", name="pk_listings"),
    )
    op.create_table(
        "dirty_skus",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_dirty_skus"),
        sa.UniqueConstraint("channel_id", "sku", name="uq_dirty_skus_channel_id_sku"),
    )
    op.create_table(
        "adjustments",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("delta", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_adjustments"),
        sa.UniqueConstraint("key", name="uq_adjustments_key"),
    )
    op.create_index("ix_adjustments_channel_id_seq", "adjustments", ["channel_id", "seq"])
    op.create_table(
        "counted_lines",
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("order_id", sa.String(), nullable=False),
        sa.Column("line_id", sa.String(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("quantity", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("channel_id", "order_id", "line_id", name="pk_counted_lines"),
    )
