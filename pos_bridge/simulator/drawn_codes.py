"""Codes that a printer draws by itself, from the bytes of its own commands."""

from dataclasses import dataclass

import segno
from PIL import Image, ImageDraw

from pos_bridge.printer.symbology import code128_runs, code128_values, ean13_runs
from pos_bridge.simulator.paper import Dots

SETS = {b"A": 103, b"B": 104, b"C": 105}
SWITCH = {b"A": 101, b"B": 100, b"C": 99}


@dataclass(frozen=True)
class DrawnCode:
    name: str
    letters: str
    dots: Dots


def linear_dots(kind: int, data: bytes, module: int, height: int) -> DrawnCode | None:
    """GS k: 2 and 67 are EAN-13, 73 is Code 128. None for what a printer would skip."""
    if kind in (2, 67):
        digits = data.decode("ascii", "replace")[:12]
        if len(digits) < 12 or not digits.isdigit():
            return None
        total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
        full = digits + str(-total % 10)
        return DrawnCode("ean13", full, _bars(ean13_runs(full), module, height))
    if kind == 73:
        values, letters = _code128(data)
        return DrawnCode("code128", letters, _bars(code128_runs(values), module, height)) if values else None
    return None


def qr_dots(data: bytes, module: int) -> Dots:
    matrix = segno.make_qr(data, error="m", boost_error=False).matrix
    picture = Image.new("1", (len(matrix) * module, len(matrix) * module), 0)
    pen = ImageDraw.Draw(picture)
    for y, line in enumerate(matrix):
        for x, dark in enumerate(line):
            if dark:
                pen.rectangle((x * module, y * module, (x + 1) * module - 1, (y + 1) * module - 1), fill=1)
    return Dots(picture.width, picture.height, picture.tobytes())


def code128_of(text: str, module: int, height: int) -> Dots:
    """For a firmware that chooses the code sets itself."""
    return _bars(code128_runs(code128_values(text)), module, height)


def _code128(data: bytes) -> tuple[list[int], str]:
    """Symbol values from `{A`, `{B`, `{C` marks and data; nothing when the data breaks the rules of GS k."""
    values: list[int] = []
    letters = ""
    current = b""
    at = 0
    while at < len(data):
        if data[at : at + 1] == b"{" and data[at + 1 : at + 2] in SETS:
            mark = data[at + 1 : at + 2]
            values.append(SWITCH[mark] if values else SETS[mark])
            current = mark
            at += 2
            continue
        if not current:
            return [], ""
        if data[at : at + 2] == b"{{":
            at += 1
        byte = data[at]
        if byte > (99 if current == b"C" else 127):
            return [], ""
        values.append(byte if current == b"C" else (byte - 32) % 96)
        letters += f"{byte:02}" if current == b"C" else chr(byte)
        at += 1
    return values, letters


def _bars(runs: list[int], module: int, height: int) -> Dots:
    picture = Image.new("1", (sum(runs) * module, height), 0)
    pen = ImageDraw.Draw(picture)
    left = 0
    for place, run in enumerate(runs):
        if place % 2 == 0:
            pen.rectangle((left, 0, left + run * module - 1, height - 1), fill=1)
        left += run * module
    return Dots(picture.width, picture.height, picture.tobytes())
