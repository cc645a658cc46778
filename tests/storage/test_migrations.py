"""The way up from nothing, and what is refused."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from kiosk.storage import open_store, upgrade
from kiosk.storage.errors import SchemaTooNew
from kiosk.storage.migrations.upgrade import configuration, steps
from kiosk.storage.tables import metadata
from tests.postgres import Cluster
from tests.storage.samples import KEY, NOW, station_key


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
    else:
        cluster: Cluster = request.getfixturevalue("cluster")
        url = cluster.create()
        yield url
        cluster.drop(url)


@pytest.fixture
def raw(empty: str) -> Iterator[sa.Engine]:
    engine = sa.create_engine(empty.replace("postgresql:", "postgresql+psycopg:"), poolclass=sa.pool.NullPool)
    yield engine
    engine.dispose()


def checks(inspector: sa.Inspector) -> dict[str, set[str | None]]:
    return {t: {c["name"] for c in inspector.get_check_constraints(t)} for t in inspector.get_table_names()}


def test_the_migrated_schema_is_the_one_the_code_has(empty: str, raw: sa.Engine) -> None:
    upgrade(empty)
    with raw.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        # The comparison above does not look at checks.
        found = checks(sa.inspect(connection))
    wanted = {t.name: {str(c.name) for c in t.constraints if isinstance(c, sa.CheckConstraint)} for t in metadata.sorted_tables}
    assert {t: names for t, names in found.items() if names} == {t: names for t, names in wanted.items() if names}


def test_going_up_again_changes_nothing(empty: str, raw: sa.Engine) -> None:
    upgrade(empty)
    with raw.connect() as connection:
        before = connection.exec_driver_sql("SELECT version_num FROM alembic_version").fetchall()
    upgrade(empty)
    with raw.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").fetchall() == before


def test_a_newer_schema_is_refused(empty: str, raw: sa.Engine) -> None:
    upgrade(empty)
    with raw.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(SchemaTooNew, match=r"9999.*newer"):
        open_store(empty, KEY, lambda: NOW)


def test_several_may_open_an_empty_database_at_once(empty: str) -> None:
    outcomes: list[Any] = []

    def open_it() -> None:
        try:
            outcomes.append(open_store(empty, KEY, lambda: NOW))
        except BaseException as error:
            outcomes.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    stores = [o for o in outcomes if not isinstance(o, BaseException)]
    for n, store in enumerate(stores):
        store.write(lambda uow, n=n: uow.keys.add(station_key(f"k{n}"), f"t{n}"))
        store.close()
    assert len(stores) == 4, outcomes


@pytest.mark.parametrize("url", ["mysql://127.0.0.1/x", "sqlite://", "sqlite:///:memory:"])
def test_what_cannot_be_a_store_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="store"):
        open_store(url, KEY, lambda: NOW)


def test_a_new_file_is_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    open_store(f"sqlite:///{path}", KEY, lambda: NOW).close()
    assert path.stat().st_mode & 0o077 == 0


def test_the_steps_counted_by_file_are_those_that_alembic_would_walk() -> None:
    walked = ScriptDirectory.from_config(configuration()).walk_revisions()
    assert steps() == [script.revision for script in reversed(list(walked))]
