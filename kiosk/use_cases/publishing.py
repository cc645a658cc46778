"""What an online shop shows of our catalogue: one row per SKU, with the price of a zone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from kiosk.domain.catalogue import Product, Variant
from kiosk.domain.errors import NotFound
from kiosk.domain.pricing import quote
from kiosk.domain.words import Words
from kiosk.use_cases.ports import UnitOfWork

# Address of a picture, absolute: (product id, colour id) -> URL.
PictureUrl = Callable[[str, str], str]


@dataclass(frozen=True)
class ChannelProduct:
    """A SKU as an online shop presents it. `product_id` groups the variants of one product; `price`: minor units."""

    sku: str
    product_id: str
    position: int
    name: Words
    kind_line: Words
    colour_id: str
    colour: Words
    size: str
    price: int
    currency: str
    picture: str


def offer_of(uow: UnitOfWork, location_id: str, today: date, here: str) -> tuple[ChannelProduct, ...]:
    """What an online shop that sells from that location shows. `here`: where this server serves the pictures."""
    zone = uow.places.locations()[location_id].price_zone
    return products_for_channel(uow, zone, today, lambda product, colour: f"{here}/pictures/{product}/{colour}.svg")


def products_for_channel(uow: UnitOfWork, zone: str, today: date, picture_url: PictureUrl) -> tuple[ChannelProduct, ...]:
    """Every priced SKU of the catalogue in its order, at the price for a person we know nothing about.

    SKUs without a price in that zone are left out. Raises `NotFound` if the zone has no price rules.
    """
    rules = uow.prices.rules(zone)
    if rules is None:
        raise NotFound(f"price zone {zone}")
    found: list[ChannelProduct] = []
    for category, _ in uow.catalogue.categories():
        for product in uow.catalogue.in_category(category.id):
            prices = uow.prices.prices(zone, [v.sku for v in product.variants])
            for variant in product.variants:
                if variant.sku in prices:
                    price = quote([(prices[variant.sku], 1)], None, rules, today).lines[0].each
                    found.append(_row(product, variant, len(found), price, rules.currency, picture_url))
    return tuple(found)


def _row(product: Product, variant: Variant, position: int, price: int, currency: str, picture_url: PictureUrl) -> ChannelProduct:
    colour = product.colour(variant.colour_id)
    return ChannelProduct(
        sku=variant.sku,
        product_id=product.id,
        position=position,
        name=product.name,
        kind_line=product.kind_line,
        colour_id=variant.colour_id,
        colour=colour.name if colour is not None else {},
        size=variant.size,
        price=price,
        currency=currency,
        picture=picture_url(product.id, variant.colour_id),
    )
