"""A cap with a visor, from three quarters."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (30, 40, 640, 440)

CROWN = "M120 350C104 200 190 96 330 92C470 90 546 190 540 330C420 372 240 384 120 350Z"
FRONT = "M330 92C270 150 246 250 262 372C360 376 460 358 540 330C546 190 470 90 330 92Z"
VISOR = "M244 366C330 330 470 314 544 322C606 340 640 378 646 404Q640 420 612 412C500 386 370 396 276 414Q244 410 244 366Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The cap, visor to the right."""
    sheet.ground(360, 414, 290, 22)
    sheet.lit(CROWN, base.base)
    sheet.path("M120 350C104 200 190 96 330 92C230 150 176 250 184 366Q150 360 120 350Z", base.light, opacity=0.7)
    sheet.path(FRONT, trim.base)
    sheet.light(FRONT)
    sheet.line("M330 92C270 150 246 250 262 372", trim.deep, 3, opacity=0.8)
    sheet.line("M330 92C420 130 474 220 478 346", trim.deep, 3, opacity=0.6)
    sheet.line("M330 92C224 140 172 250 182 364", base.dark, 3)
    sheet.line("M340 98C430 136 484 224 488 342", BONE, 2.5, opacity=0.5, dash="6 4")
    sheet.dot(330, 92, 11, base.dark)
    for x, y in ((222, 214), (300, 208)):
        sheet.dot(x, y, 6, base.deep)
        sheet.dot(x, y, 2.5, BONE)
    sheet.path(
        "M260 388C360 352 470 330 560 330C606 344 636 376 646 404Q640 426 612 420C500 396 370 404 280 424Q260 420 260 388Z",
        base.deep,
    )
    sheet.path(VISOR, base.base)
    sheet.path("M244 366C330 330 470 314 544 322L566 334C470 326 350 344 262 382Z", base.light, opacity=0.6)
    for step in range(3):
        sheet.line(
            f"M{266 + step * 12} {392 + step * 5}C360 {366 + step * 8} 500 {348 + step * 12} {604 + step * 10} {374 + step * 10}",
            base.dark,
            2.5,
            opacity=0.6,
            dash="7 5",
        )
    sheet.light(VISOR)
    sheet.mark(392, 236, 34, base.base)
