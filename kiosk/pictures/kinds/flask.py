"""A vacuum flask with a cup for a lid."""

from kiosk.pictures.colour import BONE, BONE_SHADE, Ramp, ramp
from kiosk.pictures.sheet import Sheet

BOX = (90, 0, 420, 740)

BODY = "M196 236Q180 262 176 300L176 676Q178 702 206 704Q300 714 394 704Q422 702 424 676L424 300Q420 262 404 236Z"
LID = "M206 60Q208 38 232 36Q300 28 368 36Q392 38 394 60L400 196Q300 210 200 196Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The flask, standing, closed."""
    metal = ramp(BONE_SHADE)
    sheet.ground(300, 708, 176, 20)
    sheet.line("M404 300C470 300 486 340 482 430C480 520 460 560 410 566", trim.base, 24)
    sheet.line("M404 296C464 296 480 336 476 420", trim.glow, 4, opacity=0.4)
    sheet.path("M208 192Q300 206 392 192L404 240Q300 256 196 240Z", metal.base)
    sheet.light("M208 192Q300 206 392 192L404 240Q300 256 196 240Z")
    sheet.path(BODY, base.base)
    sheet.path("M196 240Q210 242 226 244L218 706L206 704Q178 702 176 676L176 300Q180 262 196 240Z", base.light)
    sheet.path("M176 560Q300 580 424 560V676Q422 702 394 704Q300 714 206 704Q178 702 176 676Z", trim.base, opacity=0.92)
    sheet.clip(BODY)
    lean = sheet.sway(10)
    sheet.path(
        f"M170 566L226 {512 + lean}L262 540L318 {484 - lean}L372 536L402 {516 + lean}L430 544V584L170 584Z", trim.base, opacity=0.92
    )
    sheet.back()
    sheet.light(BODY)
    sheet.line("M176 652Q300 672 424 652", metal.light, 5, opacity=0.7, cap="butt")
    sheet.lit(LID, trim.base)
    sheet.path("M206 60Q208 38 232 36L242 35L238 200L200 196Z", trim.light, opacity=0.7)
    for y in (84, 100, 116):
        sheet.line(f"M206 {y}Q300 {y + 12} 395 {y}", trim.deep, 3, opacity=0.7)
    sheet.line("M200 194Q300 208 400 194", BONE, 4, opacity=0.6, cap="butt")
    sheet.mark(300, 372, 30, trim.base)
