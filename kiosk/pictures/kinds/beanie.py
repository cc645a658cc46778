"""A knitted hat with a turned-up cuff."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (20, 20, 560, 520)

DOME = "M104 372C96 200 170 92 300 90C430 92 504 200 496 372Q300 410 104 372Z"
CUFF = "M92 352Q300 398 508 352Q516 410 506 458Q300 506 94 458Q84 410 92 352Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The hat as it stands on its cuff."""
    sheet.ground(300, 484, 236)
    sheet.path(DOME, base.base)
    sheet.clip(DOME)
    for number in range(-7, 8):
        foot = 300 + number * 27
        sheet.line(
            f"M{300 + number * 4} 88C{300 + number * 20} 150 {foot + number * 2} 240 {foot + number * 2} 400",
            base.dark,
            4,
            opacity=0.5,
        )
        sheet.line(
            f"M{308 + number * 4} 88C{308 + number * 20} 150 {foot + 9 + number * 2} 240 {foot + 9 + number * 2} 400",
            base.light,
            5,
            opacity=0.55,
        )
    sheet.path("M60 262L540 262L540 300L60 300Z", trim.base, opacity=0.92)
    for x in range(76, 540, 32):
        sheet.path(f"M{x} 300L{x + 16} 268L{x + 32} 300Z", base.glow, opacity=0.9)
    sheet.back()
    sheet.light(DOME)
    sheet.dot(300, 84, 46, trim.shade)
    for number in range(26):
        x, y = 300 + sheet.sway(36), 80 + sheet.sway(34)
        sheet.line(f"M{x} {y}l{6 + number % 3} {-9 + number % 5}", trim.glow if x < 300 else trim.light, 4, opacity=0.75)
    sheet.path(CUFF, trim.base)
    sheet.clip(CUFF)
    for x in range(88, 520, 15):
        sheet.line(f"M{x} 350V510", trim.deep, 3.5, opacity=0.4)
        sheet.line(f"M{x + 6} 350V510", trim.glow, 3, opacity=0.22)
    sheet.back()
    sheet.light(CUFF)
    sheet.line("M94 356Q300 402 506 356", trim.deep, 3, opacity=0.7)
    sheet.bar(270, 400, 60, 52, 6, BONE)
    sheet.mark(300, 426, 15, base.base, trim.base)
