"""Changes between two TOML texts, and the same changes made in a third one with its comments and order kept."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pos_bridge.profiles.place import Place, places

GONE = object()
"The value of a key that was taken out."


@dataclass(frozen=True)
class Change:
    """The key at `place` has this value now, or is GONE."""

    place: Place
    value: Any


def changes(before: Mapping[str, Any], after: Mapping[str, Any], place: Place = ()) -> list[Change]:
    """What leads from one parsed text to another, value by value; lists are changed whole."""
    found: list[Change] = []
    for key in [*before, *(key for key in after if key not in before)]:
        old, new, where = before.get(key, GONE), after.get(key, GONE), (*place, key)
        if isinstance(new, Mapping) and (isinstance(old, Mapping) or old is GONE):
            found += changes(old if isinstance(old, Mapping) else {}, new, where)
        elif isinstance(old, Mapping) and new is GONE:
            found += changes(old, {}, where)
        elif old != new:
            found.append(Change(where, new))
    return found


def amended(text: str, wanted: Sequence[Change]) -> str:
    """The text with these changes. Where they cannot be made line by line, the text is written anew without its comments."""
    table = tomllib.loads(text)
    for change in wanted:
        _put(table, change.place, change.value)
    lines = text.splitlines()
    for change in wanted:
        _write(lines, change)
    result = "\n".join(lines) + "\n"
    try:
        if tomllib.loads(result) == table:
            return result
    except tomllib.TOMLDecodeError:
        pass
    return toml_text(table)


def toml_text(table: Mapping[str, Any]) -> str:
    """A table as TOML: plain values first, then tables, then lists of tables."""
    return "\n".join(_section(table, ())).strip("\n") + "\n"


def _put(table: dict[str, Any], place: Place, value: Any) -> None:
    holder: Any = table
    for part in place[:-1]:
        holder = holder[part] if isinstance(part, int) else holder.setdefault(part, {})
    if value is GONE:
        holder.pop(place[-1], None)
    else:
        holder[place[-1]] = value


def _write(lines: list[str], change: Change) -> None:
    *above, key = change.place
    line = f"{_name(key)} = {_literal(change.value)}" if change.value is not GONE else None
    # The last mention of a place: a list of tables names itself and then its item.
    known = {where: number - 1 for number, where in places("\n".join(lines))}
    at = known.get(change.place)
    if at is not None:
        lines[at : at + 1] = [line] if line is not None else []
    elif line is not None and (not above or tuple(above) in known):
        lines.insert(_end_of_section(lines, known[tuple(above)] + 1 if above else 0), line)
    elif line is not None:
        lines += ["", f"[{'.'.join(_name(part) for part in above)}]", line]


def _end_of_section(lines: list[str], start: int) -> int:
    """After the last key between `start` and the next header."""
    end = start
    for number in range(start, len(lines)):
        stripped = lines[number].strip()
        if stripped.startswith("["):
            break
        if stripped and not stripped.startswith("#"):
            end = number + 1
    return end


def _section(table: Mapping[str, Any], name: Place) -> list[str]:
    tables = {key: value for key, value in table.items() if isinstance(value, Mapping)}
    lists = {key: value for key, value in table.items() if _is_tables(value)}
    lines = [f"{_name(key)} = {_literal(value)}" for key, value in table.items() if key not in tables and key not in lists]
    if name and lines:
        lines.insert(0, f"[{'.'.join(_name(part) for part in name)}]")
    for key, value in tables.items():
        lines += ["", *_section(value, (*name, key))]
    for key, items in lists.items():
        for item in items:
            lines += ["", f"[[{'.'.join(_name(part) for part in (*name, key))}]]"]
            lines += [f"{_name(inner)} = {_literal(value)}" for inner, value in item.items()]
    return lines


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _name(key: str | int) -> str:
    return str(key) if re.fullmatch(r"[\w-]+", str(key), re.ASCII) else _quoted(str(key))


def _literal(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{_name(key)} = {_literal(inner)}" for key, inner in value.items()) + " }" if value else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_literal, value))}]"
    return value.isoformat() if hasattr(value, "isoformat") else repr(value)


def _quoted(text: str) -> str:
    """A basic string: JSON's escapes are TOML's, but for DEL, which TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
