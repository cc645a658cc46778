"""A base layer: long sleeves, a short zip, flat seams, shoulders of the second colour."""

from kiosk.pictures import garment
from kiosk.pictures.colour import BONE, BONE_SHADE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (0, 60, 600, 650)

YOKE = (
    "M211 155C172 165 150 190 150 222L150 246C200 262 250 238 300 300C350 238 400 262 450 246L450 222"
    "C450 190 428 165 389 155Q300 200 211 155Z"
)
SHOULDER = "M182 168C146 180 128 210 119 246L108 300Q132 300 154 268L156 222Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The layer laid out flat, the zip half open."""
    sheet.ground(300, 650, 214)
    garment.sleeves(sheet, base, base.dark)
    sheet.path(SHOULDER, trim.light)
    sheet.path(SHOULDER, trim.base, flip=True)
    sheet.path("M236 122Q300 98 364 122L358 106Q300 86 242 106Z", base.deep)
    body = garment.trunk(632)
    sheet.path(body, base.base)
    for x in range(168, 440, 17):
        sheet.line(f"M{x} 300V610", base.dark, 2, opacity=0.16)
    sheet.path(YOKE, trim.base)
    sheet.line("M150 246C200 262 250 238 300 300C350 238 400 262 450 246", base.glow, 3, opacity=0.8, dash="7 5")
    sheet.line("M196 256C186 380 190 500 178 628", base.dark, 3, opacity=0.55)
    sheet.line("M196 256C186 380 190 500 178 628", base.dark, 3, opacity=0.55, flip=True)
    sheet.path("M220 168C224 142 230 122 242 106Q300 92 358 106C370 122 376 142 380 168Q300 206 220 168Z", trim.shade)
    sheet.path("M220 168C224 142 230 122 242 106L276 100L300 190Q258 188 220 168Z", trim.light)
    sheet.path("M276 99Q300 96 324 99L300 186Z", base.deep)
    sheet.line("M276 99L300 186L324 99", BONE, 3)
    sheet.line("M300 186V262", trim.deep, 8)
    sheet.line("M300 190V260", BONE_SHADE, 3, dash="4 4", cap="butt")
    sheet.bar(294, 180, 12, 30, 5, BONE)
    sheet.line("M146 606Q300 624 454 606", base.dark, 3, opacity=0.7, dash="8 5")
    sheet.light(body)
    sheet.mark(232, 226, 11, base.base)
