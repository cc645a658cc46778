"""The demo shop as a person starts it: a process of its own on a free port, with its own store directory, gone at the end."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx

from tests.screen_client import Ear, ScreenClient
from tests.waiting import until

ROOT = Path(__file__).resolve().parents[1]
START_S = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Process:
    """`run.py` with these arguments in a process group of its own, so that nothing of it outlives a test.

    `within`: a command that runs the one it is given (unshare, for example) and leaves its process id as it is.
    """

    def __init__(self, directory: Path, *arguments: str, within: Sequence[str] = ()) -> None:
        self.directory = directory
        # Tests that are killed themselves leave nothing running.
        self._command = ["setpriv", "--pdeathsig", "KILL", *within, sys.executable, str(ROOT / "run.py"), *arguments]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def output(self) -> str:
        return (self.directory / "output.txt").read_text(encoding="utf-8", errors="replace")

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        with (self.directory / "output.txt").open("ab") as output:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True
            )

    def kill(self) -> None:
        """As a power cut ends it: nobody gets to say goodbye."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """As Ctrl+C ends it; what is left of the group after that is killed."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout=15)
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, how)
        self._process.wait(timeout=10)
        self._process = None


class ServerProcess(Process):
    """A server, ready when `start` returns."""

    def __init__(self, command: str, directory: Path, port: int, *arguments: str, within: Sequence[str] = ()) -> None:
        self.address = f"http://127.0.0.1:{port}"
        super().__init__(directory, command, "--port", str(port), "--dir", str(directory), *arguments, within=within)

    def start(self) -> None:
        super().start()
        self.wait_ready()

    def wait_ready(self) -> None:
        until(self._healthy, "the server answers /healthz", START_S, 0.05)

    def _healthy(self) -> bool:
        assert self.alive, f"the server ended by itself:\n{self.output}"
        try:
            return httpx.get(f"{self.address}/healthz", timeout=2).status_code == 200
        except httpx.HTTPError:
            return False


class DemoShop:
    """A running demo: its lab (virtual devices), its online shop, and clients for its stations."""

    def __init__(self, directory: Path) -> None:
        self.process = ServerProcess("demo", directory, free_port())
        self.address = self.process.address
        self._http = httpx.Client(base_url=self.address, timeout=10)
        self._clients: dict[str, ScreenClient] = {}
        self.shop_address = ""

    def start(self) -> None:
        self.process.start()
        self.shop_address = str(self.lab()["shop_fronts"]["webshop"]).rstrip("/")
        until(self._in_step, "the online shop knows our quantities", START_S, 0.1)
        until(lambda: all(d["link"] == "ready" for d in self.lab()["devices"]), "every device is ready", START_S)

    def close(self) -> None:
        for client in self._clients.values():
            client.close()
        self._http.close()
        self.process.stop()

    def station(self, station_id: str) -> ScreenClient:
        """A paired client that speaks for that station."""
        if station_id not in self._clients:
            self._clients[station_id] = ScreenClient(self.address, self._pair(station_id))
        return self._clients[station_id]

    def it(self) -> httpx.Client:
        """Speaks as a person of store IT: makes the account by the code that the server printed, or signs in to it."""
        client = httpx.Client(base_url=self.address, timeout=30)
        codes = re.findall(r"[A-Z]{4}-[A-Z]{4}", self.process.output)
        form = {"name": "Вера", "password": "корова ест траву"}
        if client.get("/api/staff/door").json()["first"]:
            client.post("/api/staff/code", json={**form, "code": codes[-1]}).raise_for_status()
        else:
            client.post("/api/staff/sign-in", json=form).raise_for_status()
        return client

    def ear(self, station_id: str) -> Ear:
        """An open screen at that station, as the server sees it."""
        return Ear(self.address, self._pair(station_id))

    # The lab

    def lab(self) -> dict[str, Any]:
        answer: dict[str, Any] = self._http.get("/api/lab").raise_for_status().json()
        return answer

    def scan(self, station_id: str, text: str, how: str = "clean") -> None:
        body = {"station": station_id, "text": text, "how": how}
        self._http.post("/api/lab/scan", json=body).raise_for_status()

    def fault(self, device_id: str, fault: str, value: int | None = None) -> None:
        self._http.post(f"/api/lab/devices/{device_id}/fault", json={"fault": fault, "value": value}).raise_for_status()

    def outcomes(self, station_id: str) -> list[str]:
        """What the scans at that station turned out to be, newest first."""
        return [entry["outcome"] for entry in self.lab()["journal"] if entry["station"] == station_id]

    def papers(self, device_id: str) -> int:
        return next(int(d["papers"]) for d in self.lab()["devices"] if d["id"] == device_id)

    def paper_text(self, device_id: str, back: int = 0) -> str:
        lines: Sequence[str] = self._http.get(f"/api/lab/paper/{device_id}.json", params={"back": back}).json()["lines"]
        return "\n".join(lines)

    def paper_picture(self, device_id: str, back: int = 0) -> bytes:
        return self._http.get(f"/api/lab/paper/{device_id}.png", params={"back": back}).raise_for_status().content

    # The online shop

    def online(self, sku: str) -> int:
        """What the online shop offers of it."""
        return int(self._online_quantities().get(sku, 0))

    def buy_online(self, product_id: str, sku: str, request_id: str) -> None:
        form = {"sku": sku, "request_id": request_id}
        answer = self._http.post(f"{self.shop_address}/items/{product_id}/buy", data=form, follow_redirects=False)
        assert answer.status_code == 303 and "bought" in answer.headers["location"], answer.headers

    def shop_fault(self, mode: str, times: int | None = None) -> None:
        self._http.post(f"{self.shop_address}/faults", json={"mode": mode, "times": times}).raise_for_status()

    def _online_quantities(self) -> Mapping[str, int]:
        found: Mapping[str, int] = self._http.get(f"{self.shop_address}/quantities").raise_for_status().json()
        return found

    def _in_step(self) -> bool:
        try:
            return sum(self._online_quantities().values()) > 0
        except httpx.HTTPError:
            return False

    def _pair(self, station_id: str) -> str:
        answer = self._http.post("/api/demo/pair", json={"station": station_id}).raise_for_status().json()
        return str(answer["token"])


@contextlib.contextmanager
def demo_shop(directory: Path) -> Iterator[DemoShop]:
    shop = DemoShop(directory)
    try:
        shop.start()
        yield shop
    finally:
        shop.close()
