"""Statements written in SQLAlchemy Core, compiled once per database, and run by the driver itself.

Executing Core statements through a SQLAlchemy connection costs four to five times the CPU of the driver; on the one writer
thread that is throughput. So Core is used for what it is best at, writing portable SQL and converting values, and a `Plan`
keeps the finished text.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from kiosk.storage.column_types import TextList

Row = tuple[Any, ...]
# Both databases know INSERT ... ON CONFLICT; SQLAlchemy has it in two look-alike classes.
Inserter = Callable[[sa.Table], postgresql.Insert]
Builder = Callable[[Inserter], sa.Insert]


class Among(sa.ColumnElement[bool]):
    """`column` is one of the texts in the parameter `name`: one statement text for any number of them."""

    inherit_cache = False
    # As a Boolean it would be compared with 1 on SQLite, and no index used.
    type = sa.types.NULLTYPE  # type: ignore[assignment]

    def __init__(self, column: sa.Column[Any], name: str) -> None:
        self.column = column
        self.texts = sa.bindparam(name, type_=TextList())


@compiles(Among, "sqlite")  # type: ignore[misc, no-untyped-call, unused-ignore]
def _among_sqlite(element: Among, compiler: SQLCompiler, **kw: Any) -> str:
    return f"{compiler.process(element.column, **kw)} IN (SELECT value FROM json_each({compiler.process(element.texts, **kw)}))"


@compiles(Among, "postgresql")  # type: ignore[misc, no-untyped-call, unused-ignore]
def _among_postgresql(element: Among, compiler: SQLCompiler, **kw: Any) -> str:
    return f"{compiler.process(element.column, **kw)} = ANY({compiler.process(element.texts, **kw)})"


class Plan:
    """The text of a statement for one database, with how to convert its parameters and its results."""

    def __init__(self, core: sa.Executable, dialect: Dialect) -> None:
        compiled = _compile(core, dialect)
        self.sql = compiled.string
        self._order = tuple(compiled.positiontup) if compiled.positional and compiled.positiontup is not None else None
        if "[POSTCOMPILE" in self.sql:
            raise ValueError(f"a list of values cannot be compiled once, use Among: {self.sql}")
        binds = [(name, bind) for bind, name in compiled.bind_names.items()]
        self._defaults = {name: bind.effective_value for name, bind in binds if not bind.required}
        self._binders: dict[str, Callable[[Any], Any]] = {}
        for name, bind in binds:
            binder = bind.type.dialect_impl(dialect).bind_processor(dialect)
            if binder is not None:
                self._binders[name] = binder
        columns: Sequence[sa.ColumnElement[Any]] = tuple(getattr(core, "exported_columns", ()))
        readers = [c.type.dialect_impl(dialect).result_processor(dialect, None) for c in columns]
        self._readers = [(i, reader) for i, reader in enumerate(readers) if reader is not None]

    def parameters(self, values: Mapping[str, Any]) -> Any:
        """A tuple or a mapping, as the driver wants it. A missing one raises `KeyError`."""
        bound = {**self._defaults, **values}
        for name, binder in self._binders.items():
            bound[name] = binder(bound[name])
        return bound if self._order is None else tuple([bound[name] for name in self._order])

    def read(self, row: Row) -> Row:
        if not self._readers:
            return row
        cells = list(row)
        for place, reader in self._readers:
            cells[place] = reader(cells[place])
        return tuple(cells)


def _compile(core: sa.Executable, dialect: Dialect) -> SQLCompiler:
    keys: list[str] | None = None
    if isinstance(core, sa.Insert) and core.select is None and isinstance(core.table, sa.Table):
        own = core.table.autoincrement_column
        keys = [c.key for c in core.table.columns if c is not own]
    return cast(SQLCompiler, cast(sa.ClauseElement, core).compile(dialect=dialect, column_keys=keys))


class Statement:
    """A statement, built when its module is loaded and compiled when it first runs on a database."""

    def __init__(self, core: sa.Executable | Builder) -> None:
        self._core = core
        self._plans: dict[str, Plan] = {}

    def on(self, dialect: Dialect) -> Plan:
        plan = self._plans.get(dialect.name)
        if plan is None:
            core = self._core
            if not isinstance(core, sa.Executable):
                inserter = sqlite.insert if dialect.name == "sqlite" else postgresql.insert
                core = core(cast(Inserter, inserter))
            plan = self._plans[dialect.name] = Plan(core, dialect)
        return plan


class Driver:
    """One driver connection inside a transaction. Errors are the driver's own; the store translates them."""

    def __init__(self, connection: Any, dialect: Dialect) -> None:
        self._connection = connection
        self._dialect = dialect

    def rows(self, statement: Statement, **values: Any) -> list[Row]:
        plan = statement.on(self._dialect)
        found = self._connection.execute(plan.sql, plan.parameters(values)).fetchall()
        return [plan.read(row) for row in found]

    def row(self, statement: Statement, **values: Any) -> Row | None:
        """The first row, or None. For statements that give at most one."""
        found = self.rows(statement, **values)
        return found[0] if found else None

    def value(self, statement: Statement, **values: Any) -> Any:
        """The first cell of the first row, or None."""
        found = self.row(statement, **values)
        return found[0] if found else None

    def run(self, statement: Statement, **values: Any) -> int:
        """How many rows it changed."""
        plan = statement.on(self._dialect)
        return cast(int, self._connection.execute(plan.sql, plan.parameters(values)).rowcount)

    def run_many(self, statement: Statement, rows: Sequence[Mapping[str, Any]]) -> None:
        if rows:
            plan = statement.on(self._dialect)
            self._connection.cursor().executemany(plan.sql, [plan.parameters(row) for row in rows])

    @contextmanager
    def savepoint(self, name: str) -> Iterator[None]:
        """Undo what is done inside if it raises."""
        self._connection.execute(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            self._connection.execute(f"ROLLBACK TO SAVEPOINT {name}")
            self._connection.execute(f"RELEASE SAVEPOINT {name}")
            raise
        self._connection.execute(f"RELEASE SAVEPOINT {name}")
