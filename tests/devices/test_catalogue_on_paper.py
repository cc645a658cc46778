"""Everything the shop has a name for, through every printer: read as it was written, no sign lost, none named by its Unicode."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pos_bridge.document import from_json
from pos_bridge.printer import Typeface, encode
from pos_bridge.profiles import load_profiles
from pos_bridge.simulator.star_tokenizer import StarTokenizer
from pos_bridge.simulator.tokenizer import tokens

ROOT = Path(__file__).parents[2]
PRINTERS = load_profiles(ROOT / "firmware_profiles").printers
FACE = Typeface(sorted((ROOT / "static" / "vendor" / "jetbrains-mono").glob("*.woff2")))


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from strings(inner)


def everything() -> list[str]:
    files = sorted((ROOT / "kiosk" / "demo" / "shop").rglob("*.toml"))
    return sorted({text for path in files for text in strings(tomllib.loads(path.read_text(encoding="utf-8")))})


TEXTS = everything()


@pytest.mark.parametrize("name", sorted(PRINTERS))
def test_no_name_of_the_shop_loses_a_sign(name: str) -> None:
    profile = PRINTERS[name]
    assert len(TEXTS) > 300
    for at in range(0, len(TEXTS), 400):
        texts = TEXTS[at : at + 400]
        document = from_json({"blocks": [{"type": "text", "text": text} for text in texts]})
        reader = StarTokenizer() if profile.dialect != "escpos" else None
        letters = b"".join(token.data for token in tokens(encode(document, profile, FACE), reader) if token.name == "text")
        assert letters.count(b"?") <= sum(text.count("?") for text in texts)
        assert letters.count(b"[") <= sum(text.count("[") for text in texts), "named instead of spelled"
