"""Pages under a strict content policy: nothing inline but the import map, nothing from elsewhere, nothing kept."""

import json
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).parents[2] / "static"
PAGES = sorted(STATIC.glob("*/index.html"))
OWN = [p for p in STATIC.rglob("*") if p.is_file() and "vendor" not in p.relative_to(STATIC).parts]
SCRIPTS = [p for p in OWN if p.suffix == ".js"]
STYLES = [p for p in OWN if p.suffix == ".css"]
_SCRIPT = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


def name(path: Path) -> str:
    return path.relative_to(STATIC).as_posix()


def test_there_are_pages() -> None:
    assert {p.parent.name for p in PAGES} >= {"kiosk", "till", "it"}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_only_the_import_map_is_inline(page: Path) -> None:
    text = page.read_text("utf-8")
    for attributes, body in _SCRIPT.findall(text):
        assert 'type="importmap"' in attributes or ("src=" in attributes and not body.strip())
    assert "<style" not in text
    assert not re.search(r"\sstyle=|\son[a-z]+=|javascript:", text)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_everything_a_page_names_is_here(page: Path) -> None:
    text = page.read_text("utf-8")
    named = re.findall(r'(?:src|href)="(/[^"]+)"', text)
    for attributes, body in _SCRIPT.findall(text):
        if "importmap" in attributes:
            named += json.loads(body)["imports"].values()
    assert named
    for address in named:
        assert (STATIC.parent / address.lstrip("/")).is_file(), address


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_page_says_language_and_title(page: Path) -> None:
    text = page.read_text("utf-8")
    assert '<html lang="ru">' in text
    assert re.search(r"<title>[^<]+</title>", text)


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_scripts_are_short_and_keep_nothing(script: Path) -> None:
    text = script.read_text("utf-8")
    assert len(text.splitlines()) <= 300
    storage = () if name(script) == "shared/own_key.js" else ("localStorage",)
    for forbidden in (*storage, "sessionStorage", "indexedDB", "document.cookie", "console.", "innerHTML", "eval(", "://"):
        assert forbidden not in text, forbidden
    assert not re.search(r'\bstyle="', text), "a style attribute in a template is refused by the content policy"


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_scripts_import_what_exists(script: Path) -> None:
    for address in re.findall(r"""from\s+["'](\.[^"']+)["']""", script.read_text("utf-8")):
        assert (script.parent / address).resolve().is_file(), address


@pytest.mark.parametrize("sheet", STYLES, ids=name)
def test_styles_stay_on_this_server(sheet: Path) -> None:
    text = sheet.read_text("utf-8")
    for address in re.findall(r'url\("?([^")]+)"?\)', text):
        assert (STATIC.parent / address.lstrip("/")).is_file(), address
    assert "@import" not in text
    assert text.count("{") == text.count("}")


def test_sizes_of_the_kiosk_are_millimetres() -> None:
    """A component never fixes a pixel size: borders and lines apart, every length is a multiple of --u."""
    for sheet in (STATIC / "kiosk" / "styles").glob("*.css"):
        for number, line in enumerate(sheet.read_text("utf-8").splitlines(), 1):
            for size in re.findall(r"font-size: ?([\d.]+)px", line):
                raise AssertionError(f"{sheet.name}:{number}: {size}px")


def test_a_screen_of_the_console_dresses_no_other() -> None:
    """All its style sheets are on one page: a bare class belongs to the one that names it, or to the frame."""
    owners: dict[str, set[str]] = {}
    for sheet in (STATIC / "it" / "styles").glob("*.css"):
        rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
        for selector in re.findall(r"[^{},]+(?=[,{])", rules):
            first = re.match(r"\s*((?:\.[\w-]+)+)", selector)
            if first and not first[1].startswith((".screen-", ".contrast")):
                owners.setdefault(first[1], set()).add(sheet.stem)
    assert {name: found for name, found in owners.items() if len(found - {"frame"}) > 1} == {}
