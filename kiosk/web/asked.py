"""What a caller sent, as far as it can be a question at all."""

from collections.abc import Mapping
from typing import Any

from flask import Flask, abort, request

from kiosk.domain.errors import BadRequest


def install(app: Flask) -> None:
    """Refuse addresses that no database can look up (PostgreSQL knows no NUL in a text)."""

    @app.before_request
    def check() -> None:
        if "\x00" in request.path or any("\x00" in value for value in request.args.values()):
            abort(400)


def body() -> Mapping[str, Any]:
    """The JSON object that was sent; empty if it was none at all. Raises `BadRequest` for any other JSON, and for text that
    cannot be stored: NUL, and halves of surrogate pairs (RFC 8259, section 8.2)."""
    try:
        sent = request.get_json(silent=True)
    except RecursionError:
        raise BadRequest("the body is nested too deeply") from None
    if sent is None:
        return {}
    if not isinstance(sent, dict):
        raise BadRequest("the body must be a JSON object")
    if not all(_is_text(text) for text in _texts(sent)):
        raise BadRequest("the body holds what is no text")
    return sent


def _texts(sent: object) -> list[str]:
    """Every text within, at any depth."""
    found: list[str] = []
    left = [sent]
    while left:
        value = left.pop()
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            left.extend((*value.keys(), *value.values()))
        elif isinstance(value, list):
            left.extend(value)
    return found


def _is_text(text: str) -> bool:
    return "\x00" not in text and not any("\ud800" <= char <= "\udfff" for char in text)
