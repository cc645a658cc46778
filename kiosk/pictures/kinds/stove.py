"""A gas burner on its canister with a pot on top."""

from kiosk.pictures.colour import BONE, BONE_SHADE, ROWAN, Ramp, ramp
from kiosk.pictures.sheet import Sheet

BOX = (40, 10, 520, 720)

CAN = "M158 560Q160 520 214 512L386 512Q440 520 442 560L442 660Q438 690 400 694Q300 704 200 694Q162 690 158 660Z"
POT = "M150 150L450 150L442 320Q438 352 404 354L196 354Q162 352 158 320Z"


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The kitchen as it boils water."""
    metal = ramp(BONE_SHADE)
    sheet.ground(300, 698, 190, 20)
    sheet.lit(CAN, base.base)
    sheet.path("M158 560Q160 520 214 512L386 512Q440 520 442 560Q300 582 158 560Z", base.light, opacity=0.55)
    sheet.path("M158 590Q300 616 442 590L442 646Q300 672 158 646Z", trim.base)
    sheet.light("M158 590Q300 616 442 590L442 646Q300 672 158 646Z")
    sheet.mark(300, 632, 17, base.base)
    sheet.path("M250 500H350L356 516Q300 526 244 516Z", metal.shade)
    sheet.bar(278, 430, 44, 74, 5, metal.base)
    sheet.light("M278 430H322V504H278Z")
    for y in (446, 462, 478):
        sheet.line(f"M280 {y}H320", metal.dark, 3, opacity=0.7)
    sheet.line("M322 474H404", metal.dark, 7)
    sheet.line("M404 456Q430 456 430 474Q430 492 404 492Z", ROWAN, 8)
    sheet.path("M248 412H352L334 438H266Z", metal.dark)
    sheet.path("M256 412Q262 384 276 400Q284 372 300 392Q316 372 324 400Q338 384 344 412Z", "#5C86A8", opacity=0.85)
    sheet.path("M272 412Q282 392 290 404Q300 384 310 404Q318 392 328 412Z", "#DDEBF2", opacity=0.9)
    for flip in (False, True):
        sheet.line("M274 432Q210 424 200 362", metal.dark, 9, flip=flip)
        sheet.line("M186 358H226", metal.dark, 9, flip=flip)
    sheet.line("M300 436V362", metal.dark, 7, opacity=0.6)
    steel = ramp(trim.glow)
    sheet.path(POT, steel.base)
    sheet.path("M150 150L220 150L226 354L196 354Q162 352 158 320Z", steel.glow, opacity=0.7)
    sheet.light(POT)
    sheet.line("M156 268H445", steel.dark, 3, opacity=0.5)
    sheet.line("M450 206C520 196 536 216 532 250C528 300 490 310 446 296", trim.deep, 11)
    sheet.path("M138 136H462Q470 136 470 145Q470 156 460 156H140Q130 156 130 145Q130 136 138 136Z", steel.shade)
    sheet.path("M152 136Q180 100 300 98Q420 100 448 136Z", steel.base)
    sheet.light("M152 136Q180 100 300 98Q420 100 448 136Z")
    sheet.bar(276, 70, 48, 30, 10, trim.deep)
    sheet.mark(236, 232, 15, base.base, BONE)
    for x, lean in ((236, sheet.sway(5)), (360, sheet.sway(5))):
        sheet.line(f"M{x} 84C{x - 22 + lean} 62 {x + 22} 46 {x + lean} 22", BONE_SHADE, 5, opacity=0.5)
