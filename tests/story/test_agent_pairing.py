"""A machine elsewhere gets its key as a person does it: its console shows a code, store IT accepts, and revokes it again."""

import re
import time
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx

from tests.demo_shop import DemoShop, Process
from tests.waiting import until

NAME = "Склад на Тихой"


def test_an_agent_pairs_by_its_code_and_is_out_within_five_seconds_of_being_revoked(shop: DemoShop, tmp_path: Path) -> None:
    agent = Process(tmp_path, "bridge", "--server", shop.address, "--dir", str(tmp_path / "agent"))
    agent.start()
    try:
        with closing(shop.it()) as it:
            code = until(lambda: re.findall(r"Code of this machine: (\S+)\.", agent.output), "it shows its code", 60, 0.2)[0]
            request = next(one for one in _people(it)["requests"] if one["code"] == code)
            accepted = it.post(f"/api/it/pairing/{request['id']}", json={"accept": True, "owner": "", "name": NAME})
            assert accepted.status_code == 200
            until(lambda: f"connected to the server (0.1.0) as {NAME}" in agent.output, "it is connected", 60, 0.2)
            assert (tmp_path / "agent" / "agent.key").stat().st_mode & 0o077 == 0
            host = next(one for one in it.get("/api/it/shop").json()["hosts"] if one["name"] == NAME)
            assert (host["state"], host["available"], host["devices"]) == ("connected", True, [])
            assert it.post(f"/api/it/agents/{host['id']}", json={"name": f"{NAME}, подвал"}).status_code == 200
            until(lambda: f"{NAME}, подвал" in str(it.get("/api/it/shop").json()["hosts"]), "the plan calls it so")
            key = next(one for one in _people(it)["agents"] if one["id"] == host["id"])["keys"][0]
            assert it.post(f"/api/it/keys/{key['id']}/revoke", json={}).status_code == 200
            began = time.monotonic()
            until(lambda: "does not know this agent's key" in agent.output, "it is out", 20, 0.1)
            assert time.monotonic() - began < 5
            until(lambda: NAME not in str(it.get("/api/it/shop").json()["hosts"]), "it is not shown any more")
    finally:
        agent.stop()


def _people(it: httpx.Client) -> Mapping[str, Any]:
    found: Mapping[str, Any] = it.get("/api/it/people").raise_for_status().json()
    return found
