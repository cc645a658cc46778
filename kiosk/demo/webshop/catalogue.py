"""What the pages show: products with their variants, read from the shop's own tables."""

import json
import sqlite3
from dataclasses import dataclass

from kiosk.demo.webshop.words import choose


@dataclass(frozen=True)
class Variant:
    sku: str
    size: str
    quantity: int
    price: int
    currency: str


@dataclass(frozen=True)
class Colour:
    id: str
    name: str
    picture: str
    variants: tuple[Variant, ...]

    @property
    def skus(self) -> list[str]:
        return [v.sku for v in self.variants]

    @property
    def quantity(self) -> int:
        return sum(v.quantity for v in self.variants)


@dataclass(frozen=True)
class Product:
    id: str
    name: str
    kind_line: str
    colours: tuple[Colour, ...]

    @property
    def quantity(self) -> int:
        return sum(colour.quantity for colour in self.colours)

    @property
    def skus(self) -> list[str]:
        return [v.sku for colour in self.colours for v in colour.variants]

    @property
    def lowest(self) -> Variant:
        return min((v for colour in self.colours for v in colour.variants), key=lambda v: v.price)

    @property
    def prices_differ(self) -> bool:
        return len({v.price for colour in self.colours for v in colour.variants}) > 1

    def colour(self, colour_id: str) -> Colour:
        """The colour asked for, else the first that can be had."""
        having = next((c for c in self.colours if c.quantity), self.colours[0])
        return next((c for c in self.colours if c.id == colour_id), having)


def products(db: sqlite3.Connection, language: str, product_id: str | None = None) -> list[Product]:
    """All products in the store's order, or the one asked for."""
    where, arguments = ("WHERE product_id = ?", (product_id,)) if product_id is not None else ("", ())
    rows = db.execute(f"SELECT * FROM products {where} ORDER BY position, sku", arguments).fetchall()
    grouped: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        grouped.setdefault(row["product_id"], []).append(row)
    return [_product(key, rows, language) for key, rows in grouped.items()]


def _product(product_id: str, rows: list[sqlite3.Row], language: str) -> Product:
    colours: dict[str, list[sqlite3.Row]] = {}
    for row in rows:
        colours.setdefault(row["colour_id"], []).append(row)
    first = rows[0]
    return Product(
        product_id,
        choose(json.loads(first["name"]), language),
        choose(json.loads(first["kind_line"]), language),
        tuple(_colour(key, variants, language) for key, variants in colours.items()),
    )


def _colour(colour_id: str, rows: list[sqlite3.Row], language: str) -> Colour:
    name = choose(json.loads(rows[0]["colour"]), language)
    variants = tuple(Variant(r["sku"], r["size"], r["quantity"], r["price"], r["currency"]) for r in rows)
    return Colour(colour_id, name, rows[0]["picture"], variants)


def quantities(db: sqlite3.Connection) -> dict[str, int]:
    return {row["sku"]: row["quantity"] for row in db.execute("SELECT sku, quantity FROM products")}


def picture_origins(db: sqlite3.Connection) -> list[str]:
    """Where pictures come from (scheme, host and port), for the content security policy."""
    rows = db.execute("SELECT DISTINCT picture FROM products")
    return sorted({"/".join(row["picture"].split("/")[:3]) for row in rows})


@dataclass(frozen=True)
class Order:
    serial: int
    name: str
    detail: str
    picture: str
    price: int
    currency: str
    cancelled: bool


def orders_of(db: sqlite3.Connection, buyer: str, language: str) -> list[Order]:
    """A buyer's orders, newest first."""
    rows = db.execute(
        """SELECT serial, cancelled_at, lines.price, lines.ordered, products.name, products.colour, products.size,
                  products.picture, products.currency
           FROM orders JOIN lines USING (serial) JOIN products USING (sku) WHERE buyer = ? ORDER BY serial DESC LIMIT 50""",
        (buyer,),
    )
    return [
        Order(
            r["serial"],
            choose(json.loads(r["name"]), language),
            f"{r['size']}, {choose(json.loads(r['colour']), language).lower()}",
            r["picture"],
            r["price"] * r["ordered"],
            r["currency"],
            r["cancelled_at"] is not None,
        )
        for r in rows
    ]
