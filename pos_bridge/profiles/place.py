"""Where in a TOML file a key stands, and which known key an unknown one was meant to be."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

Place = tuple[str, ...]


@dataclass(frozen=True)
class UnknownKey:
    place: Place
    reason: str


def bad_line(message: str) -> int | None:
    """The line number in a message of tomllib."""
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else None


def line_of(text: str, place: Place) -> int | None:
    """Line (from 1) of the key at `place`, of the nearest table above it, or None."""
    for depth in range(len(place), 0, -1):
        line = _exact(text, place[:depth])
        if line is not None:
            return line
    return None


def _exact(text: str, place: Place) -> int | None:
    table: Place = ()
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}\s*(#.*)?$", line)
        if header:
            table = tuple(part.strip().strip("\"'") for part in header[1].split("."))
            if table == place:
                return number
            continue
        key = re.match(r"\s*([\w.\"'-]+)\s*=", line)
        if key and table + tuple(part.strip("\"'") for part in key[1].split(".")) == place:
            return number
    return None


def unknown_key(table: Mapping[str, Any], shape: Any, place: Place = ()) -> UnknownKey | None:
    """The first key of `table` that `shape` (a Struct, or a dict with named keys) does not know."""
    known = _known(shape)
    if known is None:
        return None
    for key, value in table.items():
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(known)}"
            return UnknownKey((*place, key), f"unknown key {'.'.join((*place, key))!r}; {hint}")
        for name, inner in _tables(key, value):
            found = unknown_key(inner, _inside(known[key]), (*place, *name))
            if found is not None:
                return found
    return None


def _known(shape: Any) -> dict[str, Any] | None:
    """Names of a Struct with their types, or the names that a dict may have; None where any name goes."""
    if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        return get_type_hints(shape)
    names = get_args(get_args(shape)[0]) if get_origin(shape) is dict else ()
    return dict.fromkeys(names) if names else None


def _tables(key: str, value: Any) -> list[tuple[Place, Mapping[str, Any]]]:
    """The tables that a key holds: itself, the items of a list, or named ones."""
    if isinstance(value, Mapping):
        if key == "source":
            return [((key, name), inner) for name, inner in value.items() if isinstance(inner, Mapping)]
        return [((key,), value)]
    if isinstance(value, list):
        return [((key,), item) for item in value if isinstance(item, Mapping)]
    return []


def _inside(hint: Any) -> Any:
    """The type of one table under a key: of an item of a list, of a named source, or the key's own."""
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    inner = get_args(hint)[1] if get_origin(hint) is dict else None
    return inner if isinstance(inner, type) and issubclass(inner, msgspec.Struct) else hint
