"""Bringing a database up to the schema of this program."""

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from kiosk.storage.errors import SchemaTooNew

if TYPE_CHECKING:
    from alembic.config import Config

_STEPS = Path(__file__).parent / "versions"
_VERSION = sa.table("alembic_version", sa.column("version_num", sa.String))
_ADVISORY_LOCK = 7_215_031_164  # any number that nobody else locks in this database


def configuration() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade_on(engine: sa.Engine) -> None:
    """Run the missing steps in one transaction, holding others off. Raises `SchemaTooNew`."""
    with engine.connect() as connection:
        if _is_current(connection):
            return
        connection.rollback()
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        if not _is_current(connection):
            # Loaded when there is something to do: it takes longer than the rest of an ordinary start, and memory for good.
            from alembic import command

            config = configuration()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        connection.commit()


def steps() -> list[str]:
    """The revisions of this program, oldest first: versions/r<revision>_<what>.py, each following the one before."""
    return sorted(path.name[1:].partition("_")[0] for path in _STEPS.glob("r*_*.py"))


def _is_current(connection: sa.Connection) -> bool:
    known = steps()
    noted = sa.inspect(connection).has_table(_VERSION.name)
    found = set(connection.scalars(sa.select(_VERSION.c.version_num))) if noted else set()
    if newer := found - set(known):
        raise SchemaTooNew(
            f"the database has schema {', '.join(sorted(newer))}, which this version does not know: "
            "it was written by a newer one. Start that version, or restore a backup made by this one."
        )
    return found == {known[-1]}
