"""Drawn product pictures: well formed, the same every time, and safe to stand side by side in one page."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from kiosk.pictures import KINDS, draw
from kiosk.pictures.colour import channels, mix, ramp

ROWAN, COAL, SAND, SPRUCE = "#B8431B", "#2B2722", "#E6D3AE", "#33413A"
SVG = "{http://www.w3.org/2000/svg}"
IDS = re.compile(r'\bid="([^"]+)"')
USES = re.compile(r"url\(#([^)]+)\)")

every_kind = pytest.mark.parametrize("kind", sorted(KINDS))


def test_there_are_enough_kinds_for_a_varied_shop() -> None:
    assert len(KINDS) >= 14


@every_kind
def test_a_picture_is_well_formed_and_uses_only_what_it_defines(kind: str) -> None:
    text = draw(kind, ROWAN, COAL, "gryada")
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg"
    defined = IDS.findall(text)
    assert len(defined) == len(set(defined))
    assert set(USES.findall(text)) <= set(defined)
    assert ROWAN in text
    assert COAL in text
    assert "<script" not in text
    assert "style=" not in text, "a strict content security policy forbids inline styles"


@every_kind
def test_the_same_call_gives_the_same_bytes(kind: str) -> None:
    assert draw(kind, ROWAN, COAL, "gryada") == draw(kind, ROWAN, COAL, "gryada")


@every_kind
def test_colours_of_one_product_share_their_shapes(kind: str) -> None:
    def outline(text: str) -> list[str]:
        return re.findall(r' d="([^"]+)"| viewBox="([^"]+)"', text)

    assert outline(draw(kind, ROWAN, COAL, "gryada")) == outline(draw(kind, SAND, SPRUCE, "gryada"))


@every_kind
def test_two_pictures_in_one_page_do_not_share_ids(kind: str) -> None:
    others = [draw(kind, ROWAN, COAL, "karniz"), draw(kind, SAND, SPRUCE, "gryada")]
    first = set(IDS.findall(draw(kind, ROWAN, COAL, "gryada")))
    assert all(first.isdisjoint(IDS.findall(other)) for other in others)


def test_the_seed_moves_the_creases() -> None:
    def paths(seed: str) -> list[str]:
        return re.findall(r' d="([^"]+)"', draw("jacket", ROWAN, COAL, seed))

    assert paths("gryada") != paths("karniz")


def test_the_ground_is_transparent_and_the_box_holds_the_picture() -> None:
    for kind in KINDS:
        root = ElementTree.fromstring(draw(kind, ROWAN, COAL, "x"))
        x, y, width, height = map(int, root.attrib["viewBox"].split())
        covering = [
            shape
            for shape in root.iter(f"{SVG}rect")
            if float(shape.attrib["width"]) >= width and float(shape.attrib["height"]) >= height
        ]
        assert covering == [], kind
        grounds = [shape for shape in root.iter(f"{SVG}ellipse") if shape.attrib["fill"].endswith("g)")]
        assert len(grounds) == 1, kind
        shadow = {key: float(grounds[0].attrib[key]) for key in ("cx", "cy", "rx", "ry")}
        assert x <= shadow["cx"] - shadow["rx"] + 5, kind
        assert shadow["cx"] + shadow["rx"] <= x + width + 5, kind
        assert shadow["cy"] + shadow["ry"] <= y + height, kind


def test_a_ramp_falls_from_light_to_dark() -> None:
    for colour in (ROWAN, SAND, SPRUCE):
        tones = ramp(colour)
        steps = [tones.glow, tones.light, tones.base, tones.shade, tones.dark, tones.deep]
        assert all(sum(channels(a)) > sum(channels(b)) for a, b in pairwise(steps))
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


@pytest.mark.parametrize(("kind", "base"), [("spaceship", ROWAN), ("jacket", "rowan"), ("jacket", "#12345"), ("jacket", "#GGGGGG")])
def test_nonsense_is_refused(kind: str, base: str) -> None:
    with pytest.raises(ValueError):
        draw(kind, base, COAL, "gryada")
