"""Documents as the shop prints them."""

from typing import Any


def slip(language: str = "ru", number: str = "A-1007", lines: int = 0) -> dict[str, Any]:
    """An order slip; `lines` adds rows to make it as long as a test needs it."""
    words = {
        "ru": ("Перевал", "Заказ", "Куртка «Гряда» мембранная, L, рябина", "Итого", "Садовая, 12 — сегодня с 17:30", "Строка"),
        "en": ("Pereval", "Order", "“Gryada” membrane jacket, L, rowan", "Total", "Sadovaya, 12 — today from 17:30", "Line"),
    }[language]
    brand, order, item, total, promise, line = words
    price = "18\u00a0905\u00a0₽"
    code = "OR" + number.replace("-", "")
    return {
        "kind": "order_slip",
        "language": language,
        "blocks": [
            {"type": "text", "text": brand, "align": "center", "bold": True, "width": 2, "height": 2},
            {"type": "rule"},
            {"type": "text", "text": f"{order} {number}", "bold": True, "width": 2, "height": 2},
            *({"type": "text", "text": f"{line} {count}"} for count in range(lines)),
            {"type": "pair", "left": item, "right": price},
            {"type": "pair", "left": total, "right": price, "bold": True},
            {"type": "text", "text": promise},
            {"type": "barcode", "symbology": "code128", "data": code, "caption": True},
            {"type": "feed", "lines": 1},
            {"type": "qr", "data": code},
            {"type": "cut"},
        ],
    }
