"""Every command and status that a live byte can be called has its sentence in both languages."""

import re
from pathlib import Path

import pytest

from pos_bridge.printer.status import Cover, Drawer, Fault, Online, Paper
from pos_bridge.simulator import star_tokenizer, tokenizer

LOCALES = Path(__file__).parents[2] / "static" / "locales"
OF_TOKENS = {"line_feed", "carriage_return", "nul"}  # said by nobody: they end rows
NAMES = {name for module in (tokenizer, star_tokenizer) for name, _ in module.FIXED.values()}
NAMES |= {*tokenizer.SINGLE.values(), *star_tokenizer.SINGLE.values(), *star_tokenizer.NUMBERED.values()} - OF_TOKENS
NAMES |= {
    f"status_{kind.__name__.lower()}_{value}"
    for kind in (Paper, Cover, Online, Fault, Drawer)
    for value in kind
    if value != "unknown"
}
NAMES |= {"cut", "linear_code", "bars", "realtime", "qr_data", "picture", "text", "unknown", "incomplete", "scan", "scan_covered"}
NAMES |= {"status_well", "status_bad", "qr", "ask_printed", "realtime_off", "group", "row"}


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_word_has_a_sentence(language: str) -> None:
    keys = set(re.findall(r"^([a-z][a-z0-9-]*) =", (LOCALES / language / "it-bytes.ftl").read_text("utf-8"), re.MULTILINE))
    assert {f"byte-{name.replace('_', '-')}" for name in NAMES} <= keys
