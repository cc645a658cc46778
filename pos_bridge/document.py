"""The words to print, without a byte of any printer's language.

JSON shape: `{"kind": str, "language": "ru"|"en", "blocks": [block, ...]}`, a block being one of

    {"type": "text", "text": str, "align": "left|center|right", "bold": bool, "width": 1..4, "height": 1..4}
    {"type": "pair", "left": str, "right": str, "bold": bool}
    {"type": "rule"}    {"type": "feed", "lines": 1..20}    {"type": "cut"}
    {"type": "barcode", "symbology": "code128|ean13", "data": str, "caption": bool}
    {"type": "qr", "data": str}
    {"type": "picture", "png": str, "align": "left|center|right", "logo": bool}
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, fields
from typing import Any, ClassVar, Literal, get_args

from pos_bridge.errors import BadDocument

Align = Literal["left", "center", "right"]
Symbology = Literal["code128", "ean13"]

MAX_BLOCKS = 500
MAX_TEXT = 4000
MAX_CODE128 = 32
MAX_QR = 700
MAX_PNG = 65_536
MAX_SIDE = 2048


@dataclass(frozen=True)
class Text:
    """Words, wrapped to the paper. `width` and `height` are whole multiples of the printer's normal letter."""

    type: ClassVar[str] = "text"
    text: str
    align: Align = "left"
    bold: bool = False
    width: int = 1
    height: int = 1


@dataclass(frozen=True)
class Pair:
    """One row with words at both edges; the left side wraps, the right side never does."""

    type: ClassVar[str] = "pair"
    left: str
    right: str
    bold: bool = False


@dataclass(frozen=True)
class Rule:
    """A thin line across the paper."""

    type: ClassVar[str] = "rule"


@dataclass(frozen=True)
class Feed:
    """Empty lines."""

    type: ClassVar[str] = "feed"
    lines: int = 1


@dataclass(frozen=True)
class Barcode:
    """A linear code, centred. `data` is the text a scanner shall read; `caption` prints it below in letters."""

    type: ClassVar[str] = "barcode"
    data: str
    symbology: Symbology = "code128"
    caption: bool = True


@dataclass(frozen=True)
class Qr:
    """A QR code, centred."""

    type: ClassVar[str] = "qr"
    data: str


@dataclass(frozen=True)
class Picture:
    """A picture in black and white: a PNG in base64, at most 64 KiB and 2048 dots a side. A printer that keeps the shop's `logo`
    in its own memory prints that one instead."""

    type: ClassVar[str] = "picture"
    png: str
    align: Align = "center"
    logo: bool = False


@dataclass(frozen=True)
class Cut:
    """End of this piece of paper."""

    type: ClassVar[str] = "cut"


Block = Text | Pair | Rule | Feed | Barcode | Qr | Picture | Cut
BLOCKS: dict[str, type[Block]] = {block.type: block for block in get_args(Block)}


@dataclass(frozen=True)
class Document:
    """Blocks from top to bottom. `language` decides only how signs missing in a printer are spelled."""

    kind: str
    language: str
    blocks: tuple[Block, ...]


def from_json(value: Any) -> Document:
    """Read a document; BadDocument says which block and which field is wrong."""
    if not isinstance(value, Mapping):
        raise BadDocument(f"a document is an object, not {_name(value)}")
    unknown = set(value) - {"kind", "language", "blocks"}
    if unknown:
        raise BadDocument(f"unknown key {sorted(map(str, unknown))[0]!r} in the document")
    kind, language, blocks = value.get("kind", "document"), value.get("language", "ru"), value.get("blocks")
    if not isinstance(kind, str) or not isinstance(language, str):
        raise BadDocument("kind and language are strings")
    if not isinstance(blocks, list | tuple):
        raise BadDocument("blocks is a list")
    if not 0 < len(blocks) <= MAX_BLOCKS:
        raise BadDocument(f"a document has 1 to {MAX_BLOCKS} blocks, this one has {len(blocks)}")
    return Document(kind, language, tuple(_block(n, block) for n, block in enumerate(blocks)))


def to_json(document: Document) -> dict[str, Any]:
    """The inverse of `from_json`."""
    return {
        "kind": document.kind,
        "language": document.language,
        "blocks": [{"type": block.type, **asdict(block)} for block in document.blocks],
    }


def _block(number: int, value: Any) -> Block:
    where = f"block {number}"
    if not isinstance(value, Mapping):
        raise BadDocument(f"{where} is an object, not {_name(value)}")
    kind = value.get("type")
    shape = BLOCKS.get(kind) if isinstance(kind, str) else None
    if shape is None:
        raise BadDocument(f"{where}: type {kind!r} is none of {', '.join(BLOCKS)}")
    known = {field.name: field for field in fields(shape)}
    for key in value:
        if key != "type" and key not in known:
            raise BadDocument(f"{where} ({kind}): unknown key {key!r}; known: {', '.join(known) or 'none'}")
    for name, field in known.items():
        if field.default is MISSING and name not in value:
            raise BadDocument(f"{where} ({kind}): {name} is missing")
    values = {name: _field(f"{where} ({kind}): {name}", name, value[name]) for name in known if name in value}
    block: Block = shape(**values)
    _whole(where, block)
    return block


def _field(where: str, name: str, value: Any) -> Any:
    """One field of one block, checked by its name: a name means the same in every block."""
    choices = {"align": get_args(Align), "symbology": get_args(Symbology)}
    numbers = {"width": 4, "height": 4, "lines": 20}
    if name in ("bold", "caption", "logo"):
        if not isinstance(value, bool):
            raise BadDocument(f"{where} is true or false, not {_name(value)}")
    elif name in numbers:
        if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= numbers[name]:
            raise BadDocument(f"{where} is a number from 1 to {numbers[name]}")
    elif not isinstance(value, str):
        raise BadDocument(f"{where} is a string, not {_name(value)}")
    elif name in choices and value not in choices[name]:
        raise BadDocument(f"{where} is one of {', '.join(choices[name])}, not {value[:40]!r}")
    elif name == "png":
        _png(where, value)
    elif len(value) > MAX_TEXT:
        raise BadDocument(f"{where} is longer than {MAX_TEXT} characters")
    return value


def _whole(where: str, block: Block) -> None:
    """Rules that need more than one field."""
    if isinstance(block, Barcode):
        if block.symbology == "ean13" and not is_ean13(block.data):
            raise BadDocument(f"{where} (barcode): data is not an EAN-13 with a right check digit")
        printable = all(" " <= char <= "~" for char in block.data)
        if not (printable and 0 < len(block.data) <= MAX_CODE128):
            raise BadDocument(f"{where} (barcode): data is 1 to {MAX_CODE128} printable ASCII characters")
    if isinstance(block, Qr):
        if not 0 < len(block.data.encode("utf-8", "surrogatepass")) <= MAX_QR:
            raise BadDocument(f"{where} (qr): data is 1 to {MAX_QR} bytes")
        if any("\ud800" <= char <= "\udfff" for char in block.data):
            raise BadDocument(f"{where} (qr): data holds half of a sign (a lone surrogate)")


def _png(where: str, value: str) -> None:
    """The head of the file is enough to refuse what would be too large to unpack (PNG specification, 11.2.2)."""
    try:
        data = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError) as error:
        raise BadDocument(f"{where} is not base64: {error}") from error
    if len(data) > MAX_PNG:
        raise BadDocument(f"{where} has {len(data)} bytes, the most is {MAX_PNG}")
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR" or len(data) < 33:
        raise BadDocument(f"{where} is no PNG")
    width, height = int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")
    if not (1 <= width <= MAX_SIDE and 1 <= height <= MAX_SIDE):
        raise BadDocument(f"{where} is {width} × {height} dots; a side has 1 to {MAX_SIDE}")


def is_ean13(text: str) -> bool:
    """Thirteen digits with a right check digit (GS1 General Specifications, 7.9)."""
    if len(text) != 13 or not text.isascii() or not text.isdigit():
        return False
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(text)) % 10 == 0


def _name(value: Any) -> str:
    return type(value).__name__
