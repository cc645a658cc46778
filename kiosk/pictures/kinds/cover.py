"""A rain cover for a rucksack, drawn over a full pack."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (50, 20, 500, 680)

SHELL = (
    "M118 600C104 470 112 330 134 230C154 128 216 76 300 76C384 76 446 128 466 230C488 330 496 470 482 600"
    "Q476 640 430 648Q300 662 170 648Q124 640 118 600Z"
)


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The cover from its front, a reflecting bar across."""
    sheet.ground(300, 656, 216)
    sheet.line("M262 84C262 40 338 40 338 84", trim.base, 13)
    sheet.path(SHELL, base.base)
    sheet.path("M300 76C384 76 446 128 466 230C488 330 496 470 482 600Q476 640 430 648Q365 655 300 655Z", base.shade)
    sheet.path(
        "M134 230C154 128 216 76 300 76C250 120 214 200 206 300C196 420 198 540 210 652L170 648"
        "Q124 640 118 600C104 470 112 330 134 230Z",
        base.light,
        opacity=0.6,
    )
    sheet.line("M300 76V655", base.dark, 3)
    sheet.line("M142 214Q300 262 458 214", base.dark, 3)
    sheet.line("M146 226Q300 274 454 226", base.dark, 2.5, opacity=0.6, dash="8 5")
    for flip in (False, True):
        lean = sheet.sway(10)
        sheet.line(f"M150 {330 + lean}Q196 350 214 {404 + lean}", base.dark, 3, opacity=0.5, flip=flip)
        sheet.line(f"M146 {500 + lean}Q200 520 230 {580 - lean}", base.dark, 3, opacity=0.45, flip=flip)
    sheet.line("M122 596Q300 628 478 596", base.dark, 3, dash="4 6")
    sheet.path("M118 598Q300 630 482 598Q478 640 430 648Q300 662 170 648Q122 640 118 598Z", base.dark, opacity=0.5)
    for x in range(142, 470, 20):
        sheet.line(
            f"M{x} {616 + 10 * (1 - abs(x - 300) / 170):g}V{642 + 8 * (1 - abs(x - 300) / 170):g}", base.deep, 3, opacity=0.45
        )
    sheet.light(SHELL)
    sheet.bar(222, 366, 156, 15, 3, BONE)
    sheet.line("M300 648V690", trim.deep, 4)
    sheet.bar(291, 664, 18, 24, 5, trim.base)
    sheet.mark(300, 308, 18, trim.base)
