"""Where in a TOML file a key stands, and which known key an unknown one was meant to be."""

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

Place = tuple[str | int, ...]
"""Names from the outermost table inwards; a number after a name is the item of a list, counted from 0."""

_HEADER = re.compile(r"\s*(\[{1,2})\s*([^\]]+?)\s*\]{1,2}\s*(#.*)?$")
_KEY = re.compile(r"\s*([\w.\"'-]+)\s*=")


@dataclass(frozen=True)
class UnknownKey:
    """`near` is the known key that it may have been meant to be, `known` what may stand there."""

    place: Place
    near: str | None
    known: tuple[str, ...]


def dotted(place: Place) -> str:
    """The place as people write it: `vector[2].rx` counts from 1."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")


def bad_line(message: str) -> int | None:
    """The line number in a message of tomllib."""
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else None


def line_of(text: str, place: Place) -> int | None:
    """Line (from 1) of the key at `place`, of the nearest table above it, or None."""
    lines = dict(reversed([(where, number) for number, where in places(text)]))
    for depth in range(len(place), 0, -1):
        if place[:depth] in lines:
            return lines[place[:depth]]
    return None


def places(text: str) -> Iterator[tuple[int, Place]]:
    """(line from 1, place) of every header and key, as they follow."""
    table: Place = ()
    counts: dict[Place, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            name = _parts(header[2])
            if len(header[1]) == 2:
                counts[name] = counts.get(name, -1) + 1
                yield number, name
                table = (*name, counts[name])
            else:
                table = name
            yield number, table
        elif key := _KEY.match(line):
            yield number, table + _parts(key[1])


def _parts(name: str) -> Place:
    return tuple(part.strip().strip("\"'") for part in name.split("."))


def unknown_key(table: Mapping[str, Any], shape: Any, place: Place = ()) -> UnknownKey | None:
    """The first key of `table` that `shape` (a Struct, or a dict) does not know."""
    known = _known(shape)
    for key, value in table.items():
        if known.names and key not in known.names:
            near = difflib.get_close_matches(key, known.names, n=1, cutoff=0.5)
            return UnknownKey((*place, key), near[0] if near else None, tuple(known.names))
        hint = known.names.get(key, known.any_name)
        for name, inner, inner_hint in _tables(key, value, hint):
            found = unknown_key(inner, inner_hint, (*place, *name))
            if found is not None:
                return found
    return None


def hint_at(shape: Any, place: Place) -> Any:
    """The type of the value at `place` of a Struct; None where the schema has none."""
    hint = shape
    for part in place:
        if isinstance(part, int):
            hint = inside(hint)
        elif isinstance(hint, type) and issubclass(hint, msgspec.Struct):
            hint = get_type_hints(hint).get(part)
        elif get_origin(hint) is dict:
            hint = get_args(hint)[1]
        else:
            return None
    return hint


def inside(hint: Any) -> Any:
    """The type of one table under a key: of an item of a list, of a named source, or the key's own."""
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    inner = get_args(hint)[1] if get_origin(hint) is dict else None
    return inner if isinstance(inner, type) and issubclass(inner, msgspec.Struct) else hint


@dataclass(frozen=True)
class _Known:
    """Names with their types; without names any name goes, and its value is of the type `any_name`."""

    names: dict[str, Any]
    any_name: Any = None


def _known(shape: Any) -> _Known:
    if isinstance(shape, type) and issubclass(shape, msgspec.Struct):
        return _Known(get_type_hints(shape))
    if get_origin(shape) is dict:
        name, value = get_args(shape)
        return _Known(dict.fromkeys(get_args(name), value), value)
    return _Known({})


def _tables(key: str, value: Any, hint: Any) -> list[tuple[Place, Mapping[str, Any], Any]]:
    """The tables that a key holds, each with its type: itself, or the items of a list."""
    if isinstance(value, Mapping):
        return [((key,), value, hint)]
    if isinstance(value, list):
        return [((key, number), item, inside(hint)) for number, item in enumerate(value) if isinstance(item, Mapping)]
    return []
