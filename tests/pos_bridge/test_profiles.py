"""Every shipped profile does what its own vectors say; a wrong one is refused with its place."""

import re
import tomllib
from binascii import crc_hqx
from pathlib import Path

import pytest

from pos_bridge.bridge import run_vectors
from pos_bridge.document import from_json
from pos_bridge.errors import BadProfile, UnknownProfile
from pos_bridge.printer import command_set, encode
from pos_bridge.profiles import (
    DisplayProfile,
    PrinterProfile,
    PrinterVector,
    ScaleProfile,
    ScannerProfile,
    ScannerVector,
    UsbId,
    load_profiles,
)
from pos_bridge.profiles.json_schema import schema_text
from pos_bridge.scanner import ran

FOLDER = Path(__file__).parents[2] / "firmware_profiles"
SHIPPED = load_profiles(FOLDER)

SCANS = [(name, place, vector) for name, one in SHIPPED.scanners.items() for place, vector in enumerate(one.vector)]
PRINTS = [(name, place, vector) for name, one in SHIPPED.printers.items() for place, vector in enumerate(one.vector)]


@pytest.mark.parametrize(("name", "place", "vector"), SCANS)
def test_a_scanner_profile_keeps_its_vectors(name: str, place: int, vector: ScannerVector) -> None:
    wanted, got = ran(SHIPPED.scanner(name), vector)
    assert got == wanted


@pytest.mark.parametrize(("name", "place", "vector"), PRINTS)
def test_a_printer_profile_keeps_its_vectors(name: str, place: int, vector: PrinterVector) -> None:
    blocks = [{"type": "text", "text": vector.text}] if vector.text is not None else list(vector.blocks)
    if blocks:
        document = from_json({"kind": "vector", "language": vector.language, "blocks": blocks})
        assert encode(document, SHIPPED.printer(name)).hex(" ") == vector.tx
    if vector.rx:
        demux = command_set(SHIPPED.printer(name)).demux()
        for question in vector.asked:
            demux.asked(question)
        demux.feed(bytes.fromhex(vector.rx))
        assert {key: str(getattr(demux.status, key)) for key in vector.status} == vector.status
    assert blocks or vector.rx, "a vector that tests nothing"


def test_every_profile_has_vectors_and_says_where_its_facts_come_from() -> None:
    everyone: list[ScannerProfile | PrinterProfile] = [*SHIPPED.scanners.values(), *SHIPPED.printers.values()]
    assert len(SHIPPED.scanners) >= 14
    assert len(SHIPPED.printers) >= 18
    for profile in everyone:
        assert profile.vector, profile.id
        assert profile.source, profile.id


WITHOUT_SOURCE = {"schema", "id", "extends", "vendor", "model", "vector", "source"}


SMALL = [(name, one) for name, one in {**SHIPPED.displays, **SHIPPED.scales}.items()]


@pytest.mark.parametrize(("name", "profile"), SMALL)
def test_a_display_and_a_scale_keep_their_vectors(name: str, profile: DisplayProfile | ScaleProfile) -> None:
    results = run_vectors(profile)
    assert results
    for result in results:
        assert result.got == result.wanted, name


OTHERS = [path for kind in ("printers", "displays", "scales") for path in sorted((FOLDER / kind).glob("*.toml"))]


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: path.stem)
def test_every_group_of_values_of_a_printer_says_who_vouches_for_it(path: Path) -> None:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    sources = table.get("source", {})
    assert set(table) - WITHOUT_SOURCE - {"quirks"} == set(sources)
    assert all(one["url"].startswith("http") and one["verified"] for one in sources.values())


@pytest.mark.parametrize("path", sorted((FOLDER / "scanners").glob("*.toml")), ids=lambda path: path.stem)
def test_every_group_of_values_of_a_scanner_says_who_vouches_for_it(path: Path) -> None:
    """In the very file that sets the values: what is inherited is vouched for where it stands."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    sources = table.get("source", {})
    assert set(table) - WITHOUT_SOURCE <= set(sources)
    assert all(one["url"] and one["verified"] for one in sources.values())
    assert all(name.partition(".")[0] in table for name in sources), "a source for nothing"


def test_commands_that_are_packets_have_the_right_checksum() -> None:
    for command in SHIPPED.scanner("zebra-ssi").commands.values():
        packet = bytes.fromhex(command.tx)
        assert sum(packet[:-2]) + int.from_bytes(packet[-2:], "big") == 0x10000
        assert packet[0] == len(packet) - 2
    trigger, query = (bytes.fromhex(SHIPPED.scanner("grow-gm65").commands[name].tx) for name in ("trigger", "query"))
    assert trigger[-2:] == bytes.fromhex("ab cd")
    assert query[-2:] == crc_hqx(query[2:-2], 0).to_bytes(2, "big")


def test_no_shipped_command_outlives_a_power_off() -> None:
    assert not [name for name, one in SHIPPED.scanners.items() if any(command.persists for command in one.commands.values())]


def test_the_committed_schema_is_the_one_of_the_code() -> None:
    assert (FOLDER / "schema.json").read_text(encoding="utf-8") == schema_text()


PRINTER = 'schema = 1\nid = "mine"\n[codepages]\ncp866 = 17\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('schema = 1\nid = "mine"\n\n[codepages]\ncp866 = 17\n\n[cutter]\nknid = "full"\n', 8, "did you mean 'kind'"),
        ('schema = 1\nid = "mine"\nconfrm = "none"\n[codepages]\ncp866 = 17\n', 3, "did you mean 'confirm'"),
        ('schema = 1\nid = "mine"\n[codepages]\ncp866 = 300\n', 4, "codepages.cp866: Expected `int` <= 255"),
        ('schema = 1\nid = "mine"\n[codepages]\ncp865 = 3\n', 4, "did you mean 'cp866'"),
        ('schema = 1\nid = "mine"\n[codepages]\ncp437 = 0\n', 3, "has no slot"),
        ('schema = 1\nid = "other"\n[codepages]\ncp866 = 17\n', 2, "file's name"),
        ('schema = 2\nid = "mine"\n[codepages]\ncp866 = 17\n', 1, "schema"),
        (PRINTER + "[text\n", 5, "not TOML"),
        (PRINTER + '[text]\npreamble = "1b4"\n', 6, "text.preamble"),
        (PRINTER + '[[vector]]\ntext = "a"\ntxx = "61"\n', 7, "did you mean 'tx'"),
        (PRINTER + '[source.paper]\nurl = "x"\nverifid = "db"\n', 7, "did you mean 'verified'"),
        ('schema = 1\nid = "mine"\nextends = "nobody"\n', 3, "not among"),
        ('schema = 1\nid = "mine"\nextends = "mine"\n', 3, "circle"),
    ],
)
def test_a_wrong_profile_is_named_with_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    (tmp_path / "printers").mkdir()
    (tmp_path / "printers" / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadProfile, match=re.escape(words)) as caught:
        load_profiles(tmp_path)
    assert caught.value.file.endswith("mine.toml")
    assert caught.value.line == line


def written(tmp_path: Path, **files: bytes) -> Path:
    for name, data in files.items():
        kind, _, rest = name.partition("_")
        (tmp_path / kind).mkdir(exist_ok=True)
        (tmp_path / kind / f"{rest}.toml").write_bytes(data)
    return tmp_path


def test_a_file_of_a_windows_editor_is_read(tmp_path: Path) -> None:
    folder = written(tmp_path, scanners_mine=b'\xef\xbb\xbfschema = 1\r\nid = "mine"\r\nmodel = "X"\r\n')
    (folder / "scanners" / "._mine.toml").write_bytes(b"\0\5\x16")
    assert load_profiles(folder).scanner("mine").model == "X"


def test_a_file_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(BadProfile, match="save the file in this encoding") as caught:
        load_profiles(written(tmp_path, scanners_mine='schema = 1\nid = "mine"\nmodel = "Сканер"\n'.encode("cp1251")))
    assert (caught.value.line, caught.value.code) == (3, "not_utf8")


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "scanners" / "mine.toml").mkdir(parents=True)
    with pytest.raises(BadProfile, match=r"mine\.toml: cannot be read: Is a directory"):
        load_profiles(tmp_path)


def test_an_id_means_one_profile_whatever_kind_it_is_of(tmp_path: Path) -> None:
    folder = written(tmp_path, scanners_mine=SCANNER.encode(), printers_mine=PRINTER.encode())
    with pytest.raises(BadProfile, match="'mine' is the id of a scanner, too") as caught:
        load_profiles(folder)
    assert (caught.value.line, caught.value.code) == (2, "id_taken")


def test_extends_goes_three_deep_and_no_deeper(tmp_path: Path) -> None:
    folder = tmp_path / "printers"
    folder.mkdir()
    (folder / "p0.toml").write_text('schema = 1\nid = "p0"\nvendor = "V"\n[codepages]\ncp866 = 17\n', encoding="utf-8")
    for depth in (1, 2, 3):
        (folder / f"p{depth}.toml").write_text(f'schema = 1\nid = "p{depth}"\nextends = "p{depth - 1}"\n', encoding="utf-8")
    assert load_profiles(tmp_path).printer("p3").vendor == "V"
    (folder / "p4.toml").write_text('schema = 1\nid = "p4"\nextends = "p3"\n', encoding="utf-8")
    with pytest.raises(BadProfile, match="deeper than 3"):
        load_profiles(tmp_path)


def test_an_unknown_profile_lists_the_known_ones() -> None:
    with pytest.raises(UnknownProfile, match="generic-serial"):
        SHIPPED.scanner("nothing")
    with pytest.raises(UnknownProfile, match="epson-tm-t20iii"):
        SHIPPED.printer("nothing")


def test_a_profile_names_the_usb_ids_it_is_for_and_passes_them_to_nobody(tmp_path: Path) -> None:
    folder = tmp_path / "scanners"
    folder.mkdir()
    (folder / "base.toml").write_text('schema = 1\nid = "base"\n[[match.usb]]\nvid = 0x05e0\npid = 0x1701\n', encoding="utf-8")
    (folder / "mine.toml").write_text('schema = 1\nid = "mine"\nextends = "base"\n', encoding="utf-8")
    loaded = load_profiles(tmp_path)
    assert loaded.scanner("base").match.usb == (UsbId(vid=0x05E0, pid=0x1701),)
    assert loaded.scanner("mine").match.usb == ()
    (folder / "mine.toml").write_text('schema = 1\nid = "mine"\n[[match.usb]]\nvid = 1\npdi = 2\n', encoding="utf-8")
    with pytest.raises(BadProfile, match="did you mean 'pid'") as caught:
        load_profiles(tmp_path)
    assert caught.value.line == 5


SCANNER = 'schema = 1\nid = "mine"\n'


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (
            SCANNER + '[commands.enable]\ntx = "45"\nreplys = true\n',
            5,
            "unknown key 'commands.enable.replys'; did you mean 'replies'",
        ),
        (SCANNER + '[commands.enabel]\ntx = "45"\n', 3, "unknown key 'commands.enabel'; did you mean 'enable'"),
        (SCANNER + '[commands.enable]\ntx = "4"\n', 4, "commands.enable.tx"),
        (SCANNER + '[framing]\nkind = "packets"\n', 4, "framing.kind: Invalid enum value 'packets'"),
        (SCANNER + '[code_id]\nscheme = "custom"\n', 4, "needs code_id.ids"),
        (SCANNER + '[code_id]\nscheme = "custom"\nids = { A = "ean31" }\n', 5, "code_id.ids"),
        (SCANNER + '[framing]\nanswer = "ack_nak"\n', 4, "are not answered"),
        (SCANNER + '[[in_store]]\npattern = "21IIIIIVVVVVC"\nmeasure = "weight"\ndecimal = 3\n', 6, "did you mean 'decimals'"),
        (SCANNER + '[[in_store]]\npattern = "30IIIIIVVVVVC"\nmeasure = "weight"\n', 4, "in_store[1].pattern"),
        (SCANNER + '[[in_store]]\npattern = "21IVIVIVIVIVC"\nmeasure = "weight"\n', 4, "one stretch each"),
        (SCANNER + '[[in_store]]\npattern = "21IIIPVVVVVVC"\nmeasure = "weight"\n', 4, "four or five places"),
        (SCANNER + "[[match.usb]]\nvid = 70000\n", 4, "match.usb[1].vid"),
        (SCANNER + '[[vector]]\nrx = ["30"]\n[[vector]]\nrx = ["30"]\nsymbolgy = ["ean13"]\n', 7, "did you mean 'symbology'"),
        (SCANNER + '[source.line]\nurl = "x"\nverified = "maybe"\n', 5, "source.line.verified"),
        (SCANNER + '[line]\nparity = "E"\n', 4, "there are none, even, odd"),
        (SCANNER + "[line]\nbaud = 0\n", 4, "line.baud: Expected `int` >= 50"),
        (SCANNER + '[framing]\nterminators = "CRLF"\n', 4, 'as in "0d 0a"'),
        (SCANNER + "[framing]\ndup_ms = 500\n", 4, "dup_ms belongs above the first [table]"),
        (SCANNER + '[source.line]\nurl = "x"\nverified = "db"\nline = { baud = 9600 }\n', 6, "line belongs above"),
        (SCANNER + "[match.usb]\nvid = 1\n", 3, "each one begins by [[match.usb]]"),
        (SCANNER + 'charset = "cp1251"\n', 3, "in square brackets"),
        (SCANNER + '[code_id]\nscheme = "custom"\nids = { A = "ean-13" }\n', 5, "code_id.ids.A"),
        (SCANNER + 'extends = "mina"\n', 3, "did you mean 'mine'"),
    ],
)
def test_a_wrong_scanner_profile_is_named_with_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    (tmp_path / "scanners").mkdir()
    (tmp_path / "scanners" / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadProfile, match=re.escape(words)) as caught:
        load_profiles(tmp_path)
    assert caught.value.line == line


@pytest.mark.parametrize("pattern", ["30IIIIIVVVVVC", "21IIIPVVVVVVC"])
def test_a_wrong_rule_for_weighed_goods_says_what_a_rule_is(tmp_path: Path, pattern: str) -> None:
    (tmp_path / "scanners").mkdir()
    text = SCANNER + f'[[in_store]]\npattern = "{pattern}"\nmeasure = "weight"\n'
    (tmp_path / "scanners" / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(BadProfile) as caught:
        load_profiles(tmp_path)
    assert (caught.value.code, caught.value.facts) == ("in_store_pattern", {"key": "in_store[1].pattern"})
