"""A hooded rain shell with a yoke of the second colour."""

from kiosk.pictures import garment
from kiosk.pictures.colour import Ramp
from kiosk.pictures.sheet import Sheet

BOX = (0, 0, 600, 720)

YOKE = (
    "M211 155C172 165 150 190 150 222L150 295Q215 332 300 332Q385 332 450 295L450 222C450 190 428 165 389 155"
    "Q350 183 300 184Q250 183 211 155Z"
)
YOKE_LEFT = "M211 155C172 165 150 190 150 222L150 295Q215 332 300 332L300 184Q250 183 211 155Z"
HOOD = "M198 166C192 90 228 26 300 26C372 26 408 90 402 166L380 186L220 186Z"
HOOD_LEFT = "M198 166C192 90 228 26 300 26C252 62 232 110 236 180L220 186Z"
OPENING = "M235 170C232 100 254 61 300 61C346 61 368 100 365 170L356 184Q300 196 244 184Z"
INSIDE = "M255 186C250 124 268 92 300 92C332 92 350 124 345 186Z"


def hood(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """A raised hood with its dark opening and two cords."""
    sheet.path(HOOD, base.shade)
    sheet.path(HOOD_LEFT, base.light)
    sheet.path(OPENING, trim.deep)
    sheet.path(INSIDE, "#0B0806", opacity=0.45)
    for flip in (False, True):
        sheet.line("M247 110Q243 140 243 174", base.light, 3, opacity=0.75, flip=flip)


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The shell, hanging, zipped."""
    sheet.ground(300, 694, 232)
    garment.sleeves(sheet, base, trim.base)
    hood(sheet, base, trim)
    body = garment.trunk(678)
    sheet.path(body, base.base)
    sheet.path(garment.hem_band(678, 50), base.dark, opacity=0.5)
    sheet.path(YOKE, trim.base)
    sheet.path(YOKE_LEFT, trim.light)
    sheet.line("M150 295Q215 332 300 332Q385 332 450 295", trim.deep, 3, opacity=0.8)
    sheet.line("M211 155Q250 183 300 184Q350 183 389 155", trim.deep, 5, opacity=0.7)
    garment.creases(sheet, 378, base.dark)
    garment.zip_front(sheet, 184, 678, base.shade, trim.deep)
    sheet.light(body)
    garment.hand_pockets(sheet, 444, base.deep)
    sheet.mark(224, 254, 13, base.base)
