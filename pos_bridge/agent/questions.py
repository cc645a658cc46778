"""Questions of the server that are answered now or never: a deed of a device, the last bytes of a line.

Each is answered in a thread of its own, because a scale may think for a second; so many at once and no more.
"""

import logging
from collections.abc import Callable
from threading import BoundedSemaphore, Thread
from typing import Any

import msgspec

from pos_bridge.agent.messages import Answer, BadMessage, Question
from pos_bridge.agent.uplink import Connection
from pos_bridge.bridge import Bridge
from pos_bridge.errors import BridgeError, Lost

log = logging.getLogger(__name__)

MOST_AT_ONCE = 8


class Questions:
    """`server_time`: a moment of the bridge's clock as the server's clock tells it."""

    def __init__(self, bridge: Bridge, server_time: Callable[[float], float]) -> None:
        self._bridge = bridge
        self._server_time = server_time
        self._free = BoundedSemaphore(MOST_AT_ONCE)

    def ask(self, line: Connection, question: Question) -> None:
        """Raises `Lost`. The answer goes out on the same line, or not at all."""
        if not self._free.acquire(blocking=False):
            line.send(Answer(question.question, fault="Busy", detail=f"{MOST_AT_ONCE} questions are being answered"))
            return
        Thread(target=self._answer, args=(line, question), name=f"question {question.what}", daemon=True).start()

    def _answer(self, line: Connection, question: Question) -> None:
        try:
            line.send(self._answer_to(question))
        except (Lost, BadMessage) as error:
            log.info("question %s is not answered: %s", question.what, error)
        finally:
            self._free.release()

    def _answer_to(self, question: Question) -> Answer:
        try:
            return Answer(question.question, msgspec.to_builtins(self._ask_bridge(question)))
        except Exception as error:
            if not isinstance(error, BridgeError):
                log.exception("question %s of %s", question.what, question.device)
            return Answer(question.question, fault=type(error).__name__, detail=str(error))

    def _ask_bridge(self, question: Question) -> Any:
        if question.what == "command":
            return self._bridge.command(question.device, question.name, question.arguments)
        if question.what == "bytes_log":
            return [(self._server_time(r.at), r.direction, r.data) for r in self._bridge.bytes_log(question.device)]
        raise BridgeError(f"this agent does not know the question {question.what!r}")
