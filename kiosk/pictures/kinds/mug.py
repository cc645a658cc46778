"""An enamelled mug."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (30, 30, 600, 560)

CUP = "M110 130L430 130L420 490Q416 530 376 532L164 532Q124 530 120 490Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The mug, handle to the right, a ridge around its foot."""
    sheet.ground(290, 538, 236, 24)
    sheet.line("M424 206C550 180 580 230 562 312C548 390 500 424 420 412", base.dark, 38)
    sheet.line("M424 204C544 180 572 230 556 310C542 384 498 416 420 406", base.base, 28)
    sheet.line("M432 192C536 176 566 220 554 290", base.glow, 5, opacity=0.6)
    sheet.path(CUP, base.base)
    sheet.clip(CUP)
    far, near = sheet.sway(14), sheet.sway(14)
    sheet.path(f"M90 440L160 {350 + far}L200 388L268 {306 + near}L330 376L372 {336 - far}L460 430V540H90Z", trim.light)
    sheet.path(f"M90 480L150 {420 - near}L216 456L290 {396 + far}L352 450L400 {414 + near}L460 470V540H90Z", trim.base)
    sheet.path(f"M268 {306 + near}L290 332L276 348L262 330L246 352L244 335Z", BONE)
    sheet.back()
    sheet.light(CUP)
    sheet.path("M120 140H164L166 520Q128 514 122 480Z", "#FFFFFF", opacity=0.1)
    sheet.oval(270, 130, 162, 32, trim.base)
    sheet.oval(270, 132, 150, 25, base.glow)
    sheet.oval(270, 140, 134, 17, "#3A2416")
    sheet.oval(250, 137, 80, 7, "#6B4427", opacity=0.7)
    sheet.mark(270, 246, 26, trim.base)
