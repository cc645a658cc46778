"""What the shop sells: products with their variants, in categories."""

from dataclasses import dataclass, field
from datetime import date

from kiosk.domain.words import Words, say


@dataclass(frozen=True)
class Category:
    id: str
    name: Words
    position: int


@dataclass(frozen=True)
class Colour:
    """A colour of a product. `base` and `trim` are the two paints (#rrggbb) its picture is drawn with."""

    id: str
    name: Words
    base: str
    trim: str


@dataclass(frozen=True)
class Variant:
    """One SKU: a size and a colour. `coming` is the day on which more are expected, if known."""

    sku: str
    product_id: str
    size: str
    colour_id: str
    barcode: str
    coming: date | None = None


@dataclass(frozen=True)
class Product:
    """`places` says where it hangs in each store (location id -> words). `kind` names its drawn picture.

    `size_names` has the words for sizes that are not said as they are written (45l -> 45 л).
    """

    id: str
    category_id: str
    kind: str
    name: Words
    kind_line: Words
    text: Words
    colours: tuple[Colour, ...]
    sizes: tuple[str, ...]
    variants: tuple[Variant, ...]
    places: dict[str, Words]
    position: int = 0
    featured: bool = False
    size_names: dict[str, Words] = field(default_factory=dict)

    def size_name(self, size: str, language: str) -> str:
        return say(self.size_names[size], language) if size in self.size_names else size

    def variant(self, sku: str) -> Variant | None:
        return next((v for v in self.variants if v.sku == sku), None)

    def colour(self, colour_id: str) -> Colour | None:
        return next((c for c in self.colours if c.id == colour_id), None)
