"""A piece of paper as a picture, dot by dot as the head burned it, on paper that looks like paper."""

import io

from PIL import Image, ImageDraw

from pos_bridge.printer.typeface import Typeface
from pos_bridge.simulator.firmware import Firmware
from pos_bridge.simulator.paper import Piece, Row, Span

SHEET = (253, 252, 248)
INK = (33, 31, 36)
EDGE = (226, 222, 212)
MARGIN = 32
HEAD = 24
TOOTH = 8


def strip(piece: Piece, firmware: Firmware, face: Typeface) -> Image.Image:
    """The printed area alone: "L", ink is 0, exactly the head's dots wide, as high as it is on paper."""
    height = sum(row.height for row in piece.rows)
    sheet = Image.new("L", (firmware.dots, max(height, 1)), 255)
    top = 0
    for row in piece.rows:
        if row.kind == "text":
            _letters(sheet, row, top, firmware, face)
        elif row.dots is not None:
            mask = Image.frombytes("1", (row.dots.width, row.dots.height), row.dots.bits)
            left = _left(row.side, firmware.dots, row.dots.width)
            sheet.paste(0, (left, top, left + row.dots.width, top + row.dots.height), mask)
        top += row.height
    if firmware.row_ratio != 1.0:
        return sheet.resize((sheet.width, max(1, round(sheet.height / firmware.row_ratio))))
    return sheet


def png(piece: Piece, firmware: Firmware, face: Typeface) -> bytes:
    """The piece with its margins and a cut or torn lower edge."""
    printed = strip(piece, firmware, face)
    width, height = printed.width + 2 * MARGIN, printed.height + 2 * HEAD + TOOTH
    sheet = Image.new("RGB", (width, height), SHEET)
    sheet.paste(INK, (MARGIN, HEAD), printed.point(lambda level: 255 - level))
    picture = Image.new("RGBA", sheet.size, (0, 0, 0, 0))
    picture.paste(sheet, (0, 0), _outline(width, height, piece.whole and not firmware.cutter))
    pen = ImageDraw.Draw(picture)
    pen.line((0, 0, 0, height - TOOTH - 1), fill=EDGE)
    pen.line((width - 1, 0, width - 1, height - TOOTH - 1), fill=EDGE)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _outline(width: int, height: int, torn: bool) -> Image.Image:
    """Straight where a knife cut, teeth where a hand tore."""
    mask = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(mask)
    pen.rectangle((0, 0, width, height - TOOTH), fill=255)
    for left in range(0, width, 2 * TOOTH) if torn else ():
        pen.polygon([(left, height - TOOTH), (left + TOOTH, height), (left + 2 * TOOTH, height - TOOTH)], fill=255)
    return mask


def _letters(sheet: Image.Image, row: Row, top: int, firmware: Firmware, face: Typeface) -> None:
    cell_width, cell_height = firmware.cell
    length = sum(len(span.text) * span.width * cell_width for span in row.spans)
    left = _left(row.side, firmware.dots, length)
    tallest = max(span.height for span in row.spans) * cell_height
    for span in row.spans:
        width, height = span.width * cell_width, span.height * cell_height
        # Letters of one row stand on one line, whatever their heights.
        for char in span.text:
            _letter(sheet, char, (left, top + tallest - height, width, height), span, face)
            left += width


def _letter(sheet: Image.Image, char: str, box: tuple[int, int, int, int], span: Span, face: Typeface) -> None:
    left, top, width, height = box
    if span.inverse:
        sheet.paste(0, (left, top, left + width, top + height))
    if char != " ":
        mask = face.cell(char, width, height, span.bold)
        sheet.paste(255 if span.inverse else 0, (left, top, left + width, top + height), mask)
    if span.underline:
        sheet.paste(0, (left, top + height - 2, left + width, top + height))


def _left(side: str, room: int, length: int) -> int:
    space = max(0, room - length)
    return {"left": 0, "center": space // 2, "right": space}[side]
