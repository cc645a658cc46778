"""How an agent gets its key: it asks, shows a code, and fetches the key once store IT has accepted it (RFC 8628)."""

import json
import logging
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from typing import Any

from pos_bridge.agent.uplink import BackOff, Server

log = logging.getLogger(__name__)

ANSWER_S = 15.0
Post = Callable[[str, Mapping[str, Any]], tuple[int, Mapping[str, Any]]]
"(path, body) -> (status, body); raises OSError when nobody answers"


def poster(server: Server) -> Post:
    def post(path: str, body: Mapping[str, Any]) -> tuple[int, Mapping[str, Any]]:
        request = urllib.request.Request(
            server.url + path, json.dumps(body).encode(), {"Content-Type": "application/json"}, method="POST"
        )
        try:
            with urllib.request.urlopen(request, timeout=ANSWER_S, context=server.trust()) as answer:
                return answer.status, _object(answer.read())
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, _object(refusal.read())

    return post


def pair(
    post: Post,
    machine: str,
    show: Callable[[str], None],
    wait: Callable[[float], object] = time.sleep,
    back_off: BackOff | None = None,
) -> str:
    """Blocks until store IT has accepted this machine; a code that expires or is refused is followed by another.

    `show` is what a person on this machine reads. The server may be away meanwhile.
    """
    back_off = back_off or BackOff()
    while True:
        try:
            status, asked = post("/api/pair", {"kind": "agent", "name": machine})
            if status == 200:
                key = _fetched(post, asked, show, wait)
                if key is not None:
                    show(f"Paired as {machine}. The key is kept in the agent's folder.")
                    return key
                continue
            log.warning("the server does not pair: %s", _code(asked) or status)
        except OSError as error:
            log.info("no answer from the server: %s", error)
        except (KeyError, TypeError, ValueError) as error:
            log.warning("the server's answer cannot be understood: %s", error)
        wait(back_off.next())


def _fetched(post: Post, asked: Mapping[str, Any], show: Callable[[str], None], wait: Callable[[float], object]) -> str | None:
    """The key, or None when the code is of no use any more."""
    device_code, interval = str(asked["device_code"]), float(asked["interval"])
    show(
        f"Code of this machine: {asked['user_code']}. Accept it in the console of store IT, under «Люди и ключи» / People and keys."
    )
    while True:
        wait(interval)
        try:
            status, answer = post("/api/pair/token", {"device_code": device_code})
        except OSError as error:
            log.info("no answer from the server: %s", error)
            continue
        if status == 200:
            return str(answer["token"])
        match _code(answer):
            case "authorization_pending":
                pass
            case "slow_down":
                interval += 5
            case "access_denied":
                show("Store IT has refused this code. Asking for another.")
                return None
            case "expired_token":
                show("The code has expired. Asking for another.")
                return None
            case code:
                log.warning("the server says %s", code or status)


def _code(body: Mapping[str, Any]) -> str:
    error = body.get("error")
    return str(error.get("code", "")) if isinstance(error, dict) else str(error or "")


def _object(data: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(data)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
