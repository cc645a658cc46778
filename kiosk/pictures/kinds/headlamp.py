"""A head lamp on its band."""

from kiosk.pictures.colour import BONE, ROWAN, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (30, 40, 640, 500)

BAND = "M86 262C90 150 210 88 350 88C490 88 610 150 614 262"
FRONT = "M86 262C96 372 210 430 350 430C490 430 604 372 614 262"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The lamp toward us, the band behind it."""
    sheet.ground(350, 500, 250, 22)
    sheet.line(BAND, base.dark, 58, cap="butt")
    sheet.line(BAND, trim.deep, 12, cap="butt", opacity=0.8)
    sheet.line("M350 88C344 190 344 300 350 400", base.shade, 40, cap="butt")
    sheet.line("M350 88C344 190 344 300 350 400", base.dark, 3, dash="8 6")
    sheet.line(FRONT, base.base, 58, cap="butt")
    sheet.line("M90 280C110 374 220 424 350 424", base.light, 20, cap="butt", opacity=0.7)
    sheet.line(FRONT, trim.base, 16, cap="butt")
    sheet.line(FRONT, BONE, 3, dash="10 8", opacity=0.7, cap="butt")
    for x in (86, 614):
        sheet.bar(x - 34, 248, 68, 26, 8, trim.deep)
    for flip in (False, True):
        sheet.turn(20 if not flip else -20, 170 if not flip else 530, 394)
        sheet.bar(146 if not flip else 506, 350, 48, 84, 8, trim.deep)
        sheet.bar(160 if not flip else 520, 368, 20, 48, 4, trim.light)
        sheet.back()
    body = "M238 366Q238 316 288 312L412 312Q462 316 462 366L454 470Q448 500 412 502L288 502Q252 500 246 470Z"
    sheet.lit(body, trim.base)
    sheet.path("M288 312L412 312Q440 314 452 334Q350 318 248 334Q260 314 288 312Z", trim.glow, opacity=0.5)
    sheet.dot(350, 412, 72, trim.deep)
    sheet.dot(350, 412, 62, BONE)
    sheet.dot(350, 412, 62, "#F4D58A")
    sheet.path("M350 350A62 62 0 0 0 288 412L350 412Z", "#FFF3DC", opacity=0.85)
    for x, y, r in ((350, 392, 20), (328, 430, 13), (372, 430, 13)):
        sheet.dot(x, y, r, "#FFFDF3")
        sheet.dot(x, y, r * 0.5, "#F2C14E")
    sheet.bar(322, 298, 56, 18, 8, ROWAN)
    sheet.mark(430, 478, 10, base.base)
