"""Figure 3, receipts: our encoder beside python-escpos's `Dummy` for the same paper, 80 mm Epson in Russian."""

import base64
import io
import random
import time
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

from escpos.printer import Dummy
from PIL import Image, ImageDraw

from pos_bridge.document import from_json
from pos_bridge.printer import Typeface, encode
from pos_bridge.profiles import load_profiles
from tests.bench.figure import Beside, Figure, Goal
from tests.bench.orders import Counter
from tests.bench.samples import Sides
from tests.bench.server import ROOT
from tests.bench.shop import make_shop

ROUNDS, TIMES = 5, 40
PRINTER, PEER_PROFILE = "epson-tm-t20iii", "TM-T20II"
_GOODS = ("Куртка «Гряда», L, рябина", "Носки «Тропа», 42–44, графит", "Кружка «Привал», 0,35 л", "Рюкзак «Скала» 28 л, хвоя")


def measure(directory: Path) -> list[Figure]:
    papers = {"order slip": _order_slip(directory), "receipt of 30 lines with QR and logo": _receipt()}
    return [figure for name, paper in papers.items() for figure in _beside_peer(name, paper)]


def _beside_peer(name: str, paper: Mapping[str, Any]) -> list[Figure]:
    profile = load_profiles(ROOT / "firmware_profiles").printer(PRINTER)
    face = Typeface(sorted((ROOT / "static" / "vendor" / "jetbrains-mono").glob("*.woff2")))

    def ours() -> bytes:
        return encode(from_json(paper), profile, face)

    def peer() -> bytes:
        return _by_escpos(paper)

    mine, theirs = len(ours()), len(peer())  # also warms both: a server prints all day
    sides = Sides()
    for _ in range(ROUNDS):
        sides.begin_round()
        for _ in range(TIMES):
            sides.add(_ms(ours), _ms(peer))
    what = "python-escpos Dummy"
    value, other, ratio = sides.p50()
    tail, other_tail, tail_ratio = sides.p99()
    return [
        Figure(f"{name}, rendered, p50", value, "ms", Beside("peer", other, what), ratio, Goal("ratio", 0.5)),
        Figure(f"{name}, rendered, p99", tail, "ms", Beside("peer", other_tail, what), tail_ratio),
        Figure(f"{name}, bytes", mine, "B", Beside("peer", theirs, what), mine / theirs, Goal("ratio", 1)),
    ]


def _ms(work: Callable[[], bytes]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _order_slip(directory: Path) -> Mapping[str, Any]:
    """The slip of an order as the shop makes it."""
    shop = make_shop(directory / "receipts")
    store = shop.open()
    try:
        Counter(store, shop.stocked).order(random.Random(0))
        return store.read(lambda uow: uow.prints.recent(1))[0].document
    finally:
        store.close()


def _receipt() -> Mapping[str, Any]:
    words = [(f"{n + 1}. {_GOODS[n % len(_GOODS)]}", f"{1200 + 37 * n} ₽") for n in range(30)]
    goods = [{"type": "pair", "left": left, "right": right, "bold": False} for left, right in words]
    blocks = [
        {"type": "picture", "png": base64.b64encode(_logo()).decode("ascii"), "align": "center", "logo": True},
        {"type": "text", "text": "Перевал", "align": "center", "bold": True, "width": 2, "height": 2},
        {"type": "rule"},
        *goods,
        {"type": "rule"},
        {"type": "pair", "left": "Итого", "right": "52 095 ₽", "bold": True},
        {"type": "qr", "data": "t=20261117T1200&s=52095.00&fn=9999078900004792&i=12&fp=3522207165&n=1"},
        {"type": "cut"},
    ]
    return {"kind": "receipt", "language": "ru", "blocks": blocks}


def _logo() -> bytes:
    """A mountain of 384 by 120 dots."""
    picture = Image.new("1", (384, 120), 1)
    pen = ImageDraw.Draw(picture)
    pen.polygon([(60, 119), (170, 12), (230, 70), (262, 40), (330, 119)], fill=0)
    pen.polygon([(150, 60), (170, 36), (190, 60), (170, 52)], fill=1)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _by_escpos(paper: Mapping[str, Any]) -> bytes:
    with redirect_stdout(io.StringIO()):  # it tells the terminal of every barcode
        return _escpos_bytes(paper)


def _escpos_bytes(paper: Mapping[str, Any]) -> bytes:
    """The same words by the usual library; it spells no rouble sign and wraps no pair, so both get a row of 48 as text."""
    printer = Dummy(profile=PEER_PROFILE)
    for block in paper["blocks"]:
        match block["type"]:
            case "text":
                double = {"width": block["width"], "height": block["height"], "custom_size": True}
                printer.set(align=block["align"], bold=block["bold"], **double)
                printer.text(block["text"].replace("₽", "р.") + "\n")
            case "pair":
                left, right = block["left"], block["right"].replace("₽", "р.")
                printer.set(bold=block["bold"], normal_textsize=True, align="left")
                printer.text(left.ljust(48 - len(right)) + right + "\n")
            case "rule":
                printer.set(normal_textsize=True, align="left")
                printer.text("─" * 48 + "\n")
            case "feed":
                printer.ln(block["lines"])
            case "barcode":
                printer.set(align="center")
                printer.barcode("{B" + block["data"], "CODE128", function_type="B", pos="BELOW" if block["caption"] else "OFF")
            case "picture":
                shown = Image.open(io.BytesIO(base64.b64decode(block["png"])))
                printer.image(shown, impl="bitImageRaster", center=False)
            case "qr":
                printer.set(align="center")
                printer.qr(block["data"], size=6, native=True)
            case _:
                printer.cut()
    output: bytes = printer.output
    return output
