"""A served shop for each test, from data that is made once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.served_shop import ServedShop, make_template


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("template")
    make_template(directory)
    return directory


@pytest.fixture(scope="module")
def served(template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedShop]:
    """A shop that the tests of a module share: they leave its devices as they found them."""
    shop = ServedShop(template, tmp_path_factory.mktemp("served"))
    try:
        shop.start()
        yield shop
    finally:
        shop.close()


@pytest.fixture
def own_shop(template: Path, tmp_path: Path) -> Iterator[ServedShop]:
    """A shop to be killed."""
    shop = ServedShop(template, tmp_path / "shop")
    try:
        shop.start()
        yield shop
    finally:
        shop.close()
