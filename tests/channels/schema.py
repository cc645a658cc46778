"""A checker for the part of JSON Schema that the contract uses. A keyword it does not know fails, so none is skipped."""

import re
from collections.abc import Callable, Mapping
from typing import Any

_TYPES: Mapping[str, type | tuple[type, ...]] = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
_WORDS = {
    "type", "properties", "required", "items", "enum", "const", "minimum", "maximum", "minLength", "maxLength", "pattern",
    "additionalProperties", "maxItems", "oneOf", "$ref", "description",
}  # fmt: skip


def faults(document: Mapping[str, Any], schema: Mapping[str, Any], value: Any, where: str = "$") -> list[str]:
    """What is wrong with the value; empty when it fits."""
    unknown = set(schema) - _WORDS
    if unknown:
        raise AssertionError(f"keywords this checker does not know: {unknown}")
    if "$ref" in schema:
        target: Any = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return faults(document, target, value, where)
    if "oneOf" in schema:
        fitting = [s for s in schema["oneOf"] if not faults(document, s, value, where)]
        return [] if len(fitting) == 1 else [f"{where}: fits {len(fitting)} of {len(schema['oneOf'])}"]
    wanted = schema.get("type")
    if wanted and (not isinstance(value, _TYPES[wanted]) or (wanted == "integer" and isinstance(value, bool))):
        return [f"{where}: not {wanted}"]
    return [*_plain(schema, value, where), *_nested(document, schema, value, where)]


def _plain(schema: Mapping[str, Any], value: Any, where: str) -> list[str]:
    checks: dict[str, Callable[[Any], bool]] = {
        "enum": lambda limit: value in limit,
        "const": lambda limit: value == limit,
        "minimum": lambda limit: value >= limit,
        "maximum": lambda limit: value <= limit,
        "minLength": lambda limit: len(value) >= limit,
        "maxLength": lambda limit: len(value) <= limit,
        "maxItems": lambda limit: len(value) <= limit,
        "pattern": lambda limit: re.search(limit, value) is not None,
    }
    return [f"{where}: {word} {schema[word]}" for word, fits in checks.items() if word in schema and not fits(schema[word])]


def _nested(document: Mapping[str, Any], schema: Mapping[str, Any], value: Any, where: str) -> list[str]:
    found: list[str] = []
    if isinstance(value, dict):
        known = schema.get("properties", {})
        found += [f"{where}.{name}: missing" for name in schema.get("required", ()) if name not in value]
        for name, part in value.items():
            rest = schema.get("additionalProperties", True)
            if name in known:
                found += faults(document, known[name], part, f"{where}.{name}")
            elif rest is False:
                found.append(f"{where}.{name}: not known")
            elif isinstance(rest, dict):
                found += faults(document, rest, part, f"{where}.{name}")
    if isinstance(value, list) and "items" in schema:
        for n, item in enumerate(value):
            found += faults(document, schema["items"], item, f"{where}[{n}]")
    return found
