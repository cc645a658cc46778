"""Six tones out of one colour, so that two colours are enough to draw a whole product."""

from dataclasses import dataclass

WARM_LIGHT = "#FFF3DC"
WARM_DARK = "#1A120C"
BONE = "#E9DCC4"
BONE_SHADE = "#B9A98C"
ROWAN = "#B8431B"


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0..255, of a colour written "#RRGGBB". Raises ValueError for anything else."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"not a #RRGGBB colour: {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(colour: str, other: str, share: float) -> str:
    """The colour with the given share (0..1) of another one in it."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


@dataclass(frozen=True)
class Ramp:
    """Six tones from the lightest to the deepest; `base` is the colour itself."""

    glow: str
    light: str
    base: str
    shade: str
    dark: str
    deep: str


def ramp(colour: str) -> Ramp:
    """The six tones of a colour: mixed toward warm light and toward warm dark, never toward grey."""
    channels(colour)
    return Ramp(
        glow=mix(colour, WARM_LIGHT, 0.34),
        light=mix(colour, WARM_LIGHT, 0.15),
        base=colour.upper(),
        shade=mix(colour, WARM_DARK, 0.2),
        dark=mix(colour, WARM_DARK, 0.42),
        deep=mix(colour, WARM_DARK, 0.74),
    )
