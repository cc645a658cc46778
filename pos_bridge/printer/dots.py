"""Pictures as the dots of a print head: bands of rows, strips of columns. Black is 1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

from pos_bridge.document import Align

_THRESHOLD = [255] * 128 + [0] * 128


@dataclass(frozen=True)
class Band:
    row_bytes: int
    rows: int
    data: bytes


def bands(picture: Image.Image, rows: int, live: bytes) -> Iterator[Band]:
    """An "L" picture (ink is 0) in bands of at most `rows`. `live` matches the one byte that a printer would obey inside data:
    it gets one dot more."""
    ink = _ink(picture)
    row_bytes = (ink.width + 7) // 8
    data = ink.tobytes()
    for top in range(0, ink.height, rows):
        part = data[top * row_bytes : (top + rows) * row_bytes]
        yield Band(row_bytes, len(part) // row_bytes, _harmless(part, live))


def strips(picture: Image.Image, high: int, live: bytes) -> Iterator[bytes]:
    """Strips of `high` rows (a multiple of 8), column after column from the top down."""
    ink = _ink(picture)
    for top in range(0, ink.height, high):
        strip = ink.crop((0, top, ink.width, top + high))
        # Turned so that a column of the strip is a row of bytes.
        yield _harmless(strip.transpose(Image.Transpose.TRANSPOSE).tobytes(), live)


def placed(picture: Image.Image, side: Align, width: int) -> Image.Image:
    """On the whole width of the paper, for a head that knows no alignment."""
    space = width - picture.width
    if space <= 0:
        return picture.crop((0, 0, width, picture.height))
    sheet = Image.new("L", (width, picture.height), 255)
    sheet.paste(picture, ({"left": 0, "center": space // 2, "right": space}[side], 0))
    return sheet


def squeezed(picture: Image.Image, height: int) -> Image.Image:
    """Other rows, the same width: for a head whose rows stand further apart than its dots."""
    return picture.resize((picture.width, max(1, height)), Image.Resampling.NEAREST)


def _ink(picture: Image.Image) -> Image.Image:
    return picture.convert("L").point(_THRESHOLD, "1")


def _harmless(data: bytes, live: bytes) -> bytes:
    return re.sub(live, lambda found: bytes([found[0][0] | (0x08 if found[0][0] == 0x10 else 0x04)]), data)
