"""The disk is full: an order is refused before it is half done, the shopper is told, and room brings everything back."""

import errno
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.paper_trail import proper, wait_whole
from tests.faults.served_shop import PLENTY, ServedShop
from tests.waiting import until

SMALL = "8m"
# A disk of its own, seen by this one process: the data is carried over before the server starts on it.
ON_A_SMALL_DISK = f"""
kept=$(mktemp -d) && cp -a "$0/." "$kept" &&
mount -t tmpfs -o size={SMALL} tmpfs "$0" && cp -a "$kept/." "$0" && rm -r "$kept" && exec "$@"
"""


@pytest.fixture
def cramped(template: Path, tmp_path: Path) -> Iterator[ServedShop]:
    """A shop whose store lies on a disk of a few megabytes."""
    if subprocess.run(["unshare", "-m", "true"], capture_output=True).returncode:
        pytest.skip("a mount of one's own needs root")
    data = tmp_path / "shop" / "data"
    shop = ServedShop(template, tmp_path / "shop", within=["unshare", "-m", "sh", "-c", ON_A_SMALL_DISK, str(data)])
    try:
        shop.start()
        yield shop
    finally:
        shop.close()


def fill(ballast: Path) -> None:
    """Until not one byte more fits."""
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 512, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError as error:
                assert error.errno == errno.ENOSPC


def test_a_full_disk_refuses_orders_whole_and_room_brings_them_back(cramped: ServedShop) -> None:
    client, sku, made = cramped.client(), PLENTY[0], []
    client.begin()
    made.append(client.order(sku)["number"])
    wait_whole(cramped.printers["kiosk-1"], made[0])
    before = client.available(sku)["lesnaya"]
    ballast = Path(f"/proc/{cramped.process.pid}/root") / cramped.data.relative_to("/") / "ballast"
    fill(ballast)
    refused = []
    for _ in range(40):
        answer = client.post("/api/orders", client.request(sku))
        if answer.status_code == 201:  # what fitted into pages that were there already
            made.append(answer.json()["order"]["number"])
        else:
            refused.append(answer)
    assert refused, "the disk was never full"
    for answer in refused:
        error = answer.json()["error"]
        assert (answer.status_code, error["code"]) == (507, "storage_full")
        assert error["message"] and error["next"] and "Traceback" not in answer.text
    assert client.product("naves")["name"], "looking goes on"

    ballast.unlink()
    made.append(until(lambda: client.post("/api/orders", client.request(sku)), "an order is taken again").json()["order"]["number"])
    assert len(set(made)) == len(made)
    assert client.available(sku)["lesnaya"] == before - (len(made) - 1)
    for number in made:
        assert client.get(f"/api/orders/{number}")["order"]["number"] == number
        wait_whole(cramped.printers["kiosk-1"], number, 30)
    assert proper(cramped.printers["kiosk-1"], made) == []
