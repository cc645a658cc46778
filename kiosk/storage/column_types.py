"""How our values lie in columns, the same on SQLite and on PostgreSQL."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Dialect

# SQLite numbers rows by itself only in a column declared INTEGER; PostgreSQL's INTEGER is too small for a ledger.
SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Prefix search walks a range of the index, which needs the order of code points; SQLite's own order is that already.
ORDERED_TEXT = sa.String().with_variant(sa.String(collation="C"), "postgresql")


class Instant(sa.TypeDecorator[datetime]):
    """A moment: aware datetime in, UTC out. A naive datetime raises `ValueError`."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _utc(value)

    def bind_processor(self, dialect: Dialect) -> Any:
        # Nearly every row has moments: for SQLite write the same text as SQLAlchemy does, at a third of the cost.
        return _utc_text if dialect.name == "sqlite" else super().bind_processor(dialect)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _utc(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone cannot be stored")
    return value if value.tzinfo is UTC else value.astimezone(UTC)


def _utc_text(value: datetime | None) -> str | None:
    return None if value is None else _utc(value).replace(tzinfo=None).isoformat(" ", "microseconds")


class Encoded(sa.TypeDecorator[Any]):
    """A dataclass, mapping or tuple of them as JSON text, read back as that same shape."""

    impl = sa.Text
    cache_ok = False

    def __init__(self, shape: Any) -> None:
        super().__init__()
        self.shape = shape
        self._decode = msgspec.json.Decoder(shape).decode
        self._encode = msgspec.json.Encoder().encode

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else self._encode(value).decode()

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self._decode(value)


class TextList(sa.TypeDecorator[Sequence[str]]):
    """Many texts as one parameter: JSON for SQLite, an array for PostgreSQL. For parameters only, not for columns."""

    impl = sa.Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> sa.types.TypeEngine[Any]:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.ARRAY(sa.Text()))
        return dialect.type_descriptor(sa.Text())

    def process_bind_param(self, value: Sequence[str] | None, dialect: Dialect) -> Any:
        texts = list(value or ())
        return texts if dialect.name == "postgresql" else msgspec.json.encode(texts).decode()
