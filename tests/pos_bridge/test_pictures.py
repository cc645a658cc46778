"""Logos: what is on the paper is what was in the file, on every kind of head; what is no picture is refused with its place."""

import base64
import io
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from PIL import Image, ImageDraw

from pos_bridge.document import MAX_PNG, from_json, to_json
from pos_bridge.errors import BadDocument
from pos_bridge.printer import PrintState, encode
from pos_bridge.printer.dots import placed
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import VirtualPrinter
from pos_bridge.simulator.firmware import firmware_like
from pos_bridge.simulator.star_tokenizer import StarTokenizer
from pos_bridge.simulator.tokenizer import tokens
from tests.pos_bridge.test_faults import bridge_to
from tests.pos_bridge.test_paper import ALL, printed


def shape(width: int = 96, height: int = 40) -> Image.Image:
    picture = Image.new("1", (width, height), 1)
    pen = ImageDraw.Draw(picture)
    pen.polygon([(0, height - 1), (width // 3, 0), (width - 1, height - 1)], fill=0)
    return picture


def png(picture: Image.Image) -> str:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode("ascii")


def document(**fields: Any) -> dict[str, Any]:
    return {"blocks": [{"type": "picture", "png": png(shape()), **fields}, {"type": "cut"}]}


def dots_of(rows: Any) -> Image.Image:
    """All dots of a piece, one below the other."""
    drawn = [row.dots for row in rows if row.dots is not None]
    sheet = Image.new("1", (drawn[0].width, sum(one.height for one in drawn)), 0)
    top = 0
    for one in drawn:
        sheet.paste(Image.frombytes("1", (one.width, one.height), one.bits), (0, top))
        top += one.height
    return sheet


@pytest.mark.parametrize("name", ALL)
def test_a_picture_is_on_the_paper_dot_by_dot(profiles: Profiles, name: str) -> None:
    profile = profiles.printer(name)
    (piece,) = printed(profiles, name, encode(from_json(document()), profile))
    found = dots_of(piece.rows)
    ratio = firmware_like(profile).row_ratio
    wanted = shape().convert("L")
    if ratio != 1.0:
        assert found.getbbox() is not None
        assert abs(found.height - wanted.height * ratio) < 9
        return
    if found.width != wanted.width:
        wanted = placed(wanted, "center", found.width)
    ink = wanted.point([255] * 128 + [0] * 128, "1")
    assert found.crop((0, 0, ink.width, ink.height)).tobytes() == ink.tobytes()
    assert found.crop((0, ink.height, found.width, found.height)).getbbox() is None if found.height > ink.height else True


def test_a_picture_wider_than_the_paper_is_made_smaller(profiles: Profiles) -> None:
    wide = {"blocks": [{"type": "picture", "png": png(shape(1200, 300))}, {"type": "cut"}]}
    (piece,) = printed(profiles, "zjiang-pos-5890", encode(from_json(wide), profiles.printer("zjiang-pos-5890")))
    found = dots_of(piece.rows)
    assert (found.width, found.height) == (384, 96)


def test_glass_is_paper(profiles: Profiles) -> None:
    glass = Image.new("RGBA", (16, 8), (0, 0, 0, 0))
    glass.paste((0, 0, 0, 255), (0, 0, 8, 8))
    (piece,) = printed(
        profiles,
        "epson-tm-t20iii",
        encode(
            from_json({"blocks": [{"type": "picture", "png": png(glass)}, {"type": "cut"}]}), profiles.printer("epson-tm-t20iii")
        ),
    )
    assert dots_of(piece.rows).tobytes() == b"\xff\x00" * 8


def test_a_stored_logo_is_three_bytes_instead_of_a_picture(profiles: Profiles) -> None:
    profile = msgspec.structs.replace(profiles.printer("epson-tm-t20iii"), logo=1)
    data = encode(from_json(document(logo=True)), profile)
    assert [token.args for token in tokens(data) if token.name == "stored_picture"] == [(1, 0)]
    assert not [token for token in tokens(data) if token.name == "raster"]
    assert [token for token in tokens(encode(from_json(document()), profile)) if token.name == "raster"]
    star = msgspec.structs.replace(profiles.printer("star-tsp650ii"), logo=1)
    found = tokens(encode(from_json(document(logo=True)), star), StarTokenizer())
    assert "stored_picture" in {token.name for token in found}


def test_a_document_with_a_picture_survives_the_way_there_and_back() -> None:
    read = from_json(document(align="right", logo=True))
    assert from_json(to_json(read)) == read


def bomb() -> str:
    """The head of a PNG that would unpack to gigabytes."""
    head = b"IHDR" + (60000).to_bytes(4, "big") * 2 + b"\x08\x06\x00\x00\x00"
    whole = b"\x89PNG\r\n\x1a\n" + (13).to_bytes(4, "big") + head + zlib.crc32(head).to_bytes(4, "big")
    return base64.b64encode(whole).decode("ascii")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("***", "png is not base64"),
        (base64.b64encode(b"GIF89a" + bytes(40)).decode("ascii"), "png is no PNG"),
        (base64.b64encode(b"\x89PNG").decode("ascii"), "png is no PNG"),
        (bomb(), "60000 × 60000 dots"),
        (base64.b64encode(bytes(MAX_PNG + 3)).decode("ascii"), f"the most is {MAX_PNG}"),
        (7, "png is a string"),
    ],
)
def test_what_is_no_picture_is_refused_with_its_place(data: Any, words: str) -> None:
    with pytest.raises(BadDocument, match="block 0") as caught:
        from_json({"blocks": [{"type": "picture", "png": data}]})
    assert words in str(caught.value)


def test_a_picture_that_breaks_off_is_a_bad_document(profiles: Profiles) -> None:
    whole = base64.b64decode(png(shape()))
    torn = base64.b64encode(whole[: len(whole) // 2]).decode("ascii")
    with pytest.raises(BadDocument, match="PNG"):
        encode(from_json({"blocks": [{"type": "picture", "png": torn}]}), profiles.printer("epson-tm-t20iii"))


def test_live_bytes_never_stand_in_a_picture(profiles: Profiles) -> None:
    """Every pattern of dots: a picture of noise holds DLE EOT and DLE DC4 many times over."""
    noise = Image.effect_noise((512, 300), 200).convert("1")
    blocks = {"blocks": [{"type": "picture", "png": png(noise)}]}
    for name in ALL:
        profile = profiles.printer(name)
        data = b"".join(
            token.data
            for token in tokens(encode(from_json(blocks), profile), StarTokenizer() if profile.dialect != "escpos" else None)
        )
        live = (b"\x1b\x06",) if profile.dialect != "escpos" else (b"\x10\x04", b"\x10\x05", b"\x10\x14")
        assert not any(one in data for one in live), name


def test_a_printer_of_its_own_proof_by_its_status_alone(profiles: Profiles, printer: Callable[..., VirtualPrinter]) -> None:
    """`asb_online`: reports are off while it prints, and the one that comes when they go on again is the answer."""
    profile = profiles.printer("epson-tm-t20iii")
    own = msgspec.structs.replace(profile, id="own", confirm="asb_online", buffer=msgspec.structs.replace(profile.buffer, window=0))
    one = printer("epson-tm-t20iii")
    with bridge_to(one, "own", replace(profiles, printers={"own": own})) as bridge:
        outcome = bridge.print("p", "job", document())
        assert (outcome.state, outcome.proof) == (PrintState.PROCESSED, "asb_online")
        assert len(one.papers) == 1
