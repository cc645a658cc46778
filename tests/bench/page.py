"""Figure 4: what a browser fetches to show the kiosk page, and how long it takes from the start of a server to its first page."""

import gzip
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Response, sync_playwright

from tests.bench.figure import Beside, Figure, Goal
from tests.bench.server import Server, free_port, settings_file
from tests.bench.shop import make_shop

STARTS = 3
_LIBRARIES = (
    "import flask_socketio, gunicorn.app.base, httpx, sqlalchemy.dialects.sqlite, cryptography.fernet, PIL.Image, babel.dates"
)
_PACKED = ("font/", "image/png", "image/jpeg", "image/webp")
"Packed already: gzip would not make them smaller."


@dataclass(frozen=True)
class Part:
    path: str
    kind: str
    size: int
    zipped: int


def measure(directory: Path) -> list[Figure]:
    demo = directory / "demo"
    with Server(demo, free_port(), "demo") as server:
        first = server.started_s
        parts = _parts(f"http://127.0.0.1:{server.port}/kiosk?station=kiosk-1")
    return [*_weight(parts), *_starts(directory, demo, first)]


def _weight(parts: Sequence[Part]) -> list[Figure]:
    code = [p for p in parts if not p.kind.startswith("font/") and not p.path.startswith(("/pictures/", "/api/"))]
    fonts = [p for p in parts if p.kind.startswith("font/")]
    pictures = [p for p in parts if p.path.startswith("/pictures/")]
    return [
        Figure("kiosk page, requests until it rests", len(parts), ""),
        Figure("kiosk page, all its parts", sum(p.size for p in parts) / 1000, "kB"),
        Figure("kiosk page, all its parts, gzip -6", sum(p.zipped for p in parts) / 1000, "kB"),
        Figure("  of it code, styles and words", sum(p.size for p in code) / 1000, "kB"),
        Figure("  of it fonts", sum(p.size for p in fonts) / 1000, "kB"),
        Figure(f"  of it {len(pictures)} drawn pictures", sum(p.size for p in pictures) / 1000, "kB"),
    ]


def _parts(address: str) -> list[Part]:
    """Everything a cold browser fetches over HTTP until nothing moves. Raises `RuntimeError` without a browser."""
    browser_path = shutil.which("chromium")
    if browser_path is None:
        raise RuntimeError("no Chromium on this machine (make tools)")
    got: list[Response] = []
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path=browser_path, args=flags)
        page = browser.new_page(viewport={"width": 1080, "height": 1920})
        page.on("response", lambda response: got.append(response))
        page.goto(address)
        page.wait_for_load_state("networkidle")
        parts = [_part(response) for response in got if response.ok]
        failed = [f"{response.status} {response.url}" for response in got if response.status >= 400]
        browser.close()
    if failed:
        raise RuntimeError(f"parts are missing: {failed[:3]}")
    return parts


def _part(response: Response) -> Part:
    body, kind = response.body(), response.headers.get("content-type", "")
    path = "/" + response.url.split("/", 3)[3]
    return Part(path, kind, len(body), len(body) if kind.startswith(_PACKED) else len(gzip.compress(body, 6)))


def _starts(directory: Path, demo: Path, first: float) -> list[Figure]:
    """The first page of a server: alone and as the demo, in turn."""
    shop = make_shop(directory / "alone")
    bare, alone, whole = list[float](), list[float](), list[float]()
    for _ in range(STARTS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", _LIBRARIES], check=True)
        bare.append(time.perf_counter() - begun)
        port = free_port()
        settings = settings_file(shop.directory, port, [])
        with Server(shop.directory, port, "serve", "--settings", str(settings)) as server:
            alone.append(server.started_s)
        with Server(demo, free_port(), "demo") as server:
            whole.append(server.started_s)
    beside = Beside("limit", median(bare), "python importing the libraries alone")
    return [
        Figure("first page, server alone", median(alone), "s", beside, goal=Goal("value", 1.5)),
        Figure("first page, demo on an installed tree", median(whole), "s", beside, goal=Goal("value", 3)),
        Figure("first page, demo that is made first (once)", first, "s"),
    ]
