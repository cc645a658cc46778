"""The same tests for every store: in memory, on SQLite in a real file, on PostgreSQL."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.storage import open_store, upgrade
from kiosk.use_cases.ports import Store
from tests.fakes.memory_store import MemoryStore
from tests.postgres import Cluster, Server
from tests.storage.samples import KEY, NOW


class Database:
    """A fresh database with the schema of today, which can be opened any number of times."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._open: list[Store] = []

    @property
    def is_sqlite(self) -> bool:
        return self.url.startswith("sqlite")

    @property
    def path(self) -> Path:
        return Path(self.url.removeprefix("sqlite:///"))

    def open(self, key: bytes = KEY) -> Store:
        store = open_store(self.url, key, lambda: NOW)
        self._open.append(store)
        return store

    def close(self) -> None:
        for store in self._open:
            store.close()


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    server = Server()
    try:
        yield server.start()
    finally:
        server.stop()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_template(cluster: Cluster) -> str:
    cluster.run('CREATE DATABASE "migrated" TEMPLATE "template0"')
    upgrade(cluster.url("migrated"))
    return "migrated"


@pytest.fixture
def sqlite_database(migrated_file: Path, tmp_path: Path) -> Iterator[Database]:
    path = tmp_path / "store.db"
    shutil.copy(migrated_file, path)
    database = Database(f"sqlite:///{path}")
    yield database
    database.close()


@pytest.fixture
def postgres_database(cluster: Cluster, migrated_template: str) -> Iterator[Database]:
    url = cluster.create(migrated_template)
    database = Database(url)
    yield database
    database.close()
    cluster.drop(url)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database(request: pytest.FixtureRequest) -> Database:
    """For what only a real database can get wrong."""
    found: Database = request.getfixturevalue(f"{request.param}_database")
    return found


@pytest.fixture(scope="session")
def common_postgres(cluster: Cluster, migrated_template: str) -> str:
    """For tests that need nothing but an empty store."""
    return cluster.create(migrated_template)


@pytest.fixture
def postgres_store(cluster: Cluster, common_postgres: str) -> Iterator[Store]:
    database = Database(common_postgres)
    yield database.open()
    database.close()
    cluster.empty(common_postgres)


@pytest.fixture
def sqlite_store(sqlite_database: Database) -> Store:
    return sqlite_database.open()


@pytest.fixture
def memory_store() -> Iterator[Store]:
    store = MemoryStore()
    yield store
    store.close()


@pytest.fixture(params=["memory", "sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest) -> Store:
    """The contract of `ports.Store`."""
    found: Store = request.getfixturevalue(f"{request.param}_store")
    return found
