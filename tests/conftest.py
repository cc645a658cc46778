"""For all tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

# Machines that test are busy: how long one example takes says nothing here. A failure prints what repeats it.
settings.register_profile("store", deadline=None, print_blob=True)
settings.load_profile("store")

_CHROMIUM = Path("/usr/bin/chromium")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The one browser of a test run; each test opens contexts of its own. Two of them in one process would fight over a loop."""
    if not _CHROMIUM.exists():
        pytest.fail("Chromium is missing: `make tools` installs it", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]
        )
        yield browser
        browser.close()
