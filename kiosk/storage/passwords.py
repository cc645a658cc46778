"""Passwords at rest: Argon2id (RFC 9106), each with a salt of its own."""

import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

# Above the least that OWASP's Password Storage Cheat Sheet asks for (46 MiB, one pass), and some 60 ms of one core.
_MEMORY_KIB = 46 * 1024
_PASSES = 2


class Argon2Passwords:
    """Fulfils `ports.Passwords`. One at a time: a rush of guesses costs time, never memory."""

    def __init__(self, memory_kib: int = _MEMORY_KIB, passes: int = _PASSES) -> None:
        self._hasher = PasswordHasher(time_cost=passes, memory_cost=memory_kib, parallelism=1)
        self._turn = threading.Lock()
        # What an unknown name is held against, so that it takes as long as a known one.
        self._nobody = self._hasher.hash("nobody has this password")

    def hashed(self, password: str) -> str:
        with self._turn:
            return self._hasher.hash(password)

    def fits(self, password: str, kept: str | None) -> bool:
        with self._turn:
            try:
                self._hasher.verify(kept or self._nobody, password)
            except (VerificationError, InvalidHashError):
                return False
        return kept is not None
