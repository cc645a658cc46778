"""What the shop may sell: quantities that others change by keyed, conditional adjustments."""

import sqlite3
from typing import Annotated, Literal

import msgspec

Key = Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
Pieces = Annotated[int, msgspec.Meta(ge=0, le=1_000_000)]
Words = Annotated[dict[str, str], msgspec.Meta(max_length=8)]
_LEVELS_PER_PAGE = 500
_WORDS = ("name", "kind_line", "colour")  # kept as JSON


class Delta(msgspec.Struct, frozen=True, tag="delta", tag_field="op", forbid_unknown_fields=True):
    """Add `delta` unless the result would be below `floor`."""

    key: Key
    sku: Key
    delta: Annotated[int, msgspec.Meta(ge=-1_000_000, le=1_000_000)]
    floor: Pieces = 0


class Set(msgspec.Struct, frozen=True, tag="set", tag_field="op", forbid_unknown_fields=True):
    key: Key
    sku: Key
    quantity: Pieces


class SetIf(msgspec.Struct, frozen=True, tag="set_if", tag_field="op", forbid_unknown_fields=True):
    """Set `quantity` if it is `expected` now."""

    key: Key
    sku: Key
    quantity: Pieces
    expected: Pieces


Adjustment = Delta | Set | SetIf
Outcome = Literal["done", "refused", "gone", "conflict"]


class Offered(msgspec.Struct, frozen=True):
    """A product row as it is sent to the shop."""

    sku: Key
    product_id: Key
    position: Pieces
    name: Words
    kind_line: Words
    colour_id: Key
    colour: Words
    size: Annotated[str, msgspec.Meta(max_length=40)]
    price: Annotated[int, msgspec.Meta(ge=0)]
    currency: Annotated[str, msgspec.Meta(pattern="^[A-Z]{3}$")]
    picture: Annotated[str, msgspec.Meta(pattern=r"^https?://[^\s\"';,]+$", max_length=500)]


def adjust(db: sqlite3.Connection, row: Adjustment) -> Outcome:
    """Apply once per key. Every outcome is remembered under its key, refusals too: what comes late or again changes nothing."""
    content = msgspec.json.encode(row).decode()
    known = db.execute("SELECT content, outcome FROM adjustments WHERE key = ?", (row.key,)).fetchone()
    if known is not None:
        outcome: Outcome = known["outcome"] if known["content"] == content else "conflict"
        return outcome
    if db.execute("SELECT 1 FROM products WHERE sku = ?", (row.sku,)).fetchone() is None:
        outcome = "gone"
    else:
        outcome = "done" if _apply(db, row) else "refused"
    db.execute("INSERT INTO adjustments VALUES (?, ?, ?)", (row.key, content, outcome))
    return outcome


def _apply(db: sqlite3.Connection, row: Adjustment) -> bool:
    match row:
        case Delta():
            done = db.execute(
                "UPDATE products SET quantity = quantity + :delta WHERE sku = :sku AND quantity + :delta >= :floor",
                {"sku": row.sku, "delta": row.delta, "floor": row.floor},
            )
        case Set():
            done = db.execute("UPDATE products SET quantity = ? WHERE sku = ?", (row.quantity, row.sku))
        case SetIf():
            done = db.execute(
                "UPDATE products SET quantity = ? WHERE sku = ? AND quantity = ?", (row.quantity, row.sku, row.expected)
            )
    return done.rowcount == 1


def levels(db: sqlite3.Connection, after: str) -> tuple[list[dict[str, str | int]], bool]:
    """A page of quantities by SKU, and whether there are more."""
    rows = db.execute(
        "SELECT sku, quantity FROM products WHERE sku > ? ORDER BY sku LIMIT ?", (after, _LEVELS_PER_PAGE + 1)
    ).fetchall()
    return [{"sku": r["sku"], "quantity": r["quantity"]} for r in rows[:_LEVELS_PER_PAGE]], len(rows) > _LEVELS_PER_PAGE


def put_products(db: sqlite3.Connection, rows: list[Offered]) -> None:
    """Take over what to show. Quantities are not touched: they change by adjustments and sales alone."""
    db.executemany(
        """INSERT INTO products (sku, product_id, position, name, kind_line, colour_id, colour, size, price, currency, picture)
           VALUES (:sku, :product_id, :position, :name, :kind_line, :colour_id, :colour, :size, :price, :currency, :picture)
           ON CONFLICT (sku) DO UPDATE SET product_id = excluded.product_id, position = excluded.position,
               name = excluded.name, kind_line = excluded.kind_line, colour_id = excluded.colour_id, colour = excluded.colour,
               size = excluded.size, price = excluded.price, currency = excluded.currency, picture = excluded.picture""",
        [
            msgspec.structs.asdict(row) | {field: msgspec.json.encode(getattr(row, field)).decode() for field in _WORDS}
            for row in rows
        ],
    )
