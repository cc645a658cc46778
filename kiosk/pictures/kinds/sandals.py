"""A strapped walking sandal."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (120, 200, 576, 330)


def strap(sheet: Sheet, d: str, cloth: Ramp, edge: str) -> None:
    """A wide webbing strap with a darker edge below and a stitched middle."""
    sheet.line(d, edge, 46, cap="butt")
    sheet.line(d, cloth.base, 38, cap="butt")
    sheet.line(d, cloth.glow, 2.5, opacity=0.7, dash="7 5", cap="butt")


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The left sandal from its outer side, toe to the right."""
    sheet.ground(408, 492, 268, 20)
    sheet.line("M206 400C196 330 210 262 262 250C312 240 350 252 372 262", base.dark, 40, cap="butt")
    sheet.line("M470 404C480 350 520 316 556 326", base.dark, 42, cap="butt")
    sheet.path("M170 404Q300 392 410 410Q540 424 640 396L650 420L168 432Z", trim.deep)
    strap(sheet, "M222 412C214 338 232 292 282 280C330 272 360 262 388 236", base, base.deep)
    strap(sheet, "M330 418C330 356 356 296 404 262", base, base.deep)
    strap(sheet, "M440 424C452 366 500 330 560 334C600 340 618 366 622 402", base, base.deep)
    strap(sheet, "M352 300C410 300 452 330 486 350", base, base.deep)
    sheet.bar(372, 228, 46, 40, 8, trim.deep)
    sheet.bar(382, 238, 26, 20, 4, BONE)
    sheet.bar(388, 243, 14, 10, 2, trim.deep)
    sheet.bar(520, 320, 44, 34, 8, trim.deep)
    sheet.bar(529, 328, 26, 18, 4, BONE)
    sheet.path("M200 318Q212 286 240 276L256 300Q228 316 224 350Z", trim.base)
    for number in range(16):
        x = 174 + number * 29.4
        sheet.path(f"M{x:g} 468H{x + 22:g}L{x + 18:g} 486H{x + 4:g}Z", trim.deep)
    sheet.lit("M158 444Q400 462 664 436Q668 462 644 472L186 474Q160 470 158 444Z", trim.base)
    sheet.lit("M160 428Q164 408 184 406C300 402 380 424 480 426Q580 424 644 396Q666 400 664 438Q410 468 160 450Z", BONE)
    sheet.line("M176 416C300 410 380 432 480 434Q570 432 640 408", "#FFFDF8", 4)
    sheet.mark(270, 440, 11, base.deep, base.base)
