"""What the agent has taken upon itself, on its own disk before it says so.

A job: accepted -> sending (committed before the first byte leaves) -> finished. A finished one keeps its outcome and loses its
words: what was printed may name a person. The outcome stays long after the server took it: a server that died before it wrote it
down asks again under the same id.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

import msgspec

from pos_bridge.printer import PrintOutcome, PrintState

VERSION = 1
REMEMBERED = 5000
"Outcomes that are kept after the server took them."

MOST_ATTEMPTS = 50
"Attempts of one job that are told apart."

_TABLES = """
CREATE TABLE job (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    attempt TEXT NOT NULL,
    attempts TEXT NOT NULL,
    device TEXT NOT NULL,
    document BLOB,
    torn INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('accepted', 'sending', 'finished')),
    outcome BLOB,
    taken INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX job_open ON job (device, place) WHERE state <> 'finished';
CREATE INDEX job_untold ON job (place) WHERE state = 'finished' AND taken = 0;
CREATE TABLE configuration (one INTEGER PRIMARY KEY CHECK (one = 1), body BLOB NOT NULL);
"""


class JournalError(Exception):
    """The journal cannot be used: by whom it was made, or what the disk says."""


@dataclass(frozen=True)
class Job:
    id: str
    attempt: str
    device: str
    document: Mapping[str, Any]
    torn: bool


@dataclass(frozen=True)
class Told:
    """A finished job, as it is told to the server."""

    id: str
    attempt: str
    outcome: PrintOutcome


class Journal:
    """One SQLite file. Every method that changes something returns after it is on the disk. For any thread."""

    def __init__(self, path: Path) -> None:
        self._lock = RLock()
        try:
            path.touch(mode=0o600)
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        except (sqlite3.Error, OSError) as error:
            raise JournalError(f"{path}: {error}") from error
        try:
            self._open()
        except (sqlite3.Error, JournalError) as error:
            self._db.close()
            raise JournalError(f"{path}: {error}") from error

    def _open(self) -> None:
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA secure_delete = ON")
        made_by = int(self._db.execute("PRAGMA user_version").fetchone()[0])
        if made_by > VERSION:
            raise JournalError(f"written by a newer agent (form {made_by}, this one knows {VERSION}): start that one")
        if made_by == 0:
            self._db.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")

    def close(self) -> None:
        with self._lock:
            self._db.close()

    def accept(self, job: Job) -> Told | None:
        """Take a job; a known one is not taken twice. Returns the outcome if there is one already.

        A new attempt of a job that was not started begins anew: its outcome said that no byte of it left.
        """
        with self._lock, self._db:
            self._db.execute("BEGIN IMMEDIATE")
            row = self._db.execute("SELECT attempts, state, outcome FROM job WHERE id = ?", (job.id,)).fetchone()
            if row is None:
                self._add(job, (job.attempt,))
                return None
            known = tuple(row[0].split("\n"))
            if job.attempt not in known:
                known = (*known[-MOST_ATTEMPTS:], job.attempt)
                if row[1] == "finished" and _outcome(row[2]).state is PrintState.NOT_STARTED:
                    self._db.execute("DELETE FROM job WHERE id = ?", (job.id,))
                    self._add(job, known)
                    return None
                # Whoever asks now is told by the name he knows.
                self._db.execute("UPDATE job SET attempt = ?, attempts = ? WHERE id = ?", (job.attempt, "\n".join(known), job.id))
            return Told(job.id, job.attempt, _outcome(row[2])) if row[1] == "finished" else None

    def next(self, device: str) -> Job | None:
        """The oldest accepted job of that printer."""
        with self._lock:
            row = self._db.execute(
                "SELECT id, attempt, device, document, torn FROM job"
                " WHERE device = ? AND state = 'accepted' ORDER BY place LIMIT 1",
                (device,),
            ).fetchone()
        return Job(row[0], row[1], row[2], msgspec.json.decode(row[3]), bool(row[4])) if row else None

    def sending(self, job_id: str) -> None:
        """From now on a byte of it may be on paper."""
        self._change("UPDATE job SET state = 'sending' WHERE id = ? AND state = 'accepted'", job_id)

    def untouched(self, job_id: str) -> None:
        """No byte of it left, and it waits for its turn again."""
        self._change("UPDATE job SET state = 'accepted' WHERE id = ? AND state = 'sending'", job_id)

    def finish(self, job_id: str, outcome: PrintOutcome) -> Told:
        self._change(
            "UPDATE job SET state = 'finished', document = NULL, outcome = ? WHERE id = ?", msgspec.json.encode(outcome), job_id
        )
        with self._lock:
            (attempt,) = self._db.execute("SELECT attempt FROM job WHERE id = ?", (job_id,)).fetchone()
        return Told(job_id, attempt, outcome)

    def interrupted(self, outcome: PrintOutcome) -> int:
        """At the start: what was being sent when the agent died has that outcome. Returns how many there were."""
        return self._change(
            "UPDATE job SET state = 'finished', document = NULL, outcome = ? WHERE state = 'sending'", msgspec.json.encode(outcome)
        )

    def untold(self) -> tuple[Told, ...]:
        """Outcomes that the server has not taken, oldest first."""
        with self._lock:
            rows = self._db.execute(
                "SELECT id, attempt, outcome FROM job WHERE state = 'finished' AND taken = 0 ORDER BY place"
            ).fetchall()
        return tuple(Told(job, attempt, _outcome(outcome)) for job, attempt, outcome in rows)

    def taken(self, job_id: str, attempt: str) -> None:
        """The server has the outcome of that attempt. Those long taken are forgotten."""
        if self._change("UPDATE job SET taken = 1 WHERE id = ? AND attempt = ? AND state = 'finished'", job_id, attempt):
            self._change(
                "DELETE FROM job WHERE taken = 1 AND state = 'finished' AND place <= (SELECT max(place) FROM job) - ?", REMEMBERED
            )
            if not self.open_jobs():
                # The words of printed papers leave the write-ahead log too.
                self._change("PRAGMA wal_checkpoint(TRUNCATE)")

    def open_jobs(self, device: str | None = None) -> int:
        """Jobs that are accepted or being sent."""
        with self._lock:
            return int(
                self._db.execute(
                    "SELECT count(*) FROM job WHERE state <> 'finished' AND (?1 IS NULL OR device = ?1)", (device,)
                ).fetchone()[0]
            )

    def devices(self) -> tuple[str, ...]:
        """Printers with accepted jobs."""
        with self._lock:
            return tuple(row[0] for row in self._db.execute("SELECT DISTINCT device FROM job WHERE state = 'accepted'"))

    def keep_configuration(self, body: str) -> None:
        self._change("INSERT OR REPLACE INTO configuration (one, body) VALUES (1, ?)", body.encode())

    def configuration(self) -> str | None:
        with self._lock:
            row = self._db.execute("SELECT body FROM configuration").fetchone()
        return bytes(row[0]).decode() if row else None

    def _add(self, job: Job, attempts: tuple[str, ...]) -> None:
        self._db.execute(
            "INSERT INTO job (id, attempt, attempts, device, document, torn, state) VALUES (?, ?, ?, ?, ?, ?, 'accepted')",
            (job.id, job.attempt, "\n".join(attempts), job.device, msgspec.json.encode(dict(job.document)), job.torn),
        )

    def _change(self, statement: str, *values: object) -> int:
        with self._lock:
            return self._db.execute(statement, values).rowcount


def _outcome(stored: bytes) -> PrintOutcome:
    return msgspec.json.decode(stored, type=PrintOutcome)
