"""A big rucksack with a lid, a laced front pocket and a mat below."""

from kiosk.pictures.colour import BONE, ROWAN, Ramp, ramp
from kiosk.pictures.sheet import Sheet

BOX = (33, 94, 600, 732)

BODY = "M186 300L480 300C484 420 488 600 488 690L488 726L178 726L178 690C180 560 184 420 186 300Z"
POCKET = "M224 450Q333 430 443 450L453 680Q453 712 420 712L246 712Q216 712 216 680Z"
ROLL = "M187 714H483Q513 714 513 747Q513 780 483 780H187Q157 780 157 747Q157 714 187 714Z"
LID = "M169 250C169 175 230 132 333 132C437 132 498 175 498 250Q498 322 440 324Q333 332 226 324Q169 322 169 250Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The rucksack from its front."""
    sheet.ground(333, 790, 236)
    sheet.line("M299 138C305 108 361 108 367 138", trim.base, 12)
    for flip in (False, True):
        sheet.path(
            "M184 490C145 490 126 560 126 640L128 690Q132 726 160 731L184 731Z",
            base.dark if flip else base.shade,
            flip=flip,
        )
        sheet.line("M134 592L184 577M132 628L184 615", trim.deep, 5, flip=flip)
    sheet.path(BODY, base.base)
    sheet.path("M333 300L480 300C484 420 488 600 488 690L488 726L333 726Z", base.shade)
    sheet.light(BODY)
    sheet.path(POCKET, base.light)
    sheet.path("M333 440Q400 442 443 450L453 680Q453 712 420 712L333 712Z", base.shade)
    sheet.light(POCKET)
    sheet.line("M224 450Q240 440 333 440Q426 440 443 450", trim.deep, 6)
    for x in (250, 400):
        sheet.bar(x, 316, 16, 126, 0, trim.base)
        sheet.bar(x - 8, 360, 32, 40, 5, trim.deep)
        sheet.bar(x - 2, 374, 20, 7, 1, BONE)
    sheet.path(LID, base.base)
    sheet.path("M169 250C169 175 230 132 333 132L333 330Q280 328 226 324Q169 322 169 250Z", base.light)
    sheet.light(LID)
    sheet.line("M208 244Q333 268 460 244", trim.deep, 5)
    sheet.bar(210, 240, 11, 32, 3, ROWAN)
    sheet.line("M248 475L418 582L248 679M418 475L248 582L418 679", BONE, 4.5)
    for y in (475, 582, 679):
        for x in (248, 418):
            sheet.dot(x, y, 9, trim.base)
    roll = ramp(ROWAN)
    sheet.path(ROLL, roll.base)
    sheet.path("M186 714H484Q510 714 512 744H158Q160 714 186 714Z", roll.light)
    sheet.light(ROLL)
    sheet.oval(174, 747, 18, 33, roll.dark)
    sheet.line("M174 727A10 20 0 1 1 173.9 727M174 737A5 10 0 1 1 173.9 737", roll.glow, 2.5)
    for x in (216, 435):
        sheet.bar(x, 709, 16, 77, 2, trim.base)
    sheet.mark(333, 187, 16, base.dark)
