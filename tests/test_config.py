"""Settings: what is wrong is named with its file, its line and what was perhaps meant."""

from pathlib import Path

import msgspec
import pytest

from kiosk.config import BadSettings, Settings, load

ROOT = Path(__file__).parents[1]


def refused(tmp_path: Path, text: str) -> str:
    path = tmp_path / "store.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadSettings) as error:
        load(path)
    said = str(error.value)
    assert said.startswith(str(path)) and "Traceback" not in said and "\n" not in said
    return said.removeprefix(str(path))


def test_an_empty_file_is_all_defaults(tmp_path: Path) -> None:
    path = tmp_path / "store.toml"
    path.write_text("", encoding="utf-8")
    assert load(path) == Settings()


def test_the_example_is_valid_and_explains_every_key() -> None:
    path = ROOT / "store.example.toml"
    settings = load(path)
    assert settings.device and settings.channel
    lines = path.read_text(encoding="utf-8").splitlines()
    for table in ("server", "storage", "idle", "device", "channel"):
        part = getattr(settings, table)
        for key in (part[0] if isinstance(part, tuple) else part).__struct_fields__:
            places = [n for n, line in enumerate(lines) if line.startswith(f"{key} =")]
            assert places, f"{table}.{key} is not in the example"
            assert any(explained(lines, n) for n in places), f"{table}.{key} is not explained"


def explained(lines: list[str], number: int) -> bool:
    """Whether a comment stands above this line or above the lines right before it."""
    while number > 0 and not lines[number].startswith("#") and lines[number].strip():
        number -= 1
    return lines[number].startswith("#")


def test_the_example_shows_the_defaults() -> None:
    settings = load(ROOT / "store.example.toml")
    shown = msgspec.structs.asdict(settings.server) | {"names": ()}
    assert shown == msgspec.structs.asdict(Settings().server)
    assert (settings.idle, settings.storage.url) == (Settings().idle, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("prot = 1\n", ":1: unknown key 'prot' in [the file]"),
        ("[servr]\nport = 1\n", ":1: unknown key 'servr' in [the file], perhaps 'server'"),
        ("[server]\nhost = 'x'\nprot = 8080\n", ":3: unknown key 'prot' in [server], perhaps 'port'"),
        ("[storage]\nurl = ''\n\n[idle]\n# quiet\nurl = ''\n", ":6: unknown key 'url' in [idle]"),
        (
            "[[device]]\nid = 'a'\nstation = 's'\nkind = 'scanner'\nprofil = 'x'\nurl = 'y'\n",
            ":5: unknown key 'profil' in [device], perhaps 'profile'",
        ),
        ("[server]\nport = 'x'\n", ":2: "),
        ("[server]\nport = 8080.5\n", ":2: "),
        ("[server\n", ": not valid TOML"),
        ("[[device]]\nid = 'a'\n", ": Object missing required field"),
        ("[server]\nport = 70000\n", ": server.port: 0 to 65535, not 70000"),
        ("[idle]\nwarning_s = 5\n", ": idle.warning_s: at least 20 seconds"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, text: str, said: str) -> None:
    assert said in refused(tmp_path, text)


def test_a_wrong_kind_is_refused(tmp_path: Path) -> None:
    device = "[[device]]\nid='a'\nstation='s'\nkind='{}'\nprofile='p'\nurl='u'\n"
    assert "toaster" in refused(tmp_path, device.format("toaster"))


def test_the_line_of_the_block_that_is_wrong(tmp_path: Path) -> None:
    good = "[[device]]\nid='a'\nstation='s'\nkind='scanner'\nprofile='p'\nurl='u'\nbaud=9600\n"
    bad = "[[device]]\nid='b'\nstation='s'\nkind='scanner'\nprofile='p'\nurl='u'\nbaud='fast'\n"
    assert refused(tmp_path, good + bad).startswith(":14: ")


def test_two_devices_of_one_name(tmp_path: Path) -> None:
    device = "[[device]]\nid='a'\nstation='s'\nkind='scanner'\nprofile='p'\nurl='u'\n"
    assert "two devices are called a" in refused(tmp_path, device * 2)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="cannot be read"):
        load(tmp_path / "nothing.toml")


def test_settings_cannot_change_under_way() -> None:
    with pytest.raises(AttributeError):
        Settings().server.port = 1  # type: ignore[misc]
