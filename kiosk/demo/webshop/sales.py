"""Orders of buyers, and the feed in which others read them."""

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

_LINES_PER_PAGE = 100


class SoldOut(Exception):
    """Not enough pieces: the last went to somebody else."""


def buy(db: sqlite3.Connection, request_id: str, buyer: str, sku: str, pieces: int) -> int:
    """Sell, or raise `SoldOut`. The same request id again gives the order it made. Returns the order's serial."""
    made = db.execute("SELECT serial FROM orders WHERE request_id = ? AND buyer = ?", (request_id, buyer)).fetchone()
    if made is not None:
        return int(made["serial"])
    sold = db.execute("UPDATE products SET quantity = quantity - ? WHERE sku = ? AND quantity >= ?", (pieces, sku, pieces))
    if sold.rowcount != 1:
        raise SoldOut(sku)
    price = db.execute("SELECT price FROM products WHERE sku = ?", (sku,)).fetchone()["price"]
    now = datetime.now(UTC).isoformat()
    serial = db.execute("INSERT INTO orders (request_id, buyer, made_at) VALUES (?, ?, ?)", (request_id, buyer, now)).lastrowid
    assert serial is not None
    db.execute("INSERT INTO lines VALUES (?, 1, ?, ?, ?, ?)", (serial, sku, pieces, pieces, price))
    db.execute("INSERT INTO feed (serial, line) VALUES (?, 1)", (serial,))
    return serial


def cancel(db: sqlite3.Connection, serial: int, buyer: str) -> bool:
    """Undo an order of this buyer. Its pieces are on offer again at once."""
    now = datetime.now(UTC).isoformat()
    done = db.execute(
        "UPDATE orders SET cancelled_at = ? WHERE serial = ? AND buyer = ? AND cancelled_at IS NULL", (now, serial, buyer)
    )
    if done.rowcount != 1:
        return False
    for line in db.execute("SELECT sku, quantity FROM lines WHERE serial = ?", (serial,)).fetchall():
        db.execute("UPDATE products SET quantity = quantity + ? WHERE sku = ?", (line["quantity"], line["sku"]))
    db.execute("UPDATE lines SET quantity = 0 WHERE serial = ?", (serial,))
    db.execute("INSERT INTO feed (serial, line) SELECT serial, line FROM lines WHERE serial = ?", (serial,))
    return True


@dataclass(frozen=True)
class Page:
    lines: list[dict[str, str | int]]
    cursor: str
    more: bool


def feed(db: sqlite3.Connection, cursor: int) -> Page:
    """Lines that changed after the cursor, each once, as they are now."""
    rows = db.execute(
        """SELECT feed.seq, serial, line, sku, quantity FROM feed JOIN lines USING (serial, line)
           WHERE feed.seq > ? ORDER BY feed.seq LIMIT ?""",
        (cursor, _LINES_PER_PAGE + 1),
    ).fetchall()
    page = rows[:_LINES_PER_PAGE]
    lines = {
        (r["serial"], r["line"]): {
            "order_id": order_id(r["serial"]),
            "line_id": str(r["line"]),
            "sku": r["sku"],
            "quantity": r["quantity"],
        }
        for r in page
    }
    return Page(list(lines.values()), str(page[-1]["seq"] if page else cursor), len(rows) > len(page))


def order_id(serial: int) -> str:
    """The order number that people read."""
    return f"W-{1000 + serial}"
