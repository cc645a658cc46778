"""What a server must have to itself, and how it says that it has not."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk import premises
from kiosk.premises import CannotStart
from tests.demo_shop import ROOT, free_port

HOLD = """
import pathlib, sys
from kiosk.premises import occupied
held = occupied(pathlib.Path(sys.argv[1]))
print('held', flush=True)
input()
"""


@pytest.fixture(autouse=True)
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(premises, "_PATIENCE_S", 0.2)


def test_a_folder_is_made_and_one_that_cannot_be_is_refused(tmp_path: Path) -> None:
    assert premises.folder(str(tmp_path / "a" / "b")).is_dir()
    (tmp_path / "file").touch()
    with pytest.raises(CannotStart, match="Choose another folder"):
        premises.folder(str(tmp_path / "file"))


def test_one_server_a_folder_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with other:
        assert other.stdout is not None and other.stdout.readline() == "held\n"
        with pytest.raises(CannotStart, match="another server works in this folder"):
            premises.occupied(tmp_path)
        other.kill()
    premises.occupied(tmp_path).close()


def test_a_taken_port_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart, match=f"port {port} is taken"):
            premises.free_address("127.0.0.1", port)
    premises.free_address("127.0.0.1", port)


@pytest.mark.parametrize("port", [0, -1, 65536, 80808])
def test_what_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(CannotStart, match="1 to 65535"):
        premises.free_address("127.0.0.1", port)


@pytest.mark.parametrize(("name", "contents"), [("store.db", b"no database " * 4000), ("secret.key", b"")])
def test_a_damaged_store_is_said_in_one_line(tmp_path: Path, name: str, contents: bytes) -> None:
    (tmp_path / name).write_bytes(contents)
    command = [sys.executable, str(ROOT / "run.py"), "demo", "--port", str(free_port()), "--dir", str(tmp_path)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert ended.returncode == 2
    said = [line for line in ended.stderr.splitlines() if line.strip()]
    assert len(said) == 1 and "ut back" in said[0], ended.stderr
