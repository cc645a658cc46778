"""Questions of one session that are answered in turn, when the printer's buffer gets there, each with the same byte.

Only their number tells the answers apart: so many questions went out, so many answers must come. What a power cut takes out of the
middle of a document takes a question along, and the number is short.
"""

from dataclasses import dataclass


@dataclass
class Turns:
    asked: int = 0
    heard: int = 0
    noisy: bool = False
    "Since `begin` something came that no printer says: it may hold such a byte, or have been one."
    answers: int = 0
    "That came, asked for or not."
    silent: bool = False
    "Since `begin` it did not even say how it is: it may have been off, and lost what it had."
    excess: bool = False
    "Since `begin` more answers came than questions were asked: of several on their way one could be taken for another."
    repeats: bool = False
    "That happened without noise or silence: this printer is like that, and is asked one question at a time."

    def begin(self) -> None:
        """Answers from here on prove something."""
        self.repeats = self.repeats or (self.excess and not self.noisy and not self.silent)
        self.noisy = self.silent = self.excess = False

    @property
    def owed(self) -> int:
        return self.asked - self.heard

    def ask(self, number: int) -> None:
        self.asked += number

    def hear(self, number: int) -> None:
        self.excess = self.excess or number > self.owed
        self.answers += number
        self.heard = min(self.asked, self.heard + number)

    def settle(self) -> None:
        """What was not answered by now never will be."""
        self.heard = self.asked
