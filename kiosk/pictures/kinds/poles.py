"""A pair of trekking poles, crossed."""

from kiosk.pictures.colour import BONE, BONE_SHADE, Ramp, ramp
from kiosk.pictures.sheet import Sheet

BOX = (60, 10, 480, 760)


def pole(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """One pole, upright, middle at x 300, tip at y 740."""
    metal = ramp(BONE_SHADE)
    sheet.line("M312 92C366 98 372 170 330 196", trim.deep, 9)
    sheet.line("M300 560V724", metal.shade, 13, cap="butt")
    sheet.line("M297 560V724", metal.glow, 4, cap="butt")
    sheet.path("M292 716H308L302 746H298Z", trim.deep)
    sheet.oval(300, 690, 42, 12, trim.base)
    sheet.oval(300, 686, 42, 10, trim.light)
    sheet.bar(289, 380, 22, 190, 2, base.base)
    sheet.bar(291, 380, 6, 190, 2, base.glow)
    sheet.bar(286, 230, 28, 160, 3, base.shade)
    sheet.bar(288, 230, 7, 160, 2, base.light)
    for y in (270, 300, 330):
        sheet.line(f"M286 {y}H314", BONE, 6, cap="butt")
    for y in (378, 556):
        sheet.bar(281, y, 38, 36, 6, trim.deep)
        sheet.bar(314, y + 4, 14, 24, 5, trim.base)
    grip = (
        "M282 58Q282 34 302 32Q330 32 330 52Q330 66 318 72L318 96Q324 112 318 128Q324 144 318 160L316 236"
        "Q300 246 286 236L284 160Q278 144 284 128Q278 110 284 92Z"
    )
    sheet.path(grip, trim.base)
    sheet.path(
        "M282 58Q282 34 302 32Q292 44 292 70L294 240L286 236L284 160Q278 144 284 128Q278 110 284 92Z",
        trim.glow,
        opacity=0.45,
    )
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
