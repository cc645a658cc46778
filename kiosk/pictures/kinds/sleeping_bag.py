"""A mummy sleeping bag, laid out, its hood at the top."""

from kiosk.pictures import garment
from kiosk.pictures.colour import BONE, ROWAN, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (50, 0, 500, 760)

RAILS = (
    (170, 190, 430, 190),
    (152, 250, 448, 250),
    (148, 310, 452, 310),
    (156, 370, 444, 370),
    (168, 430, 432, 430),
    (182, 490, 418, 490),
    (196, 550, 404, 550),
    (208, 606, 392, 606),
    (218, 656, 382, 656),
)
FOOT = "M214 640Q300 664 386 640L394 690Q394 716 366 718L234 718Q206 716 206 690Z"
HOOD = "M164 208C138 120 196 34 300 34C404 34 462 120 436 208Q300 250 164 208Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The bag from above, the zip a little open."""
    sheet.ground(300, 724, 150, 18)
    sheet.path(HOOD, base.shade)
    sheet.path("M164 208C138 120 196 34 300 34C236 80 206 140 210 222Z", base.light)
    sheet.line("M196 70Q230 120 226 200M404 70Q370 120 374 200M300 34V90", base.dark, 3, opacity=0.7)
    sheet.path("M216 210C206 140 242 92 300 92C358 92 394 140 384 210Q300 244 216 210Z", trim.base)
    sheet.path("M232 212C226 150 256 110 300 110C344 110 374 150 368 212Q300 240 232 212Z", trim.deep)
    sheet.path("M246 214C246 182 268 170 300 170C332 170 354 182 354 214Q300 236 246 214Z", trim.glow)
    garment.quilt(sheet, base, RAILS, 8, lit=True)
    sheet.path("M168 184Q300 226 432 184L438 214Q300 256 162 214Z", trim.base)
    sheet.line("M174 200Q300 240 426 200", trim.glow, 2.5, opacity=0.6, dash="7 5")
    sheet.lit(FOOT, trim.base)
    sheet.line("M356 216C364 330 352 440 336 560", trim.deep, 9)
    sheet.line("M356 222C364 330 352 440 336 556", BONE, 3, dash="4 4", cap="butt", opacity=0.8)
    sheet.bar(350, 232, 12, 32, 5, ROWAN)
    sheet.mark(244, 292, 14, trim.base)
