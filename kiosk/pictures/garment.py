"""Parts that clothes share: trunk, sleeves, zips, pockets, creases, quilting. For a box 600 wide, its middle at 300."""

from collections.abc import Sequence
from itertools import pairwise

from kiosk.pictures.colour import BONE, BONE_SHADE, Ramp
from kiosk.pictures.sheet import Sheet

SLEEVE = "M182 168C146 180 128 210 119 246C98 340 76 450 65 550L168 565L168 222Z"
SLEEVE_EDGE = "M182 168C146 180 128 210 119 246C98 340 76 450 65 550L94 554C104 470 124 350 152 276L156 222Z"
CUFF = "M65 546L147 558L147 590Q144 603 126 600L84 592Q60 586 63 562Z"


def trunk(hem: int) -> str:
    """The front of an upper garment from the neck (y 155) to the hem."""
    return (
        f"M211 155C172 165 150 190 150 222L150 295C154 380 152 450 143 {hem - 23}Q142 {hem} 166 {hem}L434 {hem}"
        f"Q458 {hem} 457 {hem - 23}C448 450 446 380 450 295L450 222C450 190 428 165 389 155Q300 200 211 155Z"
    )


def hem_band(hem: int, height: int) -> str:
    """The lower edge of a trunk that ends at the same hem."""
    top = hem - height
    return f"M145 {top}Q300 {top + 18} 455 {top}L457 {hem - 23}Q458 {hem} 434 {hem}L166 {hem}Q142 {hem} 143 {hem - 23}Z"


def sleeves(sheet: Sheet, cloth: Ramp, cuff: str) -> None:
    """Both long sleeves, hanging; they belong under the trunk."""
    sheet.path(SLEEVE, cloth.base)
    sheet.path(SLEEVE_EDGE, cloth.light)
    sheet.path(SLEEVE, cloth.shade, flip=True)
    sheet.path(SLEEVE_EDGE, cloth.dark, opacity=0.5, flip=True)
    for flip in (False, True):
        sheet.path(CUFF, cuff, flip=flip)
        for y in (402, 428):
            lean = sheet.sway(4)
            sheet.line(f"M122 {y + lean}Q138 {y + 9} 156 {y + 8}", cloth.dark, 3, opacity=0.7, flip=flip)


def zip_front(sheet: Sheet, top: int, bottom: int, placket: str, teeth: str) -> None:
    """A zip down the middle with its slider near the top."""
    sheet.bar(288, top, 24, bottom - top, 2, placket)
    sheet.line(f"M300 {top + 10}V{bottom - 3}", teeth, 4.5, dash="5 4.5", cap="butt")
    sheet.bar(297, top + 44, 6, 34, 3, BONE_SHADE)
    sheet.bar(293.5, top + 24, 13, 31, 5, BONE)


def hand_pockets(sheet: Sheet, y: int, colour: str) -> None:
    """Two slanted zip pockets with a bone bead at the lower end."""
    for flip in (False, True):
        sheet.line(f"M244 {y}L193 {y + 62}", colour, 7, flip=flip)
    for x in (192, 408):
        sheet.dot(x, y + 66, 6.5, BONE)


def creases(sheet: Sheet, y: int, colour: str, *, low: bool = True) -> None:
    """Soft folds of cloth: two at the chest, two below the pockets."""
    for flip in (False, True):
        lean = sheet.sway(6)
        sheet.line(f"M178 {y + lean}Q206 {y + 24} 246 {y + 27}", colour, 3, opacity=0.55, flip=flip)
        if low:
            sheet.line(f"M230 {y + 132 + lean}Q210 {y + 178} 170 {y + 204 - lean}", colour, 3, opacity=0.5, flip=flip)


Rail = tuple[float, float, float, float]


def quilt(sheet: Sheet, cloth: Ramp, rails: Sequence[Rail], bulge: float, *, lit: bool = False) -> None:
    """Filled chambers between rails (left x, y, right x, y), each swelling by `bulge` at its sides and catching light on top.

    `lit` lays the light of the picture over each chamber: they share their width, so it runs through all of them as one.
    """
    for (ax, ay, bx, by), (cx, cy, dx, dy) in pairwise(rails):
        left = (ax + cx) / 2 - bulge, (ay + cy) / 2
        right = (bx + dx) / 2 + bulge, (by + dy) / 2
        sag = bulge * 0.9
        lower = f"Q{(cx + dx) / 2:g} {(cy + dy) / 2 + sag:g} {cx:g} {cy:g}"
        d = (
            f"M{ax:g} {ay:g}Q{(ax + bx) / 2:g} {(ay + by) / 2 + sag:g} {bx:g} {by:g}"
            f"Q{right[0]:g} {right[1]:g} {dx:g} {dy:g}{lower}Q{left[0]:g} {left[1]:g} {ax:g} {ay:g}Z"
        )
        sheet.path(d, cloth.base)
        ex, ey = ax + (cx - ax) * 0.42 - bulge * 0.45, ay + (cy - ay) * 0.42
        fx, fy = bx + (dx - bx) * 0.42 + bulge * 0.45, by + (dy - by) * 0.42
        sheet.path(
            f"M{ax:g} {ay:g}Q{(ax + bx) / 2:g} {(ay + by) / 2 + sag:g} {bx:g} {by:g}L{fx:g} {fy:g}"
            f"Q{(ex + fx) / 2:g} {(ey + fy) / 2 + sag * 0.6:g} {ex:g} {ey:g}Z",
            cloth.glow,
            opacity=0.3,
        )
        if lit:
            sheet.light(d)
        sheet.line(f"M{dx:g} {dy:g}{lower}", cloth.dark, 3.5, opacity=0.85)
