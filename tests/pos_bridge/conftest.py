"""Real parts for the device tests: profiles from the repository, virtual devices on ptys, a bridge between them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from pos_bridge.profiles import PrinterProfile, Profiles, load_profiles
from pos_bridge.simulator import VirtualPrinter, VirtualScanner
from tests.pos_bridge.counter import Counter

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def shipped() -> Profiles:
    return load_profiles(ROOT / "firmware_profiles")


@pytest.fixture(scope="session")
def profiles(shipped: Profiles) -> Profiles:
    """As shipped, but less patient: a test does not wait a minute for a silent printer."""
    return replace(shipped, printers={name: _hasty(printer) for name, printer in shipped.printers.items()})


def _hasty(profile: PrinterProfile) -> PrinterProfile:
    patience = msgspec.structs.replace(profile.patience, stall_s=1.5, fence_s=1.5, poll_s=0.05)
    status = msgspec.structs.replace(profile.status, reply_ms=400)
    return msgspec.structs.replace(profile, patience=patience, status=status)


@pytest.fixture(scope="session")
def fonts() -> list[Path]:
    folder = ROOT / "static" / "vendor" / "jetbrains-mono"
    return [folder / f"{part}.woff2" for part in ("latin", "cyrillic", "latin-ext")]


@pytest.fixture
def counter(profiles: Profiles, fonts: list[Path], tmp_path: Path) -> Iterator[Counter]:
    """A scanner `s`, and printers `wide` (80 mm) and `narrow` (58 mm), connected and ready."""
    place = Counter(
        VirtualScanner(profiles.scanner("generic-serial"), tmp_path, "scanner"),
        VirtualPrinter(profiles.printer("epson-tm-t20iii"), tmp_path, "wide", fonts=fonts),
        VirtualPrinter(profiles.printer("zjiang-pos-5890"), tmp_path, "narrow", fonts=fonts),
        profiles,
        fonts,
    )
    place.open()
    yield place
    place.close()


@pytest.fixture
def printer(profiles: Profiles, fonts: list[Path], tmp_path: Path) -> Iterator[Callable[..., VirtualPrinter]]:
    """Makes virtual printers and closes them afterwards."""
    made: list[VirtualPrinter] = []

    def make(profile: str, **settings: object) -> VirtualPrinter:
        one = VirtualPrinter(profiles.printer(profile), tmp_path, f"printer-{len(made)}", fonts=fonts, **settings)  # type: ignore[arg-type]
        made.append(one)
        return one

    yield make
    for one in made:
        one.close()
