"""A pair of gloves with a palm of the second colour."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (20, 10, 620, 640)

HAND = (
    "M150 450C138 390 112 348 88 300C72 268 100 246 124 268L170 322L148 152C144 116 188 108 196 144L216 272L218 108"
    "C218 70 264 70 266 108L270 268L290 124C296 90 338 96 336 132L322 284L350 188C360 158 396 168 390 202L362 352"
    "C356 392 346 420 344 450Z"
)
WRIST = "M142 442Q246 424 352 442L366 566Q368 590 344 594Q246 610 150 594Q126 590 128 566Z"


def glove(sheet: Sheet, base: Ramp, trim: Ramp, *, front: bool) -> None:
    """One glove, back of the hand toward us, fingers up."""
    sheet.path(HAND, base.base if front else base.shade)
    sheet.path(
        "M170 322L196 352Q262 300 322 320L338 360C334 396 330 420 328 446L160 448C152 410 140 372 124 344L88 300L124 268Z",
        base.light,
        opacity=0.35,
    )
    for tip in (
        "M146 172L200 164L196 144C188 108 144 116 148 152Z",
        "M217 142L267 142L266 108C264 70 218 70 218 108Z",
        "M286 154L334 162L336 132C338 96 296 90 290 124Z",
        "M340 222L384 234L390 202C396 168 360 158 350 188Z",
    ):
        sheet.path(tip, trim.base)
    sheet.path("M88 300C72 268 100 246 124 268L146 294L112 346Z", trim.base)
    for d in ("M170 322L182 368", "M216 272L222 340", "M270 268L270 336", "M322 284L314 344"):
        sheet.line(d, base.dark, 3, opacity=0.7)
    sheet.path("M196 362Q260 340 322 358L318 404Q258 388 202 406Z", trim.base)
    sheet.line("M206 376Q260 360 312 374", trim.glow, 2.5, opacity=0.6, dash="6 4")
    sheet.light(HAND)
    sheet.path(WRIST, trim.base)
    sheet.path("M138 476Q246 458 356 476L360 512Q246 496 134 512Z", base.shade)
    sheet.bar(300, 470, 54, 40, 7, trim.deep)
    sheet.bar(308, 482, 20, 16, 4, BONE)
    sheet.line("M131 566Q246 584 364 566", trim.deep, 3, opacity=0.8, dash="8 5")
    sheet.light(WRIST)
    if front:
        sheet.mark(226, 546, 13, base.base)


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The pair standing on the cuffs, one behind the other."""
    sheet.ground(336, 604, 262)
    sheet.turn(9, 400, 560)
    sheet.shift(170, -4)
    glove(sheet, base, trim, front=False)
    sheet.back()
    sheet.back()
    sheet.turn(-5, 250, 590)
    glove(sheet, base, trim, front=True)
    sheet.back()
