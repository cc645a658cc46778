"""The sheet a product is drawn on: shapes go in from back to front, SVG text comes out."""

import hashlib
import random

from kiosk.pictures.colour import BONE, WARM_DARK

Box = tuple[int, int, int, int]


class Sheet:
    """One picture being drawn.

    `box` is the viewBox (x, y, width, height). Ids of gradients and clips start with a prefix made of `identity`, so
    that several pictures can stand inline in one page. `seed` alone decides the small accidents of cloth, so the
    colours of one product agree.
    """

    def __init__(self, box: Box, identity: str, seed: str) -> None:
        self._box = box
        self._prefix = "p" + hashlib.sha256(identity.encode()).hexdigest()[:10]
        self._random = random.Random(seed)
        self._defs = [
            f'<linearGradient id="{self._prefix}l"><stop stop-color="#FFF" stop-opacity=".16"/>'
            '<stop offset=".38" stop-color="#FFF" stop-opacity="0"/>'
            f'<stop offset=".5" stop-color="{WARM_DARK}" stop-opacity="0"/>'
            f'<stop offset="1" stop-color="{WARM_DARK}" stop-opacity=".34"/></linearGradient>',
            f'<radialGradient id="{self._prefix}g"><stop stop-color="{WARM_DARK}" stop-opacity=".46"/>'
            f'<stop offset=".55" stop-color="{WARM_DARK}" stop-opacity=".2"/>'
            f'<stop offset="1" stop-color="{WARM_DARK}" stop-opacity="0"/></radialGradient>',
        ]
        self._shapes: list[str] = []
        self._clips = 0

    def sway(self, most: int) -> int:
        """A whole number from -most to most, the same for the same seed and the same order of calls."""
        return self._random.randint(-most, most)

    def _flip(self, flip: bool) -> str:
        x, _, width, _ = self._box
        return f' transform="matrix(-1 0 0 1 {2 * x + width} 0)"' if flip else ""

    def path(self, d: str, fill: str, *, opacity: float = 1, flip: bool = False) -> None:
        """A filled shape; `flip` mirrors it about the middle of the box."""
        alpha = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
        self._shapes.append(f'<path d="{d}" fill="{fill}"{alpha}{self._flip(flip)}/>')

    def light(self, d: str, *, flip: bool = False) -> None:
        """The one light of all pictures, from the left, laid over a shape that is already there."""
        # A mirrored shape keeps the light on its own left: the gradient is mirrored back by drawing it as it is.
        self._shapes.append(f'<path d="{d}" fill="url(#{self._prefix}l)"{self._flip(flip)}/>')

    def lit(self, d: str, fill: str) -> None:
        """A filled shape with the light on it."""
        self.path(d, fill)
        self.light(d)

    def line(
        self, d: str, colour: str, width: float = 3, *, opacity: float = 1, dash: str = "", flip: bool = False, cap: str = "round"
    ) -> None:
        """A stroke: a seam (3 px), a strap, a lace."""
        extra = f' stroke-opacity="{opacity:g}"' if opacity < 1 else ""
        extra += f' stroke-dasharray="{dash}"' if dash else ""
        self._shapes.append(
            f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width:g}" stroke-linecap="{cap}" '
            f'stroke-linejoin="round"{extra}{self._flip(flip)}/>'
        )

    def oval(self, x: float, y: float, rx: float, ry: float, fill: str, *, opacity: float = 1) -> None:
        """An ellipse by its middle and half axes."""
        alpha = f' fill-opacity="{opacity:g}"' if opacity < 1 else ""
        self._shapes.append(f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{fill}"{alpha}/>')

    def dot(self, x: float, y: float, r: float, fill: str) -> None:
        """A filled circle."""
        self.oval(x, y, r, r, fill)

    def bar(self, x: float, y: float, width: float, height: float, r: float, fill: str) -> None:
        """A rectangle with round corners."""
        self._shapes.append(f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{r:g}" fill="{fill}"/>')

    def ground(self, x: float, y: float, rx: float, ry: float = 22) -> None:
        """The soft shadow that a product stands on."""
        self.oval(x, y, rx, ry, f"url(#{self._prefix}g)")

    def mark(self, x: float, y: float, r: float, left: str, right: str = BONE) -> None:
        """The maker's sign: a disc of two halves."""
        self.dot(x, y, r, right)
        self.path(f"M{x:g} {y - r:g}A{r:g} {r:g} 0 0 0 {x:g} {y + r:g}Z", left)

    def clip(self, d: str) -> None:
        """From here to `back` only what lies inside the shape is seen."""
        self._clips += 1
        name = f"{self._prefix}c{self._clips}"
        self._defs.append(f'<clipPath id="{name}"><path d="{d}"/></clipPath>')
        self._shapes.append(f'<g clip-path="url(#{name})">')

    def turn(self, degrees: float, x: float, y: float) -> None:
        """From here to `back` everything is turned clockwise about a point."""
        self._shapes.append(f'<g transform="rotate({degrees:g} {x:g} {y:g})">')

    def shift(self, x: float, y: float) -> None:
        """From here to `back` everything is moved."""
        self._shapes.append(f'<g transform="translate({x:g} {y:g})">')

    def back(self) -> None:
        """Ends the nearest `clip`, `turn` or `shift`."""
        self._shapes.append("</g>")

    def svg(self) -> str:
        """The whole picture: one <svg> element with a transparent ground."""
        box = " ".join(str(number) for number in self._box)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}"><defs>{"".join(self._defs)}</defs>'
            f"{''.join(self._shapes)}</svg>"
        )
