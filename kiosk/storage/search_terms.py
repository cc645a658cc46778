"""Which words find a product, and how close each is to what it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from kiosk.domain.catalogue import Product
from kiosk.domain.search import fold
from kiosk.domain.words import Words

MAX_TERMS = 8
_ARTICLE, _NAME, _LINE, _COLOUR, _CATEGORY = range(5)


@dataclass(frozen=True)
class Term:
    """`whole`: only the entire text finds it, not its beginning. A smaller `weight` is closer to the product."""

    text: str
    whole: bool
    weight: int


def query_terms(text: str) -> list[str]:
    """The different terms of a search text, folded."""
    return list(dict.fromkeys(fold(text).split()))


def past(prefix: str) -> str:
    """The end of the range of all texts that begin so, in the order of code points."""
    return prefix + "\U0010ffff"


def terms_of(product: Product, category: Words) -> list[Term]:
    """Each term once, with its best weight."""
    best: dict[tuple[str, bool], int] = {}

    def note(texts: Iterable[str], whole: bool, weight: int) -> None:
        for text in texts:
            best[text, whole] = min(weight, best.get((text, whole), weight))

    articles = [product.id, *(v.sku for v in product.variants), *(v.barcode for v in product.variants)]
    note((fold(a).replace(" ", "") for a in articles), True, _ARTICLE)
    note((part for a in articles for part in fold(a).split()), True, _LINE)
    note((fold(size) for size in product.sizes), True, _LINE)
    note(_words(product.name), False, _NAME)
    note((*_words(product.kind_line), *fold(product.kind).split()), False, _LINE)
    for colour in product.colours:
        note(_words(colour.name), False, _COLOUR)
    note(_words(category), False, _CATEGORY)
    return [Term(text, whole, weight) for (text, whole), weight in best.items() if text]


def _words(words: Words) -> list[str]:
    return [term for text in words.values() for term in fold(text).split()]
