"""A roll-top dry bag."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (60, 20, 480, 680)

BODY = "M150 214Q134 240 132 300L132 600Q136 640 180 646Q300 662 420 646Q464 640 468 600L468 300Q466 240 450 214Z"
TOP = "M164 150H436Q452 150 452 166V206Q452 222 436 222H164Q148 222 148 206V166Q148 150 164 150Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The bag, full, its top rolled and buckled into a handle."""
    sheet.ground(300, 656, 206)
    sheet.line("M152 186C120 60 230 50 300 50C370 50 480 60 448 186", trim.base, 22, cap="butt")
    sheet.bar(256, 28, 88, 46, 9, trim.deep)
    sheet.bar(276, 44, 48, 14, 4, BONE)
    sheet.path(BODY, base.base)
    sheet.path("M150 214Q134 240 132 300L132 600Q136 640 180 646L206 649C190 500 190 340 204 214Z", base.light)
    sheet.path("M132 560Q300 592 468 560V600Q464 640 420 646Q300 662 180 646Q136 640 132 600Z", trim.base)
    sheet.line("M132 560Q300 592 468 560", trim.deep, 3, opacity=0.7)
    for flip in (False, True):
        lean = sheet.sway(8)
        sheet.line(f"M176 236Q{186 + lean} 280 168 322", base.dark, 3.5, opacity=0.6, flip=flip)
        sheet.line(f"M230 232Q{238 - lean} 262 232 296", base.dark, 3.5, opacity=0.5, flip=flip)
        sheet.line(f"M156 {452 + lean}Q190 480 222 540", base.dark, 3, opacity=0.45, flip=flip)
    sheet.light(BODY)
    sheet.lit(TOP, base.shade)
    sheet.path("M164 150H436Q450 150 452 164Q300 176 148 164Q150 150 164 150Z", base.glow, opacity=0.5)
    sheet.line("M148 198Q300 208 452 198", base.deep, 4, opacity=0.7)
    sheet.bar(226, 330, 148, 148, 10, trim.base)
    sheet.light("M226 330H374V478H226Z")
    sheet.path("M240 452L276 396L296 420L326 370L360 452Z", BONE)
    sheet.path("M326 370L360 452L318 452L334 420Z", base.base, opacity=0.55)
    sheet.mark(268, 362, 13, base.base)
