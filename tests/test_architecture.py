"""The shape of the tree: small files, small functions, speaking names, no trace of anybody's machine, nothing done by importing.

The walls between the rooms are import-linter's (setup.cfg).
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MOST_LINES = 330
MOST_LINES_OF_A_FUNCTION = 60
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "stuff", "tools"}
NOT_OURS = ("static/vendor/",)
# Put together here, so that this file does not name them itself.
REGISTRIES = [
    "".join(halves)
    for halves in (
        ("pypi.", "org"),
        ("python", "hosted"),
        ("npmjs", ".org"),
        ("npmjs", ".com"),
        ("unpkg", ".com"),
        ("js", "delivr"),
        ("crates", ".io"),
        ("docker", ".io"),
        ("ghcr", ".io"),
        ("cdnjs", "."),
        ("esm", ".sh"),
        ("google", "apis"),
        ("--index", "-url"),
        ("--extra-index", "-url"),
    )
]
MACHINE_PATHS = re.compile("(?<![\\w.])/(" + "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "t" + "mp", "Us" + "ers"]) + ")/")


@cache
def tracked() -> tuple[Path, ...]:
    if (ROOT / ".git").exists():
        told = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
        names = [name for name in told.split("\0") if name]
    else:
        aside = {".venv", "var", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
        found = [path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file()]
        names = [str(path) for path in found if not aside & set(path.parts)]
    files = tuple(ROOT / name for name in names if (ROOT / name).is_file())
    assert len(files) > 100
    return files


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def ours(*, tests: bool = False) -> Iterator[Path]:
    for path in tracked():
        name = name_of(path)
        if name.endswith(".py") and (
            name == "run.py" or name.startswith(("kiosk/", "pos_bridge/", *(["tests/"] if tests else [])))
        ):
            yield path


def test_files_are_about_one_thing() -> None:
    long = {name_of(path): n for path in ours() if (n := len(path.read_text(encoding="utf-8").splitlines())) > MOST_LINES}
    assert not long


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def own_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without the functions inside it: these are measured by themselves."""
    inner = [n for n in ast.iter_child_nodes(function) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return span(function) - sum(span(n) for n in inner)


def span(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def test_functions_do_one_thing() -> None:
    long = {
        f"{name_of(path)}:{function.name}": lines
        for path in ours(tests=True)
        if "/migrations/versions/" not in name_of(path)
        for function in functions(path)
        if (lines := own_lines(function)) > MOST_LINES_OF_A_FUNCTION
    }
    assert not long


def test_names_say_what_is_inside() -> None:
    own = [path.relative_to(ROOT) for path in tracked() if not name_of(path).startswith(NOT_OURS)]
    parts = {part for path in own for part in path.with_suffix("").parts}
    assert not parts & NAMES_THAT_SAY_NOTHING


def texts() -> Iterator[tuple[str, str]]:
    for path in tracked():
        if name_of(path).startswith(NOT_OURS) and path.suffix != ".json":
            continue
        try:
            yield name_of(path), path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_lock_files_name_versions_and_hashes_but_no_place() -> None:
    named = [(name, registry) for name, text in texts() for registry in REGISTRIES if registry in text.lower()]
    assert not named


def test_nothing_knows_the_machine_it_was_written_on() -> None:
    found = [f"{name}: {line.strip()[:80]}" for name, text in texts() for line in text.splitlines() if MACHINE_PATHS.search(line)]
    assert not found


WATCHED_IMPORT = """
import importlib, os, sys

ROOT = os.getcwd()
OURS = tuple(os.path.join(ROOT, name) for name in ("kiosk", "pos_bridge", "run.py"))
DEEDS = {"_thread.start_new_thread", "subprocess.Popen", "socket.bind", "socket.connect", "os.fork", "os.mkdir", "os.remove"}
seen = []

def by_us():
    # From the deed outwards until the import that led to it: what a library does while it is imported is its own affair.
    frame = sys._getframe(2)
    while frame is not None and "importlib" not in frame.f_code.co_filename:
        if frame.f_code.co_filename.startswith(OURS):
            return True
        frame = frame.f_back
    return False

def watch(event, args):
    if event == "open":
        path, mode, flags = args
        writes = set(mode or "") & set("wax+") or (flags or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if writes and by_us():
            seen.append(f"opens {path} for writing")
    elif event in DEEDS and by_us():
        seen.append(event)

sys.addaudithook(watch)
for name in sys.argv[1:]:
    importlib.import_module(name)
    for what in seen:
        print(f"{name}: {what}")
    seen.clear()
"""


def modules() -> list[str]:
    names = []
    for path in ours():
        name = name_of(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        # Alembic runs its environment by executing it.
        if not name.endswith(("migrations.env", ".__main__")):
            names.append(name)
    return names


def test_importing_does_nothing() -> None:
    names = modules()
    assert "run" in names and len(names) > 60
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", WATCHED_IMPORT, *names], cwd=ROOT, capture_output=True, text=True, timeout=100
    )
    assert (run.returncode, run.stdout) == (0, ""), run.stdout + run.stderr[-2000:]


@pytest.mark.parametrize("room", ["kiosk/domain", "kiosk/use_cases"])
def test_time_and_chance_are_handed_in(room: str) -> None:
    """No clock, no randomness, no environment in the inner rooms."""
    banned = re.compile(r"\b(datetime\.now|utcnow|date\.today|time\.time|monotonic|random\.|secrets\.|uuid[147]?\(|environ|getenv)")
    found = [
        f"{name_of(path)}:{number}"
        for path in ours()
        if name_of(path).startswith(room)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if banned.search(line)
    ]
    assert not found
