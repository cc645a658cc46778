"""A low trail shoe with quick laces."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (120, 170, 576, 360)

UPPER = (
    "M190 250C196 236 214 232 226 244Q262 282 322 268C344 262 352 246 372 242L418 262C450 292 500 314 560 330"
    "C610 342 640 372 642 424L176 424C172 360 178 300 190 250Z"
)
TONGUE = "M334 262C338 236 358 214 384 216C402 218 408 230 404 244L440 286L400 300Z"
SADDLE = "M300 272C290 330 262 384 226 424L372 424C404 384 436 352 470 318L418 282L352 250C344 262 330 268 300 272Z"
TOE = "M520 318C496 350 492 388 498 424L642 424C640 372 610 342 560 330Z"
EYES = ((346, 276), (366, 296), (388, 314), (412, 330))
KNOTS = ((386, 252), (408, 268), (430, 284), (454, 300))


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The left shoe from its outer side, toe to the right."""
    sheet.ground(408, 492, 268, 20)
    sheet.line("M186 262Q162 246 172 224Q180 212 194 238", trim.base, 7)
    sheet.path("M196 246Q262 300 356 258L352 246Q262 276 214 236Z", base.deep)
    sheet.path(TONGUE, trim.shade)
    sheet.path(UPPER, base.base)
    for number in range(9):
        rib = 430 + number * 14
        sheet.line(f"M{rib} {312 + number * 4}L{rib - 34} 420", base.dark, 2.5, opacity=0.35)
    sheet.path("M190 250C178 300 172 360 176 424L232 424C236 350 226 290 214 240Q200 234 190 250Z", trim.base)
    sheet.path(SADDLE, base.light)
    sheet.line("M300 272C290 330 262 384 226 424", base.dark, 3)
    sheet.line("M372 424C404 384 436 352 470 318", base.dark, 3)
    sheet.line("M334 286C322 340 306 384 286 424", trim.base, 12, cap="butt")
    sheet.line("M362 306C350 350 336 388 318 424", trim.base, 12, cap="butt")
    sheet.path(TOE, trim.base)
    sheet.light(UPPER)
    sheet.line("M508 326C486 356 484 390 488 422", BONE, 2.5, opacity=0.6, dash="6 4", cap="butt")
    for (x, y), (to_x, to_y) in zip(EYES, KNOTS, strict=True):
        sheet.line(f"M{x} {y}L{to_x} {to_y}", BONE, 6.5)
        sheet.dot(x, y, 6.5, trim.deep)
    for number in range(16):
        lug = 174 + number * 29.4
        sheet.path(f"M{lug:g} 468H{lug + 22:g}L{lug + 15:g} 488H{lug + 3:g}Z", trim.deep)
    sheet.lit("M158 440Q400 462 660 434Q668 460 640 472L190 474Q160 470 158 440Z", trim.base)
    sheet.lit("M160 430Q164 414 180 416C320 432 480 432 636 410Q662 412 664 436Q410 468 160 448Z", BONE)
    sheet.line("M176 422C320 440 480 438 600 422", "#FFFDF8", 4)
    sheet.mark(272, 376, 13, base.deep)
