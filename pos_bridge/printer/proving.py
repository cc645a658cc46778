"""How far the printer got: fences behind what was sent, questions in passing, and what their answers are worth."""

from collections.abc import Callable

from pos_bridge.printer.conversation import IN_TURN, Conversation, Stopped
from pos_bridge.printer.replies import Fence
from pos_bridge.printer.windows import Window

START = 5.0
"Seconds that a printer is given to answer again after it was off."

LISTEN = 0.4
"Seconds without a word from it after which a printer that works on a document is asked whether it is there."

SILENCE = 1.0
"Seconds without an answer to that, which a busy printer does not need, but one that is switched off and on does."

HUSH = 0.5
"Seconds without an answer after which a printer that was asked too often, or repeats itself, has said everything."

NOTHING = Window(b"")


class Proving(Conversation):
    """A conversation in which a printer has to show that it got to the end of what it was given."""

    def awake(self, session: int) -> bool:
        """Asks until there is an answer, or none for as long as a printer needs to start."""
        until = self._clock() + min(START, self._patience.fence_s)
        while not self.ask(session):
            self._check(session)
            if self._clock() > until:
                self.turns.settle()
                return False
        return True

    def settle(self, session: int, fence: Fence, hindered: Callable[[str | None], None]) -> bool:
        """Before a document: the printer got to the end of what it had, and no answer to an earlier question is on its way.

        All answers look alike, and those that are owed may still come, or never: so it is asked once more often than answers are
        owed, and after that many one of them was to a new question. False: it does not say so.
        """
        with self._news:
            times = self.turns.owed + 1
            enough = self.turns.heard + times
            self.turns.ask(times)
            self.turns.begin()
        try:
            self._send_and_wait(session, fence.request * times, lambda: self.turns.heard >= enough, None, hindered)
        except Stopped as stop:
            if stop.reason != "no_answer":
                raise
        if times > 1:
            self.hush(session)  # what was owed may have come after all, and its own answers come behind it
        with self._news:
            proved = self.turns.heard >= enough and not self.turns.noisy
            self.turns.settle()
            return proved

    def hush(self, session: int) -> None:
        """Waits until no more answers come in turn."""
        answers = -1
        while answers != self.turns.answers:
            answers = self.turns.answers
            self._wait_for(lambda: self.turns.owed == 0 and not self.turns.excess, HUSH)
            self._check(session)

    def expect(
        self,
        session: int,
        fence: Fence,
        hindered: Callable[[str | None], None],
        window: Window = NOTHING,
        sent: Callable[[int], None] | None = None,
    ) -> None:
        """Sends the window with the fence behind it, in one go, and waits for the answers to both. A printer that is alive and
        hindered is waited for without limit."""
        wanted, counted = fence.wanted, fence.wanted == IN_TURN
        with self._news:
            self._replies = [reply for reply in self._replies if reply != wanted]
            self.turns.ask(window.questions + counted)

        def arrived() -> bool:
            return self.turns.owed == 0 if counted else wanted in self._replies

        self._send_and_wait(session, window.data + fence.request, arrived, sent, hindered, window.stretch)
        if self.turns.owed and not self.turns.noisy:
            raise Stopped("no_answer", "it came to the end and left questions before it unanswered: a piece was lost")

    def _send_and_wait(
        self,
        session: int,
        data: bytes,
        arrived: Callable[[], bool],
        sent: Callable[[int], None] | None,
        hindered: Callable[[str | None], None],
        stretch: int = 0,
    ) -> None:
        patience = self._patience
        self.send(session, data, sent or (lambda _: None), hindered)
        started = since = self._clock()
        answers = self.turns.answers
        silence = SILENCE + stretch * self._wire_s
        while not self._wait_for(arrived, min(patience.poll_s, LISTEN)):
            self._check(session)
            if self._clock() - self._heard > LISTEN:
                self.ask(session)
            self._recover(session)
            hindrance = self.status.hindrance
            hindered(hindrance)
            now = self._clock()
            if self.turns.answers != answers:
                since, answers = now, self.turns.answers
            if hindrance is None:
                if self._commands.questions() and now - max(started, self._heard) > silence:
                    self.turns.silent = True
                if now - since > patience.fence_s:
                    raise Stopped("no_answer", f"no word from the printer for {patience.fence_s:g} s")
                continue
            since = now
            if now - self._heard > patience.stall_s:
                raise Stopped(hindrance, f"{hindrance}, then silence for {patience.stall_s:g} s")
        self._check(session)
        hindered(None)
