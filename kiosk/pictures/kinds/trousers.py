"""Hiking trousers with knee panels and a thigh pocket."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (20, 0, 560, 720)

LEG = "M196 66C190 230 166 470 156 664Q156 674 168 676L262 682Q274 682 275 672C280 540 288 420 300 286L300 66Z"
LEGS = (
    "M196 50L404 50C410 230 434 470 444 664Q444 674 432 676L338 682Q326 682 325 672C320 540 312 420 300 286"
    "C288 420 280 540 275 672Q274 682 262 682L168 676Q156 674 156 664C166 470 190 230 196 50Z"
)
KNEE = "M176 372Q228 396 287 374L281 486Q226 500 167 482Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The trousers hanging from the waist."""
    sheet.ground(300, 692, 186)
    sheet.path("M204 44Q300 32 396 44L400 64Q300 84 200 64Z", base.deep)
    sheet.path(LEG, base.base)
    sheet.path(LEG, base.shade, flip=True)
    sheet.path("M196 66C190 230 166 470 156 664L180 672C190 470 214 240 222 66Z", base.light, opacity=0.7)
    sheet.path(KNEE, trim.light)
    sheet.path(KNEE, trim.base, flip=True)
    for flip in (False, True):
        sheet.line("M176 372Q228 396 287 374", trim.deep, 3, opacity=0.7, flip=flip)
        sheet.line("M167 482Q226 500 281 486", trim.deep, 3, opacity=0.7, flip=flip)
        sheet.line("M228 392L224 490", trim.deep, 3, opacity=0.45, dash="8 6", flip=flip)
        sheet.line("M160 640Q216 652 276 648", base.dark, 3, opacity=0.7, dash="8 5", flip=flip)
        sheet.line("M208 96Q226 150 190 172", base.deep, 5, flip=flip)
        lean = sheet.sway(6)
        sheet.line(f"M296 {236 + lean}Q264 252 236 242", base.dark, 3, opacity=0.5, flip=flip)
        sheet.line(f"M172 {540 + lean}Q206 562 240 556", base.dark, 3, opacity=0.45, flip=flip)
    sheet.line("M300 100V286", base.deep, 4)
    sheet.line("M300 180Q326 176 328 100", base.dark, 3, dash="7 5")
    sheet.path("M198 50Q300 74 402 50L404 88Q300 110 196 88Z", trim.base)
    for x in (222, 262, 330, 370):
        sheet.bar(x, 56, 10, 44, 3, base.shade)
    sheet.dot(300, 82, 9, BONE)
    sheet.dot(300, 82, 3.5, trim.deep)
    sheet.line("M374 236L388 330", base.deep, 7)
    sheet.dot(374, 238, 5.5, BONE)
    sheet.light(LEGS)
    sheet.mark(226, 592, 11, trim.base)
