"""Product pictures drawn by our own code, for catalogues without photographs.

`draw` gives an SVG text: two colours become a ramp of six tones each, light falls from the upper left, the ground
is transparent. The same arguments give the same bytes, so a picture never changes between visits and can be cached.
"""

from collections.abc import Callable

from kiosk.pictures.colour import Ramp, ramp
from kiosk.pictures.kinds import (
    anorak,
    beanie,
    boots,
    cap,
    cover,
    daypack,
    down,
    drybag,
    flask,
    fleece,
    gloves,
    headlamp,
    jacket,
    longsleeve,
    mat,
    mug,
    pack,
    poles,
    sandals,
    shoes,
    shorts,
    sleeping_bag,
    socks,
    stove,
    tee,
    tent,
    trousers,
    vest,
)
from kiosk.pictures.sheet import Box, Sheet

_KINDS: dict[str, tuple[Box, Callable[[Sheet, Ramp, Ramp], None]]] = {
    "anorak": (anorak.BOX, anorak.draw),
    "beanie": (beanie.BOX, beanie.draw),
    "boots": (boots.BOX, boots.draw),
    "cap": (cap.BOX, cap.draw),
    "cover": (cover.BOX, cover.draw),
    "daypack": (daypack.BOX, daypack.draw),
    "down": (down.BOX, down.draw),
    "drybag": (drybag.BOX, drybag.draw),
    "flask": (flask.BOX, flask.draw),
    "fleece": (fleece.BOX, fleece.draw),
    "gloves": (gloves.BOX, gloves.draw),
    "headlamp": (headlamp.BOX, headlamp.draw),
    "jacket": (jacket.BOX, jacket.draw),
    "longsleeve": (longsleeve.BOX, longsleeve.draw),
    "mat": (mat.BOX, mat.draw),
    "mug": (mug.BOX, mug.draw),
    "pack": (pack.BOX, pack.draw),
    "poles": (poles.BOX, poles.draw),
    "sandals": (sandals.BOX, sandals.draw),
    "shoes": (shoes.BOX, shoes.draw),
    "shorts": (shorts.BOX, shorts.draw),
    "sleeping_bag": (sleeping_bag.BOX, sleeping_bag.draw),
    "socks": (socks.BOX, socks.draw),
    "stove": (stove.BOX, stove.draw),
    "tee": (tee.BOX, tee.draw),
    "tent": (tent.BOX, tent.draw),
    "trousers": (trousers.BOX, trousers.draw),
    "vest": (vest.BOX, vest.draw),
}

KINDS: frozenset[str] = frozenset(_KINDS)

__all__ = ["KINDS", "draw"]


def draw(kind: str, base: str, trim: str, seed: str) -> str:
    """The picture of a product as SVG text.

    `kind` is one of KINDS; `base` and `trim` are "#RRGGBB"; `seed` is the product's id: it moves a few creases and keeps
    the ids inside the picture its own. Raises ValueError for an unknown kind or a malformed colour.
    """
    if kind not in _KINDS:
        raise ValueError(f"no picture of kind {kind!r}")
    box, paint = _KINDS[kind]
    sheet = Sheet(box, f"{kind} {base} {trim} {seed}", seed)
    paint(sheet, ramp(base), ramp(trim))
    return sheet.svg()
