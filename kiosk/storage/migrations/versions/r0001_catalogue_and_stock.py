"""Places, catalogue, prices, stock."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
ORDERED_TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    _places()
    _catalogue()
    _prices_and_stock()


def _places() -> None:
    op.create_table(
        "seal_checks",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("id = 1", name="ck_seal_checks_one_row"),
        sa.PrimaryKeyConstraint("id", name="pk_seal_checks"),
    )
    op.create_table(
        "locations",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_locations"),
    )
    op.create_table(
        "stations",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stations"),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )
    op.create_table(
        "station_tokens",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False),
        sa.Column("station_id", sa.String(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("token_hash", name="pk_station_tokens"),
    )


def _catalogue() -> None:
    op.create_table(
        "categories",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_categories"),
    )
    op.create_table(
        "products",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("category_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind_line", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("colours", sa.Text(), nullable=False),
        sa.Column("sizes", sa.Text(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("featured", sa.Boolean(), nullable=False),
        sa.Column("size_names", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_products"),
    )
    op.create_index("ix_products_category_id", "products", ["category_id"])
    op.create_table(
        "variants",
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("product_id", sa.String(), nullable=False),
        sa.Column("place", sa.SmallInteger(), nullable=False),
        sa.Column("size", sa.String(), nullable=False),
        sa.Column("colour_id", sa.String(), nullable=False),
        sa.Column("barcode", sa.String(), nullable=False),
        sa.Column("coming", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_variants_product_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("sku", name="pk_variants"),
        sa.UniqueConstraint("barcode", name="uq_variants_barcode"),
    )
    op.create_index("ix_variants_product_id_place", "variants", ["product_id", "place"])
    op.create_table(
        "product_terms",
        sa.Column("term", ORDERED_TEXT, nullable=False),
        sa.Column("product_id", sa.String(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("weight", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["product_id"], ["products.id"], name="fk_product_terms_product_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("term", "product_id", "whole", name="pk_product_terms"),
    )
    op.create_index("ix_product_terms_product_id", "product_terms", ["product_id"])


def _prices_and_stock() -> None:
    op.create_table(
        "price_rules",
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("zone", name="pk_price_rules"),
    )
    op.create_table(
        "prices",
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("old_amount", sa.BigInteger(), nullable=True),
        sa.Column("fixed", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("zone", "sku", name="pk_prices"),
    )
    op.create_table(
        "levels",
        sa.Column("location_id", sa.String(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("on_hand", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.Column("unavailable", sa.Integer(), nullable=False),
        sa.Column("allotted", sa.Integer(), nullable=False),
        sa.Column("changed_at", MOMENT, nullable=True),
        sa.CheckConstraint("allotted >= 0", name="ck_levels_allotted"),
        sa.CheckConstraint("on_hand >= 0", name="ck_levels_on_hand"),
        sa.CheckConstraint("reserved >= 0", name="ck_levels_reserved"),
        sa.CheckConstraint("unavailable >= 0", name="ck_levels_unavailable"),
        sa.PrimaryKeyConstraint("location_id", "sku", name="pk_levels"),
    )
    op.create_index("ix_levels_sku", "levels", ["sku"])
    op.create_table(
        "movements",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("source_key", sa.String(), nullable=False),
        sa.Column("location_id", sa.String(), nullable=False),
        sa.Column("sku", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("on_hand", sa.Integer(), nullable=False),
        sa.Column("reserved", sa.Integer(), nullable=False),
        sa.Column("unavailable", sa.Integer(), nullable=False),
        sa.Column("allotted", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_movements"),
        sa.UniqueConstraint("source_key", name="uq_movements_source_key"),
    )
    op.create_index("ix_movements_location_id_sku", "movements", ["location_id", "sku"])
