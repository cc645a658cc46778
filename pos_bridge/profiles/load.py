"""From a folder of TOML files to checked profiles, or to an error that names file, line and the nearest known key."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from pos_bridge.errors import BadProfile, UnknownProfile
from pos_bridge.profiles.place import bad_line, line_of, unknown_key
from pos_bridge.profiles.printer_schema import PrinterProfile
from pos_bridge.profiles.scanner_schema import ScannerProfile

MAX_DEPTH = 3
NOT_INHERITED = {"id", "extends", "match", "vector"}

P = TypeVar("P", ScannerProfile, PrinterProfile)


@dataclass(frozen=True)
class Profiles:
    """All profiles of one folder, by id."""

    scanners: dict[str, ScannerProfile]
    printers: dict[str, PrinterProfile]

    def scanner(self, profile_id: str) -> ScannerProfile:
        try:
            return self.scanners[profile_id]
        except KeyError:
            raise UnknownProfile(f"no scanner profile {profile_id!r}; there are {', '.join(sorted(self.scanners))}") from None

    def printer(self, profile_id: str) -> PrinterProfile:
        try:
            return self.printers[profile_id]
        except KeyError:
            raise UnknownProfile(f"no printer profile {profile_id!r}; there are {', '.join(sorted(self.printers))}") from None


@dataclass(frozen=True)
class _File:
    path: Path
    text: str
    table: dict[str, Any]


def load_profiles(folder: Path) -> Profiles:
    """Read `scanners/*.toml` and `printers/*.toml` below `folder`. Raises BadProfile for the first wrong file."""
    return Profiles(_load(folder / "scanners", ScannerProfile), _load(folder / "printers", PrinterProfile))


def _load(folder: Path, shape: type[P]) -> dict[str, P]:
    files = {path.stem: _read(path, shape) for path in sorted(folder.glob("*.toml"))}
    return {name: _check(file, _merged(name, files, ()), shape) for name, file in files.items()}


def _read(path: Path, shape: type[msgspec.Struct]) -> _File:
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise BadProfile(str(path), None, f"not UTF-8: {error.reason}") from error
    except tomllib.TOMLDecodeError as error:
        raise BadProfile(str(path), bad_line(str(error)), f"not TOML: {error}") from error
    found = unknown_key(table, shape)
    if found is not None:
        raise BadProfile(str(path), line_of(text, found.place), found.reason)
    if table.get("id") != path.stem:
        raise BadProfile(str(path), line_of(text, ("id",)), f"id {table.get('id')!r} is not the file's name {path.stem!r}")
    return _File(path, text, table)


def _merged(name: str, files: dict[str, _File], seen: tuple[str, ...]) -> dict[str, Any]:
    """The file over the one it extends, table by table; lists are replaced whole."""
    file = files[name]
    base = file.table.get("extends")
    if base is None:
        return file.table
    line = line_of(file.text, ("extends",))
    chain = (*seen, name)
    if base in chain:
        raise BadProfile(str(file.path), line, f"extends goes in a circle: {' -> '.join((*chain, base))}")
    if len(chain) > MAX_DEPTH:
        raise BadProfile(str(file.path), line, f"extends is deeper than {MAX_DEPTH}: {' -> '.join((*chain, str(base)))}")
    if base not in files:
        raise BadProfile(str(file.path), line, f"extends {base!r}, which is not among {', '.join(sorted(files))}")
    below = {key: value for key, value in _merged(base, files, chain).items() if key not in NOT_INHERITED}
    return _over(below, file.table)


def _over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    result = dict(below)
    for key, value in above.items():
        under = result.get(key)
        # The slots of one firmware are no news about another one: a table of code pages is replaced whole.
        merge = isinstance(under, dict) and isinstance(value, dict) and key != "codepages"
        result[key] = _over(under, value) if merge and isinstance(under, dict) else value
    return result


def _check(file: _File, table: dict[str, Any], shape: type[P]) -> P:
    try:
        profile = msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        place = tuple(path.rstrip("`").lstrip(".").replace("[...]", "").split(".")) if path else ()
        raise BadProfile(str(file.path), line_of(file.text, place), f"{'.'.join(place) or 'profile'}: {reason}") from error
    if isinstance(profile, PrinterProfile) and profile.text.page not in profile.codepages:
        line = line_of(file.text, ("text", "page")) or line_of(file.text, ("codepages",))
        raise BadProfile(str(file.path), line, f"text.page {profile.text.page!r} has no slot in codepages")
    return profile
