"""What a printer cannot do by itself, as pictures: rows of letters, bars, QR codes, logos. The bridge's home of segno.

All are "L" pictures, ink is 0.
"""

import binascii
import io
from functools import lru_cache

import segno
from PIL import Image, ImageDraw

from pos_bridge.errors import BadDocument
from pos_bridge.printer.symbology import QUIET
from pos_bridge.printer.typeface import Typeface
from pos_bridge.writing.letters import cell_width, clusters

Picture = Image.Image

QUIET_QR = 4
"Modules of white around a QR code (ISO/IEC 18004)."


def row_of_letters(row: str, cell: tuple[int, int], scale: tuple[int, int], bold: bool, face: Typeface) -> Picture:
    """One row of text, each sign in its cell; the row comes filled up to all columns."""
    width, height = cell[0] * scale[0], cell[1] * scale[1]
    signs = clusters(row)
    steps = [cell_width(sign[0]) * width for sign in signs]
    picture = Image.new("L", (sum(steps), height), 255)
    left = 0
    for sign, step in zip(signs, steps, strict=True):
        if step and sign != " ":
            picture.paste(0, (left, 0, left + step, height), face.cell(sign, step, height, bold))
        left += step
    return picture


def on_line(letters: Picture, line_height: int) -> Picture:
    """The row with the white below it that the printer leaves below its own rows."""
    if letters.height >= line_height:
        return letters
    line = Image.new("L", (letters.width, line_height), 255)
    line.paste(letters, (0, 0))
    return line


def bars(runs: list[int], module: int, height: int) -> Picture:
    """Bars, without the white at their sides: the paper brings that."""
    picture = Image.new("L", (sum(runs) * module, height), 255)
    pen = ImageDraw.Draw(picture)
    left = 0
    for place, run in enumerate(runs):
        if place % 2 == 0:
            pen.rectangle((left, 0, left + run * module - 1, height - 1), fill=0)
        left += run * module
    return picture


def ladder(runs: list[int], module: int, height: int, ratio: float) -> Picture:
    """Bars across the paper, one below the other, with white at both ends: for a code longer than the paper is wide."""
    rungs = max(1, round(module * ratio))
    upright = bars(runs, rungs, height).transpose(Image.Transpose.ROTATE_90)
    sheet = Image.new("L", (height, upright.height + 2 * QUIET * rungs), 255)
    sheet.paste(upright, (0, QUIET * rungs))
    return sheet


def qr_module(data: bytes, module: int, room: int) -> int:
    """The module with which a printer's own QR code fits into `room` dots with its quiet zone: a wider one is not printed
    (GS ( k, function 181; ESC GS y P). How well the printer packs the data is not known, so every byte counts whole, and two more
    for a header that names the charset."""
    side = len(segno.make_qr(data + b"  ", error="m", boost_error=False, mode="byte").matrix)
    return max(1, min(module, room // (side + 2 * QUIET_QR)))


def qr(data: bytes, module: int, room: int, ratio: float) -> Picture:
    """A QR code with its quiet zone above and below; the module shrinks until everything fits into `room` dots.

    `ratio` is how many rows of dots are as long as one dot is wide.
    """
    matrix = segno.make_qr(data, error="m", boost_error=False).matrix
    side = len(matrix)
    dots = max(1, min(module, room // (side + 2 * QUIET_QR)))
    quiet = b"\xff" * (side * QUIET_QR)
    modules = bytes(0 if dark else 255 for line in matrix for dark in line)
    small = Image.frombytes("L", (side, side + 2 * QUIET_QR), quiet + modules + quiet)
    return small.resize((side * dots, (side + 2 * QUIET_QR) * max(1, round(dots * ratio))), Image.Resampling.NEAREST)


@lru_cache(maxsize=16)
def logo(png: str, room: int, ratio: float) -> Picture:
    """A PNG (base64) as dots: made smaller where it is wider than the paper, grey by error diffusion, transparency is paper."""
    try:
        read = Image.open(io.BytesIO(binascii.a2b_base64(png, strict_mode=True)), formats=["PNG"])
        shape = read.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise BadDocument(f"a picture is a PNG in base64: {error}") from error
    sheet = Image.new("L", shape.size, 255)
    sheet.paste(shape.convert("L"), mask=shape.getchannel("A"))
    wide = min(room, sheet.width)
    high = max(1, round(sheet.height * wide / sheet.width * ratio))
    if (wide, high) != sheet.size:
        sheet = sheet.resize((wide, high), Image.Resampling.LANCZOS)
    return sheet.convert("1").convert("L")
