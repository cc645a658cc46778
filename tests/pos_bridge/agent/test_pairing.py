"""An agent asks for its key, shows a code, and waits for store IT; the server may refuse, forget or be away meanwhile."""

from collections.abc import Mapping
from typing import Any

from pos_bridge.agent.pairing import pair


class PairingServer:
    """Answers from a script; remembers what it was asked."""

    def __init__(self, *script: tuple[int, Mapping[str, Any]] | OSError) -> None:
        self._script = list(script)
        self.asked: list[tuple[str, Mapping[str, Any]]] = []
        self.waits: list[float] = []
        self.shown: list[str] = []

    def post(self, path: str, body: Mapping[str, Any]) -> tuple[int, Mapping[str, Any]]:
        self.asked.append((path, body))
        answer = self._script.pop(0)
        if isinstance(answer, OSError):
            raise answer
        return answer

    def pair(self) -> str:
        return pair(self.post, "warehouse-pc", self.shown.append, self.waits.append)


def code(letters: str) -> tuple[int, Mapping[str, Any]]:
    return 200, {"device_code": f"device-{letters}", "user_code": letters, "interval": 5, "expires_in": 600}


def no(why: str) -> tuple[int, Mapping[str, Any]]:
    return 400, {"error": {"code": why, "message": "", "next": ""}}


GRANTED = 200, {"token": "the-key", "kind": "agent", "id": "agent-bcdf", "name": "Warehouse"}


def test_the_code_is_shown_and_the_key_fetched_when_it_is_granted() -> None:
    server = PairingServer(code("BCDF-GHJK"), no("authorization_pending"), no("authorization_pending"), GRANTED)
    assert server.pair() == "the-key"
    assert "BCDF-GHJK" in server.shown[0]
    assert server.asked[0] == ("/api/pair", {"kind": "agent", "name": "warehouse-pc"})
    assert server.asked[1:] == [("/api/pair/token", {"device_code": "device-BCDF-GHJK"})] * 3
    assert server.waits == [5, 5, 5]


def test_it_asks_more_slowly_when_told_so() -> None:
    server = PairingServer(code("A"), no("slow_down"), no("slow_down"), GRANTED)
    assert server.pair() == "the-key"
    assert server.waits == [5, 10, 15]


def test_a_code_that_expired_or_was_refused_is_followed_by_another() -> None:
    server = PairingServer(code("A"), no("expired_token"), code("B"), no("access_denied"), code("C"), GRANTED)
    assert server.pair() == "the-key"
    assert [letters for letters in "ABC" if any(f" {letters}." in line for line in server.shown)] == ["A", "B", "C"]


def test_a_server_that_is_away_or_talks_nonsense_is_asked_again() -> None:
    away = ConnectionRefusedError("nobody is there")
    server = PairingServer(away, (502, {}), (200, {"hello": 1}), (200, {}), no("too_many"), code("A"), away, (500, {}), GRANTED)
    assert server.pair() == "the-key"
    assert len(server.waits) == 5 + 3
