"""The fixture shop, in memory and on a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.storage import open_store
from tests.fakes.memory_store import MemoryStore
from tests.fakes.shop import NOW, Shop


@pytest.fixture
def shop() -> Iterator[Shop]:
    store = MemoryStore()
    yield Shop(store)
    store.close()


@pytest.fixture(params=["memory", "sqlite"])
def any_shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Shop]:
    """For what depends on how transactions meet."""
    store = MemoryStore() if request.param == "memory" else open_store(f"sqlite:///{tmp_path / 'store.db'}", bytes(32), lambda: NOW)
    yield Shop(store)
    store.close()
