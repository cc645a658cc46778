"""Bringing a database up to the schema of this program."""

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kiosk.storage.errors import SchemaTooNew

_ADVISORY_LOCK = 7_215_031_164  # any number that nobody else locks in this database


def configuration() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def upgrade_on(engine: sa.Engine) -> None:
    """Run the missing steps in one transaction, holding others off. Raises `SchemaTooNew`."""
    config = configuration()
    scripts = ScriptDirectory.from_config(config)
    with engine.connect() as connection:
        if _is_current(connection, scripts):
            return
        connection.rollback()
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_ADVISORY_LOCK)))
        if not _is_current(connection, scripts):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
        connection.commit()


def _is_current(connection: sa.Connection, scripts: ScriptDirectory) -> bool:
    found = set(MigrationContext.configure(connection).get_current_heads())
    known = {script.revision for script in scripts.walk_revisions()}
    if found - known:
        raise SchemaTooNew(
            f"the database has schema {', '.join(sorted(found - known))}, which this version does not know: "
            "it was written by a newer one. Start that version, or restore a backup made by this one."
        )
    return found == set(scripts.get_heads())
