"""Profiles and fonts of the repository, and an outpost with an agent that is connected."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_bridge.profiles import Profiles
from tests.devices.outpost import Outpost
from tests.pos_bridge.conftest import fonts, profiles, shipped

__all__ = ["fonts", "profiles", "shipped"]


@pytest.fixture
def outpost(profiles: Profiles, fonts: list[Path], tmp_path: Path) -> Iterator[Outpost]:
    place = Outpost(tmp_path, profiles, fonts)
    place.start_agent()
    place.ready()
    yield place
    place.close()
