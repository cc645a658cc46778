"""Profiles changed by store IT: what is kept, what is refused, and that nobody overwrites what somebody else has just saved."""

from pathlib import Path

import pytest

from kiosk.devices.workshop import Workshop
from kiosk.domain.devices import Device, DeviceKind
from kiosk.domain.errors import NotFound
from kiosk.domain.profiles import (
    LARGEST_TEXT,
    Profile,
    ProfileChangedMeanwhile,
    ProfileIdBad,
    ProfileIdTaken,
    ProfileInUse,
    ProfileKindUnclear,
    ProfileRefused,
    ProfileTooBig,
    Values,
    compared,
)
from kiosk.use_cases import profiles
from kiosk.use_cases.profiles import Hand, ProfilesChanged
from tests.fakes.shop import NOW, Shop

HAND = Hand("ivan", "Иван", NOW)
PRINTER = """# A printer.
schema = 1
id = "small"
vendor = "V"
extends = "base"

[codepages]
cp866 = 59

[[vector]]
text = "Ё"
tx = "1b 40 1b 74 3b f0 0a"

[source.codepages]
url = "https://example.org/slots"
verified = "db"
"""
BASE = """schema = 1
id = "base"
confirm = "gs_r"
[codepages]
cp866 = 17
[source.confirm]
url = "https://example.org"
verified = "unverified"
"""
SCANNER = 'schema = 1\nid = "reader"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("printers/small", PRINTER), ("printers/base", BASE), ("scanners/reader", SCANNER)):
        path = tmp_path / f"{name}.toml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def workshop(folder: Path) -> Workshop:
    return Workshop(folder)


def test_a_saved_text_is_in_force_with_its_history(any_shop: Shop, workshop: Workshop) -> None:
    store, changed = any_shop.store, PRINTER.replace("= 59", "= 17")
    heard: list[object] = []
    store.subscribe(lambda facts: heard.extend(fact.body for fact in facts))
    saved = store.write(lambda uow: profiles.save(uow, workshop, "small", changed.replace("\n", "\r\n"), 0, HAND))
    assert (saved.origin, saved.text, saved.shipped) == ("changed", changed, PRINTER)
    (kept,) = store.read(lambda uow: profiles.history(uow, "small"))
    assert (kept.number, kept.by, kept.at, kept.text, kept.base) == (1, "Иван", NOW, changed, PRINTER)
    store.close()
    assert heard == [ProfilesChanged(("small",))]


def test_what_does_not_load_is_refused_with_its_line_and_changes_nothing(shop: Shop, workshop: Workshop) -> None:
    with pytest.raises(ProfileRefused) as refused:
        shop.store.write(lambda uow: profiles.save(uow, workshop, "small", PRINTER.replace("cp866", "cp865"), 0, HAND))
    problem = refused.value.problem
    assert (problem.code, problem.line, problem.facts["near"]) == ("unknown_key", 8, "cp866")
    assert shop.store.read(lambda uow: profiles.profile(uow, workshop, "small")).origin == "shipped"
    with pytest.raises(ProfileTooBig):
        shop.store.write(lambda uow: profiles.save(uow, workshop, "small", "#" * (LARGEST_TEXT + 1), 0, HAND))
    with pytest.raises(NotFound):
        shop.store.write(lambda uow: profiles.save(uow, workshop, "nothing", PRINTER, 0, HAND))


def test_whoever_saves_second_is_told_and_nothing_is_overwritten(any_shop: Shop, workshop: Workshop) -> None:
    store = any_shop.store
    first, second = PRINTER.replace("= 59", "= 17"), PRINTER.replace("= 59", "= 7")
    store.write(lambda uow: profiles.save(uow, workshop, "small", first, 0, HAND))
    with pytest.raises(ProfileChangedMeanwhile) as told:
        store.write(lambda uow: profiles.save(uow, workshop, "small", second, 0, Hand("oleg", "Олег", NOW)))
    assert told.value.by == "Иван"
    assert store.read(lambda uow: profiles.profile(uow, workshop, "small")).text == first
    with pytest.raises(NotFound):
        store.write(lambda uow: profiles.save(uow, workshop, "reader", SCANNER + "# a\n", 7, HAND))


def test_revert_and_restore(shop: Shop, workshop: Workshop) -> None:
    store, changed = shop.store, PRINTER.replace("= 59", "= 17")
    store.write(lambda uow: profiles.save(uow, workshop, "small", changed, 0, HAND))
    back = store.write(lambda uow: profiles.revert(uow, workshop, "small", 1, HAND, []))
    assert back is not None and (back.origin, back.text) == ("shipped", PRINTER)
    again = store.write(lambda uow: profiles.restore(uow, workshop, "small", 1, 2, HAND))
    assert (again.origin, again.text) == ("changed", changed)
    with pytest.raises(NotFound):
        store.write(lambda uow: profiles.restore(uow, workshop, "small", 2, 3, HAND))
    shipped = store.write(lambda uow: profiles.save(uow, workshop, "small", PRINTER, 3, HAND))
    assert shipped.origin == "shipped"
    assert [one.deed for one in store.read(lambda uow: profiles.history(uow, "small"))] == [
        "edited",
        "restored",
        "reverted",
        "edited",
    ]


def test_a_copy_under_a_new_id_is_the_shops_own_until_nothing_needs_it(shop: Shop, workshop: Workshop) -> None:
    store = shop.store
    made = store.write(lambda uow: profiles.duplicate(uow, workshop, "small", "small-2", HAND))
    assert (made.origin, made.kind, made.text) == ("own", DeviceKind.PRINTER, PRINTER.replace('"small"', '"small-2"'))
    for wrong, refusal in (("small", ProfileIdTaken), ("Мой", ProfileIdBad), ("a--b", ProfileIdBad), ("a" * 65, ProfileIdBad)):
        with pytest.raises(refusal):
            store.write(lambda uow, name=wrong: profiles.duplicate(uow, workshop, "small", name, HAND))  # type: ignore[misc]
    user = Device("kiosk-1/printer", "kiosk-1", DeviceKind.PRINTER, "small-2", "socket://127.0.0.1:1")
    with pytest.raises(ProfileInUse, match="kiosk-1/printer"):
        store.write(lambda uow: profiles.revert(uow, workshop, "small-2", 1, HAND, [user]))
    assert store.write(lambda uow: profiles.revert(uow, workshop, "small-2", 1, HAND, [])) is None
    again = store.write(lambda uow: profiles.duplicate(uow, workshop, "base", "small-2", HAND))
    assert again.text.startswith("schema = 1")


def test_an_import_finds_out_what_it_is_about(shop: Shop, workshop: Workshop) -> None:
    store = shop.store

    def take(text: str, kind: DeviceKind | None = None, *, replace: bool = False) -> Profile:
        return store.write(lambda uow: profiles.take_in(uow, workshop, text, kind, replace, HAND))

    assert take('schema = 1\nid = "mine"\nextends = "base"\n').kind is DeviceKind.PRINTER
    assert take('schema = 1\nid = "lane-2"\n[framing]\nterminators = "03"\n').kind is DeviceKind.SCANNER
    with pytest.raises(ProfileIdTaken):
        take(PRINTER)
    changed = take(PRINTER.replace("= 59", "= 17"), replace=True)
    assert (changed.origin, changed.shipped) == ("changed", PRINTER)
    with pytest.raises(ProfileRefused) as old:
        take('schema = 2\nid = "newer"\n[framing]\nterminators = "03"\n')
    assert old.value.problem.facts["key"] == "schema"
    with pytest.raises(ProfileRefused) as broken:
        take("это не TOML")
    assert broken.value.problem.code == "not_toml"
    with pytest.raises(ProfileIdBad):
        take('schema = 1\nid = "Lane 2"\n[framing]\nterminators = "03"\n')


def test_a_text_that_fits_several_kinds_has_to_say_which(shop: Shop, workshop: Workshop) -> None:
    with pytest.raises(ProfileKindUnclear):
        shop.store.write(lambda uow: profiles.take_in(uow, workshop, 'schema = 1\nid = "x"\n', None, False, HAND))
    made = shop.store.write(lambda uow: profiles.take_in(uow, workshop, 'schema = 1\nid = "x"\n', DeviceKind.SCANNER, False, HAND))
    assert made.kind is DeviceKind.SCANNER


def test_a_calibration_says_who_vouches_and_brings_the_vectors_up_to_date(shop: Shop, workshop: Workshop) -> None:
    found: Values = {
        ("codepages", "cp866"): 17,
        ("source", "codepages", "verified"): "field",
        ("source", "codepages", "url"): "here",
    }
    done = shop.store.write(lambda uow: profiles.calibrate(uow, workshop, "small", found, HAND))
    assert done.text == PRINTER.replace("= 59", "= 17").replace("74 3b", "74 11").replace('"db"', '"field"').replace(
        "https://example.org/slots", "here"
    )
    seen = shop.store.read(lambda uow: profiles.examine(uow, workshop, "small", done.text))
    assert all(one.passed for one in seen.vectors)
    (slot,) = [one for one in seen.values if one.place == "codepages.cp866"]
    assert (slot.value, slot.verified, slot.changed, slot.origin) == (17, "field", True, "here")


def test_every_value_says_whose_it_is_and_who_vouches_for_it(shop: Shop, workshop: Workshop) -> None:
    draft = PRINTER.replace("= 59", "= 7") + '[cutter]\nkind = "full"\n'
    values = {one.place: one for one in shop.store.read(lambda uow: profiles.examine(uow, workshop, "small", draft)).values}
    assert (values["confirm"].origin, values["confirm"].verified) == ("base", "unverified")
    # The slot was changed and its source was not: nobody vouches for it now.
    assert (values["codepages.cp866"].verified, values["codepages.cp866"].changed) == ("unverified", True)
    assert (values["cutter.kind"].origin, values["cutter.kind"].verified) == ("here", "unverified")
    assert (values["paper.dots"].origin, values["paper.dots"].verified) == ("default", None)
    unchanged = {one.place: one for one in shop.store.read(lambda uow: profiles.examine(uow, workshop, "small", PRINTER)).values}
    assert (unchanged["codepages.cp866"].verified, unchanged["codepages.cp866"].source) == ("db", "https://example.org/slots")
    assert not any(one.changed for one in unchanged.values())


def test_an_override_that_an_upgrade_made_wrong_is_told_and_the_shipped_text_is_used(shop: Shop, folder: Path) -> None:
    before = Workshop(folder)
    shop.store.write(lambda uow: profiles.save(uow, before, "small", PRINTER + "[cutter]\nfeed_lines = 3\n", 0, HAND))
    newer = PRINTER.replace("cp866 = 59", "cp1251 = 6") + '[text]\npage = "cp1251"\n'
    (folder / "printers" / "small.toml").write_text(newer, encoding="utf-8")
    moved = shop.store.read(lambda uow: profiles.profile(uow, Workshop(folder), "small"))
    assert moved.moved and moved.origin == "changed" and "feed_lines = 3" in moved.text and "cp1251 = 6" in moved.text
    shop.store.write(lambda uow: profiles.save(uow, before, "small", PRINTER + '[text]\npage = "cp866"\n', 1, HAND))
    broken = shop.store.read(lambda uow: profiles.profile(uow, Workshop(folder), "small"))
    assert (broken.origin, broken.text) == ("shipped", newer)
    assert broken.problem is not None and broken.problem.code == "page_without_slot"


def test_a_comparison_shows_what_is_gone_and_what_is_new() -> None:
    lines = compared("a\nb\nc\n", "a\nB\nc\nd\n")
    assert [(one.sign, one.before, one.after, one.text) for one in lines] == [
        ("same", 1, 1, "a"),
        ("gone", 2, None, "b"),
        ("new", None, 2, "B"),
        ("same", 3, 3, "c"),
        ("new", None, 4, "d"),
    ]
