"""Whole slips as bytes, kept: a change of the encoder shows here before it shows on paper.

After an intended change: look at the difference, print it, then write the file anew from `spaced(...)`.
"""

from pathlib import Path

import pytest

from pos_bridge.document import from_json
from pos_bridge.printer import encode
from pos_bridge.profiles import Profiles
from tests.pos_bridge.slips import slip

GOLDEN = Path(__file__).parent / "golden"


def spaced(data: bytes) -> str:
    """Hex, 32 bytes a line."""
    return "".join(data[at : at + 32].hex(" ") + "\n" for at in range(0, len(data), 32))


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", ["epson-tm-t20iii", "zjiang-pos-5890", "rongta-rp326", "star-tsp650ii", "epson-tm-u220"])
def test_a_slip_is_the_bytes_it_was(profiles: Profiles, name: str, language: str) -> None:
    data = encode(from_json(slip(language)), profiles.printer(name))
    assert spaced(data) == (GOLDEN / f"{name}-{language}.hex").read_text(encoding="ascii")
