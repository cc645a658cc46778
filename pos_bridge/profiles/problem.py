"""What is wrong with a profile, as a code with facts (for a screen in any language) and as one English sentence (for a log)."""

import re
import tomllib
from collections.abc import Mapping
from typing import Any, get_args

import msgspec

from pos_bridge.errors import BadProfile
from pos_bridge.profiles.place import Place, bad_line, dotted, hint_at, line_of, unknown_key

_SIGNS = {"<=": "≤", ">=": "≥"}
_BOUND = re.compile(r"Expected `(\w+)` ([<>]=?) (\S+)")
_TYPE = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_MISSING = re.compile(r"Object missing required field `(\w+)`")
_LISTED = re.compile(r"Invalid enum value (.+)")


def parsed(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # TOMLDecodeError, a number of five thousand digits, brackets without end
        found = re.search(r"column (\d+)", str(error))
        facts = {"column": found[1] if found else "", "detail": str(error)}
        # Where a text ends too early, the end is the place.
        line = bad_line(str(error)) or max(1, len(text.splitlines()))
        raise BadProfile(file, line, f"not TOML: {error}", "not_toml", facts) from error


def refuse_unknown_keys(table: Mapping[str, Any], shape: Any, text: str, file: str) -> None:
    found = unknown_key(table, shape)
    if found is None:
        return
    key = dotted(found.place)
    if len(found.place) > 1 and hint_at(shape, found.place[-1:]) is not None:
        reason = f"{key!r} stands inside another table: {found.place[-1]} belongs above the first [table], or is one of its own"
        raise BadProfile(file, line_of(text, found.place), reason, "misplaced_key", {"key": str(found.place[-1])})
    hint = f"did you mean {found.near!r}?" if found.near else f"known here: {', '.join(found.known)}"
    facts = {"key": key, "near": found.near or "", "known": ", ".join(found.known)}
    raise BadProfile(file, line_of(text, found.place), f"unknown key {key!r}; {hint}", "unknown_key", facts)


def converted(table: Mapping[str, Any], shape: Any, text: str, file: str) -> Any:
    """The profile, or BadProfile for the first value that does not fit."""
    try:
        return msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        place = _named(_place(path.rstrip("`")), table, shape, str(error))
        code, facts = _code_of(reason, place, shape)
        line = line_of(text, place)
        raise BadProfile(file, line, f"{dotted(place) or 'profile'}: {_advised(reason, code, facts)}", code, facts) from error


def _advised(reason: str, code: str, facts: Mapping[str, str]) -> str:
    """What to write instead, where the library's sentence does not say it."""
    match code:
        case "not_listed":
            return f"{reason}; there are {facts['known']}"
        case "not_hex":
            return 'bytes are pairs of hexadecimal digits with spaces between, small letters, as in "0d 0a"'
        case "in_store_pattern":
            return "thirteen places, digits first, then I, V, perhaps P, and C at the end: 21IIIIIVVVVVC"
        case "wrong_type" if (facts["wanted"], facts["got"]) == ("array", "object"):
            return f"{reason}; each one begins by [[{facts['key']}]]"
        case "wrong_type" if facts["wanted"] == "array":
            return f"{reason}; write it in square brackets"
    return reason


_SOME = "*"


def _place(path: str) -> Place:
    """`.vector[1].tx` as a place; `[...]` stands for a name that the message leaves out."""
    parts = re.findall(r"[^.\[\]]+", path.replace("[...]", f".{_SOME}"))
    return tuple(int(part) if part.isdecimal() else part for part in parts)


def _named(place: Place, table: Mapping[str, Any], shape: Any, message: str) -> Place:
    """The place with the name in a table that the message leaves out."""
    if _SOME not in place:
        return place
    at = place.index(_SOME)
    held: Any = table
    for part in place[:at]:
        held = held[part]
    for name, item in held.items():
        alone: Any = {name: item}
        for part in reversed(place[1:at]):
            alone = {part: alone}
        if _fails_alike({**table, str(place[0]): alone}, shape, message):
            return (*place[:at], name, *place[at + 1 :])
    return place[:at]


def _fails_alike(table: Mapping[str, Any], shape: Any, message: str) -> bool:
    try:
        msgspec.convert(table, shape)
    except msgspec.ValidationError as error:
        return str(error) == message
    return False


def _code_of(reason: str, place: Place, shape: Any) -> tuple[str, dict[str, str]]:
    key = dotted(place)
    if found := _MISSING.match(reason):
        return "missing_key", {"key": f"{key}.{found[1]}".lstrip(".")}
    if found := _BOUND.match(reason):
        return "out_of_range", {"key": key, "bound": f"{_SIGNS.get(found[2], found[2])} {found[3]}"}
    if found := _LISTED.match(reason):
        known = ", ".join(str(one) for one in _choices(hint_at(shape, place)))
        return "not_listed", {"key": key, "value": found[1].strip("'"), "known": known}
    if reason.startswith("Expected `str` matching regex"):
        return "in_store_pattern" if place[0] == "in_store" else "not_hex", {"key": key}
    if found := _TYPE.match(reason):
        return "wrong_type", {"key": key, "wanted": found[1], "got": found[2]}
    return "other", {"key": key, "detail": reason}


def _choices(hint: Any) -> tuple[Any, ...]:
    """What a Literal allows, also inside a list or an annotation."""
    if hint is None or isinstance(hint, type):
        return ()
    inner = get_args(hint)
    if inner and all(isinstance(one, str | int) for one in inner):
        return inner
    return _choices(inner[0]) if inner else ()
