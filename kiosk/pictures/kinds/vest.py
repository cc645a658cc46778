"""A quilted vest with a standing collar."""

from kiosk.pictures import garment
from kiosk.pictures.colour import Ramp
from kiosk.pictures.sheet import Sheet

BOX = (60, 60, 480, 600)

RAILS = (
    (176, 140, 424, 140),
    (190, 190, 410, 190),
    (176, 244, 424, 244),
    (160, 304, 440, 304),
    (148, 364, 452, 364),
    (147, 424, 453, 424),
    (146, 484, 454, 484),
    (145, 544, 455, 544),
    (145, 590, 455, 590),
)
ARMHOLES = "M206 158C190 196 198 262 142 322L110 330V650H490V330L458 322C402 262 410 196 394 158Z"
COLLAR = "M206 164C212 136 222 118 238 106Q300 92 362 106C378 118 388 136 394 164Q300 222 206 164Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The vest, hanging, zipped."""
    sheet.ground(300, 632, 205)
    for flip in (False, True):
        sheet.path("M206 158C190 190 200 260 142 322L156 342C206 290 214 230 222 180Z", trim.base, flip=flip)
    sheet.path("M230 128Q300 96 370 128L362 106Q300 82 238 106Z", base.deep)
    sheet.clip(ARMHOLES)
    garment.quilt(sheet, base, RAILS, 9, lit=True)
    sheet.back()
    for flip in (False, True):
        sheet.path("M206 158C186 196 198 262 144 320L160 332C206 284 208 230 214 176Z", trim.base, flip=flip)
    sheet.path("M145 586Q300 595 455 586L456 604Q452 616 432 616L168 616Q148 616 144 604Z", trim.base)
    sheet.path(COLLAR, base.base)
    sheet.path("M206 164C212 136 222 118 238 106Q268 99 300 98L300 192Q252 190 206 164Z", base.light)
    for y in (132, 158):
        sheet.line(f"M{224 - (y - 132) // 2} {y}Q300 {y + 38} {376 + (y - 132) // 2} {y}", base.dark, 3, opacity=0.8)
    sheet.light(COLLAR)
    sheet.line("M206 164Q300 222 394 164", base.dark, 3, opacity=0.8)
    garment.zip_front(sheet, 98, 616, trim.base, trim.deep)
    for flip in (False, True):
        sheet.line("M226 424L184 488", trim.deep, 7, flip=flip)
    sheet.mark(226, 270, 13, trim.base)
