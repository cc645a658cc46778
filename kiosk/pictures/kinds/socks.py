"""A pair of hiking socks with heel, toe and cuff of the second colour."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (40, 20, 620, 660)

SOCK = (
    "M140 60L340 60L340 388C342 440 372 470 420 500C470 530 486 560 476 592C468 618 446 624 420 624L250 624"
    "C180 624 140 580 140 500Z"
)
HEEL = "M140 470C196 474 250 520 262 624L250 624C180 624 140 580 140 500Z"
TOE = "M420 500C392 540 388 590 394 624L420 624C446 624 468 618 476 592C486 560 470 530 420 500Z"
CUFF = "M140 60L340 60L340 116L140 116Z"


def sock(sheet: Sheet, cloth: str, rib: Ramp, ends: Ramp, *, front: bool) -> None:
    """One sock, toe to the right."""
    sheet.path(SOCK, cloth)
    for x in range(154, 336, 13):
        sheet.line(f"M{x} 116V{430 if x > 250 else 452}", rib.dark, 2.5, opacity=0.3)
    sheet.path("M140 300Q240 320 340 300L340 330Q240 350 140 330Z", ends.base, opacity=0.9 if front else 0.6)
    sheet.path(HEEL, ends.base if front else ends.shade)
    sheet.path(TOE, ends.base if front else ends.shade)
    sheet.line("M140 470C196 474 250 520 262 624", ends.deep, 3, opacity=0.5, dash="7 5")
    sheet.line("M420 500C392 540 388 590 394 624", ends.deep, 3, opacity=0.5, dash="7 5")
    sheet.path(CUFF, ends.base if front else ends.shade)
    sheet.line("M140 88H340", BONE, 8, cap="butt")
    sheet.line("M140 116H340", rib.dark, 3, opacity=0.7)


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The pair, the second sock half behind the first."""
    sheet.ground(350, 630, 280)
    sheet.shift(130, 0)
    sock(sheet, base.shade, base, trim, front=False)
    sheet.light(SOCK)
    sheet.back()
    sock(sheet, base.base, base, trim, front=True)
    sheet.line(
        "M340 62V388C342 440 372 470 420 500C470 530 486 560 476 592C472 606 464 616 450 621",
        base.deep,
        3,
        opacity=0.6,
    )
    lean = sheet.sway(6)
    sheet.line(f"M336 {400 + lean}Q300 426 262 420", base.dark, 3, opacity=0.6)
    sheet.line(f"M352 {440 - lean}Q318 470 284 462", base.dark, 3, opacity=0.6)
    sheet.light(SOCK)
    sheet.mark(240, 216, 15, trim.base)
