"""The Internet Printing Protocol, as much of it as a queue of CUPS needs: requests to bytes, bytes to answers. Pure.

Encoding: RFC 8010; operations, states and reasons: RFC 8011 (5.4.11 printer-state, 5.3.7 job-state).
"""

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Value = int | str | bool
Wanted = str | int | Sequence[str]
Attributes = Mapping[str, tuple[Value, ...]]

PRINT_JOB, CANCEL_JOB, GET_JOB, GET_PRINTER = 0x0002, 0x0008, 0x0009, 0x000B
NOT_FOUND, NOT_POSSIBLE = 0x0406, 0x0404

_OPERATION, _END = 0x01, 0x03
_INTEGER, _BOOLEAN, _ENUM, _NAME, _KEYWORD, _URI, _CHARSET, _LANGUAGE, _MIME = 0x21, 0x22, 0x23, 0x42, 0x44, 0x45, 0x47, 0x48, 0x49
_TAGS = {
    "attributes-charset": _CHARSET,
    "attributes-natural-language": _LANGUAGE,
    "printer-uri": _URI,
    "job-id": _INTEGER,
    "requesting-user-name": _NAME,
    "job-name": _NAME,
    "document-format": _MIME,
    "requested-attributes": _KEYWORD,
}
_MOST_BYTES = 1 << 20


@dataclass(frozen=True)
class Answer:
    """`status` below 0x0100 is success; attributes of all groups in one table, the first of a name wins."""

    status: int
    attributes: Attributes

    @property
    def done(self) -> bool:
        return self.status < 0x0100

    def number(self, name: str) -> int | None:
        value = next(iter(self.attributes.get(name, ())), None)
        return value if isinstance(value, int) else None

    def words(self, name: str) -> tuple[str, ...]:
        return tuple(value for value in self.attributes.get(name, ()) if isinstance(value, str))


class BadAnswer(ValueError):
    """These bytes are no answer."""


def request(operation: int, attributes: Mapping[str, Wanted], number: int = 1) -> bytes:
    """A request; the bytes of a document follow behind it."""
    described = {"attributes-charset": "utf-8", "attributes-natural-language": "en", **attributes}
    body = b"".join(_attribute(name, value) for name, value in described.items())
    return struct.pack(">BBHI", 1, 1, operation, number) + bytes([_OPERATION]) + body + bytes([_END])


def answer(data: bytes) -> Answer:
    """Raises BadAnswer."""
    try:
        return _answer(data[:_MOST_BYTES])
    except (struct.error, IndexError) as error:
        raise BadAnswer("the answer ends in the middle") from error


def _attribute(name: str, value: Wanted) -> bytes:
    tag, key = _TAGS[name], name.encode()
    values = [value] if isinstance(value, str | int) else list(value)
    parts = [struct.pack(">i", one) if isinstance(one, int) else one.encode() for one in values]
    return b"".join(
        struct.pack(">BH", tag, 0 if n else len(key)) + (b"" if n else key) + struct.pack(">H", len(part)) + part
        for n, part in enumerate(parts)
    )


def _answer(data: bytes) -> Answer:
    _, _, status, _ = struct.unpack_from(">BBHI", data)
    found: dict[str, list[Value]] = {}
    at, name, taken = 8, "", False
    while data[at] != _END:
        tag = data[at]
        at += 1
        if tag < 0x10:
            continue
        length = struct.unpack_from(">H", data, at)[0]
        if length:
            name = data[at + 2 : at + 2 + length].decode("utf-8", "replace")
            taken = name in found
            found.setdefault(name, [])
        at += 2 + length
        size = struct.unpack_from(">H", data, at)[0]
        raw = data[at + 2 : at + 2 + size]
        at += 2 + size
        value = _value(tag, raw)
        if value is not None and name and not taken:
            found[name].append(value)
    return Answer(status, {key: tuple(values) for key, values in found.items()})


def _value(tag: int, raw: bytes) -> Value | None:
    if tag in (_INTEGER, _ENUM):
        number: int = struct.unpack(">i", raw)[0]
        return number
    if tag == _BOOLEAN:
        return bool(raw[0])
    return raw.decode("utf-8", "replace") if 0x40 <= tag < 0x60 else None
