"""Bring the browser parts named in vendor.json into this folder, byte for byte, and prove later that nothing changed.

    python static/vendor/vendor.py lock     ask npm for every package, write vendor.lock.json and all files
    python static/vendor/vendor.py fetch    the same files again, refused unless they match the lock
    python static/vendor/vendor.py check    no network: report changed, missing and unknown files

The lock holds name@version, the sha512 of the package and the sha256 of each file; never a download address.
"""

import base64
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
LOCK = HERE / "vendor.lock.json"
OWN = {"vendor.json", "vendor.lock.json", "vendor.py", "sprite.py"}


def parts() -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads((HERE / "vendor.json").read_text("utf-8"))["parts"]
    return loaded


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def pack(package: str, folder: str) -> tuple[Path, str]:
    """Fetch one package by npm; return its file and its sha512 in the registry's form, after comparing both."""
    answer = subprocess.run(["npm", "pack", "--json", package], cwd=folder, check=True, capture_output=True, text=True)
    told = json.loads(answer.stdout)[0]
    path = Path(folder) / told["filename"]
    seen = "sha512-" + base64.b64encode(hashlib.sha512(path.read_bytes()).digest()).decode()
    if seen != told["integrity"]:
        raise SystemExit(f"{package}: the file does not match what the registry says of it")
    return path, seen


def wanted(part: dict[str, Any]) -> dict[str, str]:
    """Source name inside the package -> place in this folder, licence included."""
    files = {source: f"{part['folder']}/{name}" for source, name in part["files"].items()}
    if "licence_file" in part:
        files[part["licence_file"]] = f"{part['folder']}/LICENSE"
    return files


def bring(lock: dict[str, Any] | None) -> dict[str, Any]:
    entries: dict[str, Any] = {}
    for part in parts():
        package = part["package"]
        with tempfile.TemporaryDirectory() as folder:
            path, sha512 = pack(package, folder)
            if lock is not None and lock[package]["sha512"] != sha512:
                raise SystemExit(f"{package}: not the package that was locked")
            hashes: dict[str, str] = {}
            with tarfile.open(path) as archive:
                for source, place in sorted(wanted(part).items()):
                    member = archive.extractfile(f"package/{source}")
                    if member is None:
                        raise SystemExit(f"{package}: {source} is not a file")
                    data = member.read()
                    hashes[place] = sha256(data)
                    (HERE / place).parent.mkdir(parents=True, exist_ok=True)
                    (HERE / place).write_bytes(data)
        if "licence_by_hand" in part:
            hashes[part["licence_by_hand"]] = sha256((HERE / part["licence_by_hand"]).read_bytes())
        entries[package] = {"sha512": sha512, "files": hashes}
    return entries


def third_party() -> str:
    lines = ["Parts made by others, copied unchanged. Licence texts lie beside them.", ""]
    for part in parts():
        by_hand = " (the package carries no licence file; text added by hand)" if "licence_by_hand" in part else ""
        text = part.get("licence_by_hand") or f"{part['folder']}/LICENSE"
        lines.append(f"{part['package']}  {part['licence']}  {text}{by_hand}")
    return "\n".join(lines) + "\n"


def check() -> list[str]:
    """Every difference between this folder and the lock, one sentence each; empty when all is as locked."""
    lock = json.loads(LOCK.read_text("utf-8"))
    known = {place: digest for entry in lock.values() for place, digest in entry["files"].items()}
    found = {path.relative_to(HERE).as_posix() for path in HERE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    said = [f"not in the lock: {part['package']}" for part in parts() if part["package"] not in lock]
    said += [f"missing: {place}" for place in sorted(known.keys() - found)]
    said += [f"unknown: {place}" for place in sorted(found - known.keys() - OWN - {"THIRD_PARTY.txt"})]
    said += [f"changed: {p}" for p in sorted(known.keys() & found) if sha256((HERE / p).read_bytes()) != known[p]]
    if not (HERE / "THIRD_PARTY.txt").is_file() or (HERE / "THIRD_PARTY.txt").read_text("utf-8") != third_party():
        said.append("changed: THIRD_PARTY.txt")
    return said


def main(verb: str) -> int:
    if verb == "check":
        said = check()
        sys.stdout.write("".join(f"{line}\n" for line in said) or "vendored files are as locked\n")
        return 1 if said else 0
    if verb not in ("lock", "fetch"):
        sys.stdout.write(__doc__ or "")
        return 2
    entries = bring(None if verb == "lock" else json.loads(LOCK.read_text("utf-8")))
    if verb == "lock":
        LOCK.write_text(json.dumps(entries, indent=1) + "\n", "utf-8")
    (HERE / "THIRD_PARTY.txt").write_text(third_party(), "utf-8")
    return main("check")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
