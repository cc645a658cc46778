"""What the server is told at its own terminal: as a person types it, beside a server that may be running."""

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def told(directory: Path, *words: str) -> tuple[int, str]:
    command = [sys.executable, "run.py", words[0], "--dir", str(directory), *words[1:]]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=100)
    return run.returncode, run.stdout + run.stderr


def code_in(text: str) -> str:
    found = re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", text)
    assert found, text
    return found.group()


def test_people_by_the_terminal(tmp_path: Path) -> None:
    assert told(tmp_path, "user", "list") == (0, "Nobody has an account yet: python run.py user first-code\n")
    first, again = (told(tmp_path, "user", "first-code") for _ in range(2))
    assert first[0] == again[0] == 0 and code_in(first[1]) != code_in(again[1])
    assert "/sign-in" in first[1]
    added = told(tmp_path, "user", "add", "Олег", "manager")
    assert added[0] == 0 and code_in(added[1]) and "Олег (manager)" in added[1]
    assert told(tmp_path, "user", "add", "олег")[0] == 2
    assert told(tmp_path, "user", "add", "Пётр", "owner")[0] == 2
    assert code_in(told(tmp_path, "user", "reset", "ОЛЕГ")[1]) != code_in(added[1])
    code, text = told(tmp_path, "user", "reset", "Никто")
    assert code == 2 and "Traceback" not in text and "user list" in text
    assert told(tmp_path, "user", "list") == (0, "Олег  manager  has a code, or needs one\n")


def test_the_record_is_verified_by_the_terminal(tmp_path: Path) -> None:
    for _ in range(3):
        told(tmp_path, "user", "first-code")
    assert told(tmp_path, "audit", "verify") == (0, "3 entries, each as it was written\n")
    with sqlite3.connect(tmp_path / "store.db") as connection:
        connection.execute("UPDATE audit SET who = 'somebody' WHERE number = 2")
    connection.close()
    code, text = told(tmp_path, "audit", "verify")
    assert code == 2 and text.startswith("entry 2 is not as it was written, the 1 before it are")
