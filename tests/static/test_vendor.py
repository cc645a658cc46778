"""The vendored browser parts are exactly what the lock says, and the check can tell when they are not."""

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

VENDOR = Path(__file__).parents[2] / "static" / "vendor"


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"loaded_{path.stem}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The vendor folder again, in a place where it may be damaged."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    shutil.copytree(VENDOR, tmp_path / "vendor", ignore=shutil.ignore_patterns("__pycache__"))
    return load(tmp_path / "vendor" / "vendor.py")


def test_the_folder_is_as_locked(copy: ModuleType) -> None:
    assert copy.check() == []


def test_one_more_byte_is_seen(copy: ModuleType) -> None:
    with (copy.HERE / "preact" / "preact.mjs").open("ab") as file:
        file.write(b" ")
    assert copy.check() == ["changed: preact/preact.mjs"]


def test_a_missing_file_is_seen(copy: ModuleType) -> None:
    (copy.HERE / "golos-text" / "cyrillic.woff2").unlink()
    assert copy.check() == ["missing: golos-text/cyrillic.woff2"]


def test_an_unknown_file_is_seen(copy: ModuleType) -> None:
    (copy.HERE / "htm" / "extra.js").write_text("export {};")
    assert copy.check() == ["unknown: htm/extra.js"]


def test_a_part_without_lock_is_seen(copy: ModuleType) -> None:
    listed = copy.HERE / "vendor.json"
    listed.write_text(listed.read_text("utf-8").replace("htm@3.1.1", "htm@3.1.2"), "utf-8")
    assert "not in the lock: htm@3.1.2" in copy.check()


def test_every_part_brings_its_licence(copy: ModuleType) -> None:
    for part in copy.parts():
        text = copy.HERE / (part.get("licence_by_hand") or f"{part['folder']}/LICENSE")
        assert text.stat().st_size > 300, part["package"]


def test_the_lock_names_no_address() -> None:
    assert "://" not in (VENDOR / "vendor.lock.json").read_text("utf-8")


def test_the_sprite_is_built_from_the_icons(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    sprite = load(VENDOR / "sprite.py")
    assert sprite.SPRITE.read_text("utf-8") == sprite.build()
