"""A served shop whose second kiosk stands elsewhere: its scanner and printer hang at an agent, behind a wire that can be cut."""

from collections.abc import Callable
from pathlib import Path

import httpx

from kiosk.domain.keys import Key, KeyKind
from tests.demo_shop import Process, free_port
from tests.faults.cutting_proxy import CuttingProxy
from tests.faults.served_shop import ServedShop, new_id, now, opened
from tests.waiting import until

AGENT = "outpost"
FAR, NEAR = "kiosk-2", "kiosk-1"
KEY = "key-of-the-outpost-in-the-tests"


class AgentShop(ServedShop):
    """`budget`: see CuttingProxy."""

    def __init__(self, template: Path, directory: Path, budget: Callable[[], int | None] = lambda: None) -> None:
        wire = free_port()
        self._wire = wire
        super().__init__(template, directory)
        self.proxy = CuttingProxy(wire, self.port, budget)
        self.folder = directory / "agent"
        self.folder.mkdir(mode=0o700)
        (self.folder / "agent.key").write_text(f"{KEY}\n", encoding="ascii")
        self._arguments = ("bridge", "--server", f"http://127.0.0.1:{wire}", "--dir", str(self.folder))
        self.agent = Process(self.folder, *self._arguments)
        self.give_key()

    def start(self) -> None:
        super().start()
        self.agent.start()

    def close(self) -> None:
        self.agent.stop()
        super().close()
        self.proxy.close()

    def restart_server(self) -> None:
        super().start()

    def next_agent(self, replace: bool = True) -> Process:
        """Another run over the same folder, as an update starts it."""
        aside = self.folder.parent / "next"
        aside.mkdir(exist_ok=True)
        return Process(aside, *self._arguments, *(["--replace"] if replace else []))

    def wait_carried(self) -> None:
        """Until the agent is connected and has its devices."""
        until(lambda: self.health() == "ok", "the agent is connected", 30, 0.1)
        devices = [f"{FAR}/{kind} is ready" for kind in ("scanner", "printer")]
        until(lambda: all(device in self.agent.output for device in devices), "its devices are ready", every_s=0.1)

    def health(self) -> str:
        """What the server says of the agent."""
        said: dict[str, str] = httpx.get(f"{self.process.address}/healthz", timeout=5).json()["agents"]
        return said[AGENT]

    def states(self, number: str) -> list[tuple[int, str]]:
        """The slips of an order: number of the copy, and state."""
        jobs = self.read(lambda uow: uow.prints.of_reference(number))
        return sorted((job.copy_no, job.state.value) for job in jobs)

    def give_key(self) -> None:
        key = Key(new_id(), KeyKind.AGENT, AGENT, "Outpost", now(), "tests")
        store = opened(self.data)
        store.write(lambda uow: uow.keys.add(key, KEY))
        store.close()

    def host_of(self, station: str) -> str:
        return AGENT if station == FAR else "server"

    def names(self) -> list[str]:
        return [f"127.0.0.1:{self._wire}"]
