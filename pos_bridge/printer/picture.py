"""What a printer cannot do by itself, as pictures: rows of letters, bars, QR codes. The bridge's home of Pillow and segno."""

import re

import segno
from PIL import Image, ImageDraw

from pos_bridge.printer import commands
from pos_bridge.printer.letters import cell_width
from pos_bridge.printer.typeface import Typeface

Picture = Image.Image

# Many printers obey DLE EOT, DLE ENQ and DLE DC4 (drawer, buffer clear) even inside picture data
# (TM-U295 and HPRT manuals). One dot more turns the first byte into another one.
_LIVE = re.compile(rb"\x10(?=[\x04\x05\x14])")


def bands(picture: Image.Image, rows: int) -> list[bytes]:
    """A "1" picture (ink is 0) as GS v 0 commands of at most `rows` rows each."""
    ink = Image.eval(picture.convert("L"), lambda level: 0 if level > 127 else 255).convert("1")
    result = []
    for top in range(0, ink.height, rows):
        band = ink.crop((0, top, ink.width, min(top + rows, ink.height)))
        data = _LIVE.sub(b"\x18", band.tobytes())
        result.append(commands.raster((ink.width + 7) // 8, band.height, data))
    return result


def row_of_letters(row: str, cell: tuple[int, int], scale: tuple[int, int], bold: bool, face: Typeface) -> Image.Image:
    """One row of text, each sign in its cell; the row comes filled up to all columns."""
    width, height = cell[0] * scale[0], cell[1] * scale[1]
    columns = sum(cell_width(char) for char in row)
    picture = Image.new("L", (width * columns, height), 255)
    ink = Image.new("L", picture.size, 0)
    left = 0
    for char in row:
        step = cell_width(char) * width
        if step and char != " ":
            picture.paste(ink.crop((0, 0, step, height)), (left, 0), face.cell(char, step, height, bold))
        left += step
    return picture


def on_line(letters: Image.Image, line_height: int) -> Image.Image:
    """The row with the white below it that the printer leaves below its own rows."""
    if letters.height >= line_height:
        return letters
    line = Image.new("L", (letters.width, line_height), 255)
    line.paste(letters, (0, 0))
    return line


def bars(runs: list[int], module: int, height: int) -> Image.Image:
    """Bars, without the white at their sides: the paper brings that."""
    picture = Image.new("L", (sum(runs) * module, height), 255)
    pen = ImageDraw.Draw(picture)
    left = 0
    for place, run in enumerate(runs):
        if place % 2 == 0:
            pen.rectangle((left, 0, left + run * module - 1, height - 1), fill=0)
        left += run * module
    return picture


def qr(data: bytes, module: int, room: int) -> Image.Image:
    """A QR code with its quiet zone above and below; the module shrinks until everything fits into `room` dots."""
    matrix = segno.make_qr(data, error="m", boost_error=False).matrix
    side = len(matrix)
    dots = max(1, min(module, room // (side + 8)))
    picture = Image.new("L", (side * dots, (side + 8) * dots), 255)
    pen = ImageDraw.Draw(picture)
    for y, line in enumerate(matrix):
        for x, dark in enumerate(line):
            if dark:
                x0, y0 = x * dots, (y + 4) * dots
                pen.rectangle((x0, y0, x0 + dots - 1, y0 + dots - 1), fill=0)
    return picture
