"""Shorts with a drawcord and side panels."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (40, 20, 520, 480)

LEG = "M174 90C164 190 132 320 112 420Q110 432 122 434L268 448Q280 448 282 438L300 296L300 90Z"
LEGS = (
    "M174 72L426 72C436 190 468 320 488 420Q490 432 478 434L332 448Q320 448 318 438L300 296L282 438Q280 448 268 448"
    "L122 434Q110 432 112 420C132 320 164 190 174 72Z"
)
SIDE = "M174 90C164 190 132 320 112 420Q110 432 122 434L160 438C166 330 190 210 200 90Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The shorts hanging from the waist."""
    sheet.ground(300, 462, 200)
    sheet.path("M180 66Q300 50 420 66L424 90Q300 112 176 90Z", base.deep)
    sheet.path(LEG, base.base)
    sheet.path(LEG, base.shade, flip=True)
    sheet.path(SIDE, trim.light)
    sheet.path(SIDE, trim.base, flip=True)
    for flip in (False, True):
        sheet.line("M118 402Q200 424 286 418", base.dark, 3, opacity=0.7, dash="8 5", flip=flip)
        sheet.line("M206 122Q218 190 184 226", base.deep, 6, flip=flip)
        lean = sheet.sway(6)
        sheet.line(f"M296 {250 + lean}Q262 268 230 254", base.dark, 3, opacity=0.5, flip=flip)
        sheet.line(f"M214 {330 + lean}Q240 356 270 350", base.dark, 3, opacity=0.45, flip=flip)
    sheet.line("M300 118V296", base.deep, 4)
    sheet.path("M174 72Q300 98 426 72L430 112Q300 138 170 112Z", base.dark)
    for x in range(186, 420, 13):
        sheet.line(f"M{x} {86 + 6 * (1 - abs(x - 300) / 130):g}V{112 + 6 * (1 - abs(x - 300) / 130):g}", base.deep, 3, opacity=0.5)
    sheet.line("M288 112Q276 160 284 188", BONE, 5)
    sheet.line("M312 112Q322 156 312 196", BONE, 5)
    for x, y in ((284, 188), (312, 196)):
        sheet.bar(x - 4, y - 4, 8, 18, 3, trim.deep)
    sheet.light(LEGS)
    sheet.mark(226, 368, 12, trim.base)
