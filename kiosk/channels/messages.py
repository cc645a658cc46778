"""The messages of the generic channel contract (generic.openapi.yaml), decoded strictly: what does not fit is refused whole."""

from typing import Annotated, Literal

import msgspec

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=128)]
Pieces = Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000)]


class Result(msgspec.Struct, frozen=True):
    key: Id
    outcome: Literal["done", "refused", "gone", "conflict"]


class Results(msgspec.Struct, frozen=True):
    results: tuple[Result, ...]


class Line(msgspec.Struct, frozen=True):
    order_id: Id
    line_id: Id
    sku: Id
    quantity: Pieces


class Orders(msgspec.Struct, frozen=True):
    lines: tuple[Line, ...]
    cursor: Annotated[str, msgspec.Meta(max_length=256)]
    more: bool


class ShopLevel(msgspec.Struct, frozen=True):
    sku: Id
    quantity: Pieces


class Levels(msgspec.Struct, frozen=True):
    levels: tuple[ShopLevel, ...]
    more: bool


class Accepted(msgspec.Struct, frozen=True):
    accepted: Pieces


class HintBody(msgspec.Struct, frozen=True):
    type: Literal["orders.changed"]
    timestamp: Annotated[str, msgspec.Meta(max_length=64)] = ""
