"""A quilted down jacket with a hood."""

from kiosk.pictures import garment
from kiosk.pictures.colour import Ramp
from kiosk.pictures.sheet import Sheet

BOX = (0, 0, 600, 720)

SLEEVE_RAILS = (
    (178, 170, 184, 190),
    (124, 226, 158, 252),
    (110, 290, 156, 312),
    (97, 352, 155, 372),
    (86, 412, 153, 430),
    (76, 472, 151, 486),
    (68, 530, 149, 544),
)
BODY_RAILS = (
    (166, 178, 434, 178),
    (150, 228, 450, 228),
    (150, 292, 450, 292),
    (151, 356, 449, 356),
    (150, 420, 450, 420),
    (148, 484, 452, 484),
    (146, 548, 454, 548),
    (146, 612, 454, 612),
)
HOOD_RAILS = ((238, 62, 362, 62), (206, 104, 394, 104), (196, 148, 404, 148), (206, 186, 394, 186))
HEM = "M146 610Q300 618 454 610L454 636Q452 656 432 656L168 656Q148 656 146 636Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The jacket, hanging, zipped; light gathers on the upper side of each chamber."""
    sheet.ground(300, 678, 232)
    sheet.lit("M214 84C226 38 262 26 300 26C338 26 374 38 386 84L300 100Z", base.light)
    garment.quilt(sheet, base, HOOD_RAILS, 9, lit=True)
    sheet.path("M236 176C234 112 258 74 300 74C342 74 366 112 364 176Q332 202 300 202Q268 202 236 176Z", trim.base)
    sheet.path("M248 180C248 120 266 90 300 90C334 90 352 120 352 180Q326 200 300 200Q274 200 248 180Z", trim.deep)
    garment.quilt(sheet, base, SLEEVE_RAILS, 9, lit=True)
    mirrored = tuple((600 - right_x, right_y, 600 - left_x, left_y) for left_x, left_y, right_x, right_y in SLEEVE_RAILS)
    garment.quilt(sheet, base, mirrored, 9, lit=True)
    for flip in (False, True):
        sheet.path("M70 536L149 548L148 574Q104 578 72 564Z", trim.base, flip=flip)
    sheet.lit("M211 158C190 162 176 168 166 180Q300 206 434 180C424 168 410 162 389 158Q300 210 211 158Z", base.light)
    garment.quilt(sheet, base, BODY_RAILS, 10, lit=True)
    sheet.lit(HEM, trim.base)
    sheet.path("M211 158Q300 208 389 158L396 164Q300 222 204 164Z", trim.deep, opacity=0.7)
    garment.zip_front(sheet, 190, 656, trim.base, trim.deep)
    for flip in (False, True):
        sheet.line("M230 452L186 518", trim.deep, 7, flip=flip)
    sheet.mark(220, 262, 13, trim.base)
