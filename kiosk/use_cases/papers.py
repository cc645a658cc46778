"""Documents: the words to print, as plain data. No full phone, no address, no whole name: paper gets left on the counter."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from kiosk.domain.catalogue import Product
from kiosk.domain.codes import slip_code
from kiosk.domain.locations import Location
from kiosk.domain.orders import Order, Receiving
from kiosk.domain.words import Words, say
from kiosk.use_cases.ports import Texts
from kiosk.use_cases.wording import when_ready

Block = dict[str, Any]


def order_slip(
    order: Order,
    products: Mapping[str, Product],
    locations: Mapping[str, Location],
    here: Location,
    station_name: Words,
    brand: Words,
    texts: Texts,
) -> dict[str, Any]:
    """The slip a shopper leaves with: what, how much, how, when, and a code that scans back to the order.

    `products` by SKU; `here` gives the printed address and the local time.
    """
    language = order.language

    def t(key: str, **values: Any) -> str:
        return texts(language, key, **values)

    placed = here.local(order.placed_at)
    blocks: list[Block] = [
        _text(say(brand, language), align="center", bold=True, width=2, height=2),
        _text(say(here.name, language), align="center"),
        _text(
            t(
                "paper-placed",
                date=texts.short_day(language, placed.date()),
                time=texts.clock(language, placed.timetz()),
                station=say(station_name, language),
            ),
            align="center",
        ),
        {"type": "rule"},
        _text(t("paper-order"), align="center"),
        _text(order.number, align="center", bold=True, width=3, height=3),
        {"type": "feed", "lines": 1},
        *_lines(order, products, texts),
        {"type": "rule"},
        {"type": "pair", "left": t("paper-total"), "right": texts.money(language, order.total, order.currency), "bold": True},
        {"type": "feed", "lines": 1},
        *_promise(order, locations, here, texts),
        {"type": "feed", "lines": 1},
        {"type": "barcode", "symbology": "code128", "data": slip_code(order.number), "caption": True},
        _text(t("paper-show" if order.fulfilment.receiving is Receiving.PICKUP else "paper-show-door"), align="center"),
        _text(t("paper-thanks"), align="center"),
        {"type": "cut"},
    ]
    return {"kind": "order_slip", "language": language, "blocks": blocks}


def test_page(device_id: str, station_name: Words, language: str, local: datetime, texts: Texts) -> dict[str, Any]:
    """A page that says which printer it is, when (`local` time of the shop), and shows its letters, edges and codes."""

    def t(key: str) -> str:
        return texts(language, key)

    blocks: list[Block] = [
        _text(t("paper-test"), align="center", bold=True, width=2, height=2),
        _text(say(station_name, language), align="center"),
        _text(device_id, align="center"),
        _text(f"{texts.short_day(language, local.date())}, {texts.clock(language, local.timetz())}", align="center"),
        {"type": "rule"},
        _text(t("paper-test-letters")),
        _pair(t("paper-test-left"), t("paper-test-right")),
        {"type": "barcode", "symbology": "code128", "data": "TEST-0123456789", "caption": True},
        _text(t("paper-test-end"), align="center"),
        {"type": "cut"},
    ]
    return {"kind": "test_page", "language": language, "blocks": blocks}


def marked_copy(document: Mapping[str, Any], number: int, texts: Texts) -> dict[str, Any]:
    """The same document with a banner that says it is a copy."""
    language = str(document["language"])
    banner = [
        _text(texts(language, "paper-copy", number=str(number)), align="center", bold=True, width=2, height=2),
        _text(texts(language, "paper-copy-hint"), align="center"),
        {"type": "rule"},
    ]
    return {**document, "blocks": [*banner, *document["blocks"]]}


def _lines(order: Order, products: Mapping[str, Product], texts: Texts) -> Sequence[Block]:
    language, currency = order.language, order.currency
    blocks: list[Block] = []
    saved = 0
    for line in order.lines:
        product = products[line.sku]
        variant = product.variant(line.sku)
        colour = product.colour(variant.colour_id) if variant else None
        about = ", ".join(
            p
            for p in (
                product.size_name(variant.size, language) if variant else "",
                say(colour.name, language).lower() if colour else "",
            )
            if p
        )
        blocks.append(_text(f"{say(product.name, language)}, {about}" if about else say(product.name, language), bold=True))
        each = texts.money(language, line.each, currency)
        blocks.append(
            {
                "type": "pair",
                "left": texts(language, "paper-line", quantity=str(line.quantity), each=each),
                "right": texts.money(language, line.total, currency),
                "bold": False,
            }
        )
        saved += (line.list_each - line.each) * line.quantity
    if order.fulfilment.cost:
        blocks.append(_pair(texts(language, "paper-delivery-cost"), texts.money(language, order.fulfilment.cost, currency)))
    if saved > 0:
        blocks.append(_pair(texts(language, "paper-discount"), texts.money(language, saved, currency)))
    return blocks


def _promise(order: Order, locations: Mapping[str, Location], here: Location, texts: Texts) -> Sequence[Block]:
    language, part = order.language, order.fulfilment
    when = when_ready(texts, language, part.promise, here.local(order.placed_at).date(), here)
    if part.receiving is Receiving.DELIVERY:
        return [
            _text(texts(language, "paper-how-delivery"), bold=True),
            _text(texts(language, "paper-delivery-when", when=when)),
            _text(texts(language, "paper-payment-door")),
        ]
    place = locations[part.to_location_id or here.id]
    blocks = [
        _text(f"{texts(language, 'paper-how-pickup')}: {say(place.name, language)}", bold=True),
        _text(texts(language, "paper-pickup-ready", when=when)),
    ]
    if part.promise.held_until is not None:
        held = place.local(part.promise.held_until)
        weekday, time = texts.weekday(language, held.date()), texts.clock(language, held.timetz())
        blocks.append(_text(texts(language, "paper-hold", weekday=weekday, time=time)))
    return [*blocks, _text(texts(language, "paper-payment-till"))]


def _text(text: str, *, align: str = "left", bold: bool = False, width: int = 1, height: int = 1) -> Block:
    return {"type": "text", "text": text, "align": align, "bold": bold, "width": width, "height": height}


def _pair(left: str, right: str) -> Block:
    return {"type": "pair", "left": left, "right": right, "bold": False}
