"""What the shop is and has: places, catalogue, prices, stock."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
)

from kiosk.domain.catalogue import Colour
from kiosk.domain.locations import Location
from kiosk.domain.pricing import PriceRules
from kiosk.domain.stations import Station
from kiosk.domain.words import Words
from kiosk.storage.column_types import ORDERED_TEXT, Encoded, Instant
from kiosk.storage.tables.base import id_column, metadata, part_of_column, serial_column

# One row: which key seals the personal fields. It opens nothing; it tells a wrong key from a damaged blob.
seal_checks = Table(
    "seal_checks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("fingerprint", LargeBinary, nullable=False),
    CheckConstraint("id = 1", name="one_row"),
)

# --- places ---
locations = Table("locations", metadata, id_column(), Column("body", Encoded(Location), nullable=False))
stations = Table("stations", metadata, id_column(), Column("body", Encoded(Station), nullable=False))
settings = Table("settings", metadata, id_column("name"), Column("value", String, nullable=False))

# --- catalogue ---
categories = Table(
    "categories",
    metadata,
    id_column(),
    Column("name", Encoded(Words), nullable=False),
    Column("position", Integer, nullable=False),
)
products = Table(
    "products",
    metadata,
    id_column(),
    Column("category_id", String, nullable=False, index=True),
    Column("kind", String, nullable=False),
    Column("name", Encoded(Words), nullable=False),
    Column("kind_line", Encoded(Words), nullable=False),
    Column("text", Encoded(Words), nullable=False),
    Column("colours", Encoded(tuple[Colour, ...]), nullable=False),
    Column("sizes", Encoded(tuple[str, ...]), nullable=False),
    Column("places", Encoded(dict[str, Words]), nullable=False),
    Column("position", Integer, nullable=False),
    Column("featured", Boolean, nullable=False),
    Column("size_names", Encoded(dict[str, Words]), nullable=False),
)
variants = Table(
    "variants",
    metadata,
    id_column("sku"),
    part_of_column("product_id", "products.id"),
    Column("place", SmallInteger, nullable=False),  # its order within the product
    Column("size", String, nullable=False),
    Column("colour_id", String, nullable=False),
    Column("barcode", String, nullable=False, unique=True),
    Column("coming", Date),
    Index("ix_variants_product_id_place", "product_id", "place"),
)
# Words by which a product is found. `whole`: the searched term must equal it (articles, barcodes, sizes), not only begin it.
product_terms = Table(
    "product_terms",
    metadata,
    Column("term", ORDERED_TEXT, primary_key=True),
    Column("product_id", String, ForeignKey("products.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("whole", Boolean, primary_key=True),
    Column("weight", SmallInteger, nullable=False),
)

# --- prices ---
price_rules = Table("price_rules", metadata, id_column("zone"), Column("body", Encoded(PriceRules), nullable=False))
prices = Table(
    "prices",
    metadata,
    id_column("zone"),
    id_column("sku"),
    Column("amount", BigInteger, nullable=False),
    Column("old_amount", BigInteger),
    Column("fixed", Encoded(Words)),
)

# --- stock ---
levels = Table(
    "levels",
    metadata,
    id_column("location_id"),
    id_column("sku"),
    Column("on_hand", Integer, nullable=False),
    Column("reserved", Integer, nullable=False),
    Column("unavailable", Integer, nullable=False),
    Column("allotted", Integer, nullable=False),
    Column("changed_at", Instant),
    *(CheckConstraint(f"{name} >= 0", name=name) for name in ("on_hand", "reserved", "unavailable", "allotted")),
    Index("ix_levels_sku", "sku"),
)
movements = Table(
    "movements",
    metadata,
    serial_column(),
    Column("source_key", String, nullable=False, unique=True),
    Column("location_id", String, nullable=False),
    Column("sku", String, nullable=False),
    Column("reason", String, nullable=False),
    Column("at", Instant, nullable=False),
    Column("on_hand", Integer, nullable=False),
    Column("reserved", Integer, nullable=False),
    Column("unavailable", Integer, nullable=False),
    Column("allotted", Integer, nullable=False),
    Column("document", String, nullable=False),
    Index("ix_movements_location_id_sku", "location_id", "sku"),
)
