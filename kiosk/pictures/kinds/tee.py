"""A T-shirt with a ridge printed on the chest."""

from kiosk.pictures.colour import Ramp
from kiosk.pictures.sheet import Sheet

BOX = (30, 70, 540, 600)

SLEEVE = "M190 158C150 168 122 196 104 232L62 330Q60 338 68 342L142 372L166 300L160 210Z"
BODY = (
    "M214 146C188 154 172 162 160 178L154 260C158 380 154 480 146 596Q146 612 162 614Q300 626 438 614Q454 612 454 596"
    "C446 480 442 380 446 260L440 178C428 162 412 154 386 146Q300 214 214 146Z"
)


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The shirt laid out flat."""
    sheet.ground(300, 634, 200)
    sheet.path(SLEEVE, base.light)
    sheet.path(SLEEVE, base.shade, flip=True)
    for flip in (False, True):
        sheet.line("M66 324L146 356", base.dark, 3, opacity=0.7, dash="8 5", flip=flip)
    sheet.path("M222 148Q300 120 378 148L386 152Q300 220 214 152Z", base.dark)
    sheet.path(BODY, base.base)
    sheet.line("M160 190C154 240 160 290 158 330", base.dark, 3, opacity=0.6)
    sheet.line("M160 190C154 240 160 290 158 330", base.dark, 3, opacity=0.6, flip=True)
    sheet.line("M222 146Q300 220 378 146", trim.base, 13, cap="butt")
    sheet.line("M210 152Q300 232 390 152", base.dark, 3, opacity=0.6)
    sheet.dot(300, 322, 96, trim.base)
    sheet.path("M222 378A96 96 0 0 0 378 378L338 330L320 352L300 290L262 344L244 330Z", base.glow)
    sheet.path("M300 290L338 330L320 352Z", base.shade, opacity=0.5)
    sheet.path("M222 378A96 96 0 0 0 378 378L352 346L328 372L306 352L268 388L246 352Z", base.base)
    lean = sheet.sway(8)
    sheet.line(f"M176 {470 + lean}Q220 500 250 560", base.dark, 3, opacity=0.45)
    sheet.line(f"M424 {450 - lean}Q390 500 372 570", base.dark, 3, opacity=0.45)
    sheet.line("M150 592Q300 606 450 592", base.dark, 3, opacity=0.7, dash="8 5")
    sheet.light(BODY)
