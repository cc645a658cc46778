"""Products with their variants, and the search over them. Adding one under a known id replaces it."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, case, delete, func, not_, or_, select

from kiosk.domain.catalogue import Category, Product, Variant
from kiosk.domain.search import fold
from kiosk.storage.recall import Recall
from kiosk.storage.search_terms import MAX_TERMS, Term, past, query_terms, terms_of
from kiosk.storage.statement import Among, Driver, Row, Statement
from kiosk.storage.tables import categories, product_terms, products, variants


def _replace_category(insert: Any) -> Any:
    new = insert(categories)
    return new.on_conflict_do_update(index_elements=["id"], set_={"name": new.excluded.name, "position": new.excluded.position})


def _replace_product(insert: Any) -> Any:
    new = insert(products)
    return new.on_conflict_do_update(
        index_elements=["id"], set_={c.name: new.excluded[c.name] for c in products.columns if c.name != "id"}
    )


_IN_ORDER = (products.c.position, products.c.id)
_KEEP_CATEGORY = Statement(_replace_category)
_KEEP_PRODUCT = Statement(_replace_product)
_CATEGORIES = Statement(
    select(categories.c.id, categories.c.name, categories.c.position, func.count(products.c.id))
    .join_from(categories, products, products.c.category_id == categories.c.id, isouter=True)
    .group_by(categories.c.id, categories.c.name, categories.c.position)
    .order_by(categories.c.position, categories.c.id)
)
_CATEGORY_NAME = Statement(select(categories.c.name).where(categories.c.id == bindparam("category_id")))
_ADD_VARIANT = Statement(variants.insert())
_DROP_VARIANTS = Statement(delete(variants).where(variants.c.product_id == bindparam("of_id")))
_ADD_TERM = Statement(product_terms.insert())
_DROP_TERMS = Statement(delete(product_terms).where(product_terms.c.product_id == bindparam("of_id")))
_PRODUCT = Statement(select(products).where(products.c.id == bindparam("product_id")))
_PRODUCT_OF_SKU = Statement(
    select(products).join_from(variants, products, products.c.id == variants.c.product_id).where(variants.c.sku == bindparam("sku"))
)
_BY_BARCODE = Statement(select(variants).where(variants.c.barcode == bindparam("barcode")))
_VARIANTS = Statement(
    select(variants).where(Among(variants.c.product_id, "product_ids")).order_by(variants.c.product_id, variants.c.place)
)
_IN_CATEGORY = Statement(select(products).where(products.c.category_id == bindparam("category_id")).order_by(*_IN_ORDER))
_FEATURED = Statement(select(products).where(products.c.featured).order_by(*_IN_ORDER).limit(bindparam("most")))
_SKUS = Statement(select(variants.c.sku).order_by(variants.c.sku))


@cache
def _search(terms: int) -> Statement:
    """Products that have every one of so many terms; each is a range of the terms' index. Closest words first."""
    found = [_having(n).subquery(f"having_{n}") for n in range(terms)]
    rank: ColumnElement[int] = sum((f.c.rank for f in found[1:]), found[0].c.rank)
    statement = select(products).join_from(products, found[0], found[0].c.product_id == products.c.id)
    for other in found[1:]:
        statement = statement.join(other, other.c.product_id == products.c.id)
    return Statement(statement.order_by(rank, *_IN_ORDER).limit(bindparam("most")))


def _having(n: int) -> Any:
    term = product_terms.c.term
    start, end = (bindparam(f"{side}_{n}", type_=term.type) for side in ("start", "end"))
    whole_word = case((term == start, 0), else_=1)
    return (
        select(product_terms.c.product_id, func.min(product_terms.c.weight * 2 + whole_word).label("rank"))
        .where(and_(term >= start, term < end, or_(not_(product_terms.c.whole), term == start)))
        .group_by(product_terms.c.product_id)
    )


class SqlCatalogue:
    def __init__(self, driver: Driver, recall: Recall) -> None:
        self._driver = driver
        self._recall = recall

    def add_category(self, category: Category) -> None:
        self._recall.changed()
        self._driver.run(_KEEP_CATEGORY, id=category.id, name=category.name, position=category.position)
        for product in self.in_category(category.id):
            self._index(product)

    def categories(self) -> Sequence[tuple[Category, int]]:
        return [(Category(*row[:3]), row[3]) for row in self._driver.rows(_CATEGORIES)]

    def add_product(self, product: Product) -> None:
        self._recall.changed()
        self._driver.run(_KEEP_PRODUCT, **{c.name: getattr(product, c.name) for c in products.columns})
        self._driver.run(_DROP_VARIANTS, of_id=product.id)
        self._driver.run_many(_ADD_VARIANT, [_variant_row(v, product.id, n) for n, v in enumerate(product.variants)])
        self._index(product)

    def product(self, product_id: str) -> Product | None:
        return self._recall.of(("product", product_id), lambda: self._one(_PRODUCT, product_id=product_id))

    def product_of_sku(self, sku: str) -> Product | None:
        return self._recall.of(("product of SKU", sku), lambda: self._one(_PRODUCT_OF_SKU, sku=sku))

    def variant_by_barcode(self, barcode: str) -> Variant | None:
        row = self._driver.row(_BY_BARCODE, barcode=barcode)
        return None if row is None else _variant(row)

    def in_category(self, category_id: str) -> Sequence[Product]:
        return self._whole(self._driver.rows(_IN_CATEGORY, category_id=category_id))

    def featured(self, limit: int) -> Sequence[Product]:
        return self._whole(self._driver.rows(_FEATURED, most=limit))

    def search(self, text: str, limit: int) -> Sequence[Product]:
        """The article as one term comes before its parts; more than eight terms are read as the first eight."""
        terms = query_terms(text)
        if not terms:
            return []
        joined = fold(text).replace(" ", "")
        if len(terms) > 1 and (exact := self._matching([joined], limit)):
            return exact
        return self._matching(terms[:MAX_TERMS], limit)

    def skus(self) -> Sequence[str]:
        return [row[0] for row in self._driver.rows(_SKUS)]

    def _matching(self, terms: Sequence[str], limit: int) -> Sequence[Product]:
        ranges = {f"start_{n}": t for n, t in enumerate(terms)} | {f"end_{n}": past(t) for n, t in enumerate(terms)}
        return self._whole(self._driver.rows(_search(len(terms)), most=limit, **ranges))

    def _one(self, statement: Statement, **values: Any) -> Product | None:
        found = self._whole(self._driver.rows(statement, **values))
        return found[0] if found else None

    def _whole(self, rows: Sequence[Row]) -> list[Product]:
        """Products of these rows with their variants, in the order of the rows."""
        if not rows:
            return []
        parts: dict[str, list[Variant]] = {row[0]: [] for row in rows}
        for found in self._driver.rows(_VARIANTS, product_ids=list(parts)):
            parts[found[1]].append(_variant(found))
        return [_product(row, parts[row[0]]) for row in rows]

    def _index(self, product: Product) -> None:
        self._driver.run(_DROP_TERMS, of_id=product.id)
        category = self._driver.value(_CATEGORY_NAME, category_id=product.category_id)
        self._driver.run_many(_ADD_TERM, [_term_row(t, product.id) for t in terms_of(product, category or {})])


def _term_row(term: Term, product_id: str) -> dict[str, Any]:
    return {"term": term.text, "product_id": product_id, "whole": term.whole, "weight": term.weight}


def _variant_row(variant: Variant, product_id: str, place: int) -> dict[str, Any]:
    return {
        "sku": variant.sku,
        "product_id": product_id,
        "place": place,
        "size": variant.size,
        "colour_id": variant.colour_id,
        "barcode": variant.barcode,
        "coming": variant.coming,
    }


def _variant(row: Row) -> Variant:
    sku, product_id, _place, size, colour_id, barcode, coming = row
    return Variant(sku, product_id, size, colour_id, barcode, coming)


def _product(row: Row, parts: Iterable[Variant]) -> Product:
    product_id, category_id, kind, name, kind_line, text, colours, sizes, places, position, featured, size_names = row
    variants = tuple(parts)
    return Product(
        product_id, category_id, kind, name, kind_line, text, colours, sizes, variants, places, position, featured, size_names
    )
