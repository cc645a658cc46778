"""A sleeping mat, half unrolled."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (20, 60, 760, 520)


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The roll stands at the left, its tail runs to the right."""
    sheet.ground(400, 548, 350, 24)
    tail = "M196 446L716 446Q748 446 752 472L758 520Q758 540 732 540L150 540Z"
    sheet.path(tail, base.base)
    sheet.clip(tail)
    for row in range(3):
        for column in range(14):
            x, y = 226 + column * 40 + row * 14, 462 + row * 28
            sheet.oval(x, y, 17, 10, base.dark, opacity=0.55)
            sheet.oval(x - 2, y - 3, 14, 7, base.light)
    sheet.back()
    sheet.path("M160 526Q440 538 757 514L758 522Q758 546 732 546L150 546Z", trim.base)
    sheet.light(tail)
    roll = "M170 112L430 112Q510 112 510 330Q510 548 430 548L170 548Z"
    sheet.path(roll, base.base)
    sheet.clip(roll)
    for row in range(11):
        for column in range(9):
            x, y = 176 + column * 40 + (row % 2) * 20, 124 + row * 41
            sheet.oval(x, y, 17, 15, base.shade)
            sheet.oval(x - 2, y - 4, 14, 10, base.light)
    sheet.path("M90 430H520V560H90Z", base.deep, opacity=0.28)
    sheet.path("M90 100H520V190H90Z", base.glow, opacity=0.22)
    sheet.back()
    sheet.light(roll)
    sheet.oval(170, 330, 84, 218, trim.base)
    sheet.oval(170, 330, 84, 218, base.dark, opacity=0.35)
    for step in range(6):
        rx, ry = 74 - step * 12, 196 - step * 33
        sheet.line(
            f"M170 {330 - ry}A{rx} {ry} 0 1 1 {169.9 - step * 0.4:g} {330 - ry}",
            trim.glow if step % 2 else trim.deep,
            7,
            opacity=0.75,
        )
    sheet.oval(170, 330, 9, 24, trim.deep)
    for x in (300, 430):
        sheet.line(f"M{x - 20} 112Q{x + 62} 330 {x - 20} 548", trim.base, 20, cap="butt")
        sheet.bar(x + 8, 300, 30, 56, 6, trim.deep)
        sheet.bar(x + 14, 322, 18, 10, 2, BONE)
    sheet.mark(386, 330, 20, trim.base)
