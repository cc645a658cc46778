"""A fleece jacket with a standing collar and a chest pocket."""

from kiosk.pictures import garment
from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (0, 60, 600, 650)

COLLAR = "M218 168C222 140 226 118 240 104Q300 88 360 104C374 118 378 140 382 168Q300 208 218 168Z"
COLLAR_LEFT = "M218 168C222 140 226 118 240 104Q266 97 300 96L300 188Q258 186 218 168Z"
YOKE = "M211 155C172 165 150 190 150 222L150 252Q225 282 300 282Q375 282 450 252L450 222C450 190 428 165 389 155Q300 206 211 155Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The fleece, hanging, zipped to the chin."""
    sheet.ground(300, 660, 228)
    garment.sleeves(sheet, base, base.dark)
    for flip in (False, True):
        sheet.line("M63 562L147 572", trim.base, 6, flip=flip, cap="butt")
    sheet.path("M236 122Q300 96 364 122L360 104Q300 78 240 104Z", base.deep)
    body = garment.trunk(644)
    sheet.path(body, base.base)
    sheet.path(YOKE, base.light, opacity=0.85)
    sheet.line("M150 252Q225 282 300 282Q375 282 450 252", base.dark, 3, opacity=0.7)
    sheet.path(garment.hem_band(644, 26), trim.base)
    sheet.path(COLLAR, base.shade)
    sheet.path(COLLAR_LEFT, base.light)
    sheet.line("M218 168Q300 208 382 168", base.dark, 3, opacity=0.8)
    garment.creases(sheet, 396, base.dark)
    garment.zip_front(sheet, 98, 644, trim.base, trim.deep)
    sheet.light(body)
    sheet.bar(346, 268, 74, 86, 8, trim.base)
    sheet.line("M354 284H412", trim.deep, 6)
    sheet.dot(355, 284, 5.5, BONE)
    garment.hand_pockets(sheet, 458, base.deep)
    sheet.mark(384, 322, 12, base.base)
