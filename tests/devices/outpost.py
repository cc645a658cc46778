"""A scanner and a printer on "another machine", carried by an agent that can die and come again; and the host for it."""

import secrets
import threading
from collections.abc import Sequence
from pathlib import Path

from kiosk.devices.remote import RemoteHost
from pos_bridge.agent.agent import Agent
from pos_bridge.agent.journal import Journal
from pos_bridge.agent.uplink import BackOff
from pos_bridge.bridge import DeviceConfig, Event
from pos_bridge.profiles import Profiles
from pos_bridge.simulator import VirtualPrinter, VirtualScanner
from tests.devices.memory_network import MemoryNetwork
from tests.waiting import until


class Hasty(BackOff):
    """Tests do not wait for half a minute."""

    def next(self) -> float:
        return 0.02


class Outpost:
    def __init__(self, folder: Path, profiles: Profiles, fonts: Sequence[Path], printer: str = "epson-tm-t20iii") -> None:
        self.scanner = VirtualScanner(profiles.scanner("generic-serial"), folder, "scanner")
        self.printer = VirtualPrinter(profiles.printer(printer), folder, "printer", fonts=fonts)
        self._profiles, self._fonts = profiles, fonts
        self._journal = folder / "journal.db"
        self._printer = printer
        self.heard: list[Event] = []
        self.agents: list[Agent] = []
        self._threads: list[threading.Thread] = []
        self.host = self._host()
        self.network = MemoryNetwork(self.host)
        self.journal: Journal | None = None

    def devices(self) -> list[DeviceConfig]:
        return [
            DeviceConfig("s", "scanner", "generic-serial", self.scanner.url),
            DeviceConfig("p", "printer", self._printer, self.printer.url),
        ]

    def start_agent(self) -> Agent:
        """A run of the agent over the same folder."""
        journal = Journal(self._journal)
        agent = Agent(
            journal,
            lambda: self.network.connect(),
            version="1",
            boot=secrets.token_hex(4),
            machine="outpost",
            fonts=self._fonts,
            back_off=Hasty(),
        )
        thread = threading.Thread(target=agent.run, daemon=True)
        thread.start()
        self.journal = journal
        self.agents.append(agent)
        self._threads.append(thread)
        return agent

    def stop_agent(self) -> None:
        """As systemd ends it."""
        self.agents[-1].stop()
        self._threads[-1].join(20)
        assert not self._threads[-1].is_alive()

    def restart_server(self) -> None:
        """The host of a new server process; the old one is gone without a word."""
        old = self.host
        self.host = self._host()
        self.network.host = self.host
        old.close()
        self.network.cut()

    def ready(self) -> None:
        until(lambda: all(s.link == "ready" for s in self.host.statuses()) and self.host.connected, "the devices are ready")

    def carried(self) -> list[str]:
        """The devices the agent carries."""
        return [status.device for status in self.agents[-1].statuses()]

    def scans_read(self) -> int:
        """Scans that the agent has read, told or not."""
        return sum(status.scans or 0 for status in self.agents[-1].statuses())

    def close(self) -> None:
        for agent in self.agents:
            agent.stop()
        for thread in self._threads:
            thread.join(20)
        self.host.close()
        self.scanner.close()
        self.printer.close()

    def _host(self) -> RemoteHost:
        host = RemoteHost("outpost", "Outpost")
        host.listen(self.heard.append)
        host.configure(self.devices(), self._profiles)
        host.start()
        return host
