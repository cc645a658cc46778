"""Two slips that a printer shows itself by: the self-test, and the sheet by which a person finds the right code page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pos_bridge.document import Barcode, Block, Cut, Document, Feed, Pair, Qr, Rule, Text
from pos_bridge.printer.command_set import CommandSet
from pos_bridge.profiles import PrinterProfile
from pos_bridge.profiles.page_schema import CodePage

SAMPLE = "Съешь ещё этих мягких булок №1 Ёё"
MOST_CANDIDATES = 60

# Slots in which firmware of some maker has these pages (escpos-printer-db, receipt-printer-encoder, vendors' lists).
KNOWN_SLOTS: Mapping[CodePage, Sequence[int]] = {
    "cp866": (17, 7, 59, 10, 12, 37, 11),
    "cp1251": (46, 6, 73, 34, 23, 28, 18, 51, 13),
}


@dataclass(frozen=True)
class Candidate:
    page: CodePage
    slot: int


def candidates_from(given: Any) -> list[Candidate] | str:
    """What was asked for, or what is known of; a string says what is wrong."""
    if given is None:
        return [Candidate(page, slot) for page, slots in KNOWN_SLOTS.items() for slot in slots]
    if not isinstance(given, list | tuple) or not 1 <= len(given) <= MOST_CANDIDATES:
        return f"candidates: a list of 1 to {MOST_CANDIDATES}"
    found = []
    for number, one in enumerate(given):
        wanted, slot = (one.get("page"), one.get("slot")) if isinstance(one, Mapping) else (None, None)
        page: CodePage | None = next((known for known in get_args(CodePage) if known == wanted), None)
        if page is None:
            return f"candidates[{number}].page: one of {', '.join(get_args(CodePage))}"
        if isinstance(slot, bool) or not isinstance(slot, int) or not 0 <= slot <= 255:
            return f"candidates[{number}].slot: a whole number from 0 to 255"
        found.append(Candidate(page, slot))
    return found


def code_page_sheet(profile: PrinterProfile, commands: CommandSet, candidates: Sequence[Candidate]) -> list[bytes]:
    """A numbered row for each candidate: the number in ASCII, the sample in the candidate's page. One row reads right."""
    room = profile.paper.columns - 4
    parts = [commands.reset()]
    for number, one in enumerate(candidates, 1):
        sample = SAMPLE[:room].encode(one.page, "ignore")
        parts.append(f"{number:2}  ".encode("ascii") + commands.select_page(one.slot) + sample + b"\n")
    return [*parts, commands.feed(1), commands.cut()]


def self_test(profile: PrinterProfile, arguments: Mapping[str, Any]) -> Document:
    """What store IT looks at: does it read, is it straight, is it as wide as the paper, can the codes be scanned."""
    columns, text = profile.paper.columns, profile.text
    title, notes = arguments.get("title"), arguments.get("notes")
    blocks: list[Block] = [
        Text(title if isinstance(title, str) and title else profile.model or profile.id, "center", bold=True, width=2, height=2),
        Text(profile.id, "center"),
        Rule(),
        *(Text(note) for note in (notes if isinstance(notes, list | tuple) else ()) if isinstance(note, str)),
        Pair(f"{text.page} → {profile.codepages[text.page]}", f"{columns} × {profile.paper.dots}"),
        Text(SAMPLE),
        Text("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя"),
        Text("ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789 !#$%&*()+=/;:,."),
        Text("«Ёлка» — 5 ₽ · café · ½ л"),
        Rule(),
        Text(ruler(columns)),
        Text("|◂", "left"),
        Text("▸|◂", "center"),
        Text("▸|", "right"),
        Pair("1 × 1", "123 456,78"),
        Text("2 × 1", width=2),
        Text("1 × 2", height=2, bold=True),
        Rule(),
        Barcode("TEST-1234567", caption=True),
        Feed(1),
        Barcode("4006381333931", "ean13", caption=True),
        Feed(1),
        Qr(f"{profile.vendor} {profile.model} / {profile.id}"),
        Cut(),
    ]
    language: Literal["ru", "en"] = "en" if arguments.get("language") == "en" else "ru"
    return Document("self_test", language, tuple(blocks))


def ruler(columns: int) -> str:
    """As many signs as a row has: a row that breaks or ends early shows a wrong width."""
    return "".join(str(at // 10 % 10) if at % 10 == 0 else "|" if at % 5 == 0 else "." for at in range(1, columns + 1))
