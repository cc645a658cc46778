"""A day pack with a round top and two zip pockets."""

from kiosk.pictures.colour import BONE, ROWAN, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (30, 30, 540, 660)

BODY = (
    "M132 620C112 480 112 330 136 220C150 132 210 92 300 92C390 92 450 132 464 220C488 330 488 480 468 620"
    "Q464 650 434 652Q300 664 166 652Q136 650 132 620Z"
)
LOW = "M150 420Q300 392 450 420L456 604Q454 630 430 632Q300 642 170 632Q146 630 144 604Z"
TOP = "M160 250C166 176 214 134 300 134C386 134 434 176 440 250Q300 282 160 250Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The pack from its front."""
    sheet.ground(300, 660, 224)
    for flip in (False, True):
        sheet.line("M150 190C96 250 74 400 96 560", trim.shade, 30, flip=flip, cap="butt")
        sheet.path("M130 440C96 440 84 500 88 590Q92 632 140 636Z", base.dark if flip else base.shade, flip=flip)
        sheet.line("M96 470Q112 454 130 454", trim.base, 8, flip=flip)
    sheet.line("M256 100C256 48 344 48 344 100", trim.base, 14)
    sheet.path(BODY, base.base)
    sheet.path("M300 92C390 92 450 132 464 220C488 330 488 480 468 620Q464 650 434 652Q367 658 300 658Z", base.shade)
    sheet.light(BODY)
    sheet.line("M142 300C140 180 176 112 300 110C424 112 460 180 458 300", trim.deep, 6)
    sheet.bar(136, 296, 12, 36, 4, ROWAN)
    sheet.path(TOP, trim.base)
    sheet.path("M160 250C166 176 214 134 300 134L300 266Q230 265 160 250Z", trim.light)
    sheet.light(TOP)
    sheet.line("M178 232Q300 258 422 232", trim.deep, 5)
    sheet.bar(182, 230, 9, 28, 3, BONE)
    for x in (206, 378):
        sheet.bar(x, 262, 16, 150, 0, trim.base)
        sheet.bar(x - 8, 312, 32, 40, 5, trim.deep)
        sheet.bar(x - 2, 328, 20, 7, 1, BONE)
    sheet.path(LOW, base.light)
    sheet.path("M300 406Q375 406 450 420L456 604Q454 630 430 632Q367 637 300 637Z", base.base)
    sheet.light(LOW)
    sheet.line("M158 446Q300 420 442 446", trim.deep, 5)
    sheet.bar(428, 442, 10, 34, 3, ROWAN)
    for y in (500, 536, 572):
        sheet.line(f"M236 {y}H364", trim.base, 12, cap="butt")
    for x in (242, 300, 358):
        sheet.line(f"M{x} 490V584", trim.deep, 3, dash="4 32", cap="butt")
    sheet.mark(300, 184, 17, base.base)
