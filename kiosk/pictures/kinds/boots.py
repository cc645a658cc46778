"""A laced mountain boot on a lugged sole."""

from kiosk.pictures.colour import BONE, Ramp
from kiosk.pictures.sheet import Sheet

BOX = (125, 70, 560, 460)

UPPER = (
    "M205 178L205 250C195 310 183 360 184 425L626 425C626 380 612 345 575 325C555 315 540 310 515 303L460 280"
    "C425 260 395 215 375 172Z"
)
COLLAR = "M204 152Q204 118 232 118L355 125Q372 128 375 150L376 178Q290 196 204 178Z"
TONGUE = "M343 113C355 100 393 103 393 140C393 190 430 240 468 263L458 282C420 260 380 205 372 160C370 140 362 130 347 125Z"
QUARTER = "M325 187C300 220 270 245 232 262C255 295 274 330 285 373C340 376 400 360 446 326C400 305 345 270 325 187Z"
HEEL = "M203 250C255 295 272 360 275 425L184 425C183 360 192 310 203 250Z"
TOE = "M513 303C485 335 480 380 482 430L626 425C626 380 612 345 575 325C555 315 540 310 513 303Z"
EYES = ((330, 181), (340, 215), (355, 247), (377, 277), (406, 301), (438, 322))
KNOTS = ((368, 159), (376, 194), (389, 224), (408, 252), (435, 274), (464, 293))


def sole(sheet: Sheet, trim: Ramp) -> None:
    """A bone midsole over dark lugs."""
    for number in range(15):
        x = 184 + number * 29.3
        sheet.path(f"M{x:g} 468H{x + 23:g}L{x + 18:g} 490H{x + 5:g}Z", trim.deep)
    sheet.lit("M170 448L641 448Q642 472 625 472L186 472Q169 472 170 448Z", trim.base)
    sheet.lit(
        "M170 432Q171 424 182 424C300 428 420 424 482 430Q560 436 626 424L634 427Q641 431 641 444L641 451Q400 460 170 450Z",
        BONE,
    )
    sheet.line("M180 428C300 432 420 428 500 433", "#FFFDF8", 4)


def draw(sheet: Sheet, base: Ramp, trim: Ramp) -> None:
    """The left boot from its outer side, toe to the right."""
    sheet.ground(405, 492, 262, 20)
    sheet.line("M193 112Q192 106 200 106Q207 106 208 113L212 150Q213 159 205 160Q198 160 197 152Z", trim.base, 7)
    sheet.path(TONGUE, base.deep)
    sheet.path(UPPER, base.base)
    sheet.path(HEEL, trim.base)
    sheet.path(HEEL, base.base, opacity=0.4)
    sheet.path(QUARTER, base.light)
    sheet.line("M285 373C340 376 400 360 446 326", base.dark, 3)
    sheet.line("M325 187C345 270 400 305 446 326", base.deep, 4)
    sheet.path(TOE, trim.light)
    sheet.path(COLLAR, trim.base)
    sheet.light(UPPER)
    sheet.light(COLLAR)
    sheet.line("M204 178Q290 196 376 178", BONE, 2.5, opacity=0.6, dash="6 4", cap="butt")
    sheet.line("M203 278C244 316 260 366 263 424", BONE, 2.5, opacity=0.6, dash="6 4", cap="butt")
    sheet.line("M503 312C478 342 472 384 475 426", BONE, 2.5, opacity=0.6, dash="6 4", cap="butt")
    for (x, y), (to_x, to_y) in zip(EYES, KNOTS, strict=True):
        sheet.line(f"M{x} {y}L{to_x} {to_y}", BONE, 7)
        sheet.dot(x, y, 7.5, trim.deep)
        sheet.dot(x - 1.5, y - 1, 2.2, BONE)
    sole(sheet, trim)
    sheet.mark(313, 322, 14, base.deep)
