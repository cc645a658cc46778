"""A PostgreSQL server of the tests' own: on loopback, in a folder of its own, gone when they end."""

import itertools
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

_START_S = 30
_ACCOUNT = "postgres"  # the server refuses to run as root

# However the tests end, killed too, their end of the pipe closes, and the server and its folder ($0) go with them.
_LIVES_WHILE_STDIN_IS_OPEN = '"$@" </dev/null & cat >/dev/null; kill -QUIT $!; wait $!; rm -rf "$0"'
_EMPTY = """
DO $$ DECLARE name text; BEGIN
  SET LOCAL session_replication_role = replica;  -- no foreign keys, so in any order
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE format('DELETE FROM %I', name);
  END LOOP;
  FOR name IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL LOOP
    EXECUTE format('ALTER SEQUENCE %I RESTART', name);
  END LOOP;
END $$
"""


class Cluster:
    """A running server. Databases are copies of a template, so that a fresh one costs milliseconds."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._numbers = itertools.count(1)

    def url(self, database: str) -> str:
        return f"postgresql://{_ACCOUNT}@127.0.0.1:{self._port}/{database}"

    def create(self, template: str = "template0") -> str:
        """The URL of a new database."""
        name = f"test_{next(self._numbers)}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.url(name)

    def drop(self, url: str) -> None:
        self.run(f'DROP DATABASE "{url.rpartition("/")[2]}" WITH (FORCE)')

    def empty(self, url: str) -> None:
        """Take every row out of a database, and let its numbers start anew. Cheaper than another database."""
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(_EMPTY)

    def run(self, sql: str, database: str = "postgres") -> None:
        with psycopg.connect(self.url(database), autocommit=True) as connection:
            connection.execute(sql.encode())


class Server:
    """Starts a cluster and stops it. Not a context manager of pytest's, so that other suites can use it too."""

    def __init__(self) -> None:
        self._programs = _programs()
        self._folder = Path(tempfile.mkdtemp(prefix="postgres-", dir="/dev/shm" if Path("/dev/shm").is_dir() else None))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> Cluster:
        owner = _ACCOUNT if os.geteuid() == 0 else None
        if owner:
            shutil.chown(self._folder, owner, owner)
        data, port = self._folder / "data", _free_port()
        options = ["--auth=trust", f"--username={_ACCOUNT}", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        made = subprocess.run(
            [self._programs / "initdb", "-D", data, *options], user=owner, group=owner, cwd="/", capture_output=True
        )
        if made.returncode:
            pytest.fail(f"initdb failed: {made.stderr.decode()}", pytrace=False)
        settings = {
            "port": port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self._folder,
            "fsync": "off",
            "full_page_writes": "off",
            "max_connections": 200,
            "deadlock_timeout": "100ms",
        }
        arguments = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("wb") as log:
            self._process = subprocess.Popen(
                ["sh", "-c", _LIVES_WHILE_STDIN_IS_OPEN, self._folder, self._programs / "postgres", "-D", data, *arguments],
                user=owner,
                group=owner,
                cwd="/",
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                process_group=0,  # an interrupt from the keyboard is for the tests; they stop the server
            )
        cluster = Cluster(port)
        self._wait(cluster)
        return cluster

    def stop(self) -> None:
        if self._process is not None:
            assert self._process.stdin is not None
            self._process.stdin.close()
            self._process.wait(timeout=_START_S)
        shutil.rmtree(self._folder, ignore_errors=True)

    def _wait(self, cluster: Cluster) -> None:
        deadline = time.monotonic() + _START_S
        while True:
            try:
                cluster.run("SELECT 1")
                return
            except psycopg.OperationalError:
                if time.monotonic() > deadline:
                    pytest.fail((self._folder / "log").read_text(), pytrace=False)
                time.sleep(0.05)


def _programs() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
    if not found:
        pytest.fail("PostgreSQL is missing: apt-get install postgresql", pytrace=False)
    return found[-1].parent


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
