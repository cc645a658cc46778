"""Products as screens show them: price with its reason, and every cell of the matrix with its sources and their age."""

from collections.abc import Sequence
from typing import Any

from kiosk.domain.catalogue import Product, Variant
from kiosk.domain.pricing import QuotedLine
from kiosk.domain.words import say
from kiosk.use_cases.browsing import Offer, Seller, Source
from kiosk.use_cases.ports import Texts
from kiosk.web.news import iso

STALE_AFTER_S = 300


def money(texts: Texts, language: str, minor: int, currency: str) -> dict[str, Any]:
    return {"minor": minor, "currency": currency, "text": texts.money(language, minor, currency)}


def picture(product: Product, colour_id: str) -> str:
    return f"/pictures/{product.id}/{colour_id}.svg"


def card_json(offer: Offer, texts: Texts, language: str) -> dict[str, Any]:
    """A product in a list."""
    product = offer.product
    best = min(offer.prices.values(), key=lambda line: line.each, default=None)
    kind, text = _summary(offer, texts, language)
    return {
        "id": product.id,
        "name": say(product.name, language),
        "kind_line": say(product.kind_line, language),
        "picture": picture(product, product.colours[0].id),
        **_price(best, offer.currency, texts, language),
        "here": kind == "here",
        "availability": {"kind": kind, "text": text},
    }


def product_json(offer: Offer, who: Seller, texts: Texts, language: str, chosen: str | None) -> dict[str, Any]:
    """The product page."""
    product = offer.product
    best = min(offer.prices.values(), key=lambda line: line.each, default=None)
    coming = offer.next_advantage
    left = texts.money(language, coming.left, offer.currency) if coming else ""
    return {
        "id": product.id,
        "category_id": product.category_id,
        "name": say(product.name, language),
        "kind_line": say(product.kind_line, language),
        "text": say(product.text, language),
        "pictures": [picture(product, c.id) for c in product.colours],
        "colours": [{"id": c.id, "name": say(c.name, language), "picture": picture(product, c.id)} for c in product.colours],
        "sizes": list(product.sizes),
        "size_names": {size: product.size_name(size, language) for size in product.sizes},
        "variants": [_variant(v, offer, texts, language) for v in product.variants],
        "price": money(texts, language, best.each, offer.currency) if best else None,
        "next_advantage": (
            {"text": texts(language, "next-advantage", percent=str(coming.percent), left=left), "share": round(coming.share, 3)}
            if coming
            else None
        ),
        "heard": [{"kind": kind, "as_of": iso(who.now)} for kind in ("here", "store", "warehouse", "coming")],
        "stale_after_s": STALE_AFTER_S,
        "chosen_sku": chosen if chosen and product.variant(chosen) else None,
    }


def _variant(variant: Variant, offer: Offer, texts: Texts, language: str) -> dict[str, Any]:
    place = offer.product.places
    return {
        "sku": variant.sku,
        "size": variant.size,
        "colour": variant.colour_id,
        "barcode": variant.barcode,
        **_price(offer.prices.get(variant.sku), offer.currency, texts, language),
        "fixed": variant.sku in offer.fixed,
        "sources": [
            {
                "location_id": source.location.id,
                "kind": source.kind,
                "name": say(source.location.short_name, language),
                "available": max(0, source.available),
                "as_of": iso(source.as_of),
                "place": say(place[source.location.id], language) if source.location.id in place else None,
            }
            for source in offer.sources.get(variant.sku, ())
        ],
        "coming": (
            {"date": variant.coming.isoformat(), "text": texts.short_day(language, variant.coming)} if variant.coming else None
        ),
    }


def _price(line: QuotedLine | None, currency: str, texts: Texts, language: str) -> dict[str, Any]:
    if line is None:
        return {"price": None, "old_price": None, "reason": None}
    old = line.old_each if line.old_each and line.old_each > line.each else None
    return {
        "price": money(texts, language, line.each, currency),
        "old_price": money(texts, language, old, currency) if old else None,
        "reason": reason_text(line, texts, language),
    }


def reason_text(line: QuotedLine, texts: Texts, language: str) -> str | None:
    """Why the price is what it is, as a sentence."""
    if line.reason is None:
        return None
    words = say(line.reason.words, language) if line.reason.words else ""
    return texts(language, f"reason-{line.reason.code}", percent=str(line.reason.percent), words=words)


def _summary(offer: Offer, texts: Texts, language: str) -> tuple[str, str]:
    """Where the product is, in one word for its disc and one line beside it."""
    found = {
        kind: [v for v in offer.product.variants if _has(offer.sources.get(v.sku, ()), kind)]
        for kind in ("here", "store", "warehouse")
    }
    if found["here"]:
        sizes = [offer.product.size_name(s, language) for s in offer.product.sizes if any(v.size == s for v in found["here"])]
        return "here", texts(language, "here-sizes", sizes=_span(sizes)) if len(offer.product.sizes) > 1 else texts(
            language, "here-pieces"
        )
    if found["store"]:
        return "store", texts(language, "elsewhere")
    if found["warehouse"]:
        return "warehouse", texts(language, "in-warehouse")
    days = [v.coming for v in offer.product.variants if v.coming]
    if days:
        return "coming", texts(language, "is-coming", day=texts.short_day(language, min(days)))
    return "none", texts(language, "is-nowhere")


def _has(sources: Sequence[Source], kind: str) -> bool:
    return any(s.kind == kind and s.available > 0 for s in sources)


def _span(sizes: Sequence[str]) -> str:
    return f"{sizes[0]}–{sizes[-1]}" if len(sizes) > 2 else ", ".join(sizes)
