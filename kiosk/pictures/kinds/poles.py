"""A pair of trekking poles, crossed."""

from kiosk.pictures.colour import BONE, BONE_SHADE, Ramp, ramp
from kiosk.pictures.sheet import Sheet

BOX = (40, 10, 520, 760)


def pole(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """One pole, upright, middle at x 300, tip at y 740."""
    metal = ramp(BONE_SHADE)
    sheet.line("M312 92C366 98 372 170 330 196", trim.deep, 9)
    sheet.line("M300 560V724", metal.shade, 10, cap="butt")
    sheet.line("M298 560V724", metal.glow, 3, cap="butt")
    sheet.path("M292 716H308L302 746H298Z", trim.deep)
    sheet.oval(300, 690, 36, 10, trim.base)
    sheet.oval(300, 686, 36, 9, trim.light)
    sheet.bar(292, 380, 16, 190, 2, base.base)
    sheet.bar(293, 380, 5, 190, 2, base.glow)
    sheet.bar(289, 230, 22, 160, 3, base.shade)
    sheet.bar(291, 230, 6, 160, 2, base.light)
    for y in (270, 300, 330):
        sheet.line(f"M289 {y}H311", BONE, 6, cap="butt")
    for y in (378, 556):
        sheet.bar(284, y, 32, 34, 6, trim.deep)
        sheet.bar(310, y + 4, 14, 24, 5, trim.base)
    grip = "M282 58Q282 34 302 32Q330 32 330 52Q330 66 318 72L318 96Q324 112 318 128Q324 144 318 160L316 236Q300 246 286 236L284 160Q278 144 284 128Q278 110 284 92Z"
    sheet.path(grip, trim.base)
    sheet.path("M282 58Q282 34 302 32Q292 44 292 70L294 240L286 236L284 160Q278 144 284 128Q278 110 284 92Z", trim.glow, opacity=0.45)
    for y in (96, 128, 160, 184, 208):
        sheet.line(f"M285 {y}Q300 {y + 8} 317 {y}", trim.deep, 3, opacity=0.8)
    sheet.bar(284, 66, 34, 9, 3, base.base)


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The pair, the handles apart."""
    sheet.ground(300, 744, 190, 18)
    sheet.turn(15, 300, 430)
    pole(sheet, base, trim)
    sheet.back()
    sheet.turn(-15, 300, 430)
    pole(sheet, base, trim)
    sheet.back()
