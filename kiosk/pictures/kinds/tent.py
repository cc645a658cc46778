"""A dome tent with an open door."""

from kiosk.pictures.colour import Ramp
from kiosk.pictures.sheet import Sheet

BOX = (90, 150, 1160, 660)

DOME = "M204 716C290 470 470 230 668 228C870 230 1050 470 1134 716Z"
LEFT = "M204 716C290 470 470 230 640 229C560 340 480 520 442 716Z"
RIGHT = "M1134 716C1050 470 870 230 700 229C780 340 860 520 894 716Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The tent pitched, a bedroll in the doorway."""
    sheet.ground(668, 722, 500, 38)
    for flip in (False, True):
        sheet.line("M290 508L136 720", trim.deep, 4, opacity=0.8, flip=flip)
        sheet.line("M126 712L146 736", trim.deep, 10, flip=flip)
    sheet.path(DOME, base.base)
    sheet.path(LEFT, base.light)
    sheet.path(RIGHT, base.shade)
    sheet.light(DOME)
    sheet.path("M668 318C740 410 790 570 808 716L534 716C550 560 600 410 668 318Z", trim.deep)
    sheet.path("M668 318C740 410 790 570 808 716L534 716C550 560 600 410 668 318Z", "#1A120C", opacity=0.6)
    sheet.path("M668 318C636 440 636 600 666 716L622 716C622 560 640 420 668 318Z", base.dark)
    sheet.path("M668 318C604 400 550 560 532 716L622 716C622 560 640 420 668 318Z", base.glow)
    sheet.path("M680 716V690Q684 662 740 660Q794 662 804 690L807 716Z", trim.light)
    sheet.path("M692 684Q696 662 740 660Q774 662 778 684Z", trim.glow)
    sheet.line("M640 248C560 350 484 520 444 716", trim.base, 11, cap="butt")
    sheet.line("M696 248C776 350 850 520 894 716", trim.base, 11, cap="butt")
    sheet.line("M204 716C290 470 470 230 668 228C870 230 1050 470 1134 716", trim.base, 8, cap="butt")
    sheet.path("M594 242Q668 216 744 242L738 264Q668 240 600 264Z", trim.light)
    sheet.line("M236 648Q340 690 446 674M896 674Q1000 690 1102 648", base.dark, 4, opacity=0.6)
    sheet.path("M316 540L392 556L380 612L298 594Z", base.shade)
    sheet.line("M204 716H1134", base.dark, 5, cap="butt")
    sheet.mark(990, 562, 29, base.dark)
