"""A hooded pull-over with a half zip and one big kangaroo pocket."""

from kiosk.pictures import garment
from kiosk.pictures.colour import BONE, BONE_SHADE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (0, 0, 600, 720)

HOOD = "M202 168C194 96 226 44 300 44C374 44 406 96 398 168L384 190L216 190Z"
HOOD_LEFT = "M202 168C194 96 226 44 300 44C258 74 238 112 240 182L216 190Z"
OPENING = "M238 174C238 112 262 80 300 80C338 80 362 112 362 174Q330 198 300 198Q270 198 238 174Z"
POCKET = "M166 420Q300 436 434 420L442 588Q442 606 424 606L176 606Q158 606 158 588Z"
FLAP = "M162 414Q300 430 438 414L440 462Q300 482 160 462Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The pull-over, hanging, the zip open a little."""
    sheet.ground(300, 684, 232)
    garment.sleeves(sheet, base, trim.base)
    sheet.path(HOOD, trim.shade)
    sheet.path(HOOD_LEFT, trim.light)
    sheet.path(OPENING, trim.deep)
    sheet.path("M258 188C256 132 272 108 300 108C328 108 344 132 342 188Z", "#0B0806", opacity=0.4)
    body = garment.trunk(666)
    sheet.path(body, base.base)
    sheet.path(garment.hem_band(666, 34), base.dark, opacity=0.5)
    garment.creases(sheet, 300, base.dark, low=False)
    sheet.path("M211 155Q300 200 389 155L396 160Q300 214 204 160Z", trim.deep, opacity=0.75)
    sheet.bar(290, 186, 20, 172, 3, trim.base)
    sheet.line("M300 196V352", trim.deep, 4.5, dash="5 4.5", cap="butt")
    sheet.bar(297, 300, 6, 36, 3, BONE_SHADE)
    sheet.bar(293.5, 282, 13, 31, 5, BONE)
    sheet.path(POCKET, base.shade)
    sheet.line("M300 470V606", base.dark, 3, dash="9 7")
    sheet.path(FLAP, trim.base)
    sheet.line("M160 462Q300 482 440 462", trim.deep, 3, opacity=0.8)
    sheet.light(body)
    for x in (206, 394):
        sheet.bar(x - 9, 440, 18, 34, 5, trim.deep)
        sheet.bar(x - 5, 452, 10, 6, 2, BONE)
    sheet.mark(222, 258, 13, trim.base)
